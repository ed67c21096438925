//! For whom alone, or for what part of a service alone, a clause is: by its own words, by those that introduce
//! it or speak for its section, and by the headings above it.

use std::borrow::Cow;
use std::cell::{LazyCell, OnceCell};
use std::iter::{self, successors};

use super::arbitral::Arbitral;
use super::limit::{
    most_named, only, outside, part_named, people_headed, people_named, places_headed, places_of, places_out,
};
use super::whole;
use super::words::Words;
use crate::knowledge::Rule;
use crate::page::Page;
use crate::pattern::reading::documents::KIND;
use crate::pattern::reading::facts::{AND_OR, SERVICE};
use crate::pattern::reading::only as read;
use crate::pattern::reading::ways::{FOR_WHOM, POINTS_ELSEWHERE, TELLS_FOR_WHOM};
use crate::pattern::reading::{Keyed, List};
use crate::report::{Only, People};
use crate::text::cut::Cut;
use crate::text::document::{Document, Sentence};
use crate::text::section::Section;
use crate::text::span::Span;

/// Sentences for which one that tells for whom a section is speaks; where headings are plain text, sections are long.
const SPOKEN_FOR: usize = 40;

/// Those for which one that agrees to something and ends in a colon speaks, where nothing else says that it speaks for
/// its section.
const OPENED: usize = 8;

/// Words at the beginning of a clause among which it may name the part of the service that it is about.
const SUBJECT: usize = 5;

/// Most words of what stands over a paragraph as its title does.
const TITLES: usize = 4;

/// Most words of a sentence that is nothing but a limit.
const BARE_LIMIT: usize = 8;

/// Most words of what says nothing of itself.
const BARE: usize = 16;

/// Words behind those of a use among which is what is used.
const USED: usize = 5;

/// Sentences around one on courts among which one may tell of others.
const BESIDE: usize = 3;

/// Sentences below a heading on minors that are of them whatever they name.
const NEAR: usize = 3;

/// Most sentences whose words are kept: more than documents have, and a page may be a million lines.
const KEPT: usize = 1 << 14;

/// Percentage of the sentences of a document that is nearly all of it.
const NEARLY_ALL: usize = 80;

/// Most words of a heading that is told.
const HEADING: usize = 10;

/// Longest label before a colon, in bytes.
const LABEL: usize = 80;

/// Fewest words of a label that names what is behind it.
const LABEL_WORDS: usize = 3;

/// The group of clause types on disputes.
pub(super) const OF_DISPUTES: &str = "disputes";

/// The group of clause types on what data is used for.
const OF_DATA: &str = "data-use";

/// What is told of data that firms have a service process.
const PROCESSED: &str = "about data that you have them process";

/// What a sentence that tells for whom something is speaks for, within its section.
#[derive(Clone, Copy, Debug)]
enum Speaks {
    /// For nothing more.
    Beside,
    /// For the sentence behind it, in whatever paragraph.
    Next,
    /// For its paragraph.
    Paragraph,
    /// For the agreement that it opens.
    Agreement,
    /// For its section.
    Section,
    /// For its section up to the next such case: "If you live in the EU:", in a paragraph of its own.
    Case,
}

impl Speaks {
    /// For how many sentences behind it, of an agreement for so many.
    fn reach(self, agreement: usize) -> usize {
        match self {
            Self::Beside | Self::Paragraph => 0,
            Self::Next => 1,
            Self::Agreement => agreement,
            Self::Section | Self::Case => SPOKEN_FOR,
        }
    }
}

/// A document, with the words of its sentences, and with those that tell for whom something is. Both are read when
/// they are first asked for.
#[derive(Clone, Debug)]
pub struct Scopes<'d> {
    page: &'d Page,
    pub(super) document: &'d Document,
    /// Of the first [`KEPT`] sentences.
    words: Vec<OnceCell<Words<'d>>>,
    /// By block, its sentences that tell for whom something is.
    for_whom: Vec<OnceCell<Vec<ForWhom>>>,
    /// The title, the first heading and those over nearly all of it: what the whole is about limits no clause of it.
    whole: Vec<Words<'d>>,
    /// For whom alone the whole is, by its title and the headings over nearly all of it.
    of_all: Option<Only>,
    /// For whom alone the agreement to have disputes decided by an arbitrator, or alone, is.
    arbitral: OnceCell<Arbitral>,
}

/// A sentence that tells for whom something is.
#[derive(Clone, Copy, Debug)]
struct ForWhom {
    at: usize,
    /// What it speaks for besides the sentence right behind it in its paragraph.
    speaks: Speaks,
}

impl<'d> Scopes<'d> {
    /// Of a document.
    #[must_use]
    pub fn read(page: &'d Page, document: &'d Document) -> Self {
        let read = |section: &Section| Words::read(section.title.of(page.text()));
        let title = page.title.as_deref().map(Words::read);
        let over: Vec<_> = title.into_iter().chain(headings_of_all(document).map(read)).collect();
        let of_all = whole::of_all(&over, page, document);
        let first = document.sections().first().map(read);
        let whole = over.into_iter().chain(first).collect();
        let words = vec![OnceCell::new(); document.sentences().len().min(KEPT)];
        let for_whom = vec![OnceCell::new(); page.blocks().len()];
        Self { page, document, words, for_whom, whole, of_all, arbitral: OnceCell::new() }
    }

    /// The words of a sentence.
    #[must_use]
    pub fn words_at(&self, at: usize) -> Cow<'_, Words<'d>> {
        let read = || Words::read(self.document.sentences()[at].span.of(self.page.text()));
        self.words.get(at).map_or_else(|| Cow::Owned(read()), |words| Cow::Borrowed(words.get_or_init(read)))
    }

    /// The words of each sentence, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Cow<'_, Words<'d>>> {
        (0..self.document.sentences().len()).map(|at| self.words_at(at))
    }

    /// The sentences of a block that tell for whom something is, in order.
    fn for_whom(&self, block: u32) -> &[ForWhom] {
        self.for_whom[block as usize].get_or_init(|| {
            let sentences = self.document.sentences();
            let first = sentences.partition_point(|sentence| sentence.block < block);
            let within = (first..sentences.len()).take_while(|at| sentences[*at].block == block);
            within.filter_map(|at| Some(ForWhom { at, speaks: self.read_for_whom(at)? })).collect()
        })
    }

    /// What a sentence speaks for, where it tells for whom something is.
    fn read_for_whom(&self, at: usize) -> Option<Speaks> {
        let sentences = self.document.sentences();
        let sentence = &sentences[at];
        if sentence.heading {
            return None;
        }
        let words = self.words_at(at);
        let opens = words.text.trim_end().ends_with(':');
        let last = sentences.get(at + 1).is_none_or(|next| next.block != sentence.block);
        let named = (words.has(FOR_WHOM) || words.has(read::OUTSIDE_PLACE)) && !words.has(POINTS_ELSEWHERE);
        let of_people = || named || words.has(read::OTHER_CASES);
        if opens && last && words.has(read::BARE_CASE) && of_people() && self.is_one_of_cases(at) {
            return Some(Speaks::Case);
        }
        if !named {
            return None;
        }
        let begins = at.checked_sub(1).is_none_or(|before| sentences[before].block != sentence.block);
        let titles = begins && last && words.len() <= TITLES && !words.text.trim_end().ends_with('.');
        let first = at.checked_sub(1).is_none_or(|before| !beside(&sentences[before], sentence));
        // What tells of people outside tells it of them, where it does not say of what else.
        let bare = words.len() <= BARE_LIMIT || words.has(read::THIS_CLAUSE);
        let first = first && (bare || words.has(FOR_WHOM));
        // "If you live in Elmland, we may …" says what it says, and is no title of its section.
        let told = words.has(TELLS_FOR_WHOM) || first && (bare || !words.is(0, read::SUPPOSED) || opens);
        Some(match (told, opens) {
            (true, _) => Speaks::Section,
            (false, false) if first => Speaks::Paragraph,
            (false, true) if words.has(read::AGREES) => Speaks::Agreement,
            (false, true) => Speaks::Next,
            // "US residents", in a paragraph of its own.
            (false, false) if titles => Speaks::Next,
            (false, false) => Speaks::Beside,
        })
    }

    /// Whether a case that says nothing but whose it is stands near another of other people.
    fn is_one_of_cases(&self, at: usize) -> bool {
        let case = places_of(&self.words_at(at));
        let near = at.saturating_sub(SPOKEN_FOR)..self.document.sentences().len().min(at + SPOKEN_FOR);
        near.filter(|other| *other != at).any(|other| {
            let words = self.words_at(other);
            let another = || places_of(&words).is_some_and(|places| Some(places) != case);
            words.has(read::BARE_CASE) && (words.has(read::OTHER_CASES) || another())
        })
    }

    /// What a sentence speaks for, where it tells for whom something is; read with all of its block.
    fn speaks(&self, at: usize) -> Option<Speaks> {
        let of_block = self.for_whom(self.document.sentences()[at].block);
        of_block.binary_search_by_key(&at, |told| told.at).ok().map(|found| of_block[found].speaks)
    }

    /// The words that tell for whom a sentence is: those that introduce it, those right before it in its paragraph,
    /// or those that speak for a section around it.
    #[must_use]
    pub fn people(&self, at: usize) -> Option<Cow<'_, Words<'d>>> {
        self.people_of(at, OPENED)
    }

    /// The same, where a sentence that opens an agreement speaks for so many behind it.
    fn people_of(&self, at: usize, agreement: usize) -> Option<Cow<'_, Words<'d>>> {
        let (sentences, sections) = (self.document.sentences(), self.document.sections());
        let sentence = &sentences[at];
        let below = |earlier: &Sentence| {
            let mut around = successors(sentence.section, |section| sections.get(*section as usize)?.parent);
            earlier.section == sentence.section || around.any(|section| earlier.section == Some(section))
        };
        // A case goes on from those before it, also behind headings below theirs.
        let goes_on = |case: usize| {
            let mut before = case.saturating_sub(SPOKEN_FOR)..case;
            before.any(|first| matches!(self.speaks(first), Some(Speaks::Case)) && below(&sentences[first]))
        };
        let told = |other: &usize| {
            let Some(speaks) = self.speaks(*other) else { return false };
            let earlier = &sentences[*other];
            let inside = below(earlier) || matches!(speaks, Speaks::Case) && goes_on(*other);
            let beside = earlier.block == sentence.block && (other + 1 == at || matches!(speaks, Speaks::Paragraph));
            let over = || at - other <= agreement && self.is_over_sections(*other, sentence.section);
            inside && (beside || at - other <= speaks.reach(agreement)) || over()
        };
        let spoken = (at.saturating_sub(SPOKEN_FOR - 1)..at).rev().find(told);
        let led = self.leads(sentence).filter(|lead| *lead < at && self.speaks(*lead).is_some());
        let last = spoken.max(led.max())?;
        let first = self.for_whom(sentences[last].block).first().map_or(last, |first| first.at);
        if first == last {
            return Some(self.words_at(last));
        }
        let both = Span { start: sentences[first].span.start, end: sentences[last].span.end };
        Some(Cow::Owned(Words::read(both.of(self.page.text()))))
    }

    /// Whether a line that says for whom what follows is stands right before headings, and a section is one of these or
    /// below one.
    fn is_over_sections(&self, line: usize, section: Option<u32>) -> bool {
        let (sentences, sections) = (self.document.sentences(), self.document.sections());
        let parent = |section: Option<u32>| section.and_then(|section| sections.get(section as usize)?.parent);
        let own = sentences[line].section;
        let last =
            sentences.get(line + 1).is_some_and(|next| next.block != sentences[line].block && next.section != own);
        let mut around = successors(section, |section| sections.get(*section as usize)?.parent);
        last && self.words_at(line).has(read::SAID_NEXT)
            && section != own
            && around.any(|section| parent(Some(section)) == parent(own))
    }

    /// Whether the whole document is for a kind of people.
    #[must_use]
    pub fn is_for(&self, people: People) -> bool {
        self.whole.iter().any(|words| words.meanings(read::PEOPLE_HEADED).any(|other| other == people.key()))
    }

    /// Whether it is for the people of these places that the whole document is.
    #[must_use]
    pub fn is_of_all(&self, places: &[&'static str]) -> bool {
        self.of_all.as_ref().is_some_and(|all| !places.is_empty() && all.named == most_named(places.to_vec()))
    }

    /// For whom alone the whole document is.
    #[must_use]
    pub fn of_all(&self) -> Option<&Only> {
        self.of_all.as_ref()
    }

    /// The headings above a section and its own, nearest first.
    pub(super) fn headings(&self, section: Option<u32>) -> impl Iterator<Item = Words<'d>> {
        self.document.sections_around(section).map(|section| Words::read(section.title.of(self.page.text())))
    }

    /// The words of the sentence right behind one in its paragraph.
    pub(super) fn behind(&self, at: usize) -> Option<Cow<'_, Words<'d>>> {
        let sentences = self.document.sentences();
        let next = sentences.get(at + 1)?;
        (next.block == sentences[at].block).then(|| self.words_at(at + 1))
    }

    /// The sentences that introduce one, nearest first.
    pub(super) fn leads(&self, sentence: &Sentence) -> impl Iterator<Item = usize> {
        let sentences = self.document.sentences();
        successors(sentence.lead_in, |lead| sentences.get(*lead as usize)?.lead_in).map(|lead| lead as usize)
    }

    /// For whom or for what alone a clause of a type is, which stands in the sentence at an index; `None` where it
    /// is for everybody and everything, or where that can't be told.
    #[must_use]
    pub fn only(&self, rule: &Rule, at: usize, clause: &Words<'_>) -> Option<Only> {
        let sentences = self.document.sentences();
        let sentence = &sentences[at];
        let text = sentence.span.of(self.page.text());
        let before = text.find(clause.text).map_or("", |start| text.before(start));
        let before = Words::read(before);
        let mut own = vec![clause];
        // A condition that opens the sentence is that of each of its clauses.
        own.extend(Some(&before).filter(|before| before.is(0, read::SUPPOSED) || before.is(0, read::MEANT_FOR)));
        let leads: Vec<_> = self.leads(sentence).map(|lead| self.words_at(lead)).collect();
        own.extend(leads.iter().map(|words| &**words));
        // What stands far below a heading may stand below others that no markup tells.
        let below = sentences[..at].iter().rev().take_while(|above| above.section == sentence.section).count();
        let (near, far) = (below <= NEAR, below > SPOKEN_FOR);
        let headings: Vec<_> = self.headings(sentence.section).skip(usize::from(far)).collect();
        // An agreement on disputes is long.
        let earlier = self.people_of(at, if rule.group == OF_DISPUTES { SPOKEN_FOR } else { OPENED });
        let for_all = clause.has(read::FOR_ALL);
        let spoken_for = || places_of(earlier.as_deref()?).filter(|_| !for_all);
        let places = own.iter().copied().find_map(places_of).or_else(spoken_for);
        let arbitral = || rule.group == OF_DISPUTES && Arbitral::is_of(clause) && !clause.has(read::WHEREVER);
        let agreed = || self.arbitral.get_or_init(|| Arbitral::read(self.sentences())).places();
        let headed = || headings.iter().find_map(places_headed).filter(|_| !for_all);
        // The agreement says for whom it is, wherever it stands.
        let of_agreement = || Some(agreed().0).filter(|places| arbitral() && !places.is_empty());
        let headed = || headed().map(|headed| of_agreement().unwrap_or(headed));
        // What the whole document is for is told once.
        let of_all = |places: &Vec<&'static str>| self.is_of_all(places);
        let places = places.or_else(headed).filter(|places| !of_all(places)).unwrap_or_default();
        let about = LazyCell::new(|| [rule.title, rule.what].map(Words::read));
        // What the whole document or the clause type is about limits no clause of it.
        let known = |list: Keyed, meaning: &str| {
            let mut all = self.whole.iter().chain(about.iter());
            all.any(|words| words.meanings(list).any(|other| other == meaning))
        };
        let before = || at.checked_sub(1).filter(|before| beside(&sentences[*before], sentence));
        // "It will pay" is said of whom the sentence before names.
        let of_before =
            || before().filter(|_| clause.is(0, read::PRONOUN)).and_then(|other| people_named(&self.words_at(other)));
        let of_paragraph = || self.people_of_paragraph(at, clause);
        let people = own.iter().copied().find_map(people_named).or_else(of_before).or_else(of_paragraph);
        let headed = || {
            let stands = |people: &People| *people != People::Minor || near || clause.has(read::OF_MINORS);
            headings.iter().find_map(people_headed).filter(stands)
        };
        let people = people.or_else(headed).filter(|people| !known(read::PEOPLE_HEADED, people.key()));
        let people = people.filter(|people| self.of_all.as_ref().is_none_or(|all| all.people != Some(*people)));
        let uses = clause.all(read::USE_OF).map(|used| used.end..used.end + USED);
        let part = iter::once(0..SUBJECT).chain(uses).find_map(|within| part_named(clause, within));
        let part = part.or_else(|| part_taken(clause));
        // "Marketing and contests" is over more than contests.
        let whole = |words: &Words<'_>| !words.has(AND_OR) || words.all(read::PART.any).count() > 1;
        let headed = headings.iter().filter(|words| whole(words));
        let part = part.or_else(|| headed.into_iter().find_map(|words| words.meanings(read::PART).next()));
        let part = part.filter(|part| !known(read::PART, part)).map(|part| format!("about {part}"));
        let processed = || rule.group == OF_DATA && self.is_processed_for_readers(&headings);
        let part = part.or_else(|| processed().then(|| PROCESSED.to_owned()));
        let everybody = places.is_empty() && people.is_none();
        let one_section = || everybody && rule.group == OF_DISPUTES && self.words_at(at).has(read::ONE_SECTION);
        let one_of_rows = || everybody && rule.group == OF_DISPUTES && self.is_one_of_rows(at);
        let part = part.or_else(|| one_of_rows().then(|| "in one of several cases".to_owned()));
        let part = part.or_else(|| one_section().then(|| "about the section or offer that it names".to_owned()));
        let part = part.or_else(|| self.supplement(&headings).filter(|_| everybody));
        let abroad =
            || rule.group == OF_DISPUTES && own.iter().copied().chain(&headings).any(|words| words.has(read::ABROAD));
        let part = part.or_else(|| abroad().then(|| "about data that goes to other countries".to_owned()));
        let courts = || rule.group == OF_DISPUTES && clause.has(read::COURTS);
        let at_home = || courts() && self.is_beside(at, &[read::HOME_PEOPLE, read::HOME_COURTS]);
        // Whom a clause leaves out stands in it, before it, or right behind it.
        let around = || own.iter().copied().chain(earlier.as_deref()).chain(&headings);
        let left_out = || around().find_map(places_out).or_else(|| self.left_out_behind(at));
        let part = part.or_else(|| {
            let places = left_out().filter(|_| everybody)?;
            Some(outside(places)).filter(|told| self.of_all.as_ref().is_none_or(|all| all.part.as_ref() != Some(told)))
        });
        let part = part.or_else(|| at_home().then(|| "for people who may not sue at home".to_owned()));
        // "If you live elsewhere, the following applies:" speaks for what stands right behind it.
        let introduces = |words: &Words<'_>| words.has(TELLS_FOR_WHOM) && words.has(read::OTHER_CASES);
        let led = || before().is_some_and(|before| introduces(&self.words_at(before)));
        // "Otherwise" is everybody else only behind who is named.
        let named = || before().is_some_and(|before| self.words_at(before).has(FOR_WHOM));
        let in_another_case =
            || earlier.as_deref().is_some_and(|words| words.has(read::BARE_CASE) && words.has(read::OTHER_CASES));
        let other =
            || clause.has(read::OTHER_CASES) || led() || in_another_case() || clause.is(0, read::OTHERWISE) && named();
        let part = part.or_else(|| other().then(|| "in cases other than those named before it".to_owned()));
        if everybody && part.is_none() && !for_all && arbitral() {
            let (within, without) = agreed();
            return only(&within, None, Some(without).filter(|places| !places.is_empty()).map(outside));
        }
        only(&places, people, part)
    }

    /// Whether what stands around a sentence says that it tells of nothing that the service does.
    #[must_use]
    pub fn is_no_deed(&self, at: usize) -> bool {
        self.is_banned(at) || self.is_bare(at)
    }

    /// Whether a sentence is a few words, such as a cell of a table, that name neither the service nor the reader and
    /// say nothing of anything, and no words that do introduce it: a category of a law, an example.
    fn is_bare(&self, at: usize) -> bool {
        let sentence = &self.document.sentences()[at];
        let named = |words: &Words<'_>| words.has(SERVICE) || words.has(read::YOURS);
        let words = self.words_at(at);
        let alone = words.len() <= BARE && !named(&words) && !words.has(read::STATES);
        alone && !self.leads(sentence).any(|lead| named(&self.words_at(lead)))
    }

    /// Whether a sentence stands under what readers must not do and tells of nothing that the service does.
    fn is_banned(&self, at: usize) -> bool {
        let sentences = self.document.sentences();
        let sentence = &sentences[at];
        let before = at.checked_sub(1).filter(|before| {
            let before = &sentences[*before];
            before.block == sentence.block && beside(before, sentence)
        });
        let bans = |words: &Words<'_>| words.has(read::BANNED) && !words.has(SERVICE);
        let over = || self.headings(sentence.section).take(1).any(|words| bans(&words));
        let around = || before.into_iter().chain(self.leads(sentence)).any(|other| bans(&self.words_at(other)));
        !self.words_at(at).has(SERVICE) && (over() || around())
    }

    /// Whether a sentence around one, under the same heading, has words of each list.
    fn is_beside(&self, at: usize, lists: &[List]) -> bool {
        let sentences = self.document.sentences();
        let around = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(sentences.len());
        let mut others = around.filter(|other| *other != at && sentences[*other].section == sentences[at].section);
        others.any(|other| {
            let words = self.words_at(other);
            lists.iter().all(|list| words.has(*list))
        })
    }

    /// The places whose people the sentence right behind one leaves out of it.
    fn left_out_behind(&self, at: usize) -> Option<Vec<&'static str>> {
        let words = self.behind(at)?;
        words.has(read::THIS_CLAUSE).then(|| places_out(&words)).flatten()
    }

    /// Whether what stands under some headings is an agreement by which a firm has the service process data of others.
    fn is_processed_for_readers(&self, headings: &[Words<'_>]) -> bool {
        // A privacy policy tells of such agreements that the service has with others.
        let of_privacy = self.whole.iter().any(|words| words.meanings(KIND).any(|kind| kind == "privacy-policy"));
        !of_privacy && self.whole.iter().chain(headings).any(|words| words.has(read::PROCESSED_FOR_READERS))
    }

    /// Whether a sentence is one of several that give different answers behind one label, as rows of a table do.
    fn is_one_of_rows(&self, at: usize) -> bool {
        let text = |at: usize| self.document.sentences()[at].span.of(self.page.text());
        let Some(end) = text(at).find(':').filter(|end| *end < LABEL) else { return false };
        let label = text(at).before(end + 1);
        // "Please note:" is no label of a row.
        let named = Words::read(label).len() >= LABEL_WORDS;
        let again = |other: usize| text(other).starts_with(label) && text(other) != text(at);
        named && (0..self.document.sentences().len()).any(again)
    }

    /// What a heading over the terms of a part says, where it is no heading of the whole.
    fn supplement(&self, headings: &[Words<'_>]) -> Option<String> {
        let is_whole = |heading: &Words<'_>| self.whole.iter().any(|words| words.text.contains(heading.text));
        let told = |heading: &Words<'_>| heading.len() <= HEADING && !is_whole(heading);
        let over = headings.iter().position(|heading| heading.has(read::SUPPLEMENT) && told(heading))?;
        let below = over.checked_sub(1).filter(|_| headings[over].has(read::SUPPLEMENT_OF_MANY));
        let heading = &headings[below.filter(|below| told(&headings[*below])).unwrap_or(over)];
        Some(format!("under “{}”", heading.source(0..heading.len())))
    }
}

/// The headings of a document below which nearly all of it stands.
fn headings_of_all(document: &Document) -> impl Iterator<Item = &Section> {
    let sections = document.sections();
    let mut below = vec![0; sections.len()];
    for sentence in document.sentences() {
        let around = successors(sentence.section, |section| sections.get(*section as usize)?.parent);
        around.for_each(|section| below[section as usize] += 1);
    }
    let most = document.sentences().len() * NEARLY_ALL / 100;
    sections.iter().zip(below).filter(move |(_, below)| *below > most).map(|(section, _)| section)
}

/// The part that a clause is about since it tells of those who take part in it: "when you enter a contest".
fn part_taken(clause: &Words<'_>) -> Option<&'static str> {
    let taken = clause.all(read::TAKES_PART).next().filter(|_| clause.all(read::SUPPOSED).count() == 1)?;
    // Other cases stand behind a comma.
    let joined = (taken.end..taken.end + USED).take_while(|at| *at < clause.len() && !clause.gap(*at).contains(','));
    part_named(clause, taken.end..taken.end + joined.count())
}

/// Whether two sentences stand under one heading, and the first is none.
fn beside(before: &Sentence, sentence: &Sentence) -> bool {
    before.section == sentence.section && !before.heading
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::page::{Block, BlockKind};
    use crate::text::span::ByteOffset;

    /// What is read of the sentence at an index, of paragraphs under a heading.
    pub fn of<T>(heading: &str, lines: &[&str], read: impl Fn(&Scopes<'_>) -> T) -> T {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for line in iter::once(&heading).chain(lines) {
            let start = ByteOffset(u32::try_from(text.len()).expect("short"));
            let kind = if blocks.is_empty() { BlockKind::Heading { level: 2 } } else { BlockKind::Paragraph };
            blocks.push(Block { kind, start });
            text.push_str(line);
            text.push('\n');
        }
        let page = Page::new(text, blocks, None, None).expect("blocks begin where their lines do");
        let document = Document::read(&page);
        read(&Scopes::read(&page, &document))
    }

    #[test]
    fn what_stands_behind_a_clause_leaves_people_out() {
        let rule = crate::knowledge::rule("jurisdiction").expect("it is a clause type");
        let only = |behind: &str| {
            let courts = "Lawsuits go to the courts of Elm.";
            of("Courts", &[&format!("{courts} {behind}")], |scopes| {
                scopes.only(rule, 1, &Words::read(courts)).map(|only| only.told)
            })
        };
        let told = only("This section does not apply to consumers in the EU.");
        assert_eq!(told.as_deref(), Some("For people outside the EU."));
        assert_eq!(only("The lake is in the EU."), None);
        assert_eq!(only("This section does not apply where consumers in the EU may also sue at home."), None);
    }

    #[test]
    fn a_line_of_its_own_says_whose_the_paragraph_below_is() {
        let rule = crate::knowledge::rule("data-sale").expect("it is a clause type");
        let sale = "Sharing may be a sale of your data.";
        let only = |line: &str| {
            of("Sharing", &["We share data with ducks.", line, sale, sale], |scopes| {
                let told = |at| scopes.only(rule, at, &Words::read(sale)).map(|only| only.told);
                (told(3), told(4))
            })
        };
        assert_eq!(only("US residents"), (Some("For people in the United States.".to_owned()), None));
        assert_eq!(only("Ducks of all ponds"), (None, None));
    }

    #[test]
    fn one_agreement_on_disputes_has_one_limit_wherever_it_stands() {
        let rule = crate::knowledge::rule("arbitration").expect("it is a clause type");
        let only = |last: &str, clause: &str| {
            of("Disputes", &[clause, last], |scopes| scopes.only(rule, 1, &Words::read(clause)).map(|only| only.told))
        };
        let disputes = "All disputes are decided by an arbitrator.";
        let told = |last: &str| only(last, disputes);
        let in_the_us = "If you live in the United States, these terms contain an agreement to arbitrate.";
        assert_eq!(told(in_the_us).as_deref(), Some("For people in the United States."));
        let not_the_eu = "If you are a resident of the EU, the agreement to arbitrate does not apply to you.";
        assert_eq!(told(not_the_eu).as_deref(), Some("For people outside the EU."));
        let turned = "The arbitration agreement does not apply to users who are not residents of the United States.";
        assert_eq!(told(turned).as_deref(), Some("For people in the United States."));
        for last in [
            // A state has its own law within one agreement, and a hearing its place.
            "Residents of California may be heard by an arbitrator near their home.",
            "If you live in the United States, the arbitration will be held in your county.",
            "If you live in the United States, these terms contain an agreement to arbitrate wherever you are.",
            // What denies, adds or is of something else limits nobody.
            "Residents of the EU are not bound by the arbitration agreement.",
            "If you live in the United States, we will pay the fees of the arbitrator.",
            "If you live in the United States, you also waive a jury, and agree to this in writing.",
            "This agreement to arbitrate applies to all users, including users in the EU.",
            "Under the Data Privacy Framework, individuals in the EU agree to arbitrate.",
        ] {
            assert_eq!(told(last), None, "{last}");
        }
        let by_a_body =
            "If you live in the United States, you and we agree to arbitration administered by a body of Elm.";
        assert_eq!(told(by_a_body).as_deref(), Some("For people in the United States."));
        let courts = "Lawsuits go to the courts of Elm.";
        assert_eq!(only(in_the_us, courts), None, "courts are of no arbitrator");
        let siac = "All disputes are decided by arbitrators of the Singapore International Arbitration Centre.";
        assert_eq!(only(in_the_us, siac), None, "others have an arbitrator too");
    }

    #[test]
    fn what_the_whole_document_is_for_is_told_once() {
        let rule = crate::knowledge::rule("class-action-waiver").expect("it is a clause type");
        let waived = "You waive class actions.";
        let read = |heading: &str| {
            of(heading, &[waived, "You may swim.", "You may row."], |scopes| {
                let told = |only: &Only| only.told.clone();
                (scopes.of_all().map(told), scopes.only(rule, 1, &Words::read(waived)).as_ref().map(told))
            })
        };
        let whole = |only: &str| (Some(only.to_owned()), None);
        assert_eq!(read("Europe: terms of use"), whole("For people in Europe."));
        assert_eq!(read("Air Canada terms"), (None, None), "a name is no place");
        assert_eq!(read("Terms for merchants"), whole("For those who sell, host, drive or advertise there."));
        for heading in ["Terms of use", "Privacy of minors: our policy", "Fast for developers"] {
            assert_eq!(read(heading).0, None, "{heading}");
        }
    }

    #[test]
    fn one_of_several_cases_holds_up_to_the_next() {
        let rule = crate::knowledge::rule("liability-cap").expect("it is a clause type");
        let only = |lines: &[&str]| {
            let last = lines.len();
            let told = |scopes: &Scopes<'_>| scopes.only(rule, last, &Words::read(lines[last - 1]));
            of("Liability", lines, told).map(|only| only.told)
        };
        let (eu, us, others) =
            ("If you live in the EU:", "If you live in the United States:", "If you live in another country:");
        let (pays, cap) = ("We pay for what you lose.", "We pay at most $100.");
        assert_eq!(only(&[eu, pays, us, pays, cap]).as_deref(), Some("For people in the United States."));
        let elsewhere = only(&[eu, pays, others, pays, cap]);
        assert_eq!(elsewhere.as_deref(), Some("In cases other than those named before it."));
        let asked = "If you have any questions:";
        assert_eq!(only(&[pays, eu, pays, cap, cap, asked, pays, cap]), None, "a question is no other case");
        assert_eq!(only(&[pays, eu, pays, pays, cap]), None, "one case alone is of what stands right behind it");
    }

    #[test]
    fn it_is_whom_the_sentence_before_names() {
        let rule = crate::knowledge::rule("indemnity").expect("it is a clause type");
        let pays = "It will bear all claims against us.";
        let only = |before: &str| {
            let line = format!("{before} {pays}");
            of("Claims", &[&line], |scopes| scopes.only(rule, 2, &Words::read(pays))).map(|only| only.told)
        };
        let for_a_firm = only("If you use the site for a business, that business accepts these terms.");
        assert_eq!(for_a_firm.as_deref(), Some("For businesses and organisations."));
        assert_eq!(only("You accept these terms."), None);
    }
}
