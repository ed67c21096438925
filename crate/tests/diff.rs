//! Two versions of made-up terms: what counts as a change and what does not.

use clauselight::Options;
use clauselight::cli::corpus::markdown;
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
    diff(&page(old), &page(new), &Options { all: false, language: None })
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
