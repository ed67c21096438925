//! The program as a person calls it: files in, reports out, exit codes.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TRAINING: &str = "We may use your notes to train our artificial intelligence models.";
const ARBITRATION: &str = "Any dispute between you and us will be settled by binding arbitration.";

/// Terms of several hundred words, so that they get a grade.
fn terms() -> String {
    let fair = "You agree to keep the key of your account to yourself and to tell us when you lose it. ";
    format!("Terms of Service\n{}\n{TRAINING} 😀 It is so.\n{ARBITRATION}\n", fair.repeat(12))
}

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a file for the test");
        path.display().to_string()
    }
}

fn clauselight(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clauselight")).args(args).stdin(Stdio::null()).output().expect("it runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// The reports of a run with `--format json`.
fn reports(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

fn clauses(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().expect("a list");
    findings.iter().map(|finding| finding["clause"].as_str().expect("a clause id")).collect()
}

#[test]
fn every_kind_of_file_gives_the_same_findings() {
    let folder = Folder::new("kinds");
    let fair = "You agree to keep the key of your account to yourself. ".repeat(20);
    let html = format!(
        "<!doctype html><title>Terms of Service</title><nav><a href=/x>We may sell your personal data</a></nav>\
         <main><h1>Terms of Service</h1><p>{fair}</p><p>We may use <b>your notes</b> to train our artificial \
         intelligence models.</p><ul><li>{ARBITRATION}</li></ul></main>"
    );
    let markdown = format!(
        "# Terms of Service\n\n{fair}\n\nWe may use **your notes** to train our artificial\nintelligence models.\n\n* {ARBITRATION}\n"
    );
    let paths = [folder.file("a.html", html), folder.file("b.md", markdown), folder.file("c.txt", terms())];
    let output = clauselight(&["analyze", "--format", "json", &paths[0], &paths[1], &paths[2]]);
    assert_eq!(output.status.code(), Some(0));
    let reports = reports(&output);
    assert_eq!(reports.len(), 3);
    for (report, path) in reports.iter().zip(&paths) {
        assert_eq!(report["source"], **path);
        assert_eq!(report["schema"], 1);
        assert_eq!(report["kind"], "terms-of-service");
        assert_eq!(report["isTerms"], true);
        let clauses = clauses(report);
        assert!(clauses.contains(&"ai-training"), "{path}: {clauses:?}");
        assert!(clauses.contains(&"arbitration"), "{path}: {clauses:?}");
        assert!(!clauses.contains(&"data-sale"), "{path}: {clauses:?}");
        assert_eq!(report["absent"][0]["clause"], "ai-training-opt-out");
    }
}

#[test]
fn offsets_count_utf16_units_of_the_text_that_is_given() {
    let folder = Folder::new("offsets");
    let path = folder.file("emoji.txt", format!("😀😀 “é” — {TRAINING}\n{}", terms()));
    let output = clauselight(&["analyze", "--format", "json", "--with-text", &path]);
    let report = reports(&output).remove(0);
    let text: Vec<u16> = report["text"].as_str().expect("the text").encode_utf16().collect();
    let findings = report["findings"].as_array().expect("a list");
    assert!(findings.len() > 2);
    for finding in findings {
        let offset = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
        let slice = |part: &Value| {
            String::from_utf16(&text[offset(&part["start"])..offset(&part["end"])]).expect("whole characters")
        };
        assert_eq!(slice(finding), finding["quote"]);
        for part in finding["evidence"].as_array().expect("a list") {
            assert!(slice(finding).contains(&slice(part)));
        }
    }
}

#[test]
fn plain_text_is_analysed_as_it_is() {
    let folder = Folder::new("plain");
    let source = format!("\u{feff}Terms\r\n\r\n  {TRAINING}\r\n");
    let path = folder.file("crlf.txt", &source);
    let report =
        reports(&clauselight(&["analyze", "--lang", "en", "--format", "json", "--with-text", &path])).remove(0);
    assert_eq!(report["text"], source);
    assert_eq!(report["findings"][0]["quote"], TRAINING);
}

#[test]
fn a_bad_file_is_named_and_the_others_are_done() {
    let folder = Folder::new("bad");
    let good = folder.file("good.txt", terms());
    let binary = folder.file("binary.txt", [0xff, 0xfe, 0x00, 0xd8]);
    let missing = folder.0.join("missing.txt").display().to_string();
    let output = clauselight(&["analyze", "--format", "json", &binary, &missing, &good]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(reports(&output).len(), 1);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("binary.txt: not UTF-8 text"), "{stderr}");
    assert!(stderr.contains("missing.txt: "), "{stderr}");
}

#[test]
fn a_document_that_is_too_large_is_refused_at_once() {
    let folder = Folder::new("large");
    let path = folder.file("large.txt", "a ".repeat(25 << 20));
    let output = clauselight(&["analyze", &path]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("large.txt: larger than 8 MiB"), "{stderr}");
}

#[test]
fn standard_input_is_plain_text() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_clauselight"))
        .args(["analyze", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("a pipe").write_all(terms().as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(text.contains("GIVES AWAY (1)"), "{text}");
    assert!(text.contains("No opt-out from AI training: none found in this document."), "{text}");
    assert!(text.contains("It gives no legal advice."), "{text}");
}

#[test]
fn markdown_takes_their_meaning_from_special_characters() {
    let folder = Folder::new("markdown");
    let path = folder.file("terms.txt", terms().replace("your notes", "your *notes* and <b>files</b>"));
    let text = stdout(&clauselight(&["analyze", "--format", "markdown", &path]));
    assert!(text.contains("## Gives away"), "{text}");
    assert!(text.contains(r"> We may use your \*notes\* and \<b\>files\</b\>"), "{text}");
}

#[test]
fn wrong_usage_exits_with_2() {
    for args in [
        &["analyze"][..],
        &["frobnicate"],
        &[],
        &["analyze", "--format", "xml", "a"],
        &["analyze", "--lang", "tlh", "a"],
    ] {
        assert_eq!(clauselight(args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(clauselight(&["--help"]).status.code(), Some(0));
}

#[test]
fn empty_and_hostile_input_is_survived() {
    let folder = Folder::new("hostile");
    let empty = folder.file("empty.txt", "");
    let deep = folder.file("deep.html", format!("{}{TRAINING}", "<div>".repeat(2_000)));
    let broken = folder.file("broken.html", format!("<p>{TRAINING}<table><td><li></p></b>\0<x y='>{ARBITRATION}"));
    let output = clauselight(&["analyze", "--lang", "en", "--format", "json", &empty, &deep, &broken]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let reports = reports(&output);
    assert_eq!(reports[0]["words"], 0);
    assert_eq!(reports[0]["grade"], Value::Null);
    assert_eq!(clauses(&reports[1]), ["ai-training"]);
    assert_eq!(clauses(&reports[2]), ["ai-training"]);
    assert!(stdout(&clauselight(&["analyze", &empty])).contains("There is no text in this document."));
}

#[test]
fn another_language_is_said_and_not_guessed_at() {
    let folder = Folder::new("language");
    let text =
        "Estes termos gerais regem a sua utilização do serviço, e você aceita que a nossa responsabilidade seja \
                limitada nos casos que a lei aplicável permite. "
            .repeat(6);
    let path = folder.file("termos.txt", format!("Termos gerais de utilização\n{text}"));
    let report = reports(&clauselight(&["analyze", "--format", "json", &path])).remove(0);
    assert_eq!(report["language"], "pt");
    assert_eq!(report["languageSupported"], false);
    assert_eq!(report["grade"], Value::Null);
    assert_eq!(clauses(&report), Vec::<&str>::new());
    assert!(stdout(&clauselight(&["analyze", &path])).contains("Documents in this language (pt) are not read yet."));
}

#[test]
fn evaluate_gives_one_table_for_each_corpus() {
    let folder = Folder::new("evaluate");
    for part in ["unfair-tos", "tos-100", "italian-clauses", "ai-training", "tosdr/documents"] {
        let part = format!("corpora/{part}");
        fs::create_dir_all(folder.0.join(part)).expect("a folder");
    }
    folder.file(
        "catalogue.json",
        r#"{"clauses": [
            {"id": "arbitration", "unfair_tos": "a", "tosdr_cases": ["Disputes go to arbitration"]},
            {"id": "ai-training", "unfair_tos": null, "tosdr_cases": []},
            {"id": "unilateral-change", "unfair_tos": "ch", "tosdr_cases": []}
        ]}"#,
    );
    let line =
        |text: &str, tags: &str| format!(r#"{{"doc": "Harbour", "line": 0, "text": "{text}", "tags": [{tags}]}}"#);
    let lines = [
        line("😀 Welcome to the harbour.", ""),
        line(ARBITRATION, r#""a3""#),
        line("You agree to binding arbitration of every dispute with us.", r#""a1""#),
        line("Boats are painted in spring.", r#""a2""#),
    ];
    folder.file("corpora/unfair-tos/en.jsonl", lines.join("\n"));
    let sentence =
        |text: &str, label: &str| format!(r#"{{"sentence": "{text}", "label": "{label}", "service": "Harbour"}}"#);
    let forbidden = "You may not use our charts to train artificial intelligence models.";
    let sentences = [sentence(TRAINING, "grants_training"), sentence(forbidden, "user_forbidden")];
    folder.file("corpora/ai-training/sentences.jsonl", sentences.join("\n"));
    let quote = format!(
        r#"{{"quote": "{ARBITRATION}", "case": "Disputes go to arbitration", "service": "harbour", "document": "harbour.md"}}"#
    );
    folder.file("corpora/tosdr/points.jsonl", &quote);
    folder.file("corpora/tosdr/located.jsonl", &quote);
    folder.file("corpora/tosdr/documents/harbour.md", format!("# Terms\n\nBoats *sail*. {ARBITRATION}\n"));
    let grouped =
        |text: &str, group: &str, new: bool| format!(r#"{{"text": "{text}", "groups": [{group}], "new": {new}}}"#);
    let change = "we may change these terms at any time -lrb- without telling you -rrb- .";
    let sentences = [grouped(change, r#""ch|ter""#, true), grouped("boats are painted in spring .", "", true)];
    folder.file("corpora/tos-100/sentences.jsonl", sentences.join("\n"));
    let categorised = |text: &str, category: &str| format!(r#"{{"text": "{text}", "category": "{category}"}}"#);
    let clauses = [
        categorised(
            "Il Fornitore può modificare in qualsiasi momento e senza preavviso i presenti Termini.",
            "amendment",
        ),
        categorised("Le barche si dipingono in primavera.", "object"),
    ];
    folder.file("corpora/italian-clauses/clauses.jsonl", clauses.join("\n"));
    folder.file(
        "corpora/riders.json",
        r#"{
            "risks": {"ai-training": ["We may use the photos you upload to train artificial intelligence models."]},
            "promises": {"ai-training": ["We never train artificial intelligence models with your photos."]},
            "riders": [["We charge nothing, and ", ""], ["", ", and boats are painted in spring"]],
            "twins": [["ai-training", "Trains run to the harbour."]]
        }"#,
    );
    let corpora = folder.0.join("corpora").display().to_string();
    let tables = reports(&clauselight(&["evaluate", "--format", "json", &corpora])).remove(0);
    let unfair = &tables["unfairTos"][0];
    assert_eq!((&unfair["language"], &unfair["documents"]), (&"en".into(), &1.into()));
    assert_eq!(unfair["labels"].as_array().expect("a list").len(), 9);
    assert_eq!(
        unfair["labels"][0],
        serde_json::json!({"label": "a", "precision": 0.5, "recall": 0.5, "f1": 0.5, "there": 2})
    );
    assert_eq!(unfair["anyUnfair"]["recall"], 0.5);
    assert_eq!(tables["grouped"]["known"]["sentences"], 0);
    assert_eq!(tables["grouped"]["new"]["groups"][2]["f1"], 1.0);
    assert_eq!(tables["grouped"]["new"]["groups"][4]["f1"], 1.0);
    assert_eq!(tables["italianClauses"][1]["found"], 1.0);
    assert_eq!(tables["italianClauses"][1]["foundElsewhere"], 0.0);
    let riders = serde_json::json!({
        "risks": 1, "alone": 1.0, "kept": 1.0, "turned": 0,
        "promises": 3, "promisesToldAsRisk": 0.0, "twins": 1, "twinsToldAsRisk": 0
    });
    assert_eq!(tables["riders"], riders);
    assert_eq!(tables["aiTraining"]["labels"][0]["f1"], 1.0);
    assert_eq!(
        (&tables["aiTraining"]["prohibitions"], &tables["aiTraining"]["prohibitionsFlagged"]),
        (&1.into(), &0.into())
    );
    assert_eq!(tables["locatedQuotes"]["listed"], 1.0);
    assert_eq!(tables["locatedQuotes"]["amongThreeBest"], 1.0);
    assert_eq!(tables["quotes"]["top1"], 1.0);

    let text = stdout(&clauselight(&["evaluate", &corpora]));
    for title in [
        "UNFAIR-ToS, en, 1 documents",
        "sentences of others: 2",
        "Italian clauses",
        "harmless clauses: 1",
        "AI training",
        "in their documents: 1 in 1",
        "quotes alone: 1",
    ] {
        assert!(text.contains(title), "{title} in {text}");
    }
}

#[test]
fn evaluate_says_what_is_wrong_with_a_folder() {
    let folder = Folder::new("evaluate-bad");
    let path = folder.0.display().to_string();
    let complaint = |path: &str| {
        let output = clauselight(&["evaluate", path]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(complaint(&format!("{path}/none")).contains("no such folder"));
    assert!(complaint(&path).contains("no catalogue.json"));
    folder.file("catalogue.json", r#"{"clauses": []}"#);
    assert!(complaint(&path).contains("no corpus in this folder"));
    fs::create_dir_all(folder.0.join("unfair-tos")).expect("a folder");
    folder.file("unfair-tos/pl.jsonl", "{\"doc\": \"x\"}\n");
    let message = complaint(&path);
    assert!(message.contains("pl.jsonl: line 1: missing field"), "{message}");
}

#[test]
fn diff_prints_what_changed() {
    let folder = Folder::new("diff");
    let old = folder.file("old.txt", terms().replace(TRAINING, "We train dogs."));
    let new = folder.file("new.txt", terms());
    let found = reports(&clauselight(&["diff", "--format", "json", &old, &new])).remove(0);
    assert_eq!(found["schema"], 1);
    assert_eq!(found["added"][0]["clause"], "ai-training");
    assert_eq!(found["stats"]["sentencesAdded"], 1);
    let text = stdout(&clauselight(&["diff", &old, &new]));
    assert!(text.contains("NEW (1)") && text.contains(TRAINING), "{text}");
    let markdown = stdout(&clauselight(&["diff", "--format", "markdown", &new, &old]));
    assert!(markdown.contains("## Gone") && markdown.contains(&format!("> {TRAINING}")), "{markdown}");
    assert!(stdout(&clauselight(&["diff", &old, &old])).contains("No clause is new, gone or worded differently."));

    let output = clauselight(&["diff", &old, &folder.0.join("none.txt").display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("none.txt"));
}

#[test]
fn versions_in_two_languages_are_said_not_to_be_compared() {
    let folder = Folder::new("languages");
    let english = folder.file("en.txt", terms());
    let german = folder.file(
        "de.txt",
        "Nutzungsbedingungen von Muschel\nWir dürfen Ihre Notizen an jeden verkaufen, der uns dafür bezahlt, und wir \
         haften nicht für Schäden, die daraus entstehen.\nSie können Ihr Konto jederzeit schließen.",
    );
    let output = clauselight(&["diff", "--format", "json", &english, &german]);
    assert_eq!(output.status.code(), Some(0));
    let found = reports(&output).remove(0);
    assert_eq!(found["comparable"], false);
    assert_eq!((&found["languages"]["before"], &found["languages"]["after"]), (&"en".into(), &"de".into()));
    for list in ["added", "removed", "changed", "passages"] {
        assert_eq!(found[list], serde_json::json!([]), "{list}");
    }
    for format in ["text", "markdown"] {
        let text = stdout(&clauselight(&["diff", "--format", format, &english, &german]));
        assert!(text.contains("Not compared") && text.contains("(en)") && text.contains("(de)"), "{text}");
        assert!(!text.contains("No clause is new"), "{text}");
    }
}

#[test]
fn wrapped_text_says_what_the_same_text_in_long_lines_says() {
    let paragraphs = [
        "Terms of Service of Quay Notes",
        "Any dispute between you and Quay Notes will be settled by binding arbitration, and you waive your right to \
         take part in a class action or to be heard by a jury.",
        "You may opt out of arbitration by writing to no@quay.example within thirty (30) days of the day on which you \
         first accepted these terms, or by 3 April 2027 where that is later.",
        "We may change these terms at any time, and we are not liable for damages that arise from your use of the \
         service, whatever they may be.",
    ];
    let wrapped = paragraphs.map(|paragraph| {
        let mut lines = vec![String::new()];
        for word in paragraph.split(' ') {
            let line = lines.last_mut().expect("there is one");
            if line.len() + 1 + word.len() > 60 {
                lines.push(word.to_owned());
            } else {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
        lines.join("\n")
    });
    let folder = Folder::new("wrapped");
    let read = |name: &str, text: String| {
        let path = folder.file(name, text);
        reports(&clauselight(&["analyze", "--format", "json", &path])).remove(0)
    };
    let (long, short) = (read("long.txt", paragraphs.join("\n\n")), read("short.txt", wrapped.join("\n\n")));
    let clauses = |report: &Value| {
        let findings = report["findings"].as_array().expect("findings").clone();
        findings.iter().map(|finding| (finding["clause"].clone(), finding["start"].clone())).collect::<Vec<_>>()
    };
    assert!(clauses(&long).len() > 3, "{long}");
    assert_eq!(clauses(&long), clauses(&short));
    // What is told verbatim has the lines that the text has.
    let on_one_line = short["actions"].to_string().replace("\\n", " ");
    assert_eq!(long["actions"].to_string(), on_one_line);
    assert_eq!(short["actions"][0]["deadlineDays"], 30);
    assert_eq!(short["actions"][0]["deadlineFrom"], "the day on which you first accepted these terms");
}

#[test]
fn findings_and_clause_types_are_told_in_the_language_that_is_asked_for() {
    let folder = Folder::new("texts");
    let path = folder.file("terms.txt", terms());
    let told = |texts: &str| reports(&clauselight(&["analyze", "--format", "json", "--texts", texts, &path])).remove(0);
    let (english, polish) = (told("en"), told("pl"));
    assert_eq!(english, reports(&clauselight(&["analyze", "--format", "json", &path])).remove(0));
    assert_eq!(clauses(&english), clauses(&polish));
    let listed = clauselight(&["rules", "--format", "json", "--texts", "pl"]);
    let listed: Value = serde_json::from_str(&stdout(&listed)).expect("JSON");
    let title_of = |clause: &Value| {
        let all = listed.as_array().expect("a list");
        all.iter().find(|known| known["id"] == *clause).expect("it is listed")["title"].clone()
    };
    for (was, is) in
        english["findings"].as_array().into_iter().flatten().zip(polish["findings"].as_array().expect("a list"))
    {
        assert_eq!(is["title"], title_of(&is["clause"]));
        assert_ne!(is["title"], was["title"]);
        assert_eq!(is["quote"], was["quote"]);
    }
    assert_eq!(clauselight(&["analyze", "--texts", "xx", &path]).status.code(), Some(2));
}
