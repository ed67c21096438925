//! What holds of every rule, whatever tables its patterns were compiled to.

use std::collections::BTreeSet;

use clauselight::detect::{Candidate, detect};
use clauselight::language::Language;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::pattern::matcher::Matcher;
use clauselight::pattern::tables::{Role, Tables};
use clauselight::report::Polarity;
use clauselight::text::document::Document;
use clauselight::text::normalize;
use clauselight::text::span::ByteOffset;

use clauselight::{Options, analyze};
use toml::Spanned;

use crate::compiler::files::{Knowledge, Patterns, Rule};
use crate::compiler::syntax;

/// One example: its text without marks, and the marked words.
struct Example {
    page: Page,
    marked: Option<(usize, usize)>,
}

/// Rules as their files give them, and the tables that they were compiled to.
#[derive(Clone, Copy)]
pub struct Checks<'k> {
    pub knowledge: &'k Knowledge,
    pub tables: &'k Tables<'k>,
    /// The one language whose patterns are looked at; all where there is none.
    pub language: Option<Language>,
}

impl Checks<'_> {
    /// Every risky example gives one finding, on its marked words.
    pub fn risky(self) -> Vec<String> {
        self.for_each_rule(|number, language, rule, patterns, complaints| {
            for source in &patterns.risky {
                let source = source.as_ref();
                let example = example(source);
                let mut found = self.candidates(&example, number, language);
                let excepted = found.iter().filter(|c| !c.exceptions.is_empty()).count();
                found.retain(|candidate| candidate.exceptions.is_empty());
                let [candidate] = found.as_slice() else {
                    let times = found.len();
                    complaints.push(format!(
                        "{}: {times} findings ({excepted} more silenced by an exception): {source}",
                        rule.id
                    ));
                    continue;
                };
                let (Some(first), Some(last)) = (candidate.evidence.first(), candidate.evidence.last()) else {
                    complaints.push(format!("{}: no evidence: {source}", rule.id));
                    continue;
                };
                let hull = (first.start.0 as usize, last.end.0 as usize);
                if example.marked != Some(hull) {
                    let words = &example.page.text()[hull.0..hull.1];
                    complaints.push(format!("{}: rests on [[{words}]], not on what is marked: {source}", rule.id));
                }
            }
        })
    }

    /// No fine example gives a finding.
    pub fn fine(self) -> Vec<String> {
        self.for_each_rule(|number, language, rule, patterns, complaints| {
            for source in patterns.not_risky() {
                let source = source.as_ref();
                for candidate in self.candidates(&example(source), number, language) {
                    if candidate.holds() {
                        let by: Vec<&str> = candidate.patterns.iter().map(|p| self.pattern_text(*p)).collect();
                        complaints.push(format!("{}: fires by `{}`: {source}", rule.id, by.join("`, `")));
                    }
                }
            }
        })
    }

    /// No example without the rule's risk is listed as another, but for those whose file says so and those of
    /// `errs`: type, language and example.
    pub fn elsewhere(self, errs: &[(&str, Language, &str)]) -> Vec<String> {
        let mut met = BTreeSet::new();
        let mut complaints = self.for_each_rule(|_, language, rule, patterns, complaints| {
            let language = Language::ALL[usize::from(language)];
            for source in patterns.not_risky().map(AsRef::as_ref) {
                let says = |sources: &[Spanned<String>]| sources.iter().any(|other| other.as_ref() == source);
                let named = patterns.elsewhere.iter().filter(|(_, sources)| says(sources));
                let named: BTreeSet<&str> = named.map(|(other, _)| other.as_str()).collect();
                let listed = risks(&example(source), language);
                for risk in listed.difference(&named).filter(|risk| **risk != rule.id) {
                    match errs.iter().position(|entry| *entry == (*risk, language, source.as_str())) {
                        Some(known) => drop(met.insert(known)),
                        None => complaints
                            .push(format!("{}: listed as {risk}, which the file does not say: {source}", rule.id)),
                    }
                }
            }
        });
        let right = (0..errs.len()).filter(|at| !met.contains(at));
        complaints.extend(right.map(|at| format!("no longer listed: {:?}", errs[at])));
        complaints
    }

    /// Without any one pattern some risky example fails.
    pub fn patterns(self) -> Vec<String> {
        self.for_each_rule(|number, language, rule, patterns, complaints| {
            let found = patterns.risky.iter().flat_map(|e| self.candidates(&example(e.as_ref()), number, language));
            let alone = found.filter_map(|found| only(&found.patterns)).collect();
            self.complain_of_dead(rule, (number, language, Role::Finds), &alone, complaints);
        })
    }

    /// Without any one exception some fine example fires.
    pub fn exceptions(self) -> Vec<String> {
        self.for_each_rule(|number, language, rule, patterns, complaints| {
            let found = patterns.not_risky().flat_map(|e| self.candidates(&example(e.as_ref()), number, language));
            let alone = found.filter_map(|found| only(&found.exceptions)).collect();
            self.complain_of_dead(rule, (number, language, Role::Excepts), &alone, complaints);
        })
    }

    /// Patterns and vocabulary are in canonical form.
    pub fn canonical(self) -> Vec<String> {
        let mut complaints = Vec::new();
        for place in &self.knowledge.places {
            let canonical = syntax::parse(&place.text).expect("it was compiled").to_string();
            if canonical != syntax::fold(&place.text) {
                complaints.push(format!("{}:{}: write `{canonical}`", place.path.display(), place.line));
            }
        }
        for (place, sequence) in &self.knowledge.classes.written {
            let canonical = syntax::Elements(sequence).to_string();
            if canonical != syntax::fold(&place.text) {
                complaints.push(format!("{}:{}: write `{canonical}`", place.path.display(), place.line));
            }
        }
        complaints
    }

    /// Classes that one rule uses stand in that rule.
    pub fn own(self) -> Vec<String> {
        self.knowledge.classes.shared_by_one()
    }

    /// Risky examples are marked, fine ones are not.
    pub fn marks(self) -> Vec<String> {
        self.for_each_rule(|_, _, rule, patterns, complaints| {
            for source in &patterns.risky {
                if example(source.as_ref()).marked.is_none() {
                    complaints.push(format!("{}: nothing is marked: {}", rule.id, source.as_ref()));
                }
            }
            for source in patterns.not_risky() {
                if source.as_ref().contains("[[") || source.as_ref().contains("]]") {
                    complaints.push(format!("{}: a fine example has no marks: {}", rule.id, source.as_ref()));
                }
            }
        })
    }

    /// A page's document, its words in the classes of these tables.
    pub fn read(&self, page: &Page) -> Document {
        let mut document = Document::read(page);
        let mut classes = Vec::new();
        normalize::words(page.text(), |word| classes.push(self.tables.lexicon.class_of(word.folded)));
        assert_eq!(classes.len(), document.tokens().len(), "each word is a token");
        for (token, class) in document.tokens_mut().iter_mut().zip(classes) {
            token.class = class;
        }
        document
    }

    /// The source of a pattern, by its index in the tables.
    pub fn pattern_text(&self, at: u16) -> &str {
        &self.knowledge.places[usize::from(at)].text
    }

    /// Calls `check` for every rule and language; all complaints.
    fn for_each_rule(&self, mut check: impl FnMut(usize, u8, &Rule, &Patterns, &mut Vec<String>)) -> Vec<String> {
        let mut complaints = Vec::new();
        for (number, rule) in self.knowledge.rules.iter().enumerate() {
            for (language, patterns) in rule.languages() {
                if self.language.is_none_or(|only| only.index() == language) {
                    check(number, language, rule, patterns, &mut complaints);
                }
            }
        }
        complaints
    }

    /// What a rule finds in an example, exceptions included.
    fn candidates(&self, example: &Example, rule: usize, language: u8) -> Vec<Candidate> {
        let document = self.read(&example.page);
        let language = Language::ALL[usize::from(language)];
        let mut all = detect(&document, &mut Matcher::new(self.tables, language.index()), language, |_, _| true);
        all.retain(|candidate| usize::from(candidate.rule) == rule);
        all
    }

    /// Complains of every pattern of a rule, a language and a role that is not in `alive`.
    fn complain_of_dead(
        &self,
        rule: &Rule,
        (number, language, role): (usize, u8, Role),
        alive: &BTreeSet<u16>,
        complaints: &mut Vec<String>,
    ) {
        for (at, pattern) in (0..).zip(self.tables.patterns) {
            let ours = usize::from(pattern.rule) == number && pattern.language == language;
            if ours && pattern.role == role && !alive.contains(&at) {
                let what = if role == Role::Excepts {
                    "no fine example needs the exception"
                } else {
                    "no risky example needs"
                };
                complaints.push(format!("{}: {what} `{}`", rule.id, self.pattern_text(at)));
            }
        }
    }
}

/// The clause types of risks that are listed for an example, whatever its rule.
fn risks(example: &Example, language: Language) -> BTreeSet<&'static str> {
    let report = analyze(&example.page, &Options { language: Some(language), ..Options::default() });
    let risks = report.findings.iter().filter(|f| matches!(f.polarity, Polarity::Blocker | Polarity::Bad));
    risks.map(|finding| finding.clause).collect()
}

/// The one of several, where there is no other.
fn only(all: &[u16]) -> Option<u16> {
    match all {
        [one] => Some(*one),
        _ => None,
    }
}

/// Reads an example: `# ` begins a heading, `- ` a list item, anything else is a paragraph.
fn example(source: &str) -> Example {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let (mut open, mut close) = (None, None);
    for line in source.lines() {
        let (kind, line) = if let Some(rest) = line.strip_prefix("# ") {
            (BlockKind::Heading { level: 2 }, rest)
        } else if let Some(rest) = line.strip_prefix("- ") {
            (BlockKind::ListItem { depth: 1 }, rest)
        } else {
            (BlockKind::Paragraph, line)
        };
        if !text.is_empty() {
            text.push('\n');
        }
        blocks.push(Block { kind, start: ByteOffset(u32::try_from(text.len()).expect("examples are short")) });
        let mut rest = line;
        while let Some(at) = rest.find("[[").into_iter().chain(rest.find("]]")).min() {
            text.push_str(&rest[..at]);
            *(if rest[at..].starts_with("[[") { &mut open } else { &mut close }) = Some(text.len());
            rest = &rest[at + 2..];
        }
        text.push_str(rest);
    }
    let page = Page::new(text, blocks, None, None).expect("an example is a page");
    Example { page, marked: open.zip(close) }
}
