//! Noise, writing systems and slices.

use super::*;
use proptest::prelude::*;

/// Source slice and folded form of every word.
fn read(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    words(text, |word| {
        found.push((&text[word.start..word.end], String::from_utf8(word.folded.to_vec()).expect("UTF-8")));
    });
    found
}

#[test]
fn words_fold_to_what_patterns_say() {
    for (text, folded) in [
        ("Don’t SHARE non-exclusive and/or Provider’s", "don't share non exclusive and or provider"),
        ("10.2, 1,000.50 $30 #4 24/7 5% v2.0", "10.2 1,000.50 30 4 24 7 5 v2.0"),
        ("１０．２　ＤＡＴＡ ｄｏｎ＇ｔ", "10.2 data don't"),
        ("per\u{AD}so\u{200B}nal\u{202E} \u{FEFF}data", "personal data"),
        ("Kündigung Straße naïve caf\u{65}\u{301} ŁÓDŹ Œuvre", "kundigung strasse naive cafe lodz oeuvre"),
        ("ﬁnal oﬃce", "final office"),
        ("users' 'quoted' it's rock'n'roll", "users quoted it rock'n'roll"),
        ("data¹ terms² x₂", "data terms x"),
        ("l'utente dell’accordo un'altra d'accord O'Neill", "l utente dell accordo un altra d accord o'neill"),
        ("利用規約 かな API", "利 用 規 約 か な api"),
        ("개인 정보", "\u{1100}\u{1162}\u{110B}\u{1175}\u{11AB} \u{110C}\u{1165}\u{11BC}\u{1107}\u{1169}"),
        ("👩\u{200D}🚀 ok … — \u{301}x", "ok x"),
        ("İstanbul УМОВИ Ελλάδα", "istanbul умови ελλαδα"),
        ("users -lrb- and guests -RRB- lrb", "users and guests lrb"),
        ("a@b.example www.b.example", "a b example www b example"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn spans_cover_the_whole_word_and_nothing_else() {
    assert_eq!(read("(Provider’s)")[0], ("Provider’s", "provider".to_owned()));
    assert_eq!(read("\u{200B}da\u{AD}ta\u{200B},")[0], ("da\u{AD}ta", "data".to_owned()));
    assert_eq!(read("cafe\u{301}.")[0], ("cafe\u{301}", "cafe".to_owned()));
}

#[test]
fn the_way_of_writing_is_kept() {
    let case = |text| {
        let mut found = None;
        words(text, |word| found = Some(word.case));
        found.expect("one word")
    };
    assert_eq!(case("Über"), Case::Capitalised);
    assert_eq!(case("ÜBER"), Case::Upper);
    assert_eq!(case("A"), Case::Capitalised);
    assert_eq!(case("iPhone"), Case::Plain);
    assert_eq!(case("30"), Case::Plain);
    assert_eq!(case("3D"), Case::Plain);
    assert_eq!(case("WE'LL"), Case::Upper);
}

/// A word with noise that a reader hardly sees, and the word itself.
fn noisy() -> impl Strategy<Value = (String, String)> {
    let noise = prop_oneof![
        4 => Just(""),
        1 => prop::sample::select(vec!["\u{AD}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{202A}", "\u{301}"]),
    ];
    let letter = (proptest::char::range('a', 'z'), 0..4u8, noise).prop_map(|(plain, how, noise)| {
        let written = match how {
            0 => plain.to_ascii_uppercase(),
            1 => char::from_u32(plain as u32 + 0xFEE0).expect("full-width letters are characters"),
            _ => plain,
        };
        (format!("{written}{noise}"), plain)
    });
    let half = prop::collection::vec(letter, 1..12);
    let apostrophe = prop::sample::select(vec!["", "", "", "'", "’", "‘", "＇", "\u{2BC}"]);
    let plain = |letters: &[(String, char)]| letters.iter().map(|(_, p)| *p).collect::<String>();
    let halves = (half.clone(), apostrophe, half).prop_filter("one word", move |(first, apostrophe, _)| {
        apostrophe.is_empty() || !elides(plain(first).as_bytes())
    });
    halves.prop_map(move |(first, apostrophe, second)| {
        let written = |letters: &[(String, char)]| letters.iter().map(|(w, _)| w.as_str()).collect::<String>();
        let straight = if apostrophe.is_empty() { "" } else { "'" };
        (
            format!("{}{apostrophe}{}", written(&first), written(&second)),
            format!("{}{straight}{}", plain(&first), plain(&second)),
        )
    })
}

proptest! {
    #[test]
    fn noise_changes_neither_words_nor_slices(pairs in prop::collection::vec(noisy(), 0..12), part in "[ ,;\"“”()\u{A0}\u{3000}]{1,3}") {
        let text = pairs.iter().map(|(noisy, _)| noisy.as_str()).collect::<Vec<_>>().join(&part);
        let found = read(&text);
        prop_assert_eq!(found.len(), pairs.len());
        for ((slice, folded), (noisy, plain)) in found.iter().zip(&pairs) {
            prop_assert_eq!(folded, plain.strip_suffix("'s").unwrap_or(plain));
            let visible = noisy.trim_end_matches(is_invisible);
            prop_assert_eq!(*slice, visible);
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}

#[test]
fn a_word_is_read_as_it_looks() {
    let math: String = "machine".chars().filter_map(|c| char::from_u32(0x1D41A + u32::from(c) - 97)).collect();
    for hidden in [
        "m\u{430}chin\u{435}",
        "mach\u{456}ne",
        "m\u{3B1}chine",
        &math,
        "\u{24DC}achine",
        "\u{1D0D}\u{1D00}chine",
        "ma\u{E0041}chine",
        "ma\u{B7}chine",
        "ma\u{3164}chine",
        "ma\u{200B}chine",
        "ma\u{AD}chine",
    ] {
        assert_eq!(fold(hidden), "machine", "{hidden}");
    }
    // A word of nothing but twins is one of the Latin words around it.
    assert_eq!(
        fold("We may \u{455}\u{435}\u{4CF}\u{4CF} 3 \u{455}\u{441}\u{43E}\u{440}\u{435}\u{455}"),
        "we may sell 3 scopes"
    );
    // What is shortened before an apostrophe is so in other letters too.
    assert_eq!(fold("i \u{441}\u{2019}ookie"), "i c ookie");
    // Words of another script are left to it, and a dot between words parts them.
    assert_eq!(fold("а она не хор"), "а она не хор");
    assert_eq!(fold("Terms·Privacy · cookies"), "terms privacy cookies");
}
