//! What is said of made-up clauses: promises that must not be told as risks, risks that must be told.

use std::collections::BTreeSet;

use clauselight::page::{Block, BlockKind, Link, Page};
use clauselight::report::{Certainty, Finding, Polarity, Report, UnreadReason};
use clauselight::text::span::{ByteOffset, Span};
use clauselight::{Options, analyze};

const OPENING: [&str; 2] = [
    "These terms are an agreement between you and the Quarry Post. You agree to them when you open an account, and they \
     apply until you close it.",
    "We carry your letters with care, and we keep a list of what was carried and when. A letter that finds nobody at \
     home waits at the quarry for some days, and then goes back to the one who wrote it.",
];

fn page(blocks: &[(BlockKind, &str)]) -> Page {
    let opening = OPENING.iter().map(|line| (BlockKind::Paragraph, *line));
    let mut text = String::new();
    let mut table = Vec::new();
    for (kind, line) in opening.chain(blocks.iter().copied()) {
        table.push(Block { kind, start: ByteOffset(u32::try_from(text.len()).expect("a short text")) });
        text.push_str(line);
        text.push('\n');
    }
    let page = Page::new(text, table, Some("Terms of Service of the Quarry Post".to_owned()), None);
    page.expect("a sound page")
}

fn report(blocks: &[(BlockKind, &str)]) -> Report {
    analyze(&page(blocks), &Options::default())
}

fn paragraphs(lines: &[&str]) -> Report {
    report(&lines.iter().map(|line| (BlockKind::Paragraph, *line)).collect::<Vec<_>>())
}

fn clauses(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|finding| finding.clause).collect()
}

fn risks(report: &Report) -> Vec<(&str, &str)> {
    let risk = |polarity| matches!(polarity, Polarity::Blocker | Polarity::Bad);
    report.findings.iter().filter(|f| risk(f.polarity)).map(|f| (f.clause, f.quote.as_str())).collect()
}

#[test]
fn promises_are_whole_whatever_stands_in_them() {
    for line in [
        "At no time will Hark! Post use your letters to train artificial intelligence models.",
        "At no time will the Quarry Intl. Post use your letters to train artificial intelligence models.",
        "At no time will we, see App. C, use your letters to train artificial intelligence models.",
        "We will never: i. sell your personal data; ii. Use your letters to train artificial intelligence models.",
        "No employee of ours will sell your personal data to third parties.",
    ] {
        assert_eq!(risks(&paragraphs(&[line])), [], "{line}");
    }
}

#[test]
fn what_introduces_governs_what_follows() {
    use BlockKind::{Heading, ListItem, Paragraph, TableCell};
    let items =
        ["use your letters to train artificial intelligence models;", "sell your personal data to third parties."];
    for (introduction, intro, item) in [
        (Paragraph, "We will never:", Paragraph),
        (Paragraph, "We will never:", TableCell),
        (TableCell, "We will never:", TableCell),
        (Paragraph, "We will never:", ListItem { depth: 1 }),
        (Heading { level: 3 }, "What we will never do", ListItem { depth: 1 }),
        (Heading { level: 3 }, "What we will never do", Paragraph),
    ] {
        let report = report(&[(introduction, intro), (item, items[0]), (item, items[1])]);
        assert_eq!(risks(&report), [], "{introduction:?} {item:?}");
        assert!(clauses(&report).contains("ai-training-excluded"), "{introduction:?} {item:?}");
    }
}

#[test]
fn a_risk_is_found_in_a_heading_beside_a_denial_and_under_a_condition() {
    use BlockKind::{Heading, Paragraph};
    let heading = report(&[
        (Heading { level: 3 }, "We may sell your personal data to third parties."),
        (Paragraph, "The rest is told below, in the next part."),
    ]);
    assert!(clauses(&heading).contains("data-sale"));
    for line in [
        "You may not misuse the carts, and we may sell your personal data to third parties.",
        "We take no fee for this, and we may sell your personal data to third parties.",
        "As the law allows, we may sell your personal data to third parties.",
        "We may sell your personal data to third parties unless you object.",
    ] {
        let report = paragraphs(&[line]);
        assert!(clauses(&report).contains("data-sale") && !clauses(&report).contains("data-not-sold"), "{line}");
    }
}

#[test]
fn a_blocker_is_sure_only_where_the_deed_is_told() {
    let is_sure = |line: &str| {
        let report = paragraphs(&[line]);
        let sure = |f: &Finding| f.polarity == Polarity::Blocker && f.certainty == Certainty::Sure;
        report.findings.iter().any(sure)
    };
    for told in [
        "We may sell your personal data to third parties.",
        "We may use your notes and messages to train our artificial intelligence models.",
        "You waive all moral rights in your letters.",
    ] {
        assert!(is_sure(told), "{told}");
    }
    for described in [
        "You have the right to know whether we sell your personal data to third parties.",
        "You may opt out of the sale of your personal data to third parties.",
        "Your account cannot be deleted while an order is open.",
        "In the event of a merger, your personal data may be sold to the buyer.",
        "Were we ever to sell your personal data to third parties, we would tell you first.",
        "Letters belong to their writers; but, if expressly prescribed, the writer transfers the copyright to us.",
        "The law calls it a sale where a company discloses personal data for money.",
    ] {
        assert!(!is_sure(described), "{described}");
        assert_eq!(
            paragraphs(&[described]).summary.iter().filter(|line| line.contains("sell")).count(),
            0,
            "{described}"
        );
    }
}

#[test]
fn an_answer_beside_the_risk_is_not_missing() {
    let risk = "Any dispute between you and us will be settled by binding arbitration.";
    let missing = |lines: &[&str]| paragraphs(lines).absent.iter().any(|absent| absent.clause == "arbitration-opt-out");
    assert!(missing(&[risk]));
    assert!(!missing(&[risk, "You may reject this clause by letter within thirty days."]));
}

#[test]
fn a_document_is_named_by_what_a_link_to_it_calls_it() {
    let risk = "Any dispute between you and us will be settled by binding arbitration.";
    for (shown, name) in [("Read our Cookie Policy", "Cookie Policy"), ("Terms of Use", "Terms of Use")] {
        let page = page(&[(BlockKind::Paragraph, risk), (BlockKind::Paragraph, shown)]);
        let start = page.text().find(shown).expect("the link's words");
        let [start, end] = [start, start + shown.len()].map(|at| ByteOffset(u32::try_from(at).expect("a short text")));
        let link = Link { span: Span { start, end }, url: "https://quarry.example/other".to_owned() };
        let page = page.with_links(vec![link]);
        let report = analyze(&page, &Options::default());
        let named: Vec<_> = report.absent.iter().flat_map(|absent| &absent.refers_to).collect();
        assert_eq!(named, [name]);
    }
}

#[test]
fn half_a_page_in_a_language_that_is_not_read_gets_no_grade() {
    let other = "Estes termos são um acordo entre você e nós, e aplicam-se até que você encerre a sua conta. Entregamos \
                 as suas cartas com cuidado e mantemos uma lista do que foi entregue, para que nada se perca.";
    let risk = "We may sell your personal data to third parties.";
    let report = paragraphs(&[other, other, other, risk]);
    assert_eq!((report.language.as_str(), report.grade), ("en", None));
    assert!(clauses(&report).contains("data-sale") && report.absent.is_empty());
    let unread: Vec<_> = report.unread.iter().map(|part| (part.why, part.language.as_deref())).collect();
    assert_eq!(unread, [(UnreadReason::Language, Some("pt"))]);
}
