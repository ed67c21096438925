//! What single clause types say in more detail, where their words leave no doubt: which rights over
//! data, what a licence allows, how an age or a time is meant.

use super::limits;
use super::named;
use super::period::periods;
use super::words::Words;
use crate::knowledge::names::Detail;
use crate::report::Facts;

/// A title and an explanation.
pub type Texts = (String, String);

/// Title and explanation of a clause whose type is told by the clause's own words and not by slots.
#[must_use]
pub fn texts(detail: Detail, quote: &str, facts: &Facts, provider: Option<&str>) -> Option<Texts> {
    let words = &Words::read(quote);
    match detail {
        Detail::Rights => rights(words),
        Detail::Licence => licence(words, facts, provider),
        Detail::Age => age(words, facts),
        Detail::Kept => kept(words, provider),
        Detail::KeptAfter => kept_after(words),
        Detail::Choices => choices(words),
        Detail::Leave => leave(words),
        Detail::Merger => named::merger(words),
        Detail::Account => named::account(words),
        Detail::Tracking => named::tracking(words),
        Detail::Untracked => named::untracked(words),
        Detail::Excluded => named::excluded(words, provider),
        Detail::Shared => named::shared(words, facts),
        Detail::Disclosed => named::disclosed(words),
        Detail::Suspended => named::suspended(words),
    }
}

/// Whether any word begins with one of some beginnings.
pub(super) fn any(words: &Words<'_>, beginnings: &[&str]) -> bool {
    (0..words.len()).any(|at| begins(words, at, beginnings))
}

fn begins(words: &Words<'_>, at: usize, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| words.folded(at).starts_with(beginning))
}

/// "a, b or c".
pub(super) fn either(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Rights over data, with the words that name them.
const RIGHTS: [(&str, &[&str]); 8] = [
    ("see", &["access", "view"]),
    ("correct", &["correct", "rectif", "amend", "inaccura"]),
    ("change", &["updat", "edit", "modify"]),
    ("delete", &["delet", "eras", "remov"]),
    ("get a copy of", &["export", "portab", "download", "copy", "copies"]),
    ("restrict", &["restrict"]),
    ("object to", &["object"]),
    ("withdraw", &["withdraw"]),
];

/// Which rights a clause names. Of access and withdrawal only clear words count: many clauses speak
/// of access to something else.
fn rights(words: &Words<'_>) -> Option<Texts> {
    let you = any(words, &["you"]) || any(words, &["right"]);
    let denied =
        any(words, &["not", "cannot", "unable", "no", "exempt", "refuse", "deny", "we", "alternative", "instead"]);
    let about = any(words, &["data", "information", "rectif", "portab", "erasure"]);
    if !you || denied || !about {
        return None;
    }
    let named: Vec<&str> =
        RIGHTS.iter().filter(|(_, beginnings)| any(words, beginnings)).map(|(right, _)| *right).collect();
    let clear = !named.is_empty() && !named.contains(&"withdraw");
    let verbs: Vec<&str> = named.iter().copied().filter(|right| !matches!(*right, "restrict" | "object to")).collect();
    let uses: Vec<&str> = named.iter().copied().filter(|right| matches!(*right, "restrict" | "object to")).collect();
    let mut said = Vec::new();
    if !verbs.is_empty() {
        said.push(format!("{} data about you", either(&verbs)));
    }
    if !uses.is_empty() {
        let what = if verbs.is_empty() { "the use of data about you" } else { "its use" };
        said.push(format!("{} {what}", either(&uses)));
    }
    clear.then(|| {
        let title = match (named.len(), said.as_slice()) {
            (1..=3, [one]) if uses.is_empty() => format!("You can {one}"),
            _ => "You have rights over your data".to_owned(),
        };
        let cases = limits::limit(words).map_or_else(String::new, |limit| format!(", {limit}"));
        (title, format!("You have a right or a way to {}{cases}.", said.join(", or to ")))
    })
}

/// What a licence allows besides use.
fn licence(words: &Words<'_>, facts: &Facts, provider: Option<&str>) -> Option<Texts> {
    let others = words.find("other users", 0).is_some() || words.find("users shall", 0).is_some();
    if others || any(words, &["not", "only", "solely", "never", "except", "unless"]) {
        return None;
    }
    let grant = any(words, &["licen", "right", "grant", "permi"]);
    let mut verbs = vec!["use"];
    for (verb, beginnings) in [
        ("copy", &["copy", "reproduc"] as &[&str]),
        ("change", &["modif", "adapt", "derivative", "alter", "edit"]),
        ("publish", &["publish", "publicly"]),
        ("pass on", &["sublicens", "sublicenc", "sublicensable", "transferable", "distribut"]),
    ] {
        if any(words, beginnings) && !any(words, &["nontransferable", "nonsublicensable"]) {
            verbs.push(verb);
        }
    }
    let non = words.find("non transferable", 0).is_some() || words.find("non sublicensable", 0).is_some();
    if !grant || non || verbs.len() < 2 {
        return None;
    }
    let (last, first) = verbs.split_last()?;
    let list = format!("{} and {last}", first.join(", "));
    let they = provider.unwrap_or("They");
    let data = facts.data.as_deref().filter(|data| data.starts_with("your "));
    let data = data.unwrap_or("content that you give");
    Some((format!("{they} may {} {data}", verbs_short(&verbs)), format!("{they} may {list} {data}.")))
}

/// The two or three most telling verbs, for a title.
fn verbs_short(verbs: &[&str]) -> String {
    let told: Vec<&str> = verbs.iter().copied().filter(|verb| matches!(*verb, "use" | "change" | "pass on")).collect();
    match told.as_slice() {
        [first, second, third] => format!("{first}, {second} and {third}"),
        [first, second] => format!("{first} and {second}"),
        _ => "use".to_owned(),
    }
}

/// How an age is meant: of whom no data is collected, for whom the service is not, or who may use it.
fn age(words: &Words<'_>, facts: &Facts) -> Option<Texts> {
    let age = facts.age?;
    let unclear = (
        "An age limit applies".to_owned(),
        "Whether you may use the service, or what you may do there, depends on age.".to_owned(),
    );
    if any(words, &["knowingly"]) && any(words, &["collect", "gather", "solicit", "request", "process", "maintain"]) {
        return Some((
            format!("No data knowingly collected under {age}"),
            format!("They say that they do not knowingly collect certain data of people under {age}."),
        ));
    }
    if any(words, &["directed", "intended", "designed", "aimed", "targeted", "meant", "addressed"]) {
        return Some((
            format!("Not meant for people under {age}"),
            format!("They say that the service, or the part named, is not meant for people under {age}."),
        ));
    }
    let elsewhere =
        any(words, &["resid", "countr", "australia", "europe", "eea", "if", "parent", "guardian", "unless"])
            || any(words, &["product", "alcohol", "children", "consent", "purchas", "between", "sell", "sold"]);
    let stated = any(words, &["must", "represent", "warrant", "confirm", "older", "above", "least", "not"]);
    if elsewhere || !stated { Some(unclear) } else { None }
}

/// Words of keeping and of deleting.
const KEEP: [&str; 7] = ["retain", "retention", "keep", "kept", "store", "expire", "hold"];
const DELETE: [&str; 7] = ["delet", "eras", "remov", "destroy", "purg", "anonymi", "expung"];

/// How long some data is kept, or within or after which time it is deleted.
fn kept(words: &Words<'_>, provider: Option<&str>) -> Option<Texts> {
    let (at, period) = period(words)?;
    let says = provider.map_or_else(|| "They say".to_owned(), |name| format!("{name} says"));
    let before = |texts: &[&str]| (at.saturating_sub(4)..at).any(|word| words.is(word, texts));
    let at_most = before(&["within", "maximum", "most", "than", "exceed", "exceeding"]) || up_to(words, at);
    let at_least = before(&["least", "minimum", "less"]);
    let second =
        (at + 1..words.len()).any(|word| words.is(word, &["days", "months", "years", "hours", "day", "month"]));
    let deletes = any(words, &DELETE);
    let keeps = any(words, &KEEP) && !deletes;
    // Of two lengths of time, and of one that begins with an event, only the sentence itself tells.
    if at_least || (second && !one_unit(words)) {
        return None;
    }
    let most = if at_most { "up to " } else { "" };
    let latest = any(words, &["latest", "later"]);
    match (keeps, deletes, before(&["within"]) || latest, before(&["after", "every"])) {
        (true, _, false, false) => Some((
            format!("Some data is kept for {most}{period}"),
            format!("{says} that some data is kept for {most}{period}, counted as the clause says."),
        )),
        (_, true, true, _) => Some((
            format!("Some data is deleted within {period}"),
            format!("{says} that some data is deleted within {period}, in the case or from the day named."),
        )),
        (_, true, false, true) => Some((
            format!("Some data is deleted after {period}"),
            format!("{says} that some data is deleted after {period}, in the case or from the day named."),
        )),
        _ => None,
    }
}

fn kept_after(words: &Words<'_>) -> Option<Texts> {
    let (at, period) = period(words)?;
    let up = up_to(words, at) || (at.saturating_sub(3)..at).any(|word| words.is(word, &["within", "maximum"]));
    let plain = (at.saturating_sub(2)..at).any(|word| words.is(word, &["for"]));
    if !(up || plain) || !one_unit(words) || !any(words, &KEEP) {
        return None;
    }
    let most = if up { "up to " } else { "" };
    Some((
        "Some data may stay after deletion".to_owned(),
        format!("Some data or content may be kept for {most}{period} after a deletion or closing."),
    ))
}

fn up_to(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|word| words.is(word, &["up"]) && words.is(word + 1, &["to"]))
}

/// Whether a unit of time stands only once.
fn one_unit(words: &Words<'_>) -> bool {
    const UNITS: [&str; 10] = ["hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    (0..words.len()).filter(|&word| words.is(word, &UNITS)).count() == 1
}

/// The first length of time, with the word at which it begins.
fn period(words: &Words<'_>) -> Option<(usize, String)> {
    let (period, range) = periods(words).next()?;
    Some((range.start, period.to_string()))
}

/// What one can refuse: messages, ads or cookies, where the words name only one of them.
fn choices(words: &Words<'_>) -> Option<Texts> {
    let ads = any(words, &["ad", "ads", "advertis", "adchoices", "interest"])
        && (0..words.len()).any(|at| words.is(at, &["ad", "ads", "adchoices"]) || begins(words, at, &["advertis"]));
    let mail = any(words, &["unsubscrib", "email", "newsletter", "sms", "texts"])
        || words.find("e mail", 0).is_some()
        || words.find("text message", 0).is_some()
        || words.find("text messages", 0).is_some();
    let messages = any(words, &["unsubscrib", "newsletter"])
        || (mail && any(words, &["marketing", "promotional"]) && any(words, &["opt", "stop", "receiv", "object"]));
    let cookies = any(words, &["cookie"]);
    let text = |title: &str, what: &str| Some((title.to_owned(), what.to_owned()));
    match (messages, ads, cookies) {
        (true, false, false) => {
            text("You can refuse certain messages", "You can unsubscribe from, or refuse, certain messages.")
        }
        (false, true, false) if !mail => {
            text("Choices about advertising", "You can refuse, limit or adjust certain advertising or its tracking.")
        }
        (false, false, true) if !mail => {
            text("Choices about cookies", "You can refuse or adjust certain cookies or similar technology.")
        }
        _ => None,
    }
}

fn leave(words: &Words<'_>) -> Option<Texts> {
    let cases = limits::limit(words);
    let time = words.find("at any time", 0).or_else(|| words.find("at anytime", 0));
    let you = time.as_ref().is_some_and(|at| (0..at.start).any(|word| words.is(word, &["you"])));
    let bound = any(words, &["we", "notice", "if", "except", "unless", "provided", "days", "subject"]);
    let data = any(words, &["information", "data", "export", "download"]);
    if you && !bound && !data {
        return Some((
            "You can leave at any time".to_owned(),
            "You may close your account, cancel, or end your use or the agreement at any time.".to_owned(),
        ));
    }
    let cases = cases.map_or_else(String::new, |limit| format!(", {limit}"));
    (!cases.is_empty()).then(|| {
        (
            "You can leave or cancel".to_owned(),
            format!("You may close your account, cancel, or end your use or the agreement{cases}."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::names::Fact;
    use crate::understand::facts::free;

    fn said(detail: Detail, quote: &str) -> Option<String> {
        let facts = free::read(&[Fact::Age], quote);
        texts(detail, quote, &facts, None).map(|(title, what)| format!("{title} | {what}"))
    }

    #[test]
    fn only_the_rights_that_are_named_are_told() {
        let is =
            |quote: &str, wanted: Option<&str>| assert_eq!(said(Detail::Rights, quote).as_deref(), wanted, "{quote}");
        is(
            "You can ask for a copy of your data.",
            Some("You can get a copy of data about you | You have a right or a way to get a copy of data about you."),
        );
        is(
            "If you live by the sea, you may object to the use of your data.",
            Some(
                "You have rights over your data | You have a right or a way to object to the use of data about you, in certain cases.",
            ),
        );
        is("We will delete it.", None);
    }

    #[test]
    fn times_are_told_as_the_clause_means_them() {
        let is = |quote: &str, wanted: Option<&str>| {
            assert_eq!(texts(Detail::Kept, quote, &Facts::default(), None).map(|t| t.0).as_deref(), wanted, "{quote}");
        };
        is("Notes are kept for up to 3 months.", Some("Some data is kept for up to 3 months"));
        is("Notes are deleted within 30 days of leaving.", Some("Some data is deleted within 30 days"));
        is("Notes are deleted after 2 years.", Some("Some data is deleted after 2 years"));
        is("Notes are deleted after 2 days at the latest.", Some("Some data is deleted within 2 days"));
        is("Notes are kept for at least 2 years.", None);
        is("Notes go soon.", None);
    }

    #[test]
    fn ages_say_whom_they_bind() {
        let is = |quote: &str, wanted: Option<&str>| {
            assert_eq!(said(Detail::Age, quote).as_deref().and_then(|t| t.split(" | ").next()), wanted, "{quote}");
        };
        is("We do not knowingly collect notes from anyone under 13.", Some("No data knowingly collected under 13"));
        is("Our pond is not directed to people under 16.", Some("Not meant for people under 16"));
        is("In some countries you must be at least 16.", Some("An age limit applies"));
        is("You must be at least 16.", None);
    }

    #[test]
    fn choices_and_licences_say_no_more_than_their_words() {
        assert!(said(Detail::Choices, "Unsubscribe from our newsletter here.").is_some_and(|t| t.contains("messages")));
        assert!(said(Detail::Choices, "You may opt out of tailored ads.").is_some_and(|t| t.contains("advertising")));
        assert_eq!(said(Detail::Choices, "You may opt out."), None);
        assert_eq!(
            said(Detail::Licence, "You grant us a licence to reproduce and modify what you send.").as_deref(),
            Some(
                "They may use and change content that you give | They may use, copy and change content that you give."
            )
        );
        assert_eq!(said(Detail::Licence, "You grant us a licence to show it only to you."), None);
        assert_eq!(said(Detail::Leave, "You may delete data of your account at any time."), None);
        assert!(
            said(Detail::Leave, "If you object, you may close your account.")
                .is_some_and(|t| t.starts_with("You can leave or cancel") && t.contains("in certain cases"))
        );
        assert!(said(Detail::Leave, "You may close your account at any time.").is_some_and(|t| t.contains("any time")));
    }
}
