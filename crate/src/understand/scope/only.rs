//! For whom and for what alone one clause is.

use std::borrow::Cow;
use std::iter;

use super::super::arbitral::Arbitral;
use super::super::limit::{
    only, outside, part_named, people_headed, people_named, places_headed, places_of, places_out,
};
use super::super::words::Words;
use super::speaks::OPENED;
use super::{OF_DISPUTES, SPOKEN_FOR, Scopes, beside};
use crate::knowledge::Rule;
use crate::pattern::reading::documents::KIND;
use crate::pattern::reading::facts::AND_OR;
use crate::pattern::reading::only as read;
use crate::pattern::reading::ways::{FOR_WHOM, TELLS_FOR_WHOM};
use crate::pattern::reading::{Keyed, List};
use crate::report::{Only, People};
use crate::text::cut::Cut;

/// Words at the beginning of a clause among which it may name the part of the service that it is about.
const SUBJECT: usize = 5;

/// Words behind those of a use among which is what is used.
const USED: usize = 5;

/// Sentences around one on courts among which one may tell of others.
const BESIDE: usize = 3;

/// Sentences below a heading on minors that are of them whatever they name.
const NEAR: usize = 3;

/// Most words of a heading that is told.
const HEADING: usize = 10;

/// Longest label before a colon, in bytes.
const LABEL: usize = 80;

/// Fewest words of a label that names what is behind it.
const LABEL_WORDS: usize = 3;

/// The group of clause types on what data is used for.
const OF_DATA: &str = "data-use";

/// What is told of data that firms have a service process.
const PROCESSED: &str = "about data that you have them process";

/// A clause, and what may say for whom or for what it is.
struct Limited<'c, 'd> {
    scopes: &'c Scopes<'d>,
    rule: &'c Rule,
    /// The index of its sentence.
    at: usize,
    words: &'c Words<'c>,
    /// Its words, those of the condition that opens its sentence, and those that introduce it.
    own: &'c [&'c Words<'c>],
    /// The words that tell for whom it is, before it.
    earlier: Option<&'c Words<'c>>,
    /// The headings above it, nearest first; far below one, none.
    headings: &'c [Words<'d>],
    /// Whether it stands right below the nearest.
    near: bool,
}

impl<'d> Scopes<'d> {
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
        let earlier = earlier.as_deref();
        Limited { scopes: self, rule, at, words: clause, own: &own, earlier, headings: &headings, near }.only()
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

impl<'d> Limited<'_, 'd> {
    fn only(&self) -> Option<Only> {
        let (places, people) = (self.places(), self.people());
        let everybody = places.is_empty() && people.is_none();
        let part = self.part(everybody);
        if everybody && part.is_none() && !self.is_for_all() && self.is_arbitral() {
            let (within, without) = self.agreed();
            return only(&within, None, Some(without).filter(|places| !places.is_empty()).map(outside));
        }
        only(&places, people, part)
    }

    fn is_of_disputes(&self) -> bool {
        self.rule.group == OF_DISPUTES
    }

    fn is_for_all(&self) -> bool {
        self.words.has(read::FOR_ALL)
    }

    /// Whether it is of the document's one agreement to have disputes decided by an arbitrator.
    fn is_arbitral(&self) -> bool {
        self.is_of_disputes() && Arbitral::is_of(self.words) && !self.words.has(read::WHEREVER)
    }

    /// The places in which alone, and outside which alone, that agreement is.
    fn agreed(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        self.scopes.arbitral.get_or_init(|| Arbitral::read(self.scopes.sentences())).places()
    }

    /// The index of the sentence before it, under the same heading.
    fn before(&self) -> Option<usize> {
        let sentences = self.scopes.document.sentences();
        self.at.checked_sub(1).filter(|before| beside(&sentences[*before], &sentences[self.at]))
    }

    /// Whether the whole document, or the clause type, is about what a word means: that limits no clause.
    fn is_known(&self, list: Keyed, meaning: &str) -> bool {
        let means = |words: &Words<'_>| words.meanings(list).any(|other| other == meaning);
        self.scopes.whole.iter().any(means) || [self.rule.title, self.rule.what].map(Words::read).iter().any(means)
    }

    /// The places for whose people alone it is.
    fn places(&self) -> Vec<&'static str> {
        let for_all = self.is_for_all();
        let spoken_for = || places_of(self.earlier?).filter(|_| !for_all);
        // The agreement says for whom it is, wherever it stands.
        let of_agreement = || Some(self.agreed().0).filter(|places| self.is_arbitral() && !places.is_empty());
        let headed = || self.headings.iter().find_map(places_headed).filter(|_| !for_all);
        let headed = || headed().map(|headed| of_agreement().unwrap_or(headed));
        let places = self.own.iter().copied().find_map(places_of).or_else(spoken_for).or_else(headed);
        // What the whole document is for is told once.
        places.filter(|places| !self.scopes.is_of_all(places)).unwrap_or_default()
    }

    /// The kind of people for whom alone it is.
    fn people(&self) -> Option<People> {
        // "It will pay" is said of whom the sentence before names.
        let of_before = || {
            let before = self.before().filter(|_| self.words.is(0, read::PRONOUN))?;
            people_named(&self.scopes.words_at(before))
        };
        let of_paragraph = || self.scopes.people_of_paragraph(self.at, self.words);
        let headed = || {
            let stands = |people: &People| *people != People::Minor || self.near || self.words.has(read::OF_MINORS);
            self.headings.iter().find_map(people_headed).filter(stands)
        };
        let people = self.own.iter().copied().find_map(people_named);
        let people = people.or_else(of_before).or_else(of_paragraph).or_else(headed);
        let people = people.filter(|people| !self.is_known(read::PEOPLE_HEADED, people.key()));
        people.filter(|people| self.scopes.of_all().is_none_or(|all| all.people != Some(*people)))
    }

    /// The part, or the case, for which alone it is; what limits others stands only in a clause for everybody.
    fn part(&self, everybody: bool) -> Option<String> {
        let told = |is: bool, part: &str| is.then(|| part.to_owned());
        let disputed = everybody && self.is_of_disputes();
        let processed = || self.rule.group == OF_DATA && self.scopes.is_processed_for_readers(self.headings);
        let one_of_rows = || disputed && self.scopes.is_one_of_rows(self.at);
        let one_section = || disputed && self.scopes.words_at(self.at).has(read::ONE_SECTION);
        self.part_of_service()
            .or_else(|| told(processed(), PROCESSED))
            .or_else(|| told(one_of_rows(), "in one of several cases"))
            .or_else(|| told(one_section(), "about the section or offer that it names"))
            .or_else(|| self.scopes.supplement(self.headings).filter(|_| everybody))
            .or_else(|| told(self.is_of_data_abroad(), "about data that goes to other countries"))
            .or_else(|| self.people_left_out().filter(|_| everybody))
            .or_else(|| told(self.is_where_none_sue_at_home(), "for people who may not sue at home"))
            .or_else(|| told(self.is_in_another_case(), "in cases other than those named before it"))
    }

    /// The part of the service that it, or a heading above it, is about.
    fn part_of_service(&self) -> Option<String> {
        let uses = self.words.all(read::USE_OF).map(|used| used.end..used.end + USED);
        let named = iter::once(0..SUBJECT).chain(uses).find_map(|within| part_named(self.words, within));
        // "Marketing and contests" is over more than contests.
        let whole = |words: &&Words<'_>| !words.has(AND_OR) || words.all(read::PART.any).count() > 1;
        let headed = || self.headings.iter().filter(whole).find_map(|words| words.meanings(read::PART).next());
        let part = named.or_else(|| part_taken(self.words)).or_else(headed);
        part.filter(|part| !self.is_known(read::PART, part)).map(|part| format!("about {part}"))
    }

    fn is_of_data_abroad(&self) -> bool {
        let mut around = self.own.iter().copied().chain(self.headings);
        self.is_of_disputes() && around.any(|words| words.has(read::ABROAD))
    }

    /// Whom it leaves out, by its own words or those before or right behind it.
    fn people_left_out(&self) -> Option<String> {
        let mut around = self.own.iter().copied().chain(self.earlier).chain(self.headings);
        let places = around.find_map(places_out).or_else(|| self.scopes.left_out_behind(self.at))?;
        let of_all = self.scopes.of_all().and_then(|all| all.part.as_ref());
        Some(outside(places)).filter(|told| of_all != Some(told))
    }

    fn is_where_none_sue_at_home(&self) -> bool {
        let courts = self.is_of_disputes() && self.words.has(read::COURTS);
        courts && self.scopes.is_beside(self.at, &[read::HOME_PEOPLE, read::HOME_COURTS])
    }

    fn is_in_another_case(&self) -> bool {
        let before = || self.before().map(|before| self.scopes.words_at(before));
        // "If you live elsewhere, the following applies:" speaks for what stands right behind it.
        let introduces = |words: Cow<'_, Words<'_>>| words.has(TELLS_FOR_WHOM) && words.has(read::OTHER_CASES);
        let case = |words: &Words<'_>| words.has(read::BARE_CASE) && words.has(read::OTHER_CASES);
        // "Otherwise" is everybody else only behind who is named.
        let otherwise = || self.words.is(0, read::OTHERWISE) && before().is_some_and(|words| words.has(FOR_WHOM));
        self.words.has(read::OTHER_CASES)
            || before().is_some_and(introduces)
            || self.earlier.is_some_and(case)
            || otherwise()
    }
}

/// The part that a clause is about since it tells of those who take part in it: "when you enter a contest".
fn part_taken(clause: &Words<'_>) -> Option<&'static str> {
    let taken = clause.all(read::TAKES_PART).next().filter(|_| clause.all(read::SUPPOSED).count() == 1)?;
    // Other cases stand behind a comma.
    let joined = (taken.end..taken.end + USED).take_while(|at| *at < clause.len() && !clause.gap(*at).contains(','));
    part_named(clause, taken.end..taken.end + joined.count())
}

#[cfg(test)]
mod tests {
    use super::super::tests::of;
    use super::*;

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
