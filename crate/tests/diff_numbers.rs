//! Numbers, dates and lines about the page in two versions of made-up terms.

use clauselight::Options;
use clauselight::cli::corpus::{markdown, plain};
use clauselight::diff::direction::Direction;
use clauselight::diff::{Diff, Stats, diff};
use clauselight::page::Page;
use proptest::prelude::*;

/// Terms around one paragraph.
fn terms(paragraph: &str) -> String {
    format!(
        "# Terms of Service of Quay Notes\n\nThese terms are an agreement between you and Quay Notes. You accept them \
         when you open an account.\n\nWe keep the notes that you write in order, and we show them to nobody else.\n\n\
         {paragraph}\n\nYou may close your account whenever you like, in your settings.\n"
    )
}

fn compare(old: &str, new: &str) -> Diff {
    let page = |text: &str| markdown(&terms(text)).expect("a page");
    diff(&page(old), &page(new), &Options::default())
}

#[test]
fn what_a_number_becomes_is_told_by_whom_it_helps() {
    use Direction::{Hardened, Reworded, Softened};
    let (arbitration, cap) = ("arbitration-opt-out", "liability-cap");
    for (clause, old, new, direction) in [
        (
            arbitration,
            "You may opt out of arbitration until 30 June 2027.",
            "You may opt out of arbitration until 1 January 2027.",
            Hardened,
        ),
        (
            arbitration,
            "You may opt out of arbitration until 1 January 2027.",
            "You may opt out of arbitration until 30 June 2027.",
            Softened,
        ),
        (
            arbitration,
            "You may opt out of arbitration within 30 days of joining.",
            "You may opt out of arbitration within fourteen days of joining.",
            Hardened,
        ),
        (
            arbitration,
            "You may opt out of arbitration within 72 hours of joining.",
            "You may opt out of arbitration within TWENTY-FOUR HOURS of joining.",
            Hardened,
        ),
        (
            cap,
            "Our total liability to you is limited to EUR 2,000.",
            "Our total liability to you is limited to EUR 1,900.",
            Hardened,
        ),
        (
            cap,
            "Our total liability to you is limited to $100.",
            "Our total liability to you is limited to $1,000.",
            Softened,
        ),
        (
            cap,
            "Our total liability to you is limited to $100.",
            "Our total liability to you is limited to €100.",
            Reworded,
        ),
        (
            cap,
            "Our total liability is limited to what you paid us in the 12 months before the claim.",
            "Our total liability is limited to what you paid us in the 6 months before the claim.",
            Hardened,
        ),
        (
            "change-with-notice",
            "We will notify you at least 30 days before we change these terms.",
            "We will notify you at least 14 days before we change these terms.",
            Hardened,
        ),
        (
            "age-limit",
            "You must be at least 13 years old to use the service.",
            "You must be at least 16 years old to use the service.",
            Hardened,
        ),
        (
            "age-limit",
            "You must be at least 18 years old to use the service.",
            "You must be at least 16 years old to use the service.",
            Softened,
        ),
        (
            "age-limit",
            "The service is not for children under the age of 13, and we never knowingly collect their data.",
            "The service is not for children under the age of 16, and we never knowingly collect their data.",
            Softened,
        ),
        (
            "retention-after-deletion",
            "After you delete your account we keep your data for 90 days.",
            "After you delete your account we keep your data for two years.",
            Hardened,
        ),
        (
            "retention-limited",
            "We retain your personal data for three years.",
            "We retain your personal data for two years.",
            Softened,
        ),
        (
            "claim-time-limit",
            "You must bring any claim within two years after it arose.",
            "You must bring any claim within one year after it arose.",
            Hardened,
        ),
        (
            "refund-right",
            "You can get a full refund within 30 days of your purchase.",
            "You can get a full refund within 14 days of your purchase.",
            Hardened,
        ),
        (
            "data-sale",
            "We may sell your personal data to others from 1 May 2027.",
            "We may sell your personal data to others from 1 May 2026.",
            Hardened,
        ),
        (
            "broad-licence",
            "You grant us a licence to use your content for two years.",
            "You grant us a licence to use your content for ten years.",
            Hardened,
        ),
        (
            "ai-training-opt-out",
            "You may object to AI training until 27 May 2027.",
            "You may object to AI training until 1 May 2027.",
            Hardened,
        ),
        (
            "penalty-fees",
            "If you pay late, we charge a late fee of $5.",
            "If you pay late, we charge a late fee of $15.",
            Hardened,
        ),
    ] {
        let found = compare(old, new);
        assert_eq!(found.stats, Stats { sentences_changed: 1, ..Stats::default() }, "{old} / {new}");
        let change = found.changed.iter().find(|change| change.after.clause == clause);
        assert_eq!(change.map(|change| change.direction), Some(direction), "{clause}: {old} / {new}");
    }
}

#[test]
fn every_number_within_a_clause_is_a_change() {
    for (old, new) in [
        (
            "Effective 1 May 2027 you must pay a fee for each note.",
            "Effective 1 June 2027 you must pay a fee for each note.",
        ),
        ("We will erase all your notes by 1 January 2027.", "We will erase all your notes by 1 January 2037."),
        ("We repay no more than what you paid us in 2026.", "We repay no more than what you paid us in 2016."),
        ("The licence lasts for 5 years.", "The licence lasts for 50 years."),
        ("You may keep 100 notes.", "You may keep 10 notes."),
        ("We take 5% of each sale.", "We take 8% of each sale."),
        ("We take $5 of each sale.", "We take £5 of each sale."),
    ] {
        let found = compare(old, new);
        assert_eq!(found.stats, Stats { sentences_changed: 1, ..Stats::default() }, "{old} / {new}");
    }
}

#[test]
fn lines_about_the_page_are_no_change() {
    for (old, new) in [
        ("Last updated: 3 May 2025", "Last updated: 11 August 2026"),
        ("Updated 3 days ago.", "Updated yesterday."),
        ("Effective 05/03/2026.", "Effective 06/04/2026."),
        ("Version 2026-05-03.", "Version 2026-06-04."),
        ("1,024 people found this helpful.", "1,187 people found this helpful."),
        ("12 comments", "340 comments"),
        ("Your reference number is QX-88213.", "Your reference number is RT-10427."),
        ("© 2024–2026 Quay Notes Ltd. All rights reserved.", "© 2024–2027 Quay Notes Ltd. All rights reserved."),
        ("Page 3 of 10", "Page 4 of 12"),
        ("5 min read", "7 min read"),
        ("We share notes only as Section 4.2 says.", "We share notes only as Section 5.1 says."),
        ("Stand: 13.04.2025", "Stand: 01.05.2026"),
        ("Mis à jour il y a 3 jours", "Mis à jour il y a 2 semaines"),
        ("Aggiornato 3 giorni fa", "Aggiornato 2 settimane fa"),
        ("Obowiązuje od 3 maja 2025 r.", "Obowiązuje od 1 czerwca 2026 r."),
        ("Actualizado hace 3 días", "Actualizado hace 2 semanas"),
        ("You have thirty (30) days.", "You have 30 days."),
    ] {
        for (old, new) in [(old, new), (new, old)] {
            let found = compare(old, new);
            assert!(found.is_empty() && found.passages.is_empty(), "{old} / {new}: {:?}", found.passages);
            assert_eq!(found.stats, Stats::default(), "{old} / {new}");
        }
    }
}

#[test]
fn versions_in_two_languages_are_not_compared() {
    let english =
        terms("We may change these terms at any time without notice, and we are not liable for what is lost.");
    let german = "# Nutzungsbedingungen von Quay Notes\n\nDiese Bedingungen sind ein Vertrag zwischen Ihnen und Quay \
        Notes. Sie nehmen sie an, wenn Sie ein Konto eröffnen.\n\nWir bewahren die Notizen, die Sie schreiben, der Reihe \
        nach auf und zeigen sie sonst niemandem.\n\nWir können diese Bedingungen jederzeit ohne Ankündigung ändern und \
        haften nicht für das, was verloren geht.\n\nSie können Ihr Konto jederzeit in den Einstellungen schließen.\n";
    let page = |text: &str| markdown(text).expect("a page");
    let found = diff(&page(&english), &page(german), &Options::default());
    assert!(!found.comparable);
    assert_eq!((found.languages.before.as_str(), found.languages.after.as_str()), ("en", "de"));
    assert!(found.is_empty() && found.passages.is_empty());
    assert_eq!(found.stats, Stats::default());
    let found = diff(&page(german), &page(german), &Options::default());
    assert!(found.comparable && found.is_empty());
}

/// Texts of any kind, and some that have clauses, numbers and noise.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[§$€£%©#(). \n0-9a-cIVX/–-]{0,24}",
        prop::sample::select(vec![
            "You may opt out of arbitration until 30 June 2027. ",
            "We may sell your data 😀 to anyone. We keep it for thirty (30) days.\n",
            "You agree that we may:\n(a) sell your data;\n(b) train AI models on your notes.\n",
            "Last updated 3 days ago\n",
            "Section 4.2(b)(ii) and 5, ",
            "reference number is QX-",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_two_texts_are_compared(old in texts(), new in texts()) {
        let page = |text: &str| -> Page { plain(text).expect("a page") };
        let found = diff(&page(&old), &page(&new), &Options { all: true, ..Options::default() });
        for passage in &found.passages {
            for (side, text) in [(&passage.before, &old), (&passage.after, &new)] {
                let Some(side) = side else { continue };
                let units: Vec<u16> = text.encode_utf16().collect();
                prop_assert_eq!(String::from_utf16_lossy(&units[side.start as usize..side.end as usize]), side.text.clone());
            }
        }
        let same = diff(&page(&old), &page(&old), &Options { all: true, ..Options::default() });
        prop_assert!(same.is_empty() && same.stats == Stats::default());
    }
}
