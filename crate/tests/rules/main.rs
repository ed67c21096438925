//! The rules keep their word: every example holds, and nothing in them is dead.

#![allow(clippy::string_slice, reason = "a test that cuts wrongly fails")]

mod checks;
#[path = "../../compiler/mod.rs"]
#[allow(dead_code, reason = "the tests read the files and do not write tables")]
mod compiler;

use std::path::Path;

use checks::Checks;
use clauselight::language::Language;
use clauselight::pattern::SHIPPED;
use compiler::files::load;

/// Fails with all complaints at once.
fn hold(check: impl Fn(Checks<'_>) -> Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let knowledge = load(&folder).expect("the crate was built from these files");
    let complaints = check(Checks { knowledge: &knowledge, tables: &SHIPPED, language: None });
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_risky_example_gives_one_finding_on_its_marked_words() {
    hold(|checks| checks.risky());
}

#[test]
fn no_fine_example_gives_a_finding() {
    hold(|checks| checks.fine());
}

/// Risks that are listed for examples that do not have them: the type, its language, and the example. An
/// entry goes when it no longer is.
const FALSELY_LISTED: [(&str, Language, &str); 16] = [
    (
        "data-in-merger",
        Language::En,
        "On a sale of the flat the member shall assign all rights and duties to the new owner.",
    ),
    (
        "liability-exclusion",
        Language::De,
        "Nach der Sperrung der Karte sind Sie nicht verantwortlich für Hackerangriffe.",
    ),
    ("arbitration", Language::De, "Der Kunde kann den Dienst jederzeit beenden."),
    ("termination-at-will", Language::De, "Sie können den Vertrag aus wichtigem Grund kündigen."),
    (
        "disclosure-without-notice",
        Language::En,
        "We hand data to law enforcement only where a court has jurisdiction over us.",
    ),
    (
        "data-from-third-parties",
        Language::Es,
        "Se prohíbe a los vendedores la cesión de datos de los compradores a terceros.",
    ),
    ("account-undeletable", Language::Fr, "Nous ne fermons pas de compte pour un avis négatif."),
    (
        "targeted-advertising",
        Language::Fr,
        "Signalez-nous tout profil qui usurpe votre identité et utilise votre photo à des fins publicitaires.",
    ),
    (
        "jurisdiction",
        Language::Fr,
        "Si la renonciation aux actions collectives est jugée inapplicable, le tribunal tranche l'ensemble du litige.",
    ),
    ("retention-indefinite", Language::It, "Conserviamo i temi degli alunni finché non hanno almeno 16 anni."),
    ("no-refund", Language::En, "No refund is made by automated decision."),
    ("arbitration", Language::Pl, "Spory może rozstrzygać polubownie stały sąd polubowny wybrany przez konsumenta."),
    ("content-removal", Language::It, "La società potrà rifiutare la pubblicità di qualsiasi inserzionista."),
    ("retention-after-deletion", Language::En, "Your account can't be deleted by anyone else."),
    ("content-removal", Language::It, "Finché un ordine è in corso, non puoi eliminare il tuo account."),
    ("price-change", Language::En, "We may change any link named in these terms."),
];

#[test]
fn a_fine_example_is_listed_as_no_risk_but_those_that_its_file_names() {
    hold(|checks| checks.elsewhere(&FALSELY_LISTED));
}

#[test]
fn without_any_one_pattern_some_risky_example_fails() {
    hold(|checks| checks.patterns());
}

#[test]
fn without_any_one_exception_some_fine_example_fires() {
    hold(|checks| checks.exceptions());
}

#[test]
fn patterns_and_vocabulary_are_in_canonical_form() {
    hold(|checks| checks.canonical());
}

#[test]
fn a_class_of_one_rule_stands_in_that_rule() {
    hold(|checks| checks.own());
}

#[test]
fn examples_are_whole_and_marked() {
    hold(|checks| checks.marks());
}
