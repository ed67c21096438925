//! What JavaScript hands over, before it is checked: what comes out is a [`Page`] or [`Options`].
//!
//! Stands before [`crate::page`]. `wasm.rs` decodes these shapes; they are here, apart from it, so
//! that they are tested natively and described in the extension's types with the report's.

use serde::Deserialize;

use crate::Options;
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::own::Pattern;
use crate::page::{BlockKind, Page};
use crate::plain;
use crate::report::Unread;
use crate::text::span::Utf16Offset;

/// A page as it is handed to the core.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Page"))]
pub(crate) struct IncomingPage {
    /// Visible text in reading order; blocks are separated by line feeds.
    text: String,
    /// In ascending order of `start`; the first starts at 0. Absent for plain text: its lines, or the paragraphs
    /// that they were wrapped from, are the blocks then, and it has no links.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    blocks: Option<Vec<IncomingBlock>>,
    /// The document's title; helps to tell what kind of page this is.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    title: Option<String>,
    /// The page's address; used for the same and for nothing else.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    url: Option<String>,
    /// Links in the text, in order.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    links: Vec<IncomingLink>,
    /// What extraction left out; each reason once.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    unread: Vec<Unread>,
}

/// A link of the page; offsets count UTF-16 code units, the end exclusive.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Link"))]
pub(crate) struct IncomingLink {
    /// First code unit of its words.
    start: u32,
    /// One past their last.
    end: u32,
    /// Where it leads, as the page says.
    url: String,
}

/// A block of the page: what it is and where it begins.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Block"))]
pub(crate) struct IncomingBlock {
    #[serde(flatten)]
    kind: BlockKind,
    /// First UTF-16 code unit in the page's text.
    start: u32,
}

/// How to analyse.
#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename = "Options"))]
pub(crate) struct IncomingOptions {
    /// List every candidate, not only those whose score reaches the threshold.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    all: bool,
    /// ISO 639-1 code of the document's language; told from its text where this is "auto" or absent.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    language: Option<String>,
    /// ISO 639-1 code of the language in which it is told what was found: "en", "de", "it", "pl", "fr" or "es". English
    /// where it is absent or another.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    texts: Option<String>,
    /// What the reader watches for: words, or a regular expression between slashes.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    own: Vec<String>,
    /// Whether a comparison with the page may follow: what was made of terms is held for it until then.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    remember: bool,
}

impl IncomingPage {
    /// The same with another text.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn with_text(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// The page, its offsets converted.
    ///
    /// # Errors
    ///
    /// As for [`Page::from_utf16`].
    pub(crate) fn check(self) -> Result<Page, Error> {
        let Some(blocks) = self.blocks else {
            let mut page = plain::read(self.text, self.title)?.with_unread(self.unread);
            page.url = self.url;
            return Ok(page);
        };
        let blocks = blocks.into_iter().map(|block| (block.kind, Utf16Offset(block.start))).collect();
        let links =
            self.links.into_iter().map(|link| (Utf16Offset(link.start), Utf16Offset(link.end), link.url)).collect();
        let page = Page::from_utf16(self.text, blocks, links, self.title, self.url)?;
        Ok(page.with_unread(self.unread))
    }
}

impl IncomingOptions {
    /// Whether a comparison with the page may follow.
    pub(crate) fn remembers(&self) -> bool {
        self.remember
    }

    /// What the reader watches for.
    ///
    /// # Errors
    ///
    /// As for [`Pattern::parse`].
    pub(crate) fn patterns(&self) -> Result<Vec<Pattern>, Error> {
        let texts = texts_of(self.texts.as_deref());
        self.own.iter().map(|written| Pattern::parse(written).map_err(|fault| fault.told(texts))).collect()
    }

    /// The options.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadPage`] where there is no such language.
    pub(crate) fn check(self) -> Result<Options, Error> {
        let language = match self.language.as_deref() {
            None | Some("auto") => None,
            Some(code) => Some(
                Language::from_code(code)
                    .ok_or_else(|| Error::new(ErrorKind::BadPage, format!("no such language: {code}")))?,
            ),
        };
        Ok(Options { all: self.all, language, texts: texts_of(self.texts.as_deref()) })
    }
}

/// The language in which something is told, by its code; English where there is none.
pub(crate) fn texts_of(code: Option<&str>) -> Language {
    code.and_then(Language::from_code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(json: &str) -> Result<Page, Error> {
        serde_json::from_str::<IncomingPage>(json).expect("of the shape").check()
    }

    #[test]
    fn what_may_be_left_out_of_a_page_is_left_out() {
        let page = page(r#"{"text": "é", "blocks": [{"kind": "list-item", "depth": 2, "start": 0}]}"#).expect("sound");
        assert_eq!(page.blocks()[0].kind, BlockKind::ListItem { depth: 2 });
        assert_eq!((page.title, page.url), (None, None));
    }

    #[test]
    fn a_page_is_remembered_only_where_that_is_asked_for() {
        let remembers = |json: &str| serde_json::from_str::<IncomingOptions>(json).expect("of the shape").remembers();
        assert!(!remembers("{}"));
        assert!(remembers(r#"{"remember": true}"#));
    }

    #[test]
    fn without_blocks_the_lines_of_the_text_are_its_blocks() {
        let page = page(r#"{"text": "Terms\nWe sell.", "title": "t", "url": "u"}"#).expect("sound");
        assert_eq!(page.blocks().len(), 2);
        assert_eq!(page.block_span(1).of(page.text()), "We sell.");
        assert_eq!((page.title.as_deref(), page.url.as_deref()), (Some("t"), Some("u")));
    }

    #[test]
    fn offsets_count_utf16_code_units() {
        let text = |start: u32| {
            format!(
                r#"{{"text": "😀\nb", "blocks": [{{"kind": "paragraph", "start": 0}}, {{"kind": "paragraph", "start": {start}}}],
                    "links": [{{"start": 3, "end": 4, "url": "/b"}}], "unread": [{{"words": 7, "why": "struck-out"}}]}}"#
            )
        };
        let sound = page(&text(3)).expect("sound");
        assert_eq!(sound.block_span(1).of(sound.text()), "b");
        assert_eq!(sound.links()[0].span.of(sound.text()), "b");
        assert_eq!(sound.unread()[0].words, 7);
        assert_eq!(page(&text(1)).expect_err("inside a surrogate pair").kind(), ErrorKind::BadPage);
    }

    #[test]
    fn what_is_watched_for_is_checked_one_by_one() {
        let patterns = |json: &str| serde_json::from_str::<IncomingOptions>(json).expect("of the shape").patterns();
        assert!(patterns("{}").is_ok_and(|none| none.is_empty()));
        assert!(patterns(r#"{"own": ["late fee", "/\\d+ days/"]}"#).is_ok_and(|both| both.len() == 2));
        assert_eq!(patterns(r#"{"own": ["late fee", "/(/"]}"#).expect_err("no pattern").kind(), ErrorKind::BadPattern);
    }

    #[test]
    fn a_language_is_named_by_its_code_or_told_from_the_text() {
        let options = |json: &str| serde_json::from_str::<IncomingOptions>(json).expect("of the shape").check();
        assert!(options("{}").is_ok_and(|options| !options.all && options.language.is_none()));
        assert!(options(r#"{"all": true, "language": "auto"}"#).is_ok_and(|options| options.language.is_none()));
        assert!(options(r#"{"language": "de"}"#).is_ok_and(|options| options.language.is_some()));
        assert_eq!(options(r#"{"language": "xx"}"#).expect_err("no language").kind(), ErrorKind::BadPage);
    }
}
