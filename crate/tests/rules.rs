//! The rules keep their word: every example holds, and nothing in them is dead.

#![allow(clippy::string_slice, reason = "a test that cuts wrongly fails")]

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "the tests read the files and do not write tables")]
mod compiler;

use std::collections::BTreeSet;
use std::path::Path;

use clauselight::detect::{Candidate, detect};
use clauselight::language::Language;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::pattern::SHIPPED;
use clauselight::pattern::tables::Role;
use clauselight::report::Polarity;
use clauselight::text::document::Document;
use clauselight::text::span::ByteOffset;
use clauselight::{Options, analyze};
use compiler::files::{Knowledge, Patterns, Rule, load};
use compiler::syntax;

/// One example: its text without marks, and the marked words.
struct Example {
    page: Page,
    marked: Option<(usize, usize)>,
}

fn knowledge() -> Knowledge {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("the crate was built from these files")
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

/// What a rule finds in an example, exceptions included.
fn candidates(example: &Example, rule: usize, language: u8) -> Vec<Candidate> {
    let document = Document::read(&example.page);
    let language = Language::ALL[usize::from(language)];
    let mut all = detect(&document, &SHIPPED, language, |_, _| true);
    all.retain(|candidate| usize::from(candidate.rule) == rule);
    all
}

/// Calls `check` for every rule and language and fails with all complaints at once.
fn for_each_rule(mut check: impl FnMut(usize, u8, &Rule, &Patterns, &mut Vec<String>)) {
    let knowledge = knowledge();
    let mut complaints = Vec::new();
    for (number, rule) in knowledge.rules.iter().enumerate() {
        for (language, patterns) in rule.languages() {
            check(number, language, rule, patterns, &mut complaints);
        }
    }
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_risky_example_gives_one_finding_on_its_marked_words() {
    for_each_rule(|number, language, rule, patterns, complaints| {
        for source in &patterns.risky {
            let source = source.as_ref();
            let example = example(source);
            let mut found = candidates(&example, number, language);
            let excepted = found.iter().filter(|c| !c.exceptions.is_empty()).count();
            found.retain(|candidate| candidate.exceptions.is_empty());
            let [candidate] = found.as_slice() else {
                complaints.push(format!(
                    "{}: {} findings ({excepted} more silenced by an exception): {source}",
                    rule.id,
                    found.len()
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
    });
}

#[test]
fn no_fine_example_gives_a_finding() {
    for_each_rule(|number, language, rule, patterns, complaints| {
        for source in patterns.not_risky() {
            let source = source.as_ref();
            for candidate in candidates(&example(source), number, language) {
                if candidate.holds() {
                    let by: Vec<&str> = candidate.patterns.iter().map(|p| pattern_text(*p)).collect();
                    complaints.push(format!("{}: fires by `{}`: {source}", rule.id, by.join("`, `")));
                }
            }
        }
    });
}

/// Risks that are listed for examples that do not have them: the type, its language, and the example.
///
/// No pattern holds in any of them, or an exception speaks against it; the model lists them all the same. An
/// entry goes when it no longer does.
const FALSELY_LISTED: [(&str, Language, &str); 8] = [
    (
        "unilateral-change",
        Language::En,
        "We may change these terms only after we have notified you and you have agreed.",
    ),
    ("claim-time-limit", Language::En, "You must claim your prize within one year."),
    ("liability-exclusion", Language::En, "We are liable for any damage that we cause."),
    ("penalty-fees", Language::En, "When setting a price, a host can add a cleaning fee."),
    ("arbitration", Language::De, "Der Kunde kann den Dienst beenden."),
    ("termination-at-will", Language::De, "Wenn Sie gehen wollen, kann das Konto jederzeit geschlossen werden."),
    ("termination-at-will", Language::De, "Der Kunde kann den Vertrag jederzeit fristlos kündigen."),
    ("unilateral-change", Language::De, "Wir können diese Bedingungen nur ändern, wenn Sie schriftlich zustimmen."),
];

/// The clause types of risks that are listed for an example, whatever its rule.
fn risks(example: &Example, language: Language) -> BTreeSet<&'static str> {
    let report = analyze(&example.page, &Options { language: Some(language), ..Options::default() });
    let risks = report.findings.iter().filter(|f| matches!(f.polarity, Polarity::Blocker | Polarity::Bad));
    risks.map(|finding| finding.clause).collect()
}

#[test]
fn a_fine_example_is_listed_as_no_risk_but_those_that_its_file_names() {
    let mut errs = BTreeSet::new();
    for_each_rule(|_, language, rule, patterns, complaints| {
        let language = Language::ALL[usize::from(language)];
        for source in patterns.not_risky() {
            let source = source.as_ref();
            let named: BTreeSet<&str> = patterns
                .elsewhere
                .iter()
                .filter(|(_, sources)| sources.iter().any(|other| other.as_ref() == source))
                .map(|(other, _)| other.as_str())
                .collect();
            let listed = risks(&example(source), language);
            for risk in listed.difference(&named) {
                let known = FALSELY_LISTED.iter().position(|entry| *entry == (*risk, language, source));
                if let Some(known) = known {
                    errs.insert(known);
                } else {
                    complaints.push(format!("{}: listed as {risk}, which the file does not say: {source}", rule.id));
                }
            }
            for risk in named.difference(&listed) {
                complaints.push(format!("{}: not listed as {risk}, though the file says so: {source}", rule.id));
            }
        }
    });
    let right: Vec<_> = (0..).zip(FALSELY_LISTED).filter(|(at, _)| !errs.contains(at)).collect();
    assert!(right.is_empty(), "no longer listed: {right:#?}");
}

#[test]
fn without_any_one_pattern_some_risky_example_fails() {
    for_each_rule(|number, language, rule, patterns, complaints| {
        let mut alone = BTreeSet::new();
        for source in &patterns.risky {
            for candidate in candidates(&example(source.as_ref()), number, language) {
                if let [only] = candidate.patterns.as_slice() {
                    alone.insert(*only);
                }
            }
        }
        complain_of_dead(rule, number, language, Role::Finds, &alone, complaints);
    });
}

#[test]
fn without_any_one_exception_some_fine_example_fires() {
    for_each_rule(|number, language, rule, patterns, complaints| {
        let mut alone = BTreeSet::new();
        for source in patterns.not_risky() {
            for candidate in candidates(&example(source.as_ref()), number, language) {
                if let [only] = candidate.exceptions.as_slice() {
                    alone.insert(*only);
                }
            }
        }
        complain_of_dead(rule, number, language, Role::Excepts, &alone, complaints);
    });
}

/// Complains of every pattern of a rule that is not in `alive`.
fn complain_of_dead(
    rule: &Rule,
    number: usize,
    language: u8,
    role: Role,
    alive: &BTreeSet<u16>,
    complaints: &mut Vec<String>,
) {
    for (at, pattern) in (0..).zip(SHIPPED.patterns) {
        let ours = usize::from(pattern.rule) == number && pattern.language == language;
        if ours && pattern.role == role && !alive.contains(&at) {
            let what =
                if role == Role::Excepts { "no fine example needs the exception" } else { "no risky example needs" };
            complaints.push(format!("{}: {what} `{}`", rule.id, pattern_text(at)));
        }
    }
}

/// The source of a pattern, by its index in the tables.
fn pattern_text(at: u16) -> &'static str {
    use std::sync::LazyLock;
    static TEXTS: LazyLock<Vec<String>> =
        LazyLock::new(|| knowledge().places.into_iter().map(|place| place.text).collect());
    &TEXTS[usize::from(at)]
}

#[test]
fn patterns_and_vocabulary_are_in_canonical_form() {
    let knowledge = knowledge();
    let mut complaints = Vec::new();
    for place in &knowledge.places {
        let canonical = syntax::parse(&place.text).expect("the crate was built from it").to_string();
        if canonical != syntax::fold(&place.text) {
            complaints.push(format!("{}:{}: write `{canonical}`", place.path.display(), place.line));
        }
    }
    for (place, sequence) in &knowledge.vocabulary {
        let canonical = syntax::Elements(sequence).to_string();
        if canonical != syntax::fold(&place.text) {
            complaints.push(format!("{}:{}: write `{canonical}`", place.path.display(), place.line));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn examples_are_whole_and_marked() {
    for_each_rule(|_, _, rule, patterns, complaints| {
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
    });
}
