//! The service's own name, so that "Example may share …" reads as "we may share …".
//!
//! Documents name themselves in few ways: `Example Ltd. ("Example", "we")`, the title, and a
//! capitalised word that acts all over the text ("Example may", "Example's"). Each way gives its
//! candidates a vote; a name must also occur in running text.

use std::collections::HashMap;

use crate::page::Page;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::token::{Shape, Token};

/// How much of the text is looked at for definitions, in bytes: the parties come first.
const OPENING: usize = 12_000;

/// How much of it names the parties, in bytes.
const PARTIES: usize = 4_000;

/// How much of it counts as standing over the door, in bytes.
const FRONT: usize = 800;

const DEFINED: u32 = 40;
const TITLED: u32 = 12;
const ACTS: u32 = 1;

/// Fewest votes for a name.
const ENOUGH: u32 = 8;

/// Words of titles and common capitalised words that name no service.
const NO_NAMES: [&str; 125] = [
    "a",
    "about",
    "acceptable",
    "account",
    "agreement",
    "all",
    "an",
    "and",
    "any",
    "app",
    "apps",
    "our",
    "applicable",
    "california",
    "center",
    "centre",
    "client",
    "community",
    "company",
    "conditions",
    "consumer",
    "content",
    "contract",
    "cookie",
    "cookies",
    "customer",
    "customers",
    "data",
    "date",
    "each",
    "effective",
    "end",
    "english",
    "eu",
    "europe",
    "european",
    "feedback",
    "general",
    "guidelines",
    "help",
    "home",
    "however",
    "i",
    "if",
    "in",
    "it",
    "law",
    "laws",
    "legal",
    "licence",
    "license",
    "licensee",
    "licensor",
    "member",
    "members",
    "no",
    "notice",
    "of",
    "order",
    "page",
    "party",
    "platform",
    "policies",
    "policy",
    "privacy",
    "product",
    "products",
    "provider",
    "rules",
    "seller",
    "buyer",
    "service",
    "services",
    "site",
    "software",
    "state",
    "statement",
    "subscriber",
    "term",
    "terms",
    "that",
    "the",
    "these",
    "they",
    "this",
    "united",
    "use",
    "user",
    "users",
    "we",
    "website",
    "welcome",
    "you",
    "your",
    "us",
    "dispute",
    "application",
    "goods",
    "how",
    "insights",
    "what",
    "when",
    "where",
    "who",
    "why",
    "which",
    "digital",
    "online",
    // Browsers, systems and stores, of which documents speak as of their reader's.
    "android",
    "browser",
    "browsers",
    "chrome",
    "edge",
    "explorer",
    "ios",
    "iphone",
    "safari",
    "store",
    "device",
    "foundation",
    "level",
    "publisher",
    "advertiser",
    "advertisers",
    "partner",
];

/// Endings of company names, which are not part of the short name.
const COMPANY_FORMS: [&str; 14] =
    ["inc", "ltd", "llc", "gmbh", "limited", "corp", "corporation", "sa", "sarl", "ag", "bv", "plc", "oy", "co"];

/// Verbs that a party to a contract is the subject of.
const ACTING: [&str; 17] = [
    "may",
    "will",
    "shall",
    "reserves",
    "can",
    "does",
    "collects",
    "uses",
    "provides",
    "has",
    "makes",
    "disclaims",
    "cannot",
    "retains",
    "might",
    "shares",
    "takes",
];

/// A name, as the document writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The name.
    pub name: String,
}

/// The service's name, if the document tells.
#[must_use]
pub fn find(page: &Page, document: &Document) -> Option<Provider> {
    let text = page.text();
    let mut votes: HashMap<String, u32> = HashMap::new();
    let mut vote = |name: &str, weight: u32| {
        if let Some(name) = clean(name) {
            *votes.entry(name).or_default() += weight;
        }
    };
    for (name, at) in defined_names(text) {
        // Who is defined far down is another party, unless it acts throughout.
        vote(name, if at < PARTIES { DEFINED } else { TITLED });
    }
    if let Some(title) = &page.title {
        for name in title_names(title) {
            vote(name, TITLED);
        }
    }
    let words = acting_words(text, document.tokens());
    let front = front(page);
    for (name, times) in &words {
        // A partner acts too, but only the service itself stands over the door.
        if front.contains(&name.to_lowercase()) {
            vote(name, ACTS * times);
        }
    }
    let running = |name: &str| {
        let last = name.split(' ').next_back().unwrap_or(name);
        document.tokens().iter().filter(|token| stem(token.span, text) == last).nth(1).is_some()
    };
    // A word that the document writes small as often is a word, not a name: "your browser".
    let common = |name: &str| {
        let lower = name.to_lowercase();
        let times = |form: &str| document.tokens().iter().filter(|token| stem(token.span, text) == form).count();
        !name.contains(' ') && lower != name && times(&lower) * 2 >= times(name)
    };
    votes
        .into_iter()
        .filter(|(name, votes)| *votes >= ENOUGH && running(name) && !common(name))
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))
        .map(|(name, _)| Provider { name })
        .map(|provider| plainly(provider, document, text))
}

/// The name as running text writes it, where a definition shouts it.
fn plainly(provider: Provider, document: &Document, text: &str) -> Provider {
    const ABBREVIATION: usize = 4;
    let name = &provider.name;
    let shouted = name.len() > ABBREVIATION && !name.contains(' ') && !name.chars().any(char::is_lowercase);
    let plain: String = name.chars().take(1).chain(name.to_lowercase().chars().skip(1)).collect();
    let written = shouted && document.tokens().iter().filter(|token| stem(token.span, text) == plain).nth(1).is_some();
    if written { Provider { name: plain } } else { provider }
}

/// What stands over the door of a page: title, address and first words, in lower case.
fn front(page: &Page) -> String {
    let text = page.text();
    let opening = &text[..text.floor_char_boundary(FRONT)];
    let parts = [page.title.as_deref(), page.url.as_deref(), Some(opening)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n").to_lowercase()
}

/// Marks the tokens of the name. Of a name of several words the last is marked, since what a
/// pattern asks for next to the name stands next to that.
pub fn mark(provider: &Provider, text: &str, tokens: &mut [Token]) {
    let wanted: Vec<&str> = provider.name.split(' ').collect();
    for at in 0..(tokens.len() + 1).saturating_sub(wanted.len()) {
        let same = |(offset, word): (usize, &&str)| stem(tokens[at + offset].span, text) == *word;
        if wanted.iter().enumerate().all(same) {
            let last = &mut tokens[at + wanted.len() - 1];
            last.shape = last.shape.with(Shape::PROVIDER);
        }
    }
}

/// A token's source without a possessive ending.
fn stem(span: Span, text: &str) -> &str {
    let word = span.of(text);
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Names given in parentheses together with "we" or "us", and `Example Ltd. ("Example")`.
fn defined_names(text: &str) -> Vec<(&str, usize)> {
    let opening = &text[..text.floor_char_boundary(OPENING)];
    let mut found = Vec::new();
    for (open, _) in opening.match_indices('(') {
        let inside = &opening[open + 1..];
        let Some(close) = inside[..inside.floor_char_boundary(240)].find(')') else { continue };
        let inside = &inside[..close];
        // An apostrophe within a name is none of its quotes.
        let double = inside.contains(['"', '“']);
        let quote = |c: char| if double { matches!(c, '"' | '“' | '”') } else { is_quote(c) };
        let names: Vec<&str> = inside
            .split(quote)
            .skip(1)
            .step_by(2)
            .map(|name| name.trim().trim_matches(|c: char| matches!(c, ',' | '.' | ';')))
            .collect();
        let party = |name: &&str| ["we", "us", "our"].contains(&name.to_lowercase().as_str());
        let company = opening[..open].trim_end().rsplit([' ', ',']).next().is_some_and(is_company_form);
        if names.iter().any(party) || company {
            let before = found.len();
            found.extend(
                names.into_iter().filter(|name| !party(name) && clean(name).is_some()).map(|name| (name, open)),
            );
            // The name that the document gives itself goes before that of its company.
            if found.len() == before {
                found.extend(names_company_before(opening, open).map(|name| (name, open)));
            }
        }
    }
    found
}

/// The words before "Inc. (" or the like: "Blue Pond" of "Blue Pond, Inc. (".
fn names_company_before(text: &str, open: usize) -> Option<&str> {
    let before = text[..open].trim_end();
    let sentence = before.rsplit(['.', ';', '\n']).find(|part| part.trim().len() > 3)?;
    let words: Vec<&str> = sentence.split([' ', ',', '*', '_']).filter(|word| !word.is_empty()).collect();
    let company = words.last().is_some_and(|word| is_company_form(word));
    let name: Vec<&str> = words
        .iter()
        .rev()
        .skip_while(|word| is_company_form(word))
        .take_while(|word| starts_upper(word))
        .copied()
        .collect();
    let (last, first) = (name.first()?, name.last()?);
    let from = first.as_ptr() as usize - text.as_ptr() as usize;
    let to = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    company.then_some(&text[from..to])
}

fn is_company_form(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('.', "");
    COMPANY_FORMS.contains(&word.as_str())
}

/// Parts of a title that are not the kind of document: "Example | Terms of Service".
fn title_names(title: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in title.split(['|', '–', '—', '·', ':', '-', '(', ')', '•', '»', '«', '/']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let kept: Vec<&str> = words.iter().copied().filter(|word| !is_no_name(word)).collect();
        if kept.len() == 1 || (kept.len() == words.len() && (1..=3).contains(&words.len())) {
            let start = kept[0].as_ptr() as usize - part.as_ptr() as usize;
            let end = kept[kept.len() - 1].as_ptr() as usize - part.as_ptr() as usize + kept[kept.len() - 1].len();
            names.push(&part[start..end]);
        }
    }
    names
}

/// Capitalised words with how often a verb of acting follows or they stand as owner.
fn acting_words(text: &str, tokens: &[Token]) -> Vec<(String, u32)> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for pair in tokens.windows(2) {
        let [word, next] = pair else { continue };
        if !word.shape.has(Shape::CAPITALISED) {
            continue;
        }
        let source = word.span.of(text);
        let name = stem(word.span, text);
        let acts = ACTING.contains(&next.span.of(text));
        if (acts || name.len() < source.len()) && !is_no_name(name) {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, times)| *times > 1).map(|(name, times)| (name.to_owned(), times)).collect()
}

/// A usable name: short, capitalised, no common word.
fn clean(name: &str) -> Option<String> {
    let name = name.trim().trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_company_form(word)).collect();
    let usable = (1..=3).contains(&words.len())
        && starts_upper(words[0])
        && !words.iter().all(|word| is_no_name(word))
        && (!is_no_name(words[0]) || words.iter().all(|word| starts_upper(word)))
        && words.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '\''));
    usable.then(|| words.join(" "))
}

fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(&word.to_lowercase().as_str()) || !starts_upper(word) && !word.contains('.')
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‘' | '’' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_names_itself_and_no_browser() {
        let names = |text| defined_names(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("Blue Pond, Inc. (“we”)"), ["Blue Pond"]);
        assert_eq!(names("Blue Pond, Inc. (“Pond”, “we”)"), ["Pond"]);
        assert_eq!(names("O'Pond UK Limited (\"O'Pond\")"), ["O'Pond"]);
        assert_eq!(clean("Safari"), None);
        assert_eq!(clean("Browser"), None);
        assert_eq!(clean("Agreement to Meet"), None);
        assert_eq!(clean("Blue Pond").as_deref(), Some("Blue Pond"));
    }
}
