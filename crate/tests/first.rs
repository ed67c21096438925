//! What is told first of made-up documents: which lines in which order, what proves them, and the headline.

use std::collections::BTreeSet;
use std::iter;

use clauselight::page::{Block, BlockKind, Page};
use clauselight::report::{Finding, PageKind, Precision, Report};
use clauselight::text::span::ByteOffset;
use clauselight::understand::{rank, summary};
use clauselight::{Options, analyze};

const OPENING: [&str; 2] = [
    "These terms are an agreement between you and Fernhill Ltd (“Fernhill”, “we”, “us”).",
    "They tell what you may expect from the service, and apply from the day on which you open an account.",
];

/// The report on made-up terms.
fn report(clauses: &[&str]) -> Report {
    report_titled("Terms of Service", clauses)
}

/// The report on a made-up document of a title.
fn report_titled(title: &str, clauses: &[&str]) -> Report {
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for line in [title].iter().chain(&OPENING).chain(clauses) {
        let start = ByteOffset(u32::try_from(text.len()).expect("short"));
        let kind = if blocks.is_empty() { BlockKind::Heading { level: 1 } } else { BlockKind::Paragraph };
        blocks.push(Block { kind, start });
        text.push_str(line);
        text.push('\n');
    }
    let page = Page::new(text.trim_end().to_owned(), blocks, Some(title.to_owned()), None);
    analyze(&page.expect("blocks begin where their lines do"), &Options::default())
}

/// The clause types of the first lines.
fn told(report: &Report) -> Vec<&str> {
    let of = |id: &String| report.findings.iter().find(|finding| finding.id == *id).expect("it is listed").clause;
    report.first.iter().map(|line| of(&line.finding)).collect()
}

const DISPUTES: [&str; 5] = [
    "We may change these terms at any time.",
    "The service is provided as is, without any warranty.",
    "Our total liability to you will not exceed $100.",
    "Any dispute between you and us will be settled by binding arbitration.",
    "You waive any right to a trial by jury.",
];

#[test]
fn what_is_grave_rare_and_exact_is_told_and_what_all_write_is_not() {
    let report = report(&DISPUTES);
    assert_eq!(told(&report), ["arbitration", "liability-cap", "jury-waiver"]);
    assert_eq!(
        report.headline.as_deref(),
        Some("Disputes may go to an arbitrator, not a court, and they pay at most $100.")
    );
    let texts: Vec<&String> = report.first.iter().map(|line| &line.text).collect();
    assert_eq!(report.summary.iter().collect::<Vec<_>>(), texts);
    assert!(report.summary[0].ends_with("none found in this document."), "{}", report.summary[0]);
    let usual = |clause: &str| report.findings.iter().filter(|f| f.clause == clause).all(|finding| finding.usual);
    assert!(usual("unilateral-change") && usual("as-is"));
    assert!(!usual("liability-cap"), "a cost with a sum is never usual");
}

#[test]
fn every_sure_clause_type_is_ranked_once_and_the_first_lines_lead() {
    let report = report(&DISPUTES);
    let lines: Vec<&String> = report.first.iter().map(|line| &line.finding).collect();
    assert_eq!(report.ranked.iter().take(lines.len()).collect::<Vec<_>>(), lines);
    let clause = |id: &String| report.findings.iter().find(|f| f.id == *id && f.is_sure()).expect("sure").clause;
    let ranked: BTreeSet<_> = report.ranked.iter().map(clause).collect();
    let sure: BTreeSet<_> = report.findings.iter().filter(|f| f.is_sure()).map(|finding| finding.clause).collect();
    assert_eq!(ranked, sure);
    assert_eq!(ranked.len(), report.ranked.len());
}

#[test]
fn what_all_write_is_told_where_there_is_nothing_else() {
    let report = report(&DISPUTES[..2]);
    assert_eq!(told(&report), ["unilateral-change", "as-is"]);
}

#[test]
fn what_is_for_some_comes_after_what_is_for_all_and_says_so() {
    let report = report(&[
        "If you are a business, any dispute between us will be settled by binding arbitration.",
        "Our total liability to you will not exceed $100.",
    ]);
    assert_eq!(told(&report), ["liability-cap", "arbitration"]);
    assert_eq!(report.headline.as_deref(), Some("They pay at most $100."));
    assert!(report.summary[1].contains("For businesses and organisations."), "{}", report.summary[1]);
}

#[test]
fn where_nothing_is_for_all_the_headline_says_for_whom_it_is() {
    let report = report(&["California residents waive any right to a trial by jury."]);
    assert_eq!(report.headline.as_deref(), Some("For people in California: you waive a jury trial."));
}

#[test]
fn what_readers_must_not_do_is_nothing_that_the_service_does() {
    let ban = "You will not use, copy or sell for any purpose any Content that is not yours.";
    let far = "You will not use, copy, adapt, modify, publish, send, lend or exploit for any purpose any Content not owned by you.";
    let report = report(&[ban, far, "Our total liability to you will not exceed $100."]);
    assert_eq!(told(&report), ["liability-cap"]);
}

#[test]
fn what_others_at_large_do_is_nothing_that_the_service_does() {
    let report = report(&["Other companies track your searches to create detailed profiles about you.", DISPUTES[2]]);
    assert_eq!(told(&report), ["liability-cap"]);
}

#[test]
fn what_is_forbidden_is_nothing_that_the_service_does() {
    let forbidden = "Collecting the location of other members is prohibited.";
    let report = report(&[forbidden, "Our total liability to you will not exceed $100."]);
    assert_eq!(told(&report), ["liability-cap"]);
}

#[test]
fn a_category_of_a_law_is_nothing_that_the_service_does() {
    let report = report(&["Biometric information, such as fingerprints.", DISPUTES[2]]);
    assert_eq!(told(&report), ["liability-cap"]);
}

#[test]
fn what_a_word_means_is_nothing_that_the_service_does() {
    let meaning =
        "In Elmland, “Biometric Data” means a fingerprint, a voiceprint or a scan of a face that is collected.";
    assert_eq!(told(&report(&[meaning, DISPUTES[2]])), ["liability-cap"]);
}

#[test]
fn guidelines_tell_what_readers_do() {
    let pins = "GPS coordinates that are collected from others without their leave.";
    let removal = "We may remove anything that you post.";
    let kind = "You agree to treat others as you would like them to treat you, and you may not post what is not yours.";
    let clauses: Vec<&str> = iter::repeat_n(kind, 5).chain([pins, removal]).collect();
    assert_eq!(told(&report_titled("Community Guidelines", &clauses)), ["content-removal"]);
}

#[test]
fn a_condition_that_leaves_it_to_the_reader_is_told_with_it() {
    let report = report(&["With your consent, we build a profile of you.", DISPUTES[2]]);
    let line = report.summary.iter().find(|line| line.contains("profile")).expect("it is told");
    assert!(line.ends_with(", with your consent."), "{line}");
    assert_eq!(report.headline.as_deref(), Some("They pay at most $100."));
}

#[test]
fn nothing_is_missed_where_any_use_can_be_objected_to() {
    let training = "We may use your photos to train our artificial intelligence models.";
    let missed = |clauses: &[&str]| report(clauses).summary[0].contains("none found");
    assert!(missed(&[training]));
    assert!(!missed(&[training, "You have the right to object to our processing of your information."]));
}

#[test]
fn what_is_usual_fills_lines_that_are_left() {
    let usual = "You will indemnify us against all claims that arise from your use of the service.";
    let report = report(&["Our total liability to you will not exceed $100.", usual, "We may change these terms."]);
    assert_eq!(told(&report), ["liability-cap", "indemnity"]);
}

#[test]
fn terms_that_change_untold_are_no_formula() {
    let report = report(&["We may change these terms without notice.", DISPUTES[2], DISPUTES[1]]);
    assert_eq!(told(&report), ["liability-cap", "unilateral-change"]);
}

#[test]
fn a_document_without_risks_has_no_headline() {
    let report = report(&["You can close your account at any time."]);
    assert_eq!(report.headline, None);
    assert_eq!(told(&report), ["leave-any-time"]);
}

#[test]
fn a_city_has_its_article() {
    let report = report(&["These terms are governed by the laws of the City and County of Ferns."]);
    let titles: Vec<&str> = report.findings.iter().map(|finding| finding.title.as_str()).collect();
    assert_eq!(titles, ["The law of the City and County of Ferns applies"]);
}

#[test]
fn another_who_acts_is_named() {
    let combined = "Our partners may combine your information with data from other websites.";
    let report = report(&[combined]);
    assert!(report.summary.iter().all(|line| !line.starts_with("Fernhill")), "{:?}", report.summary);
}

#[test]
fn the_name_is_told_once() {
    let training = "We may use your photos to train our artificial intelligence models.";
    let report = report(&[training, "We may terminate your account at any time."]);
    assert_eq!(report.headline.as_deref(), Some("Fernhill may train AI on your photos, and may end your account."));
}

#[test]
fn what_one_side_may_do_goes_before_what_both_may() {
    let both = "Either party may end this agreement at any time with 30 days' notice.";
    let one = "We may terminate your account at any time, with or without cause and without notice.";
    let report = report(&[both, one]);
    assert!(report.summary.iter().all(|line| !line.contains("both sides")), "{:?}", report.summary);
    assert!(
        report.summary[0].contains("without notice") || report.summary[0].contains("without telling"),
        "{:?}",
        report.summary
    );
}

/// The clause types that are told first of the findings of [`DISPUTES`], these changed.
fn told_of(change: impl Fn(&mut Finding)) -> Vec<&'static str> {
    let mut sure: Vec<Finding> = report(&DISPUTES).findings.into_iter().filter(Finding::is_sure).collect();
    sure.iter_mut().for_each(change);
    let worth = rank::Worth::new(&sure, PageKind::TermsOfService, 3000);
    let ranked = rank::ranked(&sure, &worth);
    summary::told_first(&ranked, &worth).into_iter().map(|finding| finding.clause).collect()
}

#[test]
fn what_is_vague_never_goes_before_what_is_not() {
    let vague = |finding: &mut Finding| {
        if finding.clause == "arbitration" {
            finding.precision = Precision::Vague;
        }
    };
    assert_eq!(told_of(vague).last(), Some(&"arbitration"));
}

#[test]
fn one_sentence_proves_one_line() {
    assert_eq!(told_of(|finding| finding.start = 0), ["arbitration"]);
}

/// What terms of some length offer that say this of one thing.
fn offered(clause: &str) -> Vec<(String, String)> {
    let general = [
        "You need an e-mail address to register for an account, and must keep it up to date.",
        "By using the service you accept these terms and our privacy policy.",
        "We provide the service as is and without warranty of any kind, and are not liable for loss of profit.",
        "You may use the service only for lawful purposes and in line with these terms.",
        "If a part of these terms is not valid, the rest of the agreement stays in force.",
        "These terms of service are the entire agreement between you and Fernhill.",
        clause,
    ];
    let actions = report(&general).actions.into_iter();
    actions.map(|action| (action.clause.to_owned(), action.target)).collect()
}

#[test]
fn what_refuses_it_is_of_the_sentence_before() {
    let way = |clause: &str, target: &str| vec![(clause.to_owned(), target.to_owned())];
    assert_eq!(
        offered(
            "We may use your notes to train our AI models. You may opt out at any time by writing to no@fern.example."
        ),
        way("ai-training-opt-out", "no@fern.example")
    );
    assert_eq!(
        offered("We use your notes to train our AI models. You can turn this off under Settings > Privacy."),
        way("ai-training-opt-out", "Settings > Privacy")
    );
    assert_eq!(
        offered(
            "You agree to binding arbitration of all disputes. You may opt out within 60 days by writing to no@fern.example."
        ),
        way("arbitration-opt-out", "no@fern.example")
    );
    assert_eq!(
        offered("We like recipes of every kind. You may opt out at any time by writing to no@fern.example."),
        []
    );
}

#[test]
fn what_only_points_to_another_place_states_nothing() {
    assert_eq!(
        told(&report(&["For more details on how we sell your personal information, see our other page."])),
        [""; 0]
    );
    assert_eq!(told(&report(&["We sell your personal information to data brokers."])), ["data-sale"]);
    let notice = "You must include the following terms in each coupon: credits have no cash value and may be lost.";
    assert_eq!(told(&report(&[notice])), [""; 0]);
    assert_eq!(told(&report(&["Credits have no cash value and may be lost."])), ["virtual-goods-no-value"]);
}

#[test]
fn what_never_comes_to_the_service_is_not_collected() {
    let face = "We use a scan of your face to unlock the gate.";
    assert_eq!(told(&report(&[face])), ["biometric-data"]);
    for behind in [
        "It never leaves your phone.",
        "The scan is processed only on your device.",
        "We do not receive or store this data.",
    ] {
        assert_eq!(told(&report(&[&format!("{face} {behind}")])), [""; 0], "{behind}");
    }
    assert_eq!(told(&report(&[&format!("{face} We keep it for a year.")])), ["biometric-data"]);
}
