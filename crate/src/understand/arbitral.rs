//! For whom alone a document has an arbitrator decide disputes, or everybody bring theirs alone: one agreement, which
//! is told in many sentences and limited in one, often far from them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::limit::{code, is_part, people_named, places_of, places_out};
use super::words::Words;
use crate::pattern::reading::only as read;

/// What is told of states of which a document names none.
const SOME_STATES: &str = "some US states";

/// The people whose disputes alone are decided so.
#[derive(Clone, Debug, Default)]
pub struct Arbitral {
    /// Places whose people it is for, in the order of their names.
    within: BTreeSet<&'static str>,
    /// Places whose people it leaves out.
    without: BTreeSet<&'static str>,
    /// Whether others have an arbitrator too, in an agreement of theirs.
    elsewhere: bool,
}

impl Arbitral {
    /// Reads what the sentences and headings of a document say of it.
    pub fn read<'a, 'w: 'a>(sentences: impl Iterator<Item = Cow<'a, Words<'w>>>) -> Self {
        let mut arbitral = Self::default();
        for words in sentences.filter(|words| words.has(read::ARBITRAL)) {
            // Those whose data goes abroad have an arbitrator of their own, and so have companies.
            if words.has(read::LIMITS_NOBODY) || words.has(read::DATA_ABROAD) || people_named(&words).is_some() {
                continue;
            }
            // How an arbitration goes binds nobody to it.
            let binds = words.has(read::COMMITS) || words.has(read::APPLIES) && !words.has(read::HEARING);
            let countries = |places: Vec<&'static str>| places.into_iter().filter(|place| is_country(place));
            if let Some(places) = places_out(&words) {
                arbitral.without.extend(countries(places).filter(|_| binds));
            } else if words.has(read::OTHER_CASES) || words.has(read::ABROAD_BODY) {
                arbitral.elsewhere = true;
            } else if let Some(places) = places_of(&words).filter(|_| binds && !words.has(read::WHEREVER)) {
                arbitral.within.extend(countries(places));
            }
        }
        arbitral
    }

    /// Whether a clause is of it.
    #[must_use]
    pub fn is_of(clause: &Words<'_>) -> bool {
        clause.has(read::ARBITRAL)
    }

    /// The places whose people alone it is for, and those whose people it leaves out where it names none; neither where
    /// others have theirs.
    #[must_use]
    pub fn places(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        // Of all people, wherever they are, none is left out.
        if self.elsewhere || !self.within.is_disjoint(&self.without) {
            return (Vec::new(), Vec::new());
        }
        let without = if self.within.is_empty() { self.without.iter().copied().collect() } else { Vec::new() };
        (self.within.iter().copied().collect(), without)
    }
}

/// Whether a place is a country or more: states of one have another law, and no other agreement.
fn is_country(place: &str) -> bool {
    place != SOME_STATES && code(place).is_some_and(|code| !is_part(&code))
}
