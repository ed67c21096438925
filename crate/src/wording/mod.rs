//! What a report says to the reader, in the language that the reader chose.
//!
//! Last step before a report leaves. Everything is understood and composed in English; a report in another
//! language has sentences of that language, those of a row of `details.toml` from `rules/rows/` or else the clause
//! types' own from `rules/texts/`, and behind them, one by one, what the composed sentence names of the clause: a sum,
//! a length of time, a place ([`crate::understand::particulars`]). Nothing is inflected, and what is quoted stays as it
//! is written, whatever language that is.

pub mod phrases;
mod plural;

use std::borrow::Cow;

use crate::knowledge::names::Told;
use crate::knowledge::prevalence::Share;
use crate::knowledge::{ALL, Rule, rule};
use crate::language::Language;
use crate::own::{Fault, LONGEST};
use crate::report::{Action, Facts, Finding, Only, PageKind, Report, Standing};
use crate::text::cut::Cut;
use crate::text::span::{Utf16Index, Utf16Offset};
use crate::understand::actions::way::Held;
use crate::understand::facts::condition::{Condition, Limit};
use crate::understand::facts::free::Cap;
use crate::understand::limit::SOME_PLACES;
use crate::understand::particulars::{Particular, Particulars};
use crate::understand::period::Period;
use crate::understand::summary::{another_actor, in_headline, readers_condition};
use plural::Plural;

/// Texts by what they stand for in English.
type Table = &'static [(&'static str, &'static str)];

/// The phrases of a language.
type Phrases = phrases::Phrases<&'static str, Plural, Table>;

use phrases::{Caps, Conditions, Kinds, Labels, Numbers, Patterns, Sentences, Shares};

/// What is said in a language other than English.
#[derive(Debug)]
struct Texts {
    language: Language,
    /// Of each clause type, in the order of [`ALL`].
    clauses: &'static [Said],
    /// Of each offer.
    offers: &'static [(Told, &'static str)],
    /// Titles and explanations of the rows of `details.toml`, with those of their slots that need no grammar.
    rows: Table,
    phrases: Phrases,
}

/// What is said of a clause type.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Its title.
    pub title: &'static str,
    /// What it means.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What the reader can do.
    pub todo: &'static str,
    /// What is missed where nothing answers it.
    pub absent: Option<&'static str>,
    /// Legal references.
    pub references: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// What is said of a clause type in a language.
#[must_use]
pub fn said(rule: &'static Rule, language: Language) -> Said {
    let Some(texts) = Texts::of(language) else {
        let Rule { title, what, why, todo, references, answered, .. } = *rule;
        return Said { title, what, why, todo, absent: answered.map(|answered| answered.note), references };
    };
    texts.said(rule.clause)
}

/// What is wrong with what a person watches for, in a language.
#[must_use]
pub fn of_fault(fault: &Fault, language: Language) -> String {
    let Some(texts) = Texts::of(language) else { return fault.to_string() };
    let Patterns { empty, long, not_regular, large, everywhere } = texts.phrases.patterns;
    match fault {
        Fault::Empty => empty.to_owned(),
        Fault::Long => fill(long, &[("most", &LONGEST.to_string())]),
        Fault::NotRegular(_) => not_regular.to_owned(),
        Fault::Large(_) => large.to_owned(),
        Fault::Everywhere => everywhere.to_owned(),
    }
}

/// Puts a report, as it is in English, into a language.
pub fn put(report: &mut Report, language: Language) {
    let Some(texts) = Texts::of(language) else { return };
    let worded: Vec<Worded> = report.findings.iter().map(|finding| texts.finding(finding)).collect();
    texts.first(report, &worded);
    texts.account(report);
    let narrowed: Vec<Vec<String>> = report.findings.iter().map(|it| texts.narrowed(it, report, &worded)).collect();
    let kind = report.kind;
    for ((finding, worded), notes) in report.findings.iter_mut().zip(worded).zip(narrowed) {
        let said = texts.said(finding.clause);
        (finding.title, finding.what) = (worded.short, worded.what);
        (finding.why, finding.todo, finding.references) = (said.why, said.todo, said.references);
        if let Some(only) = &mut finding.only {
            only.told = texts.only(only);
        }
        for (narrowed, note) in finding.narrowed.iter_mut().zip(notes) {
            narrowed.note = note;
        }
        if let Some(prevalence) = &mut finding.prevalence {
            prevalence.note = texts.share(Share::of(prevalence.found, prevalence.documents), kind);
        }
    }
    for action in &mut report.actions {
        texts.action(action);
    }
    if let Some(only) = &mut report.only {
        only.told = texts.only(only);
    }
}

/// What is said of a finding.
struct Worded {
    /// Its title.
    short: String,
    /// The same, with what it names of the clause.
    title: String,
    /// Its explanation.
    what: String,
}

impl Texts {
    /// Those of a language; `None` for English, in which everything is composed.
    fn of(language: Language) -> Option<&'static Self> {
        TEXTS.iter().find(|texts| texts.language == language)
    }

    fn said(&self, clause: &str) -> Said {
        let at = ALL.iter().position(|rule| rule.clause == clause).expect("a clause type has a rule");
        self.clauses[at]
    }

    fn finding(&self, finding: &Finding) -> Worded {
        let said = self.said(finding.clause);
        let Particulars { title: of_title, what: of_what, row } = &finding.particulars;
        let (short, rest) = self
            .row(row.title, of_title, finding)
            .unwrap_or_else(|| (said.title.to_owned(), of_title.iter().collect()));
        let named = rest.into_iter().filter(|particular| particular.is_of_a_headline());
        let named: Vec<String> = named.map(|particular| self.particular(particular, finding)).collect();
        let title = if named.is_empty() { short.clone() } else { format!("{short} ({})", named.join("; ")) };
        let (mut what, rest) =
            self.row(row.what, of_what, finding).unwrap_or_else(|| (said.what.to_owned(), of_what.iter().collect()));
        for particular in rest {
            what.push_str(&format!(" {}.", self.particular(particular, finding)));
        }
        what.extend(finding.only.as_ref().map(|only| format!(" {}", self.only(only))));
        Worded { short, title, what }
    }

    /// What a row of `details.toml` says, with those particulars that it does not name; nothing where there is no row,
    /// or where what it names is not known.
    fn row<'p>(&self, english: &str, of: &'p [Particular], finding: &Finding) -> Option<(String, Vec<&'p Particular>)> {
        let (_, text) = self.rows.iter().find(|(known, _)| *known == english)?;
        let mut text = (*text).to_owned();
        let mut rest = Vec::new();
        for particular in of {
            let named = if text.contains("{all}") { "{all}" } else { "{named}" };
            // A row says of what it speaks.
            if matches!(particular, Particular::Data) {
                continue;
            }
            let filled = match particular {
                Particular::Named(names) => Some((named, self.joined(self.phrases.sentences.or, &self.names(names)))),
                Particular::Period(of) => Some(("{period}", self.period(*of))),
                Particular::Ahead(of) => Some(("{ahead}", self.period(*of))),
                Particular::Age => Some(("{age}", finding.facts.age.unwrap_or_default().to_string())),
                _ => None,
            };
            match filled.filter(|(slot, _)| text.contains(slot)) {
                Some((slot, value)) => text = text.replace(slot, &value),
                None => rest.push(particular),
            }
        }
        (!text.contains('{')).then_some((text, rest))
    }

    /// What lists of `rules/read/` call by names.
    fn names(&self, names: &[&'static str]) -> Vec<&'static str> {
        names.iter().map(|name| of_table(self.phrases.named, name)).collect()
    }

    /// Headline and first lines. A headline is a sentence for each of its findings: that keeps the case of their
    /// first letters.
    fn first(&self, report: &mut Report, worded: &[Worded]) {
        let provider = report.provider.as_deref();
        let at = |id: &str| report.findings.iter().position(|finding| finding.id == id).expect("it is listed");
        let told: Vec<&Finding> = report.first.iter().map(|line| &report.findings[at(&line.finding)]).collect();
        let actor = |finding: &Finding| {
            let another = another_actor(finding, provider).filter(|_| finding.what.starts_with("They "));
            // Who is not named by a text in another language is told in its words.
            let words = another.filter(|actor| *actor == "others").and_then(|_| verbatim(finding, "actor"));
            another
                .map(|actor| self.labelled(self.phrases.labels.actor, &self.quoted(words.as_deref().unwrap_or(actor))))
        };
        let sentences: Vec<String> = in_headline(&told)
            .map(|finding| {
                let actor = actor(finding).map_or_else(String::new, |actor| format!(" ({actor})"));
                let title = &worded[at(&finding.id)].title;
                let limit = finding.only.as_ref().map_or_else(String::new, |only| format!(" {}", self.only(only)));
                let condition = readers_condition(finding).map_or_else(String::new, |condition| {
                    format!(" {}.", self.labelled(self.phrases.labels.condition, &self.condition(condition)))
                });
                format!("{title}{actor}.{condition}{limit}")
            })
            .collect();
        let lines: Vec<String> = told
            .iter()
            .map(|finding| {
                let mut line = worded[at(&finding.id)].what.clone();
                line.extend(actor(finding).map(|actor| format!(" {actor}.")));
                let missed = report.absent.iter().any(|absent| absent.because.contains(&finding.id));
                let missed = self.said(finding.clause).absent.filter(|_| missed);
                line.extend(missed.map(|missed| format!(" {}", self.none_found(missed))));
                line
            })
            .collect();
        report.headline = (!sentences.is_empty()).then(|| sentences.join(" "));
        for (line, text) in report.first.iter_mut().zip(&lines) {
            text.clone_into(&mut line.text);
        }
        report.summary = lines;
    }

    /// What is missing, how the grade came about, where it stands.
    fn account(&self, report: &mut Report) {
        let Sentences { refers_to, .. } = self.phrases.sentences;
        for absent in &mut report.absent {
            let risk = absent.because.first().and_then(|id| report.findings.iter().find(|finding| finding.id == *id));
            let missed = risk.and_then(|finding| self.said(finding.clause).absent).expect("what is missed has a note");
            absent.note = self.none_found(missed);
            if !absent.refers_to.is_empty() {
                let names: Vec<String> = absent.refers_to.iter().map(|name| self.quoted(name)).collect();
                absent.note += &format!(" {}", fill(refers_to, &[("names", &self.series(&names))]));
            }
        }
        for reason in &mut report.grade_reasons {
            let title = self.said(reason.clause).title;
            reason.text = match reason.places {
                0 => self.labelled(self.phrases.labels.none_found, title),
                1 => title.to_owned(),
                places => format!("{title} ({})", self.number(self.phrases.numbers.place, places)),
            };
        }
        if let Some(Standing { fewer, documents, read, note }) = &mut report.standing {
            let kind = self.kind(report.kind);
            let Shares { fewer: some, few_fewer, none_fewer, .. } = self.phrases.shares;
            let slots = [("kind", kind), ("read", *read)];
            *note = match Share::of(*fewer, *documents) {
                Share::None => fill(none_fewer, &slots),
                Share::Few => fill(few_fewer, &slots),
                Share::OfAHundred(share) => fill(some, &[slots[0], slots[1], ("share", &share.to_string())]),
            };
        }
    }

    /// The notes on promises that narrow a finding.
    fn narrowed(&self, finding: &Finding, report: &Report, worded: &[Worded]) -> Vec<String> {
        let Sentences { open, rest_open, .. } = self.phrases.sentences;
        let narrowings = rule(finding.clause).map_or(&[] as &[_], |rule| rule.narrowed);
        let note = |by: &str| {
            let at = report.findings.iter().position(|promise| promise.id == by).expect("it is listed");
            let promises = report.findings[at].clause;
            let left = narrowings.iter().find(|narrowing| narrowing.by == promises).and_then(|it| it.open);
            let left = left.map(|left| fill(open, &[("what", of_table(self.phrases.open, left))]));
            format!("{} {}", worded[at].what, left.as_deref().unwrap_or(rest_open))
        };
        finding.narrowed.iter().map(|narrowed| note(&narrowed.by)).collect()
    }

    fn action(&self, action: &mut Action) {
        action.label = self.label(action.offer);
        for also in &mut action.also {
            also.label = self.label(also.offer);
        }
        if let Some(Held { instructions, message }) = action.held {
            let Sentences { unsubscribe_link, opt_out_instructions, .. } = self.phrases.sentences;
            let what = if instructions { opt_out_instructions } else { unsubscribe_link };
            action.target = fill(what, &[("message", of_table(self.phrases.messages, message))]);
        }
        if action.only.is_some() {
            let places: Vec<&str> = action.places.iter().map(|place| self.place(place)).collect();
            action.only = Some(self.series(&places));
        }
    }

    fn place(&self, place: &'static str) -> &'static str {
        match place {
            SOME_PLACES => self.phrases.sentences.some_places,
            place => of_table(self.phrases.places, place),
        }
    }

    /// For whom, or for what part of the service, alone a clause is: that part is told as one, since its name is
    /// composed in English.
    fn only(&self, only: &Only) -> String {
        let people = only.people.map(|people| of_table(self.phrases.people, people.key()));
        let places: Vec<&str> = only.named.iter().map(|place| self.place(place)).collect();
        let places = Some(self.series(&places)).filter(|places| !places.is_empty());
        let part = only.part.as_ref().map(|_| self.phrases.sentences.some_part.to_owned());
        let all: Vec<String> = people.map(str::to_owned).into_iter().chain(places).chain(part).collect();
        format!("{}.", self.labelled(self.phrases.labels.only, &all.join("; ")))
    }

    fn label(&self, offer: Told) -> &'static str {
        let label = self.offers.iter().find(|(told, _)| *told == offer).map(|(_, label)| *label);
        label.expect("every offer has a label")
    }

    /// A particular of a finding, behind what it is.
    fn particular(&self, particular: &Particular, finding: &Finding) -> String {
        let Labels {
            data,
            recipients,
            sources,
            cap,
            period,
            ahead,
            place,
            age,
            named,
            manner,
            condition,
            left_out,
            ..
        } = self.phrases.labels;
        let Facts { data: of_data, recipients: of_whom, place: at, manner: manners, .. } = &finding.facts;
        let written = |name: &str, fact: &Option<String>| {
            let composed = fact.as_deref().unwrap_or_default();
            self.quoted(&verbatim(finding, name).map_or(Cow::Borrowed(composed), Cow::Owned))
        };
        match particular {
            Particular::Data => self.labelled(data, &written("data", of_data)),
            Particular::Recipients => self.labelled(recipients, &written("recipients", of_whom)),
            Particular::Sources => self.labelled(sources, &written("recipients", of_whom)),
            Particular::Cap => {
                self.labelled(cap, &finding.facts.cap.as_ref().map_or_else(String::new, |cap| self.cap(cap)))
            }
            Particular::Period(of) => self.labelled(period, &self.period(*of)),
            Particular::Ahead(of) => self.labelled(ahead, &self.period(*of)),
            Particular::Place => self.labelled(place, at.as_deref().unwrap_or_default()),
            Particular::Age => self.labelled(age, &finding.facts.age.unwrap_or_default().to_string()),
            Particular::Named(names) => self.labelled(named, &self.names(names).join(", ")),
            Particular::Manner => {
                let all: Vec<&str> = manners.iter().map(|manner| of_table(self.phrases.manners, manner)).collect();
                self.labelled(manner, &all.join(", "))
            }
            Particular::Condition => {
                let of = finding.facts.condition.map_or_else(String::new, |condition| self.condition(condition));
                self.labelled(condition, &of)
            }
            Particular::Limit(Limit::Cases) => self.labelled(condition, self.phrases.conditions.cases),
            Particular::Limit(Limit::Exceptions) => self.labelled(condition, self.phrases.conditions.exceptions),
            Particular::LeftOut(term, what) => {
                self.labelled(&fill(left_out, &[("term", &self.quoted(term))]), &self.quoted(what))
            }
        }
    }

    fn condition(&self, condition: Condition) -> String {
        let Conditions {
            unless_you_consent,
            with_your_consent,
            without_asking,
            unless_you_opt_out,
            notice_in_cases,
            notice_of,
            reasonable_notice,
            notice,
            ..
        } = self.phrases.conditions;
        let text = match condition {
            Condition::UnlessConsent => unless_you_consent,
            Condition::WithConsent => with_your_consent,
            Condition::WithoutAsking => without_asking,
            Condition::UnlessOptOut => unless_you_opt_out,
            Condition::NoticeInCases => notice_in_cases,
            Condition::NoticeOf(period) => return fill(notice_of, &[("period", &self.period(period))]),
            Condition::ReasonableNotice => reasonable_notice,
            Condition::Notice => notice,
        };
        text.to_owned()
    }

    fn cap(&self, cap: &Cap) -> String {
        let Caps { paid, paid_in, more, less, more_of } = self.phrases.caps;
        let what_was_paid = |period: &Option<Period>| {
            period.map_or_else(|| paid.to_owned(), |period| fill(paid_in, &[("period", &self.period(period))]))
        };
        match cap {
            Cap::Sum(sum) => sum.clone(),
            Cap::Paid(period) => what_was_paid(period),
            Cap::More(sum, period) => fill(more, &[("amount", sum), ("paid", &what_was_paid(period))]),
            Cap::Less(sum, period) => fill(less, &[("amount", sum), ("paid", &what_was_paid(period))]),
            Cap::MoreOf(sum, period) => fill(more_of, &[("amount", sum), ("paid", &what_was_paid(period))]),
        }
    }

    fn period(&self, period: Period) -> String {
        let Numbers { hour, day, week, month, year, .. } = self.phrases.numbers;
        let (count, unit) = period.parts();
        let forms = match unit {
            "hour" => hour,
            "week" => week,
            "month" => month,
            "year" => year,
            _ => day,
        };
        self.number(forms, count)
    }

    fn number(&self, forms: Plural, number: u32) -> String {
        fill(forms.of(self.language, number), &[("n", &number.to_string())])
    }

    /// How many documents of a kind have a clause.
    fn share(&self, share: Share, kind: PageKind) -> String {
        let Shares { have, few_have, none_has, .. } = self.phrases.shares;
        let kind = ("kind", self.kind(kind));
        match share {
            Share::None => fill(none_has, &[kind]),
            Share::Few => fill(few_have, &[kind]),
            Share::OfAHundred(share) => fill(have, &[kind, ("share", &share.to_string())]),
        }
    }

    fn kind(&self, kind: PageKind) -> &'static str {
        let Kinds { terms_of_service, privacy_policy, cookie_policy, licence, data_processing, guidelines, other } =
            self.phrases.kinds;
        match kind {
            PageKind::TermsOfService => terms_of_service,
            PageKind::PrivacyPolicy => privacy_policy,
            PageKind::CookiePolicy => cookie_policy,
            PageKind::Licence => licence,
            PageKind::DataProcessing => data_processing,
            PageKind::Guidelines => guidelines,
            PageKind::Other => other,
        }
    }

    fn none_found(&self, what: &str) -> String {
        fill(self.phrases.sentences.none_found, &[("what", what)])
    }

    fn labelled(&self, label: &str, value: &str) -> String {
        fill(self.phrases.sentences.labelled, &[("label", label), ("value", value)])
    }

    fn quoted(&self, text: &str) -> String {
        fill(self.phrases.sentences.quoted, &[("text", text)])
    }

    /// "a, b and c".
    fn series<T: AsRef<str>>(&self, parts: &[T]) -> String {
        self.joined(self.phrases.sentences.and, parts)
    }

    /// Parts, of which a phrase joins the last to the others.
    fn joined<T: AsRef<str>>(&self, phrase: &str, parts: &[T]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        match parts.split_last() {
            Some((last, first)) if !first.is_empty() => fill(phrase, &[("first", &first.join(", ")), ("last", last)]),
            _ => parts.concat(),
        }
    }
}

/// A fact of a finding as the document has it, where it stands within the finding.
fn verbatim(finding: &Finding, fact: &str) -> Option<String> {
    let at = finding.facts.at.get(fact).filter(|at| finding.start <= at.start && at.end <= finding.end)?;
    let index = Utf16Index::new(&finding.quote);
    let byte = |at: u32| Some(index.byte(Utf16Offset(at - finding.start)).ok()?.index());
    let text = finding.quote.between(byte(at.start)?, byte(at.end)?);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of a table; the build refuses a table that lacks one.
fn of_table(table: Table, english: &str) -> &'static str {
    let known = table.iter().find(|(key, _)| *key == english);
    known.map(|(_, text)| *text).expect("every key has a text")
}

/// A text with its slots filled. It is gone through once: what is put in may have braces of its own.
fn fill(text: &str, slots: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (slot, after))) =
        rest.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    {
        out.push_str(before);
        out.push_str(slots.iter().find(|(name, _)| *name == slot).map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_put_into_a_slot_has_no_slots() {
        assert_eq!(fill("{label}: {value}.", &[("label", "{value}"), ("value", "a {b")]), "{value}: a {b.");
    }
}
