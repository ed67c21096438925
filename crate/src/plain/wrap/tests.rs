//! Wrapped files, files that only look so, and what must hold for any text.

use crate::plain;
use proptest::prelude::*;

/// The blocks of a text that hold something, white space made plain.
fn blocks(text: &str) -> Vec<String> {
    let page = plain::read(text.to_owned(), None).expect("a page");
    assert_eq!(page.text(), text, "the analysed text is the input");
    let block = |at| page.block_span(at).of(page.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    (0..page.blocks().len()).map(block).filter(|block| !block.is_empty()).collect()
}

/// A paragraph wrapped at `width`: a line is as full as it can be.
fn wrapped(paragraph: &str, width: usize, first: &str, rest: &str) -> String {
    let (mut lines, mut line) = (Vec::new(), first.to_owned());
    let mut empty = true;
    for word in paragraph.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        line.push_str(if empty { "" } else { " " });
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines.join("\n")
}

const KEEPING: &str = "The harbour keeps a log of every boat that ties up at its quay, and whoever wants to read that \
    log may do so on any morning but the first of the month. What the log says of a boat is kept for as long as the \
    boat is known to the harbour and is then given to its owner, who may burn it.";
const LEAVING: &str = "Whoever leaves the quay tells the harbour master so on the evening before, by a bell or by a \
    lamp, and pays what is still owed. A boat that leaves without a word is written down as lost, and its berth is \
    given to the next one in the row after a fortnight has gone by.";

#[test]
fn paragraphs_wrapped_at_any_usual_width_are_whole() {
    for width in [60, 64, 72, 76, 78, 80, 90, 100] {
        for indent in ["", "    ", "\t"] {
            for end in ["\n", "\r\n"] {
                let text = format!(
                    "Harbour Terms\n\n{}\n\n1. Leaving\n{}\n",
                    wrapped(KEEPING, width, indent, indent),
                    wrapped(LEAVING, width, indent, indent)
                );
                let text = text.replace('\n', end);
                let found = blocks(&text);
                assert_eq!(found, ["Harbour Terms", KEEPING, "1. Leaving", LEAVING], "{width} {indent:?}\n{text}");
            }
        }
    }
}

#[test]
fn letters_are_counted_not_bytes() {
    let german = "Wir führen über jedes Boot, das am Kai anlegt, ein Buch, und wer dieses Buch lesen möchte, darf das an \
        jedem Morgen außer am ersten des Monats tun. Was über ein Boot darin steht, bewahren wir so lange auf, wie das \
        Boot dem Hafen bekannt ist, und übergeben es danach seiner Eignerin, die es verbrennen darf.";
    assert_eq!(blocks(&wrapped(german, 66, "", "")), [german]);
}

#[test]
fn a_line_each_stays_a_line_each() {
    let sentences = "We keep your letters in a dry place.\nNobody but you may open them, and we tell you when one comes.\n\
        You may fetch a letter on any day of the week except on the last one.\nWe burn what is not fetched.\n\
        A parcel that is too large for the counter lies in the yard behind the house.\n\
        You pay for each day on which it lies there, and we tell you how much on the slip.\n\
        Prices change in spring.\nThe house is closed in the last week of the year, and nothing is delivered then.";
    assert_eq!(blocks(sentences), sentences.lines().collect::<Vec<_>>());
    let paragraphs = format!("Terms of the Quay\n{KEEPING}\n{LEAVING}\n{KEEPING}\n\n{LEAVING}\n");
    assert_eq!(blocks(&paragraphs), ["Terms of the Quay", KEEPING, LEAVING, KEEPING, LEAVING]);
    let equal = "We keep your letters in a dry and a quiet place.\nNobody but you may open a letter that is yours.\n\
        You may fetch a letter on any day but a Sunday.\nWe burn a letter that is not fetched in a year.\n\
        A parcel that is too large lies in our back yard.\n";
    assert_eq!(blocks(equal), equal.lines().collect::<Vec<_>>(), "whole sentences, as long as each other by chance");
}

#[test]
fn entries_of_equal_length_are_no_paragraph() {
    let entries = "Name and address of the master of a boat\nNumber and colour of the lamps that it has\n\
        Weight of what it carries when it arrives\nNames of all who sleep aboard in the bay\n\
        Price of the berth that was agreed upon\n";
    assert_eq!(blocks(entries), entries.lines().collect::<Vec<_>>());
    let links: String = (10..16).map(|at| format!("https://quay.example/berths/of/the/inner/harbour/{at}\n")).collect();
    assert_eq!(blocks(&links), links.lines().collect::<Vec<_>>());
    let broken = wrapped(KEEPING, 64, "", "").replace('\n', "  \n");
    assert_eq!(blocks(&broken), broken.lines().map(str::trim_end).collect::<Vec<_>>(), "lines that are meant to end");
    let labelled = format!("Why the harbour does this with your boat:\n{KEEPING}\n\n").repeat(5);
    assert_eq!(blocks(&labelled).len(), 10, "a short line before a long one");
}

#[test]
fn a_word_longer_than_the_width_is_part_of_its_paragraph() {
    let address = format!("https://quay.example/{}", "berth/".repeat(12));
    let text = format!("{KEEPING} The log is kept at {address} and nowhere else, as far as we know.");
    assert_eq!(blocks(&wrapped(&text, 66, "", "")), [text]);
}

#[test]
fn a_wrapped_paragraph_in_capitals_is_whole() {
    let shouted = KEEPING.to_uppercase();
    assert_eq!(blocks(&wrapped(&shouted, 70, "", "")), [shouted]);
}

#[test]
fn a_file_may_mix_both() {
    let text =
        format!("{}\n\n{LEAVING}\n{KEEPING}\n\n{}\n", wrapped(KEEPING, 72, "", ""), wrapped(LEAVING, 72, "", ""));
    assert_eq!(blocks(&text), [KEEPING, LEAVING, KEEPING, LEAVING]);
}

#[test]
fn items_of_lists_are_whole_and_apart() {
    let items = [
        "the name of the boat and of all who sail on it, as they are written in the papers that it carries",
        "the day on which it came, the tide, and what its master said of the weather on the way here",
        "whatever was found aboard that belongs to somebody else, for as long as it is not fetched",
    ];
    for (markers, hang) in [
        (["  (a) ", "  (b) ", "  (c) "], "      "),
        (["(i) ", "(ii) ", "(iii) "], ""),
        (["1. ", "2. ", "3. "], "   "),
        (["  - ", "  - ", "  - "], "    "),
        (["• ", "• ", "• "], "  "),
        (["– ", "– ", "– "], "  "),
    ] {
        let list: Vec<String> =
            items.iter().zip(markers).map(|(item, marker)| wrapped(item, 64, marker, hang)).collect();
        for between in ["\n", "\n\n"] {
            let text = format!(
                "{}\n\nWe write down:\n{}\n\n{}",
                wrapped(KEEPING, 64, "", ""),
                list.join(between),
                wrapped(LEAVING, 64, "", "")
            );
            let mut expected = vec![KEEPING.to_owned(), "We write down:".to_owned()];
            expected.extend(items.iter().zip(markers).map(|(item, marker)| format!("{} {item}", marker.trim())));
            expected.push(LEAVING.to_owned());
            assert_eq!(blocks(&text), expected, "{text}");
        }
    }
}

#[test]
fn a_sentence_that_counts_may_be_wrapped_before_a_letter() {
    let text = "The harbour takes a fee from every boat, which is for (a) the upkeep\n\
        (b) of the quay and its lamps, for (c) the bell, and for the log that\n\
        the master keeps, and which is due on the evening on which the boat\n\
        ties up, whatever the weather may be and whoever it is that steers,\n\
        and even where nobody is at the counter who could take it.\n";
    assert_eq!(blocks(text).len(), 1);
}

#[test]
fn paragraphs_that_only_their_first_line_sets_off_are_told_apart() {
    let text = format!("{}\n{}\n", wrapped(KEEPING, 70, "    ", ""), wrapped(LEAVING, 70, "    ", ""));
    assert_eq!(blocks(&text), [KEEPING, LEAVING]);
}

#[test]
fn short_lines_of_a_wrapped_file_stay_apart() {
    let address = "Harbour Office\n1 Quay Road\nMeadow 12345\nharbour@quay.example";
    let verse = "A lamp is lit for every boat,\nA bell is rung for each afloat,\nAnd who comes late may still come in\nWhile \
        there is light upon the tin.";
    let table = "Berth           Price           Notice given     Boats\nInner quay      EUR 12          30 days          \
        four at most\nOuter quay      EUR 7           14 days          nine at most\nBuoy in the bay EUR 2           none      \
        \x20      no limit now";
    let rule = "======================================================================";
    let text = format!(
        "{}\n\n{address}\n\n{verse}\n\n{table}\n{rule}\n{}\n",
        wrapped(KEEPING, 70, "", ""),
        wrapped(LEAVING, 70, "", "")
    );
    let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut expected = vec![KEEPING.to_owned()];
    expected.extend([address, verse, table].iter().flat_map(|text| text.lines()).map(plain));
    expected.extend([rule.to_owned(), LEAVING.to_owned()]);
    assert_eq!(blocks(&text), expected);
}

/// Lines of all kinds.
fn texts() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[a-z ,.]{0,20}",
        "[ \t]{0,4}[a-zäß€😀 ]{50,80}",
        "(\\([a-c]\\)|[1-3]\\.|-|•) [a-z ]{40,72}",
        "[\u{A0}\u{200B}\u{3000}a|\t]{0,12}",
        any::<String>(),
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("\r")];
    prop::collection::vec((line, end), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| format!("{line}{end}")).collect())
}

proptest! {
    #[test]
    fn any_text_is_read_as_it_is(text in texts()) {
        let page = plain::read(text.clone(), None).expect("blocks fit the text");
        prop_assert_eq!(page.text(), &text);
        let starts: Vec<usize> = page.blocks().iter().map(|block| block.start.index()).collect();
        prop_assert!(starts.iter().all(|&start| text.is_char_boundary(start)));
        prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "ascending: {:?}", starts);
        prop_assert!(starts.iter().all(|&start| start == 0 || text.as_bytes()[start - 1] == b'\n'));
        prop_assert_eq!(text.is_empty(), starts.is_empty());
    }
}
