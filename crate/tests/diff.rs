//! Two versions of made-up terms: what counts as a change and what does not.

use clauselight::Options;
use clauselight::cli::corpus::markdown;
use clauselight::diff::direction::Direction;
use clauselight::diff::{Diff, Stats, diff};
use clauselight::report::Finding;

const OLD: &str = "\
# Harbour Terms of Service

Last updated: 3 May 2025

## 1. Your notes

You keep your notes. We store them under Section 2.1 of these terms.

We do not use your notes to train our artificial intelligence models.

## 2. When things go wrong

In no event shall Harbour be liable for any loss of data or profits.

Any dispute between you and us will be settled by binding arbitration.
";

fn compare(old: &str, new: &str) -> Diff {
    let page = |text: &str| markdown(text).expect("a page");
    diff(&page(old), &page(new), &Options::default())
}

fn clauses<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<&'static str> {
    findings.into_iter().map(|finding| finding.clause).collect()
}

#[test]
fn another_form_is_no_change() {
    let wrapped = OLD.replace("profits.", "\nprofits.").replace("will be settled", "will\nbe *settled*");
    let renumbered = OLD.replace("## 2.", "## Article 7 –").replace("Section 2.1", "Section 7.1");
    let dated = OLD.replace("3 May 2025", "11 August 2026");
    let (first, second) = OLD.split_at(OLD.find("## 2.").expect("it is there"));
    let (title, notes) = first.split_at(first.find("## 1.").expect("it is there"));
    let moved = format!("{title}{second}\n{notes}");
    for new in [OLD, &wrapped, &renumbered, &dated, &moved] {
        let diff = compare(OLD, new);
        assert!(diff.is_empty(), "{:?} {:?} {:?}", clauses(&diff.added), clauses(&diff.removed), diff.changed);
        assert_eq!(diff.stats, Stats::default(), "{new}");
    }
}

#[test]
fn a_promise_that_turns_into_a_grant_is_told_as_both() {
    let new =
        OLD.replace("We do not use your notes to train", "We may use all of your notes, files and drawings to train");
    let diff = compare(OLD, &new);
    assert_eq!(clauses(&diff.added), ["ai-training"]);
    assert_eq!(clauses(&diff.removed), ["ai-training-excluded"]);
    assert!(diff.changed.is_empty());
    assert_eq!(diff.stats, Stats { sentences_changed: 1, ..Stats::default() });
}

#[test]
fn other_words_for_the_same_clause_are_a_change() {
    let new = OLD.replace("Any dispute between you and us", "Every dispute between you and Harbour, old or new,");
    let diff = compare(OLD, &new);
    assert!(diff.added.is_empty() && diff.removed.is_empty());
    assert_eq!(clauses(diff.changed.iter().map(|change| &change.after)), ["arbitration"]);
    assert!(diff.changed[0].before.quote.starts_with("Any dispute"));
    assert!(diff.changed[0].after.quote.starts_with("Every dispute"));
}

#[test]
fn what_goes_is_gone_and_what_comes_is_new() {
    let new = OLD.replace("Any dispute between you and us will be settled by binding arbitration.\n", "Boats sail.\n");
    let there = compare(OLD, &new);
    assert_eq!(clauses(&there.removed), ["arbitration"]);
    assert_eq!(there.stats, Stats { sentences_added: 1, sentences_removed: 1, sentences_changed: 0 });
    let back = compare(&new, OLD);
    assert_eq!(clauses(&back.added), ["arbitration"]);
    assert!(there.added.is_empty() && back.removed.is_empty());
}

#[test]
fn a_list_whose_introduction_turns_is_a_change() {
    let list =
        "# Terms\n\nWe LIST\n\n- use your notes to train artificial intelligence models;\n- keep the harbour lit.\n";
    let diff = compare(&list.replace("LIST", "will never:"), &list.replace("LIST", "may at our discretion:"));
    assert_eq!(clauses(&diff.added), ["ai-training"]);
}

/// The passages of two versions of one paragraph, as direction and clause types.
fn passages(old: &str, new: &str) -> Vec<(Direction, Vec<&'static str>)> {
    let terms = |paragraph: &str| OLD.replace("## 2.", &format!("{paragraph}\n\n## 2."));
    let diff = compare(&terms(old), &terms(new));
    diff.passages.into_iter().map(|passage| (passage.direction, passage.clauses)).collect()
}

#[test]
fn sentences_without_a_finding_are_told_by_their_periods_and_costs() {
    use Direction::{Hardened, Reworded};
    let told = |old: &str, new: &str, direction| {
        for (old, new, direction) in [(old, new, direction), (new, old, opposite(direction))] {
            assert_eq!(passages(old, new), [(direction, Vec::new())], "{old} / {new}");
        }
    };
    told(
        "You may tell us of a torn chart within 30 days of its delivery.",
        "You may tell us of a torn chart within ten days of its delivery.",
        Hardened,
    );
    told(
        "We tell you of a closed berth at least 14 days before.",
        "We tell you of a closed berth at least 3 days before.",
        Hardened,
    );
    told(
        "You must tell us of a late arrival at least 2 days before it.",
        "You must tell us of a late arrival at least 10 days before it.",
        Hardened,
    );
    told("The quay is 20 days from the cape.", "The quay is 30 days from the cape.", Reworded);
    told("The lamps are lit at dusk.", "The lamps are lit at nightfall.", Reworded);
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Hardened => Direction::Softened,
        Direction::Softened => Direction::Hardened,
        Direction::Reworded => Direction::Reworded,
    }
}

#[test]
fn a_new_cost_is_worse_and_one_that_goes_is_better() {
    let (without, with) =
        ("The lamps are lit at dusk.", "The lamps are lit at dusk. Each landing costs a fee of EUR 5.");
    assert_eq!(passages(without, with), [(Direction::Hardened, Vec::new())]);
    assert_eq!(passages(with, without), [(Direction::Softened, Vec::new())]);
    let (paid, free) = ("You may cancel at any time for a fee of $20.", "You may cancel at any time.");
    let change = |old, new| passages(old, new).into_iter().map(|(direction, _)| direction).collect::<Vec<_>>();
    assert_eq!(change(free, paid), [Direction::Hardened]);
    assert_eq!(change(paid, free), [Direction::Softened]);
    let (free, paid) = ("A second chart is sent free of charge.", "A second chart is sent for a charge of EUR 4.");
    assert_eq!(change(free, paid), [Direction::Hardened]);
    assert_eq!(change(paid, free), [Direction::Softened]);
}

#[test]
fn a_lost_promise_is_worse_and_a_new_one_is_better() {
    let promise = "We do not sell your personal data.";
    let filler = "The harbour has a bell.";
    assert_eq!(passages(promise, "")[0].0, Direction::Hardened);
    assert_eq!(passages("", promise)[0].0, Direction::Softened);
    assert!(passages(filler, "").iter().all(|(direction, _)| *direction == Direction::Reworded));
    let grant = "We may sell your personal data to third parties.";
    assert_eq!(passages(promise, grant)[0].0, Direction::Hardened);
}

#[test]
fn unchanged_sentences_between_two_passages_can_be_found() {
    let new =
        OLD.replace("You keep your notes.", "You keep all of your notes.").replace("between you and us", "with us");
    let diff = compare(OLD, &new);
    let page = markdown(&new).expect("a page");
    let [first, second] = diff.passages.as_slice() else { panic!("two passages: {:?}", diff.passages) };
    assert_eq!((first.unchanged, first.between), (0, None));
    assert_eq!(second.unchanged, 3);
    let between = second.between.expect("there is text between");
    let units: Vec<u16> = page.text().encode_utf16().collect();
    let text = String::from_utf16_lossy(&units[between.start as usize..between.end as usize]);
    assert!(text.starts_with("We store them") && text.ends_with("data or profits."), "{text}");
}
