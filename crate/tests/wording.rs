//! What reports say in other languages than English: all of it is in that language, and as exact as in English.

use std::path::{Path, PathBuf};

use clauselight::catalogue::clause_types;
use clauselight::cli::input;
use clauselight::language::Language;
use clauselight::page::{Block, BlockKind, Page};
use clauselight::report::{Facts, Finding, Report};
use clauselight::text::span::ByteOffset;
use clauselight::{Options, analyze};

/// Most words of a title and of an explanation, as the rules have them in English.
const TITLE_WORDS: usize = 11;
const EXPLANATION_WORDS: usize = 39;

/// Words that every English sentence of the program has some of, and that no other language has.
const ENGLISH: [&str; 14] =
    ["the", "you", "your", "they", "their", "of", "and", "with", "within", "may", "this", "days", "found", "what"];

/// Every language but English.
fn others() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(|language| *language != Language::En)
}

/// Words, without marks that stand apart.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// The report on a page, told in a language; every candidate is listed.
fn told(page: &Page, texts: Language) -> Report {
    analyze(page, &Options { all: true, texts, ..Options::default() })
}

/// A page of terms with these clauses.
fn terms(clauses: &[&str]) -> Page {
    let opening = [
        "Terms of Service",
        "These terms are an agreement between you and Fernhill Ltd (“Fernhill”, “we”, “us”).",
        "They tell what you may expect from the service, and apply from the day on which you open an account.",
    ];
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for line in opening.iter().chain(clauses) {
        let start = ByteOffset(u32::try_from(text.len()).expect("short"));
        let kind = if blocks.is_empty() { BlockKind::Heading { level: 1 } } else { BlockKind::Paragraph };
        blocks.push(Block { kind, start });
        text.push_str(line);
        text.push('\n');
    }
    Page::new(text, blocks, Some("Terms of Service".to_owned()), None).expect("blocks begin where their lines do")
}

/// Every made-up document of the repository.
fn documents() -> Vec<(PathBuf, Page)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/documents", "tests/documents/read", "../tests/pages"].map(|folder| here.join(folder));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder of documents"));
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "html"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), input::from_file(&path).expect("a document"))).collect()
}

/// All that a report says to the reader, in an order that is the same in every language.
fn texts(report: &Report) -> Vec<String> {
    let mut all: Vec<String> = report.headline.iter().chain(&report.summary).cloned().collect();
    all.extend(report.first.iter().map(|line| line.text.clone()));
    all.extend(report.grade_reasons.iter().map(|reason| reason.text.clone()));
    all.extend(report.standing.iter().map(|standing| standing.note.clone()));
    all.extend(report.absent.iter().map(|absent| absent.note.clone()));
    for action in &report.actions {
        all.extend([action.label].into_iter().chain(action.also.iter().map(|also| also.label)).map(str::to_owned));
        all.extend(action.held.map(|_| action.target.clone()));
    }
    for Finding { title, what, why, todo, narrowed, prevalence, .. } in &report.findings {
        all.extend([title, what].into_iter().cloned().chain([why, todo].map(|text| (*text).to_owned())));
        all.extend(narrowed.iter().map(|narrowed| narrowed.note.clone()));
        all.extend(prevalence.iter().map(|prevalence| prevalence.note.clone()));
    }
    all
}

/// A text without what it quotes and without names of places.
fn own_words(text: &str, report: &Report, language: Language) -> String {
    let (opens, closes) = match language {
        Language::De => ('„', '“'),
        Language::Pl => ('„', '”'),
        _ => ('«', '»'),
    };
    let mut own = text.to_owned();
    for Finding { facts: Facts { place, .. }, .. } in &report.findings {
        own = place.as_ref().map_or(own.clone(), |place| own.replace(place, ""));
    }
    let mut quoted = false;
    own.retain(|letter| {
        quoted |= letter == opens;
        let kept = !quoted;
        quoted &= letter != closes;
        kept
    });
    own
}

#[test]
fn nothing_is_left_in_english() {
    for (path, page) in documents() {
        let english = told(&page, Language::En);
        for language in others() {
            let report = told(&page, language);
            let (was, is) = (texts(&english), texts(&report));
            assert_eq!(was.len(), is.len(), "{}", path.display());
            for (was, is) in was.iter().zip(&is) {
                let place = format!("{} in {}: {is}", path.display(), language.code());
                assert_ne!(was, is, "{place}");
                let own = own_words(is, &report, language);
                let left = own.split(|c: char| !c.is_alphanumeric()).find(|word| ENGLISH.contains(word));
                assert_eq!(left, None, "{place}");
                assert!(!own.contains(['{', '}']) && !is.contains("  "), "{place}");
            }
        }
    }
}

#[test]
fn what_is_found_is_the_same_in_every_language() {
    for (path, page) in documents() {
        let english = told(&page, Language::En);
        for language in others() {
            let report = told(&page, language);
            let ids = |report: &Report| report.findings.iter().map(|finding| finding.id.clone()).collect::<Vec<_>>();
            assert_eq!(ids(&english), ids(&report), "{}", path.display());
            assert_eq!(english.ranked, report.ranked);
            assert_eq!(english.grade, report.grade);
            assert_eq!(english.first.len(), report.first.len());
            assert_eq!(english.headline.is_some(), report.headline.is_some());
            for (was, is) in english.findings.iter().zip(&report.findings) {
                assert_eq!((&was.quote, &was.section, &was.facts), (&is.quote, &is.section, &is.facts));
            }
        }
    }
}

#[test]
fn every_clause_type_is_told_in_every_language_within_its_length() {
    let english = clause_types(Language::En);
    for language in others() {
        let told = clause_types(language);
        assert_eq!(told.len(), english.len());
        for (was, is) in english.iter().zip(&told) {
            assert_eq!(was.id, is.id);
            let place = format!("{} in {}", is.id, language.code());
            for (was, is, most) in [
                (was.title, is.title, TITLE_WORDS),
                (was.what, is.what, EXPLANATION_WORDS),
                (was.why, is.why, EXPLANATION_WORDS),
                (was.todo, is.todo, EXPLANATION_WORDS),
            ] {
                assert_ne!(was, is, "{place}");
                assert!((1..=most).contains(&words(is).count()), "{place}: {is}");
            }
            assert!(!is.title.ends_with('.') && is.what.ends_with('.'), "{place}");
            assert_eq!(was.references.len(), is.references.len(), "{place}");
        }
    }
}

/// What a language says of the first finding of a clause type in terms with one clause.
fn what(clause: &str, written: &str, language: Language) -> String {
    let report = told(&terms(&[written]), language);
    let found = report.findings.into_iter().find(|finding| finding.clause == clause);
    found.unwrap_or_else(|| panic!("no {clause} in: {written}")).what
}

#[test]
fn numbers_have_the_plural_forms_of_the_language() {
    let years = |count: &str| format!("You must bring any claim against us within {count} after it arises.");
    for (language, forms) in [
        (Language::De, ["1 Jahr", "2 Jahre", "5 Jahre", "22 Jahre"]),
        (Language::Fr, ["1 an", "2 ans", "5 ans", "22 ans"]),
        (Language::It, ["1 anno", "2 anni", "5 anni", "22 anni"]),
        (Language::Pl, ["1 rok", "2 lata", "5 lat", "22 lata"]),
        (Language::Es, ["1 año", "2 años", "5 años", "22 años"]),
    ] {
        for (count, form) in ["one year", "two years", "5 years", "22 years"].into_iter().zip(forms) {
            let said = what("claim-time-limit", &years(count), language);
            assert!(said.ends_with(&format!(": {form}.")), "{}: {said}", language.code());
        }
    }
    assert!(what("claim-time-limit", &years("12 years"), Language::Pl).ends_with(": 12 lat."));
}

#[test]
fn what_the_english_sentence_names_is_told_behind_the_sentence_of_the_clause_type() {
    let capped = |language| what("liability-cap", "Our total liability to you will not exceed $100.", language);
    assert!(capped(Language::De).ends_with(" Höchstbetrag: $100."), "{}", capped(Language::De));
    assert!(capped(Language::Fr).ends_with(" Plafond\u{a0}: $100."), "{}", capped(Language::Fr));
    let paid = "Our total liability is limited to the greater of $50 or the amount you paid us in the past 6 months.";
    let paid = what("liability-cap", paid, Language::De);
    assert!(paid.ends_with(": $50 oder was Sie gezahlt haben (6 Monate), je nachdem, was höher ist."), "{paid}");
    let law = what("governing-law", "These terms are governed by the laws of Ferns.", Language::Pl);
    assert!(law.ends_with(" Miejsce: Ferns."), "{law}");
    let training = "We may use your photos to train our artificial intelligence models, unless you opt out.";
    let training = what("ai-training", training, Language::It);
    assert!(training.contains(" Riguarda: «your photos».") && training.contains("salvo tua opposizione"), "{training}");
}

#[test]
fn first_lines_and_headline_are_exact_in_every_language() {
    let page = terms(&[
        "Our total liability to you will not exceed $100.",
        "Any dispute between you and us will be settled by binding arbitration.",
    ]);
    let report = told(&page, Language::De);
    let headline = report.headline.expect("there is a risk");
    assert!(headline.contains("(Höchstbetrag: $100).") && headline.ends_with('.'), "{headline}");
    let arbitration = report.first.iter().find(|line| line.finding.starts_with("arbitration")).expect("it is told");
    assert!(arbitration.text.ends_with(": in diesem Dokument nichts dazu gefunden."), "{}", arbitration.text);
    let texts: Vec<&String> = report.first.iter().map(|line| &line.text).collect();
    assert_eq!(report.summary.iter().collect::<Vec<_>>(), texts);
}

#[test]
fn document_and_texts_may_be_in_different_languages() {
    let german = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/read/agb.de.txt");
    let page = input::from_file(&german).expect("a document");
    let report = told(&page, Language::Pl);
    assert_eq!(report.language, "de");
    let (polish, english) = (clause_types(Language::Pl), clause_types(Language::En));
    let in_english = told(&page, Language::En);
    for (finding, english_one) in report.findings.iter().zip(&in_english.findings) {
        let at = english.iter().position(|known| known.id == finding.clause).expect("it is known");
        assert_eq!(finding.why, polish[at].why);
        if english_one.title == english[at].title {
            assert_eq!(finding.title, polish[at].title);
        }
        assert_ne!(finding.title, english_one.title);
    }
}

#[test]
fn what_a_clause_itself_says_is_told_in_every_language() {
    for (language, title, what) in [
        (Language::De, "Ihre Anrufe können aufgezeichnet werden", "Anrufe"),
        (Language::Fr, "Vos appels peuvent être enregistrés", "appels"),
    ] {
        let report = told(&terms(&["We may record your calls."]), language);
        let found = report.findings.iter().find(|found| found.clause == "biometric-data").expect("calls are recorded");
        assert_eq!(found.title, title);
        assert!(found.what.contains(what), "{}", found.what);
    }
    let late = "If you pay late, you must pay interest of 5 %.";
    let late = told(&terms(&[late]), Language::De);
    let late = late.findings.iter().find(|it| it.clause == "penalty-fees" && it.is_sure()).expect("it is owed");
    assert!(late.title.contains("Zinsen"), "{}", late.title);
    assert!(late.what.contains("Zinsen") && !late.what.contains('{'), "{}", late.what);
}

#[test]
fn places_for_whose_people_something_is_are_told_by_their_names() {
    // Long enough to be read as terms.
    let fair = "You agree to keep the key of your account to yourself and to tell us when you lose it. ".repeat(12);
    let page = terms(&[
        &fair,
        "This section applies to people who live in Germany and California.",
        "You may delete your account at https://fern.example/delete.",
    ]);
    let only = |language| told(&page, language).actions[0].only.clone().expect("it is for some");
    assert_eq!(only(Language::En), "California and Germany");
    assert_eq!(only(Language::De), "Kalifornien und Deutschland");
    assert_eq!(only(Language::Es), "California, Alemania");
}
