//! The grade: a published, monotone rule.
//!
//! Every *kind* of clause counts once, however often a document repeats it, so that re-wording,
//! splitting or repeating a clause changes nothing:
//!
//! | what was found or missed | points |
//! |---|---|
//! | a kind of clause that gives something away (blocker) | +4 |
//! | a kind of clause that costs something (bad) | +1 |
//! | an answer that is missing | +2 |
//! | a kind of clause that protects (good) | -1 |
//!
//! Up to 2 points give A, up to 6 B, up to 11 C, up to 17 D, more E; but nothing that gives something away
//! is graded A, however much else protects. A risk only adds and a protection only takes away, so more risks
//! never improve the grade and more protections never worsen it.

use std::collections::BTreeMap;

use crate::knowledge;
use crate::report::{Absent, Finding, Grade, GradeReason, Polarity};

const BLOCKER: i32 = 4;
const BAD: i32 = 1;
const MISSING: i32 = 2;
const GOOD: i32 = -1;

/// Most points for each grade but the last.
const LIMITS: [(i32, Grade); 4] = [(2, Grade::A), (6, Grade::B), (11, Grade::C), (17, Grade::D)];

/// The grade and its account, weightiest lines first.
#[must_use]
pub fn grade(findings: &[Finding], missing: &[Absent]) -> (Grade, Vec<GradeReason>) {
    let mut kinds: BTreeMap<&'static str, (i32, &'static str, u32)> = BTreeMap::new();
    for finding in findings {
        let points = match finding.polarity {
            Polarity::Blocker => BLOCKER,
            Polarity::Bad => BAD,
            Polarity::Neutral => continue,
            Polarity::Good => GOOD,
        };
        kinds.entry(finding.clause).or_insert((points, title_of(finding.clause), 0)).2 += 1;
    }
    let mut reasons: Vec<GradeReason> = kinds
        .into_iter()
        .map(|(clause, (points, title, times))| GradeReason {
            clause,
            points,
            text: if times > 1 { format!("{title} ({times} places)") } else { title.to_owned() },
            places: times,
        })
        .collect();
    for absent in missing {
        let text = format!("None found in this document: {}", title_of(absent.clause));
        reasons.push(GradeReason { clause: absent.clause, points: MISSING, text, places: 0 });
    }
    reasons.sort_by_key(|reason| (-reason.points, reason.clause));
    let best = if reasons.iter().any(|reason| reason.points == BLOCKER) { Grade::B } else { Grade::A };
    (of_points(points(&reasons)).max(best), reasons)
}

/// The points of an account, together.
#[must_use]
pub fn points(reasons: &[GradeReason]) -> i32 {
    reasons.iter().map(|reason| reason.points).sum()
}

/// The title of a clause type, as its rule has it.
fn title_of(clause: &'static str) -> &'static str {
    knowledge::rule(clause).map_or(clause, |rule| rule.title)
}

fn of_points(total: i32) -> Grade {
    LIMITS.iter().find(|(most, _)| total <= *most).map_or(Grade::E, |(_, grade)| *grade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_points_never_give_a_better_grade() {
        let grades: Vec<Grade> = (-20..40).map(of_points).collect();
        assert!(grades.is_sorted());
        assert_eq!(grades.first(), Some(&Grade::A));
        assert_eq!(grades.last(), Some(&Grade::E));
    }
}
