//! Where a way out holds, if the document offers it only to people of some places.

use crate::understand::facts::words::Words;

/// Places that documents give rights of their own, folded, and as they are told.
const PLACES: [(&str, &str); 44] = [
    ("california", "California"),
    ("californian", "California"),
    ("nevada", "Nevada"),
    ("virginia", "Virginia"),
    ("colorado", "Colorado"),
    ("connecticut", "Connecticut"),
    ("utah", "Utah"),
    ("texas", "Texas"),
    ("oregon", "Oregon"),
    ("montana", "Montana"),
    ("delaware", "Delaware"),
    ("iowa", "Iowa"),
    ("new jersey", "New Jersey"),
    ("new hampshire", "New Hampshire"),
    ("tennessee", "Tennessee"),
    ("minnesota", "Minnesota"),
    ("maryland", "Maryland"),
    ("nebraska", "Nebraska"),
    ("indiana", "Indiana"),
    ("kentucky", "Kentucky"),
    ("rhode island", "Rhode Island"),
    ("vermont", "Vermont"),
    ("florida", "Florida"),
    ("us state", "some US states"),
    ("u s state", "some US states"),
    ("certain states", "some US states"),
    ("united states", "the United States"),
    ("eea", "the EEA"),
    ("european economic area", "the EEA"),
    ("eu", "the EU"),
    ("european union", "the EU"),
    ("uk", "the UK"),
    ("united kingdom", "the UK"),
    ("switzerland", "Switzerland"),
    ("swiss", "Switzerland"),
    ("canada", "Canada"),
    ("quebec", "Quebec"),
    ("brazil", "Brazil"),
    ("australia", "Australia"),
    ("japan", "Japan"),
    ("south korea", "South Korea"),
    ("germany", "Germany"),
    ("france", "France"),
    ("italy", "Italy"),
];

/// Words that make a place one of people, not of an address or a court.
const OF_PEOPLE: [&str; 18] = [
    "resident",
    "residents",
    "reside",
    "residing",
    "live",
    "living",
    "located",
    "based",
    "citizen",
    "citizens",
    "consumer",
    "consumers",
    "users",
    "customers",
    "visitors",
    "individuals",
    "subjects",
    "if",
];

/// Most places that are named.
const MOST: usize = 3;

/// The places whose people alone a sentence offers something, as "California and the EEA": those that it
/// names together with people, else those that the headings above it name. None where it is for everybody.
#[must_use]
pub fn only_for(sentence: &Words<'_>, section: &Words<'_>) -> Option<String> {
    let people = (0..sentence.len()).any(|at| sentence.is(at, &OF_PEOPLE));
    let own = if people { places(sentence) } else { Vec::new() };
    let found = if own.is_empty() { places(section) } else { own };
    match found.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

fn places(words: &Words<'_>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for (name, told) in PLACES {
        if words.find(name, 0).is_some() && !found.contains(&told) {
            found.push(told);
        }
    }
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_people_alone_may_do_is_told_so() {
        let only = |sentence: &str, section: &str| only_for(&Words::read(sentence), &Words::read(section));
        assert_eq!(only("California residents may opt out by letter.", "").as_deref(), Some("California"));
        assert_eq!(only("If you live in the EEA or the UK, write to us.", "").as_deref(), Some("the EEA and the UK"));
        assert_eq!(only("Write to us to opt out.", "Your rights › Nevada").as_deref(), Some("Nevada"));
        assert_eq!(only("Write to 5 Quay Street, Reno, Nevada, to opt out.", "Contact"), None);
        assert_eq!(only("You may opt out in your settings.", "Your choices"), None);
    }
}
