//! What the text stage makes of whole pages.

use proptest::prelude::*;

use super::document::{Document, Sentence};
use super::span::ByteOffset;
use crate::page::{Block, BlockKind, Page};

const P: BlockKind = BlockKind::Paragraph;
const H1: BlockKind = BlockKind::Heading { level: 1 };
const H2: BlockKind = BlockKind::Heading { level: 2 };
const LI: BlockKind = BlockKind::ListItem { depth: 1 };
const LI2: BlockKind = BlockKind::ListItem { depth: 2 };

fn page(blocks: &[(BlockKind, &str)]) -> Page {
    let mut text = String::new();
    let mut table = Vec::new();
    for (kind, line) in blocks {
        table.push(Block { kind: *kind, start: ByteOffset::at(text.len()) });
        text.push_str(line);
        text.push('\n');
    }
    Page::new(text, table, None, None).expect("sound page")
}

fn plain(lines: &[&str]) -> Page {
    page(&lines.iter().map(|line| (P, *line)).collect::<Vec<_>>())
}

/// Each sentence as it is judged: words of what introduces it, then its own.
fn judged(page: &Page) -> Vec<String> {
    let document = Document::read(page);
    let judged = |sentence: &Sentence| {
        let mut tokens = Vec::new();
        document.lead_in_tokens(sentence, &mut tokens);
        tokens.extend_from_slice(document.tokens_of(sentence));
        tokens.iter().map(|token| token.span.of(page.text())).collect::<Vec<_>>().join(" ")
    };
    document.sentences().iter().filter(|sentence| !sentence.heading).map(judged).collect()
}

fn headings(page: &Page) -> Vec<String> {
    let document = Document::read(page);
    document.sections().iter().map(|section| section.title.of(page.text()).to_owned()).collect()
}

fn path_of_last(page: &Page) -> String {
    let document = Document::read(page);
    document.section_path(document.sentences().last().expect("a sentence").section, page.text())
}

#[test]
fn items_of_a_list_are_read_with_what_introduces_them() {
    let page = page(&[
        (P, "We value you. You agree that we may:"),
        (LI, "(a) share your data; and"),
        (LI, "use your content to"),
        (LI2, "train models, or"),
        (LI2, "sell it."),
        (LI, "leave. You may too."),
        (P, "That is all."),
    ]);
    assert_eq!(
        judged(&page),
        [
            "We value you",
            "You agree that we may",
            "You agree that we may share your data and",
            "You agree that we may use your content to",
            "You agree that we may use your content to train models or",
            "You agree that we may use your content to sell it",
            "You agree that we may leave",
            "You may too",
            "That is all",
        ]
    );
}

#[test]
fn a_list_is_introduced_without_a_colon_too() {
    assert_eq!(judged(&page(&[(P, "We may"), (LI, "sell data.")])), ["We may", "We may sell data"]);
    let following = page(&[(P, "You must do none of the following."), (LI, "Copy the site.")]);
    assert_eq!(judged(&following)[1], "You must do none of the following Copy the site");
    assert_eq!(judged(&page(&[(P, "We are kind."), (LI, "We sell data.")])), ["We are kind", "We sell data"]);
    assert_eq!(judged(&page(&[(H2, "You may not:"), (LI, "sell it.")])), ["You may not sell it"]);
}

#[test]
fn paragraphs_that_count_make_a_list() {
    let lines = [
        "You agree that we may:",
        "(g) share your data;",
        "(h) keep what you:",
        "(i) write, or",
        "(j) rent it.",
        "2.1 We are liable for nothing at all.",
        "(k) This stands alone.",
    ];
    assert_eq!(
        judged(&plain(&lines)),
        [
            "You agree that we may",
            "You agree that we may share your data",
            "You agree that we may keep what you",
            "You agree that we may write or",
            "You agree that we may rent it",
            "We are liable for nothing at all",
            "This stands alone",
        ]
    );
    let nested = ["We may:", "1. use your:", "• name;", "• face;", "2. leave."];
    assert_eq!(
        judged(&plain(&nested)),
        ["We may", "We may use your", "We may use your name", "We may use your face", "We may leave"]
    );
}

#[test]
fn headings_make_the_path_and_are_not_judged() {
    let page = page(&[
        (H1, "Terms"),
        (H2, "Scope"),
        (P, "All of it applies to everyone."),
        (H2, "Disputes"),
        (P, "They are settled in court."),
    ]);
    assert_eq!(path_of_last(&page), "Terms › Disputes");
    let document = Document::read(&page);
    let mut tokens = Vec::new();
    document.section_tokens(document.sentences()[2].section, &mut tokens);
    let words: Vec<_> = tokens.iter().map(|token| token.span.of(page.text())).collect();
    assert_eq!(words, ["Terms", "Scope"]);
    assert_eq!(judged(&page).len(), 2);
}

#[test]
fn a_paragraph_in_the_guise_of_a_heading_is_judged() {
    let clause = "You agree that we may share all of your content with anyone whom we like.";
    assert_eq!(judged(&page(&[(H2, clause)])).len(), 1);
}

#[test]
fn a_heading_that_states_something_is_judged_and_heads_its_section() {
    for stated in [
        "You agree that we may share it.",
        "4.2 Every quarrel between you and us will be settled by a referee",
        "WE MAY LEND YOUR LETTERS TO OTHERS",
        "All sales are final",
        "Wir dürfen Ihre Briefe verleihen",
    ] {
        let page = page(&[(H2, stated), (P, "The rest is told below, in the next part.")]);
        assert_eq!(judged(&page).len(), 2, "{stated}");
        assert_eq!(path_of_last(&page), stated);
    }
    for silent in [
        "How we may share your letters",
        "Letters that we may share",
        "Your letters and you",
        "What will we do?",
        "Your choices.",
        "Wie wir Ihre Briefe teilen",
    ] {
        let page = page(&[(H2, silent), (P, "The rest is told below, in the next part.")]);
        assert_eq!(judged(&page).len(), 1, "{silent}");
    }
    let two = page(&[(H2, "Quarrels. You waive every trial."), (P, "The rest is told below.")]);
    assert_eq!(judged(&two), ["Quarrels", "You waive every trial", "The rest is told below"]);
}

#[test]
fn paragraphs_and_cells_go_on_with_what_breaks_off() {
    let lines = ["We will never:", "lend your letters;", "Open your parcels.", "The carts ride at noon."];
    let wanted = [
        "We will never",
        "We will never lend your letters",
        "We will never Open your parcels",
        "The carts ride at noon",
    ];
    assert_eq!(judged(&plain(&lines)), wanted);
    let cells: Vec<_> = lines.iter().map(|line| (BlockKind::TableCell, *line)).collect();
    assert_eq!(judged(&page(&cells)), wanted);
    let fragments = ["You may not:", "Lend your account.", "Sell any card that you can use.", "We may close it."];
    assert_eq!(
        judged(&plain(&fragments)),
        [
            "You may not",
            "You may not Lend your account",
            "You may not Sell any card that you can use",
            "We may close it"
        ]
    );
    let whole = ["We promise the following:", "Letters arrive.", "We may lend them."];
    assert_eq!(judged(&plain(&whole)), ["We promise the following", "Letters arrive", "We may lend them"]);
}

#[test]
fn a_heading_introduces_the_list_below_it() {
    let list = page(&[(H2, "What we will never do"), (LI, "lend your letters;"), (LI, "open them.")]);
    assert_eq!(judged(&list), ["What we will never do lend your letters", "What we will never do open them"]);
    let paragraphs = page(&[(H2, "What we do not do"), (P, "Lend your letters."), (P, "We open on Sundays.")]);
    assert_eq!(judged(&paragraphs), ["What we do not do Lend your letters", "We open on Sundays"]);
    let plain = page(&[(H2, "Letters and parcels"), (LI, "lend your letters")]);
    assert_eq!(judged(&plain), ["lend your letters"]);
}

#[test]
fn sentences_of_a_paragraph_that_count_are_introduced_together() {
    let page = plain(&["We will not: 1. Lend your letters. 2. Open your parcels. This holds for ever."]);
    assert_eq!(
        judged(&page),
        ["We will not", "We will not Lend your letters", "We will not Open your parcels", "This holds for ever",]
    );
}

#[test]
fn plain_text_shows_its_headings_by_their_form() {
    let body = "We provide the service to you as it is and as it comes to be.";
    for heading in
        ["LIMITS OF LIABILITY", "Limits of Liability", "10.2 Customer content", "3. Your Account", "How we use data"]
    {
        assert_eq!(headings(&plain(&[heading, body])), [heading]);
    }
    for clause in [
        "We may sell your data",
        "2. We may sell your data",
        "NO REFUNDS ARE GIVEN.",
        "You pay",
        "Effective Date May 2020",
        "(a) Account Data",
        "30 days",
    ] {
        assert_eq!(headings(&plain(&[clause, body])), [""; 0], "{clause}");
    }
    assert_eq!(headings(&plain(&["Short Line", "Another Line"])), [""; 0], "no text follows");
    let nested = plain(&["10. Fees", "10.1 Late Fees", body]);
    assert_eq!(path_of_last(&nested), "10. Fees › 10.1 Late Fees");
}

#[test]
fn a_part_is_over_all_that_stands_below_it() {
    let body = "We provide the service to you as it is and as it comes to be.";
    let plainly = plain(&["PART B: Users Outside Elm", "1. Fees", body]);
    assert_eq!(path_of_last(&plainly), "PART B: Users Outside Elm › 1. Fees");
    let marked = page(&[(H2, "Teil 2: Nutzer in Elm"), (H2, "I. Gebühren"), (P, body)]);
    assert_eq!(path_of_last(&marked), "Teil 2: Nutzer in Elm › I. Gebühren");
    let next =
        page(&[(H2, "Part A: Users in Elm"), (H2, "I. Fees"), (P, body), (H2, "Part B"), (H2, "I. Fees"), (P, body)]);
    assert_eq!(path_of_last(&next), "Part B › I. Fees");
    let outer = page(&[(H1, "Terms"), (H2, "Annex I"), (H2, "Fees"), (P, body), (H1, "Contact"), (P, body)]);
    assert_eq!(path_of_last(&outer), "Contact");
    // What lists the parts to come is over nothing.
    let listed =
        plain(&["Annex A: Ducks", "Annex B: Geese", "1. Fees", body, "Annex A", "1. Ponds", body, "Annex B", body]);
    assert_eq!(headings(&listed), ["1. Fees", "Annex A", "1. Ponds", "Annex B"]);
    for line in ["Part of the service", "Part A of this agreement is below", "Annex B applies.", "Partly B"] {
        assert!(!path_of_last(&plain(&[line, "1. Fees", body])).contains(" › "), "{line}");
    }
}

#[test]
fn a_heading_may_run_into_its_paragraph() {
    let page = page(&[
        (H2, "Services"),
        (P, "1.1 Beta Services. You may try them."),
        (P, "They may end."),
        (LI, "Your Name. We store it."),
        (P, "WE STOP. ALL OF IT STOPS."),
    ]);
    assert_eq!(headings(&page), ["Services", "1.1 Beta Services.", "Your Name."]);
    assert_eq!(judged(&page), ["You may try them", "They may end", "We store it", "WE STOP", "ALL OF IT STOPS"]);
    assert_eq!(path_of_last(&page), "Services › 1.1 Beta Services.");
}

#[test]
fn a_table_of_contents_is_not_judged() {
    let page = page(&[
        (LI, "1. Data we share with others"),
        (LI, "2. Data that nobody gets"),
        (H2, "1. Data we share with others"),
        (P, "We share it all."),
    ]);
    assert_eq!(judged(&page), ["Data that nobody gets", "We share it all"]);
}

#[test]
fn sentences_without_end_are_cut() {
    let items = (0..300).map(|_| "(a) do one thing").collect::<Vec<_>>().join("; ");
    let page = plain(&[&format!("You agree that we may: {items}.")]);
    let document = Document::read(&page);
    assert!(document.sentences().iter().all(|sentence| sentence.tokens.len() <= 400));
    let last = judged(&page).pop().expect("a sentence");
    assert!(last.starts_with("You agree that we may do one thing"), "{last}");

    let endless = plain(&["word ".repeat(5_000).as_str()]);
    assert!(Document::read(&endless).sentences().iter().all(|sentence| sentence.tokens.len() <= 400));
}

#[test]
fn introductions_are_bounded() {
    let long = format!("{}we may:", "indeed ".repeat(200));
    let page = page(&[(P, long.as_str()), (LI, "sell it.")]);
    let last = judged(&page).pop().expect("a sentence");
    assert!(last.ends_with("we may sell it") && last.split(' ').count() == 62, "{last}");
}

/// Text that is full of what the stage looks at.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z]{1,9}",
        2 => prop::sample::select(vec![
            ". ", ".", ": ", "; ", "! ", "\n", "\n\n", " ", "  ", "…", "。", "(a) ", "1. ", "10.2 ", "• ", "Inc. ",
            "e.g. ", "U.S. ", "’", "\u{AD}", "\u{200B}", "\u{301}", "“", ".” ", "§ ", "- ", "i) ", "No. ", "漢", "😀",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn kinds() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        Just(P),
        Just(BlockKind::TableCell),
        (1..=6u8).prop_map(|level| BlockKind::Heading { level }),
        (1..=255u8).prop_map(|depth| BlockKind::ListItem { depth }),
    ]
}

proptest! {
    #[test]
    fn any_page_is_read_whole(
        text in texts(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), kinds()), 0..12),
        by_line in any::<bool>(),
    ) {
        let mut blocks: Vec<Block> = if by_line {
            let mut at = 0;
            text.split_inclusive('\n').map(|line| {
                let start = ByteOffset::at(at);
                at += line.len();
                Block { kind: P, start }
            }).collect()
        } else {
            cuts.iter().map(|(at, kind)| {
                let start = ByteOffset::at(text.floor_char_boundary(at.index(text.len() + 1)));
                Block { kind: *kind, start }
            }).collect()
        };
        blocks.push(Block { kind: P, start: ByteOffset(0) });
        blocks.sort_by_key(|block| block.start);
        let page = Page::new(text.clone(), blocks, None, None).expect("sound page");
        let document = Document::read(&page);

        let mut end = ByteOffset(0);
        for token in document.tokens() {
            prop_assert!(!token.span.of(&text).is_empty());
            prop_assert!(end <= token.span.start);
            end = token.span.end;
        }
        let mut end = ByteOffset(0);
        let mut tokens = document.tokens().iter().peekable();
        for (number, sentence) in document.sentences().iter().enumerate() {
            let slice = sentence.span.of(&text);
            prop_assert!(!slice.is_empty() && slice.trim() == slice, "{slice:?}");
            prop_assert!(end <= sentence.span.start, "sentences overlap");
            end = sentence.span.end;
            prop_assert!(sentence.lead_in.is_none_or(|lead_in| (lead_in as usize) < number));
            prop_assert!(sentence.section.is_none_or(|section| (section as usize) < document.sections().len()));
            prop_assert!(document.tokens_of(sentence).iter().all(|token| sentence.span.contains(token.span)));
            prop_assert!((sentence.block as usize) < page.blocks().len());
            while tokens.next_if(|token| sentence.span.contains(token.span)).is_some() {}
            let mut into = Vec::new();
            document.lead_in_tokens(sentence, &mut into);
            document.section_tokens(sentence.section, &mut into);
            let path = document.section_path(sentence.section, &text);
            prop_assert_eq!(path.is_empty(), sentence.section.is_none());
        }
        prop_assert!(tokens.next().is_none(), "a token lies in no sentence");
        for section in document.sections() {
            let parent = section.parent.map(|parent| document.sections()[parent as usize].level);
            prop_assert!(parent.is_none_or(|level| level < section.level));
        }
    }
}

#[test]
fn words_that_no_mark_parts_are_counted_and_those_between_marks_are_not() {
    let unbroken = |text: &str| Document::read(&plain(&[text])).unbroken();
    let words = "one two three four five six seven eight nine ten ";
    assert_eq!(unbroken(&words.repeat(40)), 0);
    assert_eq!(unbroken(&words.repeat(100)), 1000);
    assert_eq!(unbroken(&words.repeat(100).replace("ten ", "ten, ")), 0);
    // What comes after the last mark goes on from it.
    let tail = format!("{} {}", "one two three four five six seven eight nine ten,".repeat(30), words.repeat(100));
    assert!((600..=1010).contains(&unbroken(&tail)), "{}", unbroken(&tail));
}

#[test]
fn a_heading_of_endless_letters_is_text() {
    let endless = "x".repeat(5000);
    let page = page(&[(H1, "Terms"), (H2, &endless), (P, "You pay for it.")]);
    assert_eq!(headings(&page), ["Terms"]);
}
