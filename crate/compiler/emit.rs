//! The rules as Rust source; the fields are those of `src/knowledge/mod.rs`.

use super::files::Rule;
use super::read::{Reading, When};
use super::shape::{List, Offer, Polarity};

/// One rule.
pub fn rule(rule: &Rule, reading: &Reading) -> String {
    let file = &rule.file;
    let polarity = match file.polarity {
        Polarity::Blocker => "Blocker",
        Polarity::Bad => "Bad",
        Polarity::Neutral => "Neutral",
        Polarity::Good => "Good",
    };
    let assuring = rule.languages().filter(|(_, patterns)| !patterns.sure.is_empty());
    let assures = assuring.fold(0_u8, |bits, (language, _)| bits | 1 << language);
    let mut out = format!(
        "Rule{{clause:{:?},group:{:?},polarity:Polarity::{polarity},confidence:{:?},affirmed:{},bound:{},power:{},vague:{},formula:{},assures:{assures},",
        rule.id,
        rule.group,
        rule.confidence(),
        file.affirmed,
        file.bound || !file.affirmed,
        file.power,
        file.vague,
        file.formula
    );
    let fields: [(&str, &dyn std::fmt::Debug); 17] = [
        ("title", &file.title),
        ("what", &file.what),
        ("why", &file.why),
        ("todo", &file.todo),
        ("titles", &file.titles),
        ("whats", &file.whats),
        ("references", &file.references),
        ("weight", &file.weight),
        ("narrowed", &file.narrowed),
        ("answered", &answered(rule)),
        ("offers", &Source(offers(rule))),
        ("more", &file.more),
        ("facts", &file.facts),
        ("detail", &file.detail),
        ("rows", &Source(rows(rule, reading))),
        ("certain", &Source(certain(rule, reading))),
        ("verbs", &Source(verbs(rule, reading))),
    ];
    for (name, value) in fields {
        out.push_str(&format!("{name}:{value:?},"));
    }
    out.push('}');
    out
}

/// As `knowledge::Answered`: with the words of every language.
#[derive(Debug)]
struct Answered<'r> {
    by: List<&'r str>,
    missed: &'r str,
    note: &'r str,
    weight: u8,
    data_policies_only: bool,
    by_objection: bool,
    about: List<&'r str>,
    answering: List<&'r str>,
}

fn answered(rule: &Rule) -> Option<Answered<'_>> {
    let answered = rule.file.answered.as_ref()?;
    Some(Answered {
        by: List(answered.by.0.iter().map(|id| id.as_str()).collect()),
        missed: answered.missed.as_str(),
        note: &answered.note,
        weight: answered.weight,
        data_policies_only: answered.data_policies_only,
        by_objection: answered.by_objection,
        about: List(rule.about.iter().map(String::as_str).collect()),
        answering: List(rule.answering.iter().map(String::as_str).collect()),
    })
}

/// Rust source, printed as it stands.
struct Source(String);

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn offers(rule: &Rule) -> String {
    let mut out = "&[".to_owned();
    for Offer { kind, label, until, mailed, answers } in &rule.file.offer {
        for (told, answers) in answers {
            out.push_str(&format!(
                "Offer{{told:{told:?},kind:ActionKind::{:?},label:{label:?},clause:{:?},answers:{answers:?},until:{until:?},mailed:{mailed}}},",
                kind.as_ref(),
                rule.id
            ));
        }
    }
    out.push(']');
    out
}

/// The table that bears the name of the detail.
fn rows(rule: &Rule, reading: &Reading) -> String {
    let detail = rule.file.detail.map_or_else(String::new, |detail| format!("{detail:?}").replace("Detail::", ""));
    let words = |c: char| c.is_uppercase().then_some('-').into_iter().chain(c.to_lowercase());
    reading.table("details", detail.chars().flat_map(words).collect::<String>().trim_start_matches('-'))
}

/// The verbs of the explanation, each with the list of its words.
fn verbs(rule: &Rule, reading: &Reading) -> String {
    let all = rule.verbs.iter().map(|(verb, list)| format!("Verb{{verb:{verb:?},list:{}}},", reading.list(*list)));
    format!("&[{}]", all.collect::<String>())
}

/// What the words of a clause must bear, a list a language.
fn certain(rule: &Rule, reading: &Reading) -> String {
    let one = |(when, place): &(When, bool)| format!("Certain{{when:{},named_place:{place}}},", reading.when(when));
    let all = rule.certain.iter().map(|all| format!("&[{}],", all.iter().map(one).collect::<String>()));
    format!("&[{}]", all.collect::<String>())
}
