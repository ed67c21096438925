//! The compiler of the rules refuses what is wrong, with its file and line.

#[path = "../compiler/mod.rs"]
#[allow(dead_code, reason = "the tests read rules and do not write tables")]
mod compiler;

use std::fs;
use std::path::Path;

use compiler::files::load;

/// The keys that every rule has.
const KEYS: &str = "polarity = \"bad\"\ntitle = \"A\"\nwhat = \"B\"\nwhy = \"C\"\ntodo = \"D\"\n";

/// A table of patterns.
const EN: &str = "[en]\npatterns = [\"pond {fish}\"]\nrisky = [\"The [[pond carp]].\"]\n";

/// The classes that rules share.
const SHARED: &str = "water = [\"pond\"]\nfish = [\"{water} carp\", \"eel\"]\n";

/// What is wrong with a folder that has the rules `one` and `two`: `keys` and `tables` are added to
/// `one`, after the keys and after the tables that every rule has. Paths are those inside the folder.
fn refused(name: &str, keys: &str, tables: &str) -> Option<String> {
    refused_of(name, [SHARED, ""], keys, tables)
}

/// As [`refused`], with other classes that rules share, in English and German.
fn refused_of(name: &str, [en, de]: [&str; 2], keys: &str, tables: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(name);
    let group = folder.join("pond");
    let vocabulary = folder.join("vocabulary");
    for folder in [&group, &vocabulary] {
        fs::create_dir_all(folder).expect("the folder of tests can be written to");
    }
    let write = |path: &Path, text: &str| fs::write(path, text).expect("the folder of tests can be written to");
    write(&vocabulary.join("en.toml"), en);
    write(&vocabulary.join("de.toml"), de);
    write(&folder.join("words.toml"), "[en]\nrefusals = [\"refuse\"]\n");
    write(&group.join("one.toml"), &format!("{KEYS}{keys}{EN}{tables}"));
    write(&group.join("two.toml"), &format!("{KEYS}{EN}"));
    let inside = |message: String| message.replace(&format!("{}/", folder.display()), "");
    load(&folder).err().map(inside)
}

#[track_caller]
fn is_refused(name: &str, keys: &str, tables: &str, wanted: &str) {
    assert_eq!(refused(name, keys, tables).as_deref(), Some(wanted));
}

/// What is missed where nothing answers `one`.
const ANSWERED: &str = "[answered]\nby = [\"two\"]\nmissed = \"two\"\nnote = \"No pond\"\nweight = 1\n";

#[test]
fn what_is_right_is_not_refused() {
    let narrowed = "weight = 3\n[[narrowed]]\nby = \"two\"\ndone = \"filled\"\n";
    let answer = "[en.answer]\nabout = [\"pond\"]\nanswering = [\"{refusals}\", \"drain\"]\n";
    assert_eq!(refused("right", &format!("{narrowed}{ANSWERED}"), answer), None);
}

#[test]
fn an_unknown_clause_type_is_refused_where_it_is_named() {
    let narrowed = "[[narrowed]]\nby = \"three\"\ndone = \"filled\"\n";
    is_refused("narrowed", narrowed, "", "pond/one.toml:7: no rule has the id `three`");
    let answered = ANSWERED.replace("missed = \"two\"", "missed = \"three\"");
    is_refused("answered", &answered, "", "pond/one.toml:8: no rule has the id `three`");
    let answered = ANSWERED.replace("[\"two\"]", "[\n\"two\",\n\"three\",\n]");
    is_refused("answers", &answered, "", "pond/one.toml:9: no rule has the id `three`");
}

#[test]
fn an_offer_is_told_once_and_answers_what_is_there() {
    let offer = "[[offer]]\nkind = \"opt-out\"\nlabel = \"Refuse the pond\"\nanswers.sale = [\"two\"]\n";
    assert_eq!(refused("offer", offer, ""), None);
    let unknown = offer.replace("two", "three");
    is_refused("offer-unknown", &unknown, "", "pond/one.toml:9: no rule has the id `three`");
    let twice = format!("{offer}{offer}");
    is_refused("offer-twice", &twice, "", "pond/one.toml:11: Told::Sale is an offer of `one` already");
    let nameless = offer.replace("sale", "fishing");
    assert!(
        refused("offer-name", &nameless, "").is_some_and(|message| message.starts_with("pond/one.toml:9: unknown"))
    );
    let wordless = offer.replace("Refuse the pond", "");
    is_refused("offer-label", &wordless, "", "pond/one.toml:7: an offer has a `label` and `answers`");
}

#[test]
fn what_code_does_is_chosen_by_a_known_name() {
    assert_eq!(refused("names", "facts = [\"cap\"]\ndetail = \"kept-after\"\n[more]\ndate = \"of-age\"\n", ""), None);
    for (name, keys) in [("fact", "facts = [\"depth\"]\n"), ("detail", "detail = \"depth\"\n")] {
        let message = refused(name, keys, "").expect("a name that is none");
        assert!(message.starts_with("pond/one.toml:6: unknown variant `depth`"), "{message}");
    }
}

#[test]
fn a_text_has_no_signs_of_patterns() {
    let wanted = "pond/one.toml:1: no such sign in a text: Pond Act, ..3 (b)";
    is_refused("signs", "references = [\"Pond Act, ..3 (b)\"]\n", "", wanted);
}

#[test]
fn verbs_are_those_of_the_explanation() {
    let verbs =
        "[[en.verbs]]\nverb = \"drain\"\nbegins = [\"drain\"]\n[[en.verbs]]\nverb = \"fill\"\nbegins = [\"fill\"]\n";
    is_refused("verbs", "", verbs, "pond/one.toml:10: `what` does not say `drain or fill`");
}

#[test]
fn what_narrows_says_what_stays_open() {
    let both = "[[narrowed]]\nby = \"two\"\ndone = \"filled\"\nopen = \"digging\"\n";
    is_refused("both", both, "", "pond/one.toml:7: what is narrowed has either `done` or `open`");
    let itself = "[[narrowed]]\nby = \"one\"\ndone = \"filled\"\n";
    is_refused("itself", itself, "", "pond/one.toml:7: a clause type does not narrow itself");
}

#[test]
fn an_answer_and_its_words_stand_together() {
    is_refused("wordless", ANSWERED, "", "pond/one.toml:8: `answered` needs an `answer` in some language");
    let answer = "[en.answer]\nabout = [\"pond\"]\nanswering = [\"drain\"]\n";
    is_refused("unanswered", "", answer, "pond/one.toml:1: `answer` needs an `answered`");
    let answer = "[en.answer]\nabout = [\"pond\"]\nanswering = [\"{choices}\"]\n";
    is_refused("list", ANSWERED, answer, "pond/one.toml:16: words.toml has no list {choices}");
}

/// What is wrong with English classes that `one` has for itself.
fn refused_words(name: &str, words: &str, patterns: &str) -> Option<String> {
    let tables = format!("sure = [\"{patterns}\"]\n[en.words]\n{words}");
    refused(name, "", &tables)
}

#[test]
fn a_rule_has_classes_of_its_own() {
    assert_eq!(refused_words("own", "frog = [\"toad\", \"{green}\"]\ngreen = [\"{water} frog\"]\n", "{frog}"), None);
    let other = refused("own-other", "", "sure = [\"{frog}\"]\n");
    assert_eq!(other.as_deref(), Some("pond/one.toml:9: there is no class {frog}, in `{frog}`"));
}

#[test]
fn a_rules_own_class_is_of_one_language() {
    let de = "[de]\npatterns = [\"{frog}\"]\nrisky = [\"Der [[Frosch]].\"]\n";
    let tables = format!("sure = [\"{{frog}}\"]\n[en.words]\nfrog = [\"toad\"]\n{de}");
    is_refused("own-language", "", &tables, "pond/one.toml:13: there is no class {frog}, in `{frog}`");
    let both = format!("{tables}[de.words]\nfrog = [\"frosch\"]\n");
    assert_eq!(refused("own-languages", "", &both), None);
}

#[test]
fn two_rules_may_have_classes_of_one_name() {
    let folder = "own-two";
    let tables = "sure = [\"{frog}\"]\n[en.words]\nfrog = [\"toad\"]\n";
    assert_eq!(refused(folder, "", tables), None);
    let two = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(folder);
    let text = format!("{KEYS}{EN}sure = [\"{{frog}}\"]\n[en.words]\nfrog = [\"{{frog}} leg\"]\n");
    fs::write(two.join("pond/two.toml"), text).expect("the folder of tests can be written to");
    let wanted = format!("{}/pond/two.toml:11: class {{two/frog}} contains itself, in `frog`", two.display());
    assert_eq!(load(&two).err(), Some(wanted));
}

#[test]
fn a_rules_own_class_hides_no_shared_one() {
    let wanted = "pond/one.toml:11: rules share a class of this name, in `fish`";
    assert_eq!(refused_words("own-shared", "fish = [\"pike\"]\n", "{fish}").as_deref(), Some(wanted));
    let wanted = "pond/one.toml:11: this class is built in, in `provider`";
    assert_eq!(refused_words("own-built-in", "provider = [\"pike\"]\n", "{provider}").as_deref(), Some(wanted));
}

#[test]
fn a_class_that_nothing_uses_is_refused() {
    let words = "frog = [\"toad\"]\nnewt = [\"{frog}\"]\n";
    let wanted = "pond/one.toml:11: nothing uses this class, in `frog`";
    assert_eq!(refused_words("own-unused", words, "pond").as_deref(), Some(wanted));
    let wanted = "pond/one.toml:12: nothing uses this class, in `newt`";
    assert_eq!(refused_words("own-unused-one", words, "{frog}").as_deref(), Some(wanted));
    let shared = format!("{SHARED}bird = [\"heron\"]\n");
    let of = |name: &str, de: &str, tables: &str| refused_of(name, [&shared, de], "", tables);
    let wanted = "vocabulary/en.toml:3: nothing uses this class, in `bird`";
    assert_eq!(of("unused", "", "").as_deref(), Some(wanted));
    assert_eq!(of("unused-not", "", "sure = [\"!{bird} pond\"]\n"), None);
    assert_eq!(of("unused-gap", "", "sure = [\"pond ..3!{bird} pond\"]\n"), None);
}

#[test]
fn a_shared_class_of_one_rule_is_told() {
    let folder = "shared-by-one";
    let shared = format!("{SHARED}bird = [\"heron\"]\n");
    let tables = "sure = [\"{frog} {bird}\"]\n[en.words]\nfrog = [\"toad\"]\n";
    assert_eq!(refused_of(folder, [&shared, ""], "", tables), None);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(folder);
    let told = load(&folder).expect("nothing is wrong there").classes.shared_by_one();
    assert_eq!(told, [format!("{}/vocabulary/en.toml:3: only `one` uses this class, in `bird`", folder.display())]);
}

#[test]
fn a_class_waits_for_the_first_rule_of_its_language() {
    let of = |name: &str, tables: &str| refused_of(name, [SHARED, "vogel = [\"reiher\"]\n"], "", tables);
    assert_eq!(of("language", ""), None);
    let de = "[de]\npatterns = [\"teich\"]\nrisky = [\"Der [[Teich]].\"]\n";
    let wanted = "vocabulary/de.toml:1: nothing uses this class, in `vogel`";
    assert_eq!(of("language-read", de).as_deref(), Some(wanted));
}

#[test]
fn a_class_is_whole() {
    let of = |name: &str, more: &str| refused_of(name, [&format!("{SHARED}{more}"), ""], "", "");
    let wanted = "vocabulary/en.toml:3: this class is empty, in `bird`";
    assert_eq!(of("empty", "bird = []\n").as_deref(), Some(wanted));
    let wanted = "vocabulary/en.toml:3: there is no class {heron}, in `bird`";
    assert_eq!(of("inner", "bird = [\"{heron}\"]\n").as_deref(), Some(wanted));
    let wanted = "vocabulary/en.toml:4: a class has no anchors and no names, in `^ heron`";
    assert_eq!(of("anchor", "bird = [\n\"^ heron\",\n]\n").as_deref(), Some(wanted));
    let wanted = "pond/one.toml:11: there is no class {heron}, in `bird`";
    assert_eq!(refused_words("own-inner", "bird = [\"{heron}\"]\n", "{bird}").as_deref(), Some(wanted));
}

/// What is wrong with a folder that has one file of reading, with these lists.
fn reading(name: &str, text: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(name);
    fs::create_dir_all(folder.join("read/en")).expect("the folder of tests can be written to");
    fs::write(folder.join("read/en/ponds.toml"), text).expect("the folder of tests can be written to");
    refused(name, "", "")
}

#[test]
fn lists_of_reading_are_checked_where_they_stand() {
    assert_eq!(reading("read-right", "[words]\npond = \"pond, fish pond\"\nby = \"by [which: {pond}]\"\n"), None);
    for (name, text, wanted) in [
        ("read-class", "[words]\npond = \"{lake}\"\n", "2: there is no class {lake}"),
        ("read-field", "[[rows.pond]]\nhave = [\"pond\"]\n", "2: unknown field `have`"),
        ("read-gap", "[words]\n\npond = \"..3 pond\"\n", "3: a gap stands between two elements, in `..3 pond`"),
        ("read-set", "[sets]\npond = \"pond, fish pond\"\n", "2: a set has single words only"),
        ("read-named", "[rows]\npond = [{ named = \"lake\" }]\n", "2: no list with keys is lake"),
        ("read-part", "[words]\npond = \"[: pond]\"\n", "2: column 9: a part has a name, in `[: pond]`"),
    ] {
        let told = reading(name, text).unwrap_or_default();
        assert!(told.starts_with(&format!("read/en/ponds.toml:{wanted}")), "{name}: {told}");
    }
}

#[test]
fn rules_name_no_parts() {
    let named = EN.replace("pond {fish}", "[which: pond] {fish}");
    let found = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules/parts/pond");
    assert_eq!(refused("parts", "", ""), None);
    fs::write(found.join("one.toml"), format!("{KEYS}{named}")).expect("the folder of tests can be written to");
    let told = load(found.parent().expect("a folder")).err().unwrap_or_default();
    assert!(told.contains("one.toml:7: only readings have parts with names: which"), "{told}");
}

/// What is wrong with the texts of a folder that has one rule, where `texts` are what German says of it and `phrases`
/// what becomes of its phrases.
fn refused_texts(name: &str, texts: &str, phrases: impl Fn(String) -> String) -> Option<String> {
    refused_rows(name, texts, phrases, "")
}

/// The same, where `rows` are what German says of the rows of tables.
fn refused_rows(name: &str, texts: &str, phrases: impl Fn(String) -> String, rows: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(name);
    let own_rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    // Answered, so that what is missed has a note too.
    let answer = "[en.answer]\nabout = [\"pond\"]\nanswering = [\"{refusals}\"]\n";
    let offer = "[[offer]]\nkind = \"opt-out\"\nlabel = \"Refuse the pond\"\nanswers.sale = []\nanswers.copy = []\n";
    refused(name, &format!("{ANSWERED}{offer}"), answer);
    for folder in ["texts", "phrases", "rows"] {
        fs::create_dir_all(folder_of(name).join(folder)).expect("the folder of tests can be written to");
    }
    let read = |path: &Path| fs::read_to_string(path).expect("the rules have it");
    let write = |path: &str, text: &str| fs::write(folder.join(path), text).expect("the folder can be written to");
    write("references.toml", &read(&own_rules.join("references.toml")));
    write("texts/de.toml", texts);
    write("rows/de.toml", rows);
    write("phrases/de.toml", &phrases(read(&own_rules.join("phrases/de.toml"))));
    load(&folder).err().map(|message| message.replace(&format!("{}/", folder.display()), ""))
}

fn folder_of(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules").join(name)
}

/// What German says of the rules and of the offer.
const SAID: &str = "[clauses.one]\ntitle = \"A\"\nwhat = \"B\"\nwhy = \"C\"\ntodo = \"D\"\nabsent = \"E\"\n\
    [clauses.two]\ntitle = \"A\"\nwhat = \"B\"\nwhy = \"C\"\ntodo = \"D\"\n[offers.sale]\nlabel = \"F\"\n";

#[test]
fn a_text_of_no_row_is_refused() {
    let refused = |rows: &str| refused_rows("rows-unknown", SAID, |phrases| phrases, rows).unwrap_or_default();
    assert!(
        refused("\"The pond is deep\" = \"Der Teich ist tief\"\n").starts_with("rows/de.toml:1: nothing is called")
    );
}

#[test]
fn a_text_that_is_missing_unknown_or_too_long_is_refused() {
    let refused = |name: &str, texts: &str| refused_texts(name, texts, |phrases| phrases);
    let is = |name: &str, texts: &str, wanted: &str| {
        let message = refused(&format!("texts-{name}"), texts);
        assert!(message.as_deref().is_some_and(|message| message.starts_with(wanted)), "{name}: {message:?}");
    };
    let (one, two) = SAID.split_at(SAID.find("[clauses.two]").expect("it is there"));
    is("none", two, "texts/de.toml:1: nothing is said of the clause type `one`");
    is("unknown", &format!("{SAID}{}", one.replace("one", "three")), "texts/de.toml:14: no rule has the id `three`");
    is("key", &SAID.replacen("why = \"C\"\n", "", 1), "texts/de.toml:1: missing field `why`");
    is("absent", &SAID.replace("absent = \"E\"\n", ""), "texts/de.toml:2: `one` has no `absent`");
    is("no-absent", &SAID.replace("[offers", "absent = \"E\"\n[offers"), "texts/de.toml:12: `two` is not answered");
    is(
        "long",
        &SAID.replacen("\"A\"", &format!("\"{}\"", "a ".repeat(11) + "a"), 1),
        "texts/de.toml:2: `title` has 12 words",
    );
    is("signs", &SAID.replacen("\"B\"", "\"B  b\"", 1), "texts/de.toml:3: no such sign in a text");
    is("label", &SAID.replace("[offers.sale]\nlabel = \"F\"", "[offers]"), "texts/de.toml:1: there is no label");
    is(
        "labels",
        &format!("{SAID}[offers.copy]\nlabel = \"G\"\n"),
        "texts/de.toml:15: `Refuse the pond` has two labels",
    );
    is("offer", &format!("{SAID}[offers.flash]\nlabel = \"G\"\n"), "texts/de.toml:15: no rule has the offer");
}

#[test]
fn a_phrase_without_its_slots_or_forms_is_refused() {
    let is = |name: &str, from: &str, to: &str, wanted: &str| {
        let message = refused_texts(&format!("phrases-{name}"), SAID, |phrases| phrases.replacen(from, to, 1));
        assert!(message.as_deref().is_some_and(|message| message.contains(wanted)), "{name}: {message:?}");
    };
    is("missing", "quoted = ", "quote = ", "phrases/de.toml:");
    is("slot", "„{text}“", "„“", "the slots are [\"text\"], not []");
    is("forms", "{n} Stunde\", other = ", "{n} Stunde\", many = ", "the forms are `one` and `other`");
    is("number", "{n} Stunden", "Stunden", "the slots are [\"n\"], not []");
    is("keys", "", "", "nothing is called");
}
