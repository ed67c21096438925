//! The pages of `tests/extraction` and `tests/pages`, each with the text that is to be read of it. The
//! end-to-end suite holds the page's reader to the same files.

use std::fs;
use std::path::{Path, PathBuf};

use super::html;
use crate::page::{BlockKind, Page};

/// Of a page's folder or name: where it lies, and where the text to be read of it.
fn cases() -> Vec<(PathBuf, PathBuf)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut cases = Vec::new();
    for folder in entries(&tests.join("extraction")) {
        cases.push((folder.join("page.html"), folder.join("expected")));
    }
    for page in entries(&tests.join("pages")) {
        if let Some(name) = page.file_stem().filter(|_| page.is_file()) {
            cases.push((page.clone(), tests.join("pages/expected").join(name)));
        }
    }
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder of tests").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

/// A page as the files tell it: a block a line, then what was left out.
fn told(page: &Page) -> String {
    let mut lines = String::new();
    for (number, block) in page.blocks().iter().enumerate() {
        let end = page.blocks().get(number + 1).map_or(page.text().len(), |next| next.start.index() - 1);
        let kind = match block.kind {
            BlockKind::Heading { level } => format!("heading {level}"),
            BlockKind::Paragraph => "paragraph".to_owned(),
            BlockKind::ListItem { depth } => format!("list-item {depth}"),
            BlockKind::TableCell => "table-cell".to_owned(),
        };
        lines += &format!("{kind}: {}\n", &page.text()[block.start.index()..end]);
    }
    for unread in page.unread() {
        let why = serde_json::to_value(unread.why).expect("a reason");
        lines += &format!("unread: {} {}\n", why.as_str().expect("a name"), unread.words);
    }
    lines
}

#[test]
fn every_page_is_read_as_its_file_tells() {
    let cases = cases();
    assert!(cases.len() > 20, "{} pages", cases.len());
    let mut wrong = Vec::new();
    for (page, expected) in cases {
        let source = fs::read_to_string(&page).expect("a page");
        let read = told(&html::read(&source).expect("a page that can be read"));
        // Where the command line, which runs no scripts, legitimately reads another text.
        let own = expected.with_extension("cli.txt");
        let file = if own.exists() { own } else { expected.with_extension("txt") };
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        if read != wanted {
            wrong.push(format!("{}\n--- wanted\n{wanted}--- read\n{read}", page.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
