//! Bounds how deep markup nests before it is parsed: the parser looks at every open element for each
//! new one, so that its time grows with the square of the depth. Browsers bound the depth alike.

use crate::text::cut::Cut;
use std::borrow::Cow;

/// Deepest nesting that is kept, as in browsers.
const DEEPEST: usize = 512;

/// Elements without content, and those that markup may leave open.
const FLAT: [&str; 34] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "option", "optgroup", "rp",
    "rt", "html", "head", "body", "frame",
];

/// Elements whose content is no markup.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noscript"];

/// The source; tags that nest deeper than is kept are replaced by a line's end, their text stays.
pub(super) fn bounded(source: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(found) = source.since(at).find('<') {
        let start = at + found;
        let rest = source.since(start + 1);
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(source.len(), |end| start + 1 + end + 3);
            continue;
        }
        let closes = rest.starts_with('/');
        let name: String = rest
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && !matches!(c, '>' | '/'))
            .flat_map(char::to_lowercase)
            .take(32)
            .collect();
        at = start + 1;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || FLAT.contains(&&*name) {
            continue;
        }
        let end = rest.find('>').map_or(source.len(), |end| start + 1 + end + 1);
        if !closes && RAW.contains(&&*name) {
            at = raw_end(source, end, &name);
            continue;
        }
        at = end;
        if !closes {
            depth += 1;
        }
        if depth > DEEPEST {
            if copied < start || copied == 0 {
                kept.push_str(source.between(copied, start));
                kept.push_str("<hr>");
            }
            copied = end;
        }
        if closes {
            depth = depth.saturating_sub(1);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(source.since(copied));
    Cow::Owned(kept)
}

/// Where the content of an element that holds no markup ends.
fn raw_end(source: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = source.since(at).find("</") {
        at += found + 2;
        if source.as_bytes()[at..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_left_as_it_is() {
        let source = "<div><p>a<p>b</div><script>if (a<b) '<div>'</script><!-- <div> --> 1 < 2";
        assert!(matches!(bounded(source), Cow::Borrowed(_)));
    }

    #[test]
    fn deep_markup_is_flattened_and_keeps_its_text() {
        let source = format!("{}deep{}after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let kept = bounded(&source);
        assert_eq!(kept.matches("<div>").count(), DEEPEST);
        assert_eq!(kept.matches("</div>").count(), DEEPEST);
        assert!(kept.contains("deep") && kept.ends_with("after"));
    }
}
