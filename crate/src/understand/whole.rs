//! For whom alone a whole document is: by its title, the headings over nearly all of it, and how it begins.

use super::limit::{only, outside, people_headed, places_headed, places_of, places_out};
use super::words::Words;
use crate::page::Page;
use crate::pattern::reading::documents::TITLED;
use crate::pattern::reading::only as read;
use crate::report::{Only, People};
use crate::text::document::Document;

/// Sentences with which a document begins.
const OPENING: usize = 12;

/// Longest first line that is a title, in bytes.
const TITLE: usize = 100;

/// Most words of a heading over one of several documents.
const HEADING: usize = 8;

/// For whom alone a document is, with its title and the headings over nearly all of it.
#[must_use]
pub fn of_all(over: &[Words<'_>], page: &Page, document: &Document) -> Option<Only> {
    let sentences = document.sentences().iter().filter(|sentence| !sentence.heading);
    let opening: Vec<_> = sentences.take(OPENING).map(|sentence| Words::read(sentence.span.of(page.text()))).collect();
    let first = first_line(page, document).filter(|words| words.has(TITLED));
    let titled = over.iter().filter(|words| words.has(TITLED)).chain(&first);
    let people = titled.clone().find_map(people_headed).filter(|people| people.has_documents_of_its_own());
    let processed = || titled.clone().any(|words| words.has(read::PROCESSED_FOR_READERS));
    // "If you accept for a company": then it is for others too.
    let alone = |words: &&Words<'_>| !words.has(read::WHOLE_OPEN) && !words.has(read::SUPPOSED);
    let firms = || processed() || opening.iter().filter(alone).any(|words| words.has(read::FOR_FIRMS));
    let people = people.or_else(|| firms().then_some(People::Business));
    if let Some(places) = over.iter().chain(&first).find_map(places_headed) {
        return only(&places, people, None);
    }
    let (places, without) = places_opened(&opening);
    only(&places, people, Some(without).filter(|places| !places.is_empty()).map(outside))
}

/// The first line of a page, where no heading further on is the title of another document.
fn first_line<'p>(page: &'p Page, document: &Document) -> Option<Words<'p>> {
    let line = page.text().lines().find(|line| !line.trim().is_empty()).filter(|line| line.len() < TITLE)?;
    let sections = document.sections();
    let outermost = sections.iter().map(|section| section.level).min();
    let titles = sections.iter().filter(|section| Some(section.level) == outermost);
    let mut titles = titles.map(|section| Words::read(section.title.of(page.text())));
    let another = |words: &Words<'_>| {
        words.len() <= HEADING && words.text.trim() != line.trim() && words.has(TITLED) && !words.is(0, read::ANNEXED)
    };
    (!titles.any(|words| another(&words))).then(|| Words::read(line))
}

/// The places for whose people alone the first sentences of a document say that it is, and those whose people they
/// leave out; neither where they tell of several cases.
fn places_opened(opening: &[Words<'_>]) -> (Vec<&'static str>, Vec<&'static str>) {
    let mut told = opening.iter().filter(|words| words.has(read::WHOLE_APPLIES) && !words.has(read::WHOLE_OPEN));
    let (first, other) = (told.find(|words| places_of(words).or_else(|| places_out(words)).is_some()), told.next());
    match first.filter(|_| other.is_none()) {
        Some(words) => (places_of(words).unwrap_or_default(), places_out(words).unwrap_or_default()),
        None => (Vec::new(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scope::tests::of;

    #[test]
    fn how_a_document_begins_tells_for_whom_it_is() {
        let told = |heading: &str, line: &str| {
            of(heading, &[line, "You may swim.", "You may row."], |scopes| scopes.of_all().map(|all| all.told.clone()))
        };
        let begun = |line: &str| told("Terms of use", line);
        let firms = Some("For businesses and organisations.".to_owned());
        assert_eq!(begun("These terms are entered into by Fern Ltd and the entity accepting these terms."), firms);
        assert_eq!(begun("The services are offered only to business customers."), firms);
        assert_eq!(begun("Diese AGB gelten ausschließlich gegenüber Unternehmern."), firms);
        assert_eq!(begun("Les présentes conditions s'adressent exclusivement aux professionnels."), firms);
        assert_eq!(begun("If you accept these terms for a company, the company is bound by them."), None);
        assert_eq!(begun("This section is offered only to business customers."), None);
        let outside = begun("If you live outside of the United States, these terms apply.");
        assert_eq!(outside.as_deref(), Some("For people outside the United States."));
        let inside = begun("This notice applies to residents of California.");
        assert_eq!(inside.as_deref(), Some("For people in California."));
        assert_eq!(begun("These terms also apply to residents of California."), None);
        let cases = "If you live in the EU, these terms apply to you with Fern SA. If you live in Canada, these terms apply \
                     to you with Fern Inc.";
        assert_eq!(begun(cases), None, "each has its own");
        assert_eq!(told("Data processing agreement", "We process it."), firms);
        assert_eq!(
            told("Privacy policy for job applicants", "We read it.").as_deref(),
            Some("For those who apply for a job.")
        );
        assert_eq!(told("Commercial terms", "You pay us."), None, "they are of trade, not of traders");
        assert_eq!(told("Privacy policy (EEA+)", "We read it.").as_deref(), Some("For people in the EEA."));
    }
}
