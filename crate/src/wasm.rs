//! The boundary to JavaScript, and the only user of wasm-bindgen, js-sys, web-sys and
//! serde-wasm-bindgen. It decodes, calls, converts and encodes; it decides nothing.

use js_sys::{Error as JsError, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use crate::page::{BlockKind, Page};
use crate::report::Unread;
use crate::text::span::Utf16Offset;

/// A page as JavaScript hands it over; `start` counts UTF-16 code units.
#[derive(Deserialize)]
struct RawPage {
    text: String,
    blocks: Vec<RawBlock>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    links: Vec<RawLink>,
    #[serde(default)]
    unread: Vec<Unread>,
}

/// A link of the page; offsets count UTF-16 code units.
#[derive(Deserialize)]
struct RawLink {
    start: u32,
    end: u32,
    url: String,
}

#[derive(Deserialize)]
struct RawBlock {
    #[serde(flatten)]
    kind: BlockKind,
    start: u32,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawOptions {
    all: bool,
    language: Option<String>,
}

/// Analyses a page: `analyze(page, options) -> report`, shapes as in `extension/shared/messages.js`.
///
/// # Errors
/// A JavaScript `Error` whose `kind` is `bad-page` (the arguments are not of their shape, or a
/// block starts where no character does) or `internal`.
#[wasm_bindgen]
pub fn analyze(page: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    encode(&crate::analyze(&decode_page(page)?, &decode_options(options)?))
}

/// Compares two versions of a page: `compare(old, new, options) -> diff`.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn compare(old: JsValue, new: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    encode(&crate::diff::diff(&decode_page(old)?, &decode_page(new)?, &decode_options(options)?))
}

fn decode_page(page: JsValue) -> Result<Page, JsValue> {
    let raw: RawPage = decode(page)?;
    let blocks = raw.blocks.into_iter().map(|block| (block.kind, Utf16Offset(block.start))).collect();
    let links = raw.links.into_iter().map(|link| (Utf16Offset(link.start), Utf16Offset(link.end), link.url)).collect();
    let page = Page::from_utf16(raw.text, blocks, links, raw.title, raw.url).map_err(|error| throw(&error))?;
    Ok(page.with_unread(raw.unread))
}

fn decode_options(options: JsValue) -> Result<Options, JsValue> {
    let options: RawOptions =
        if options.is_undefined() || options.is_null() { RawOptions::default() } else { decode(options)? };
    let language = match options.language.as_deref() {
        None | Some("auto") => None,
        Some(code) => Some(
            Language::from_code(code)
                .ok_or_else(|| throw(&Error::new(ErrorKind::BadPage, format!("no such language: {code}"))))?,
        ),
    };
    Ok(Options { all: options.all, language })
}

fn encode(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| js_error("internal", &error.to_string()))
}

/// Makes a panic readable in the console; called once, when the module is loaded.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

fn decode<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| js_error("bad-page", &error.to_string()))
}

fn throw(error: &Error) -> JsValue {
    js_error(error.kind().code(), &error.to_string())
}

fn js_error(kind: &str, message: &str) -> JsValue {
    let error = JsError::new(message);
    let set = Reflect::set(&error, &"kind".into(), &kind.into());
    debug_assert!(set.is_ok(), "a new object takes a property");
    error.into()
}
