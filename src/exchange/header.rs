//! Where a table's header stands and what its columns mean: title rows, two levels, many wordings. Not the rows below.

mod dictionary;

use dictionary::normal;
pub use dictionary::{Dictionary, Meaning};

use super::report::ImportError;
use super::table::{Row, column_letters};

/// The header stands among this many rows that are not blank.
pub const SEARCHED: usize = 20;

/// How sure it is what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Its heading is one of the known wordings.
    Exact,
    /// Its heading only contains one; the worker should look.
    Guess,
    /// The worker said so (`--map`).
    Mapped,
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is read as this field.
    Read(&'static str, How),
    /// It would be this field, which another column already is.
    Twice(&'static str),
    /// Nobody knows what it means, or it says nothing (序号); it is left out.
    Ignored,
    /// It is about correction, illness, belief and the like: left out and never kept.
    Sensitive,
}

/// A column of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its heading; of two levels, `住址/楼号`.
    pub heading: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// A header found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How many of the rows looked at come before the first row of data.
    pub skip: usize,
    /// The columns with a heading, from left to right.
    pub columns: Vec<Column>,
}

impl Layout {
    /// The columns read as `field`, from left to right.
    pub fn of(&self, field: &str) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(move |column| matches!(column.fate, Fate::Read(key, _) if key == field))
    }

    /// Whether a row says again what the header says, as printed lists do on every page.
    pub fn repeats(&self, row: &Row) -> bool {
        let mut told = 0;
        for column in &self.columns {
            let cell = row.text(column.index);
            if cell.is_empty() || !matches!(column.fate, Fate::Read(..)) {
                continue;
            }
            // Most rows differ in their first cell already, and there are many rows.
            if !normal(&column.heading).ends_with(&normal(cell)) {
                return false;
            }
            told += 1;
        }
        told > 1
    }
}

/// What the worker said a column means: its heading or letters, and a field of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    column: String,
    /// `None` leaves the column out.
    field: Option<&'static str>,
}

impl Mapping {
    /// Reads `列=field`; `列=-` leaves the column out. `None` when there is no such field.
    pub fn parse(text: &str, dictionary: &Dictionary) -> Option<Self> {
        let (column, field) = text.rsplit_once(['=', '＝'])?;
        let field = match field.trim() {
            "-" | "" => None,
            name => Some(dictionary.field(name)?),
        };
        Some(Self {
            column: column.trim().to_string(),
            field,
        })
    }

    /// Reads several; the first that cannot be read comes back as written, with the fields it could have named.
    ///
    /// # Errors
    /// When one names no field, or has no `=`.
    pub fn all(said: &[String], dictionary: &Dictionary) -> Result<Vec<Self>, ImportError> {
        let read = |text: &String| {
            Self::parse(text, dictionary).ok_or_else(|| {
                let fields: Vec<&str> = dictionary.fields().collect();
                ImportError::Mapping(text.clone(), fields.join(" "))
            })
        };
        said.iter().map(read).collect()
    }

    /// The column as the worker named it.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// Whether it is about this column of a header.
    pub fn is_of(&self, column: &Column) -> bool {
        let heading = column.heading.as_str();
        let levels = heading.split('/');
        let headings: Vec<&str> = std::iter::once(heading).chain(levels).collect();
        self.meets(column.index, &headings)
    }

    fn meets(&self, index: usize, headings: &[&str]) -> bool {
        let wanted = normal(&self.column);
        let letters = column_letters(index);
        letters.eq_ignore_ascii_case(&self.column)
            || headings
                .iter()
                .any(|heading| !wanted.is_empty() && normal(heading) == wanted)
    }
}

/// Finds the header among `rows`: the row, or two rows one above the other, whose words are known best.
pub fn find(rows: &[Row], dictionary: &Dictionary, mappings: &[Mapping]) -> Option<Layout> {
    let mut best: Option<(usize, Layout)> = None;
    for (place, row) in rows.iter().take(SEARCHED).enumerate() {
        let above = place.checked_sub(1).map(|above| &rows[above]);
        // A single row before a pair, so that a title above adds nothing but also takes nothing.
        for top in [None, above]
            .into_iter()
            .take(1 + usize::from(above.is_some()))
        {
            let layout = Layout {
                skip: place + 1,
                columns: read(top, row, dictionary, mappings),
            };
            let score = score(&layout, mappings);
            if score >= 2 * SURE && best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, layout));
            }
        }
    }
    best.map(|(_, layout)| layout)
        .or_else(|| by_letters(rows, dictionary, mappings))
}

/// What a column that is known for sure counts for, where a guess counts for one.
const SURE: usize = 4;

/// How well a header is known. A column named by its letters says nothing about where the header stands.
fn score(layout: &Layout, mappings: &[Mapping]) -> usize {
    let lettered = |column: &Column| {
        let letters = column_letters(column.index);
        mappings
            .iter()
            .any(|mapping| mapping.column.eq_ignore_ascii_case(&letters))
    };
    let worth = |column: &Column| match column.fate {
        Fate::Read(_, How::Mapped) if lettered(column) => 0,
        Fate::Read(_, How::Exact | How::Mapped) | Fate::Sensitive => SURE,
        Fate::Read(_, How::Guess) => 1,
        Fate::Twice(_) | Fate::Ignored => 0,
    };
    layout.columns.iter().map(worth).sum()
}

/// Without any heading the worker's own letters (`--map B=name`) are enough.
fn by_letters(rows: &[Row], dictionary: &Dictionary, mappings: &[Mapping]) -> Option<Layout> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let columns: Vec<Column> = (0..width)
        .filter_map(|index| column(index, "", "", dictionary, mappings))
        .collect();
    if columns
        .iter()
        .any(|column| matches!(column.fate, Fate::Read(..)))
    {
        Some(Layout { skip: 0, columns })
    } else {
        None
    }
}

/// The columns of a header of one row, or of `row` below `top`.
fn read(
    top: Option<&Row>,
    row: &Row,
    dictionary: &Dictionary,
    mappings: &[Mapping],
) -> Vec<Column> {
    let width = row.cells.len().max(top.map_or(0, |top| top.cells.len()));
    let mut columns = Vec::new();
    let mut group = "";
    for index in 0..width {
        let low = row.text(index);
        let high = top.map_or("", |top| top.text(index));
        // A group's word stands over its first column only, where cells are not merged.
        let goes_on = index > 0 && !row.text(index - 1).is_empty() && !low.is_empty();
        if !high.is_empty() || !goes_on {
            group = high;
        }
        columns.extend(column(
            index,
            if low.is_empty() { high } else { group },
            low,
            dictionary,
            mappings,
        ));
    }
    settle(&mut columns, dictionary);
    columns
}

fn column(
    index: usize,
    high: &str,
    low: &str,
    dictionary: &Dictionary,
    mappings: &[Mapping],
) -> Option<Column> {
    let heading = match (high, low) {
        (high, "") => high.to_string(),
        ("", low) => low.to_string(),
        (high, low) if normal(high) == normal(low) => low.to_string(),
        (high, low) => format!("{high}/{low}"),
    };
    let said = mappings
        .iter()
        .find(|mapping| mapping.meets(index, &[&heading, low, high]));
    let meaning = dictionary.meaning(high, low);
    let fate = match (said, meaning) {
        (_, Meaning::Sensitive) => Fate::Sensitive,
        (
            Some(Mapping {
                field: Some(field), ..
            }),
            _,
        ) => Fate::Read(field, How::Mapped),
        (Some(Mapping { field: None, .. }), _) | (None, Meaning::Unknown | Meaning::Nothing) => {
            Fate::Ignored
        }
        (None, Meaning::Exact(field)) => Fate::Read(field, How::Exact),
        (None, Meaning::Contains(field)) => Fate::Read(field, How::Guess),
    };
    (!heading.is_empty() || said.is_some()).then_some(Column {
        index,
        heading,
        fate,
    })
}

/// Leaves each field that can be told once to one column: the one the worker named, else the surest, else the first.
fn settle(columns: &mut [Column], dictionary: &Dictionary) {
    for strength in [How::Mapped, How::Exact, How::Guess] {
        for index in 0..columns.len() {
            let Fate::Read(field, how) = columns[index].fate else {
                continue;
            };
            if how != strength || dictionary.may_repeat(field) {
                continue;
            }
            for (other, column) in columns.iter_mut().enumerate() {
                if other != index && matches!(column.fate, Fate::Read(key, _) if key == field) {
                    column.fate = Fate::Twice(field);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
