//! The languages of a form, as its columns name them. Not the texts.

use super::faults::Faults;
use super::header::TRANSLATED;
use super::table::{Row, Table};

/// The languages in the order of the columns, and the one to begin with.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    /// Their names; one `""` when no column names a language.
    pub names: Vec<String>,
    /// The place in `names` of the one to begin with.
    pub first: usize,
    /// The place in `names` of texts whose column names no language.
    pub unnamed: usize,
}

/// What pyxform calls the language of columns without one, where others name theirs.
const UNNAMED: &str = "default";

impl Languages {
    /// Collects the languages of the columns. `wished` is the setting `default_language`.
    pub fn of(survey: &Table, choices: &Table, wished: &str) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut bare = None;
        for column in survey.columns.iter().chain(&choices.columns) {
            if !TRANSLATED.contains(&column.name.as_str()) {
                continue;
            }
            match &column.language {
                Some(language) if !names.contains(language) => names.push(language.clone()),
                None if column.name == "label" => bare = bare.or(Some(names.len())),
                _ => {}
            }
        }
        if names.is_empty() {
            return Self {
                names: vec![String::new()],
                first: 0,
                unnamed: 0,
            };
        }
        let wished_place = place(&names, wished);
        let unnamed = match (wished_place, bare) {
            (Some(place), _) => place,
            (None, Some(at)) => {
                let name = if wished.is_empty() { UNNAMED } else { wished };
                names.insert(at, name.to_owned());
                at
            }
            (None, None) => 0,
        };
        Self {
            first: place(&names, wished).unwrap_or(0),
            unnamed,
            names,
        }
    }

    /// Tells that the setting names a language that no column has.
    pub fn check(&self, wished: &str, settings: &Table, faults: &mut Faults) {
        let one = self.names.len() == 1 && self.names[0].is_empty();
        if !one && !wished.is_empty() && place(&self.names, wished).is_none() {
            let row = settings.rows.first().map_or(2, |row| row.number);
            let names = [("language", wished), ("known", &self.names.join(", "))];
            faults.warn(
                settings.place(row, "default_language"),
                "unknown-language",
                &names,
            );
        }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// A cell for each language. Where the row has a text in one language, those without show `-`; where only a column
    /// without a language has one, it is the text of all, unless its list has others (`mixed`).
    pub fn spread<'a>(
        &self,
        table: &'a Table,
        row: &'a Row,
        name: &str,
        mixed: bool,
    ) -> Spread<'a> {
        let mut cells: Vec<Option<(&'a str, &'a str)>> = vec![None; self.count()];
        let mut bare = None;
        let mut named = mixed && self.count() > 1;
        for (column, cell) in table.cells(row, name) {
            let place = column
                .language
                .as_deref()
                .map(|own| place(&self.names, own));
            match place {
                Some(Some(place)) => {
                    named = true;
                    cells[place] = Some((&column.header, cell));
                }
                _ => bare = Some((column.header.as_str(), cell)),
            }
        }
        if let Some(bare) = bare {
            if named {
                let own = &mut cells[self.unnamed];
                *own = own.or(Some(bare));
            } else {
                cells.fill(Some(bare));
            }
        }
        Spread { cells }
    }
}

/// A text's cells, one for each language: header and words.
#[derive(Debug)]
pub struct Spread<'a> {
    /// None where the author wrote nothing.
    pub cells: Vec<Option<(&'a str, &'a str)>>,
}

impl Spread<'_> {
    /// Whether nothing stands there in any language.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// The place of a language: as written, else case aside, else by what stands in its brackets (`en` is `English (en)`).
fn place(names: &[String], wished: &str) -> Option<usize> {
    let wished = wished.trim();
    if wished.is_empty() {
        return None;
    }
    let exact = names.iter().position(|name| name == wished);
    let lower = wished.to_lowercase();
    let alike = || names.iter().position(|name| name.to_lowercase() == lower);
    let code = || {
        names
            .iter()
            .position(|name| code(name) == Some(lower.as_str()))
    };
    exact.or_else(alike).or_else(code)
}

fn code(name: &str) -> Option<&str> {
    let (_, rest) = name.rsplit_once('(')?;
    rest.strip_suffix(')').map(str::trim)
}
