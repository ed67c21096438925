//! The boundary to JavaScript, and the only user of wasm-bindgen, js-sys, web-sys and
//! serde-wasm-bindgen. It decodes, calls, converts and encodes; it decides nothing.

use std::cell::Cell;

use js_sys::{Error as JsError, JsString, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::error::Error;
use crate::incoming::{IncomingOptions, IncomingPage, texts_of};
use crate::judged::{Judged, Unjudged};
use crate::language::Language;
use crate::own::Pattern;
use crate::page::Page;

/// Analyses a page: `analyze(page, options) -> report`, shapes as in
/// `extension/core/contract.d.ts`.
///
/// # Errors
/// A JavaScript `Error` whose `kind` is `bad-page` (the arguments are not of their shape, or a
/// block starts where no character does), `bad-pattern` or `internal`.
#[wasm_bindgen]
pub fn analyze(page: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let page = decode_page(page)?;
    let incoming = decode_incoming(options)?;
    let patterns = incoming.patterns().map_err(|error| throw(&error))?;
    forget();
    let remembers = incoming.remembers() && page.text().len() <= REMEMBERED;
    let options = incoming.check().map_err(|error| throw(&error))?;
    let judged = Judged::read(&page, &options);
    let report = crate::watching(crate::report(&page, &judged, &options), &page, &patterns);
    LAST.set((remembers && report.is_terms).then_some(Last { page, options, judged }));
    encode(&report)
}

/// What of a page tells it from others: `describe(page) -> { language, kind }`, as in its report. A comparison with the
/// page may follow, and [`forget`] must, if none does.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn describe(page: JsValue) -> Result<JsValue, JsValue> {
    let page = decode_page(page)?;
    let read = Unjudged::read(&page, None);
    let described = read.described();
    DESCRIBED.set((page.text().len() <= REMEMBERED).then_some((page, read)));
    encode(&described)
}

/// Checks what a person wants to watch for: `checkPattern(pattern, texts)`.
///
/// # Errors
/// A JavaScript `Error` of the kind `bad-pattern`, whose message says why in the language of that code.
#[wasm_bindgen(js_name = checkPattern)]
pub fn check_pattern(pattern: &str, texts: Option<String>) -> Result<(), JsValue> {
    let texts = spoken(texts);
    Pattern::parse(pattern).map(drop).map_err(|fault| throw(&fault.told(texts)))
}

/// Compares two versions of a page: `compare(old, new, options) -> diff`.
///
/// # Errors
/// As [`analyze`].
#[wasm_bindgen]
pub fn compare(old: JsValue, new: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let (old, new, options) = (decode_page(old)?, decode_page(new)?, decode_options(options)?);
    let last = LAST.take().filter(|last| last.options.judges_as(&options));
    let judged = match last {
        Some(last) if last.page.reads_as(&new) => last.judged,
        last => Judged::beside(&new, &options, last.as_ref().map(|last| (&last.page, &last.judged))),
    };
    let described = DESCRIBED.take().filter(|(page, _)| options.language.is_none() && page.reads_as(&old));
    let read = described.map_or_else(|| Unjudged::read(&old, options.language), |(_, read)| read);
    encode(&crate::diff::diff_with((&old, read), (&new, &judged), &options))
}

/// Lets go of the pages that [`analyze`] and [`describe`] hold, if no comparison took them.
#[wasm_bindgen]
pub fn forget() {
    LAST.set(None);
    DESCRIBED.set(None);
}

/// A page that was to be remembered: the next question may be what changed in it.
struct Last {
    page: Page,
    options: Options,
    judged: Judged,
}

/// Longest text of a page that is remembered, in bytes: it takes some twenty times as much.
const REMEMBERED: usize = 1 << 20;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

thread_local! {
    static LAST: Cell<Option<Last>> = const { Cell::new(None) };
    /// The page that was described last, the earlier version of one that a comparison may follow with.
    static DESCRIBED: Cell<Option<(Page, Unjudged)>> = const { Cell::new(None) };
}

/// The clause types that are looked for, in the language of a code: `catalogue(texts) -> clause types`.
///
/// # Errors
/// A JavaScript `Error` of the kind `internal`.
#[wasm_bindgen]
pub fn catalogue(texts: Option<String>) -> Result<JsValue, JsValue> {
    encode(&crate::catalogue::clause_types(spoken(texts)))
}

/// The language of a code that was handed over.
fn spoken(texts: Option<String>) -> Language {
    texts.map_or_else(Language::default, |code| texts_of(Some(&code)))
}

/// The text is taken over by JavaScript's own encoder: the glue goes through it character by character in a function that has
/// just been loaded, which takes a tenth of the first report.
fn decode_page(page: JsValue) -> Result<Page, JsValue> {
    let key = JsValue::from_str("text");
    let text = Reflect::get(&page, &key).ok().and_then(|text| text.dyn_into::<JsString>().ok());
    let incoming = match (text, page.dyn_ref::<Object>()) {
        (Some(text), Some(page)) => {
            let rest = Object::assign(&Object::new(), page);
            Reflect::set(&rest, &key, &JsValue::from_str(""))?;
            let text = String::from_utf8(TextEncoder::new().encode(&text).to_vec());
            let text = text.map_err(|error| js_error("bad-page", &error.to_string()))?;
            decode::<IncomingPage>(rest.into())?.with_text(text)
        }
        _ => decode::<IncomingPage>(page)?,
    };
    incoming.check().map_err(|error| throw(&error))
}

fn decode_incoming(options: JsValue) -> Result<IncomingOptions, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(IncomingOptions::default());
    }
    decode(options)
}

fn decode_options(options: JsValue) -> Result<Options, JsValue> {
    decode_incoming(options)?.check().map_err(|error| throw(&error))
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
