//! What is listed in each line of a page.

use std::collections::BTreeSet;

use crate::cli::corpus;
use crate::error::Error;
use crate::language::Language;
use crate::text::span::{ByteOffset, Utf16Index};
use crate::{Options, analyze};

/// The clause types listed in a sentence that stands alone.
///
/// # Errors
/// As [`listed`].
pub fn listed_alone(sentence: &str, language: Language) -> Result<BTreeSet<&'static str>, Error> {
    Ok(listed(&[sentence], language)?.into_iter().flatten().collect())
}

/// The clause types listed in each of `lines`, read as one page of plain text in `language`; a finding counts in
/// the line that it begins in.
///
/// # Errors
/// As [`corpus::plain`].
pub fn listed<T: AsRef<str>>(lines: &[T], language: Language) -> Result<Vec<BTreeSet<&'static str>>, Error> {
    let lines: Vec<_> = lines.iter().map(|line| line.as_ref().replace('\n', " ")).collect();
    let page = corpus::plain(&lines.join("\n"))?;
    let index = Utf16Index::new(page.text());
    let mut starts = Vec::with_capacity(lines.len());
    let mut start = 0;
    for line in &lines {
        starts.push(index.utf16(ByteOffset::at(start)).0);
        start += line.len() + 1;
    }
    let mut by_line = vec![BTreeSet::new(); lines.len()];
    for finding in analyze(&page, &Options { language: Some(language), ..Options::default() }).findings {
        by_line[starts.partition_point(|start| *start <= finding.start) - 1].insert(finding.clause);
    }
    Ok(by_line)
}
