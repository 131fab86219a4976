//! Keeping a choice made in the program in the settings file, without touching what the worker wrote. Not the settings.

use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

use toml::de::DeTable;

/// A value to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Number(u16),
    /// Yes or no.
    Flag(bool),
}

/// Keeps a choice under a setting of at most one table, as in `theme` or `export.format`. Everything else in
/// the file, remarks too, stays as it is; the file is replaced whole or not at all. Fails on a file that is not
/// TOML, which it leaves alone.
pub fn choose(file: &Path, key: &str, choice: Choice<'_>) -> Result<()> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let changed = with(&text, key, choice).ok_or(ErrorKind::InvalidData)?;
    let folder = file.parent().ok_or(ErrorKind::InvalidInput)?;
    std::fs::create_dir_all(folder)?;
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    copy.write_all(changed.as_bytes())?;
    copy.as_file().sync_all()?;
    copy.persist(file).map_err(Error::from)?;
    Ok(())
}

/// The text with the setting in it; none if it cannot be put in.
pub(super) fn with(text: &str, key: &str, choice: Choice<'_>) -> Option<String> {
    let value = match choice {
        Choice::Text(text) => toml::Value::from(text),
        Choice::Number(number) => toml::Value::from(i64::from(number)),
        Choice::Flag(flag) => toml::Value::from(flag),
    };
    let (section, name) = key.rsplit_once('.').unwrap_or(("", key));
    let mut changed = text.to_owned();
    match place(text, section, name)? {
        Some(range) => changed.replace_range(range, &value.to_string()),
        None => insert(&mut changed, section, &format!("{name} = {value}\n")),
    }
    // The insertion goes by lines; only what reads back as meant is written.
    let table: toml::Table = changed.parse().ok()?;
    let found = match section {
        "" => table.get(name),
        _ => table.get(section)?.get(name),
    };
    (found == Some(&value)).then_some(changed)
}

/// Where the setting's value stands now.
fn place(text: &str, section: &str, name: &str) -> Option<Option<std::ops::Range<usize>>> {
    let root = DeTable::parse(text).ok()?.into_inner();
    let value = match section {
        "" => root.get(name),
        _ => root
            .get(section)
            .and_then(|table| table.get_ref().as_table())
            .and_then(|table| table.get(name)),
    };
    Some(value.map(toml::Spanned::span))
}

fn insert(text: &mut String, section: &str, line: &str) {
    let header = format!("[{section}]");
    let mut lines = text.split_inclusive('\n');
    let after_header = |place: &mut usize, line: &str| {
        *place += line.len();
        Some((
            *place,
            line.split('#').next().unwrap_or_default().trim() == header,
        ))
    };
    let found = lines
        .by_ref()
        .scan(0, |place, line| after_header(place, line));
    let place = match section {
        "" => Some(0),
        _ => found.filter_map(|(place, is)| is.then_some(place)).next(),
    };
    let place = place.unwrap_or_else(|| {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&header);
        text.push('\n');
        text.len()
    });
    if place > 0 && !text[..place].ends_with('\n') {
        text.insert(place, '\n');
        text.insert_str(place + 1, line);
    } else {
        text.insert_str(place, line);
    }
}
