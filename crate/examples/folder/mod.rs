//! The documents of a folder, for the examples that read many.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder that the program reads, by name.
pub fn documents(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    let mut entries =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            documents(&path, into)?;
        } else if path.extension().is_some_and(|ending| ["md", "html", "txt"].iter().any(|known| ending == *known)) {
            into.push(path);
        }
    }
    Ok(())
}
