//! How usual clauses are: in how many documents of each kind this program itself was sure of them, as
//! `model/prevalence.toml` has it of English documents.

use crate::report::{PageKind, Prevalence, Standing};

/// Fewest documents of a kind from which anything is said of it.
const FEWEST: usize = 30;

/// The documents of one kind that were read.
#[derive(Debug)]
struct OfKind {
    kind: PageKind,
    /// The points of each, fewest first.
    points: &'static [i16],
    /// In how many of them each clause type was found, in the order of [`super::ALL`].
    found: [u16; super::ALL.len()],
}

include!(concat!(env!("OUT_DIR"), "/prevalence.rs"));

/// What a share of documents comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Of none.
    None,
    /// Of fewer than one in a hundred.
    Few,
    /// Of so many in a hundred.
    OfAHundred(u32),
}

impl Share {
    /// Of so many of so many.
    #[must_use]
    pub fn of(part: u32, whole: u32) -> Self {
        match (200 * part + whole) / (2 * whole) {
            0 if part > 0 => Self::Few,
            0 => Self::None,
            share => Self::OfAHundred(share),
        }
    }
}

/// How usual a clause type is in documents of a kind; `None` where too few were read.
#[must_use]
pub fn of_clause(clause: &str, kind: PageKind) -> Option<Prevalence> {
    let read = of_kind(kind)?;
    let at = super::ALL.iter().position(|rule| rule.clause == clause)?;
    let (found, documents) = (u32::from(read.found[at]), number(read.points.len()));
    let note = format!("In {} {}", of_a_hundred(found, documents), several(kind));
    Some(Prevalence { found, documents, note })
}

/// Share of the documents of a kind in which a clause type is found; of all documents where too few of the kind
/// were read.
#[must_use]
pub fn share(clause: &str, kind: PageKind) -> f32 {
    let Some(at) = super::ALL.iter().position(|rule| rule.clause == clause) else { return 0.0 };
    let read: Vec<&OfKind> = of_kind(kind).map_or_else(|| KINDS.iter().collect(), |read| vec![read]);
    let found: f32 = read.iter().map(|of| f32::from(of.found[at])).sum();
    let documents: usize = read.iter().map(|of| of.points.len()).sum();
    found / f32::from(u16::try_from(documents.max(1)).unwrap_or(u16::MAX))
}

/// Where a document with these points lies among those of its kind; `None` where too few were read.
#[must_use]
pub fn standing(points: i32, kind: PageKind) -> Option<Standing> {
    let all = of_kind(kind)?.points;
    let fewer = number(all.partition_point(|of_one| i32::from(*of_one) < points));
    let documents = number(all.len());
    let note = format!(
        "More points than {} {} in which clauses were looked for in the same way ({READ}).",
        of_a_hundred(fewer, documents),
        several(kind)
    );
    Some(Standing { fewer, documents, read: READ, note })
}

/// "4 of 100".
fn of_a_hundred(part: u32, whole: u32) -> String {
    match Share::of(part, whole) {
        Share::Few => "fewer than 1 of 100".to_owned(),
        Share::None => format!("none of {whole}"),
        Share::OfAHundred(share) => format!("{share} of 100"),
    }
}

/// Documents of a kind.
fn several(kind: PageKind) -> &'static str {
    match kind {
        PageKind::TermsOfService => "terms of service",
        PageKind::PrivacyPolicy => "privacy policies",
        PageKind::CookiePolicy => "cookie policies",
        PageKind::Licence => "licences",
        PageKind::DataProcessing => "data processing agreements",
        PageKind::Guidelines => "guidelines",
        PageKind::Other => "documents",
    }
}

fn of_kind(kind: PageKind) -> Option<&'static OfKind> {
    KINDS.iter().find(|read| read.kind == kind && read.points.len() >= FEWEST)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_points_never_lie_before_fewer() {
        let fewer: Vec<_> =
            (-20..60).filter_map(|points| standing(points, PageKind::TermsOfService)).map(|of| of.fewer).collect();
        assert!(fewer.len() == 80 && fewer.is_sorted());
        assert_eq!(
            (fewer[0], fewer[79]),
            (0, standing(0, PageKind::TermsOfService).expect("many were read").documents)
        );
    }

    #[test]
    fn no_clause_is_in_more_documents_than_were_read() {
        for kind in KINDS.iter().map(|of| of.kind) {
            for rule in &super::super::ALL {
                assert!(of_clause(rule.clause, kind).is_none_or(|of| of.found <= of.documents), "{}", rule.clause);
            }
        }
    }

    #[test]
    fn shares_are_of_a_hundred() {
        let shares =
            [(0, 280), (1, 280), (2, 280), (140, 280), (280, 280)].map(|(part, whole)| of_a_hundred(part, whole));
        assert_eq!(shares, ["none of 280", "fewer than 1 of 100", "1 of 100", "50 of 100", "100 of 100"]);
    }

    #[test]
    fn nothing_is_said_of_kinds_that_were_hardly_read() {
        assert!(standing(0, PageKind::Other).is_none());
        assert!(of_clause("arbitration", PageKind::Other).is_none());
        assert!(of_clause("none-such", PageKind::TermsOfService).is_none());
    }
}
