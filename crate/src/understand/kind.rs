//! What kind of document a page is, and whether it is one of terms at all.
//!
//! The title, the first headings and the address name the kind; the body must speak like one.

use crate::page::{BlockKind, Page};
use crate::report::PageKind;
use crate::text::cut::Cut;

/// Words that name a kind, the more telling first.
const NAMES: &[(&str, PageKind)] = &[
    ("data processing agreement", PageKind::DataProcessing),
    ("data processing addendum", PageKind::DataProcessing),
    ("data processing terms", PageKind::DataProcessing),
    ("data processor", PageKind::DataProcessing),
    ("cookie policy", PageKind::CookiePolicy),
    ("cookie notice", PageKind::CookiePolicy),
    ("cookie statement", PageKind::CookiePolicy),
    ("cookies policy", PageKind::CookiePolicy),
    ("use of cookies", PageKind::CookiePolicy),
    ("cookie-policy", PageKind::CookiePolicy),
    ("trackers policy", PageKind::CookiePolicy),
    ("privacy", PageKind::PrivacyPolicy),
    ("datenschutz", PageKind::PrivacyPolicy),
    ("data protection", PageKind::PrivacyPolicy),
    ("data policy", PageKind::PrivacyPolicy),
    ("confidentialité", PageKind::PrivacyPolicy),
    ("données personnelles", PageKind::PrivacyPolicy),
    ("polityka prywatności", PageKind::PrivacyPolicy),
    ("trattamento dei dati", PageKind::PrivacyPolicy),
    ("community guidelines", PageKind::Guidelines),
    ("community standards", PageKind::Guidelines),
    ("acceptable use", PageKind::Guidelines),
    ("content policy", PageKind::Guidelines),
    ("brand guidelines", PageKind::Guidelines),
    ("code of conduct", PageKind::Guidelines),
    ("end user license", PageKind::Licence),
    ("end user licence", PageKind::Licence),
    ("end-user license", PageKind::Licence),
    ("software license", PageKind::Licence),
    ("license agreement", PageKind::Licence),
    ("licence agreement", PageKind::Licence),
    ("terms", PageKind::TermsOfService),
    ("conditions", PageKind::TermsOfService),
    ("user agreement", PageKind::TermsOfService),
    ("service agreement", PageKind::TermsOfService),
    ("nutzungsbedingungen", PageKind::TermsOfService),
    ("geschäftsbedingungen", PageKind::TermsOfService),
    ("condizioni", PageKind::TermsOfService),
    ("termini", PageKind::TermsOfService),
    ("nutzungsvertrag", PageKind::TermsOfService),
    ("warunki", PageKind::TermsOfService),
    ("regulamin", PageKind::TermsOfService),
    ("agreement", PageKind::TermsOfService),
    ("cookies", PageKind::CookiePolicy),
];

/// Phrases that documents of terms are full of, in the languages that pages come in.
const PHRASES: &[&str] = &[
    "you agree",
    "you may not",
    "we may",
    "these terms",
    "this agreement",
    "this policy",
    "this privacy",
    "liable",
    "liability",
    "warrant",
    "terminate",
    "governing law",
    "arbitration",
    "third part",
    "personal data",
    "personal information",
    "your information",
    "your data",
    "cookies",
    "we collect",
    "we use",
    "your rights",
    "intellectual property",
    "your content",
    "your account",
    "retain",
    "in accordance with",
    "applicable law",
    "pursuant",
    "subject to",
    "haftung",
    "personenbezogene",
    "vertrag",
    "gemäß",
    "données à caractère personnel",
    "vous acceptez",
    "responsabilité",
    "conformément",
    "dati personali",
    "responsabilità",
    "contratto",
    "danych osobowych",
    "odpowiedzialności",
    "regulamin",
    "données personnelles",
    "vos données",
    "traitement",
    "conditions générales",
    "utilisateur",
    "présentes",
    "consentement",
    "datos personales",
    "condiciones",
    "responsabilidad",
    "persoonsgegevens",
    "voorwaarden",
    "dados pessoais",
    "nutzungsbedingungen",
    "einwilligung",
    "trattamento",
    "utente",
    "użytkownik",
    "bedingungen",
    "stimmen sie",
    "einverstanden",
    "vereinbarung",
    "gerichtsstand",
    "termini",
    "condizioni",
    "accordo",
    "accetta",
    "diritto",
    "warunk",
    "umow",
    "akcept",
    "postanowie",
    "usługodawc",
];

/// How much of a text is looked at for them, in bytes.
const SAMPLE: usize = 24_000;

/// Fewest words of a page of terms.
const FEWEST_WORDS: usize = 100;

/// Phrases in a thousand words that make a page one of terms where its title names a kind, and
/// where it does not.
const NAMED_DENSITY: f32 = 2.5;
const BARE_DENSITY: f32 = 14.0;

/// How many blocks from the top may hold the document's own heading.
const OPENING_BLOCKS: usize = 40;

/// Kind of a page, and whether it is a page of terms.
#[must_use]
pub fn classify(page: &Page, words: usize) -> (PageKind, bool) {
    let named = named_kind(page);
    let density = density(page.text(), words);
    let enough = if named.is_some() { NAMED_DENSITY } else { BARE_DENSITY };
    let is_terms = words >= FEWEST_WORDS && density >= enough;
    match (named, is_terms) {
        (Some(kind), true) => (kind, true),
        (None, true) => (by_body(page.text()), true),
        (_, false) => (PageKind::Other, false),
    }
}

fn named_kind(page: &Page) -> Option<PageKind> {
    let headings = (0..page.blocks().len().min(OPENING_BLOCKS))
        .filter(|at| matches!(page.blocks()[*at].kind, BlockKind::Heading { level: 1 | 2 }))
        .map(|at| page.block_span(at).of(page.text()));
    let path = page.url.as_deref().and_then(|url| url.split("://").nth(1)).unwrap_or_default();
    let first_line = page.text().lines().find(|line| !line.trim().is_empty()).filter(|line| line.len() < 100);
    page.title.as_deref().into_iter().chain(headings).chain([path]).chain(first_line).find_map(name_in)
}

fn name_in(text: &str) -> Option<PageKind> {
    let lower = text.to_lowercase();
    NAMES.iter().find(|(name, _)| lower.contains(name)).map(|(_, kind)| *kind)
}

/// Phrases of terms in a thousand words, judged by the text's first part.
fn density(text: &str, words: usize) -> f32 {
    let part = text.before(SAMPLE);
    let words = words * part.len() / text.len().max(1);
    let lower = part.to_lowercase();
    let hits: usize = PHRASES.iter().map(|phrase| lower.matches(phrase).count()).sum();
    hits as f32 * 1000.0 / words.max(1) as f32
}

/// Where nothing names the kind: who speaks more, the contract or the privacy policy.
fn by_body(text: &str) -> PageKind {
    let lower = text.to_lowercase();
    let count = |phrases: &[&str]| -> usize { phrases.iter().map(|p| lower.matches(p).count()).sum() };
    let privacy = count(&[
        "personal data",
        "personal information",
        "we collect",
        "cookies",
        "personenbezogene",
        "dati personali",
        "danych osobowych",
    ]);
    let contract = count(&[
        "you agree",
        "liab",
        "these terms",
        "this agreement",
        "terminat",
        "warrant",
        "haft",
        "bedingungen",
        "responsabil",
        "contratto",
        "termini",
        "odpowiedzialno",
        "umow",
        "regulamin",
    ]);
    if privacy > contract { PageKind::PrivacyPolicy } else { PageKind::TermsOfService }
}
