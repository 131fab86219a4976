//! The columns of the office's roster, in its order: kept from the file it was imported from. Not what stands in them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::words::Words;
use crate::error::Error;
use crate::exchange::header::{Fate, Layout};

/// The columns a roster has where none was imported.
const USUAL: [&str; 10] = [
    "building", "unit", "room", "name", "sex", "id_no", "phone", "relation", "care", "tenure",
];

/// A column of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct RosterColumn {
    field: String,
    #[serde(default)]
    heading: String,
}

/// The columns of the roster, from left to right; a small toml file beside the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterColumns {
    columns: Vec<RosterColumn>,
}

impl Default for RosterColumns {
    fn default() -> Self {
        let column = |field: &&str| RosterColumn {
            field: (*field).to_owned(),
            heading: String::new(),
        };
        Self {
            columns: USUAL.iter().map(column).collect(),
        }
    }
}

impl RosterColumns {
    /// The name of the file in the folder of settings.
    pub const FILE: &str = "roster-columns.toml";

    /// The columns of the roster imported last, kept in the folder of settings.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn kept(folder: Option<&Path>) -> Result<Option<Self>, Error> {
        let file = folder.map(|folder| folder.join(Self::FILE));
        let Some(path) = file.filter(|file| file.is_file()) else {
            return Ok(None);
        };
        let text = std::fs::read_to_string(&path).map_err(|source| Error::File {
            path: path.display().to_string(),
            source,
        })?;
        Self::read(&text).map(Some)
    }

    /// The columns of a roster file that were read, under the file's own headings.
    pub fn of(layout: &Layout) -> Self {
        let columns = layout
            .columns
            .iter()
            .filter_map(|column| match column.fate {
                Fate::Read(field, _) => Some(RosterColumn {
                    field: field.to_owned(),
                    heading: column.heading.clone(),
                }),
                _ => None,
            });
        let columns: Vec<RosterColumn> = columns.collect();
        if columns.is_empty() {
            Self::default()
        } else {
            Self { columns }
        }
    }

    /// Reads what [`RosterColumns::text`] wrote.
    ///
    /// # Errors
    /// When it is no such toml.
    pub fn read(text: &str) -> Result<Self, Error> {
        toml::from_str(text)
            .map_err(|fault| Error::refused_with("daylog-template-fault", "why", fault.message()))
    }

    /// Its text, to be kept beside the settings.
    ///
    /// # Errors
    /// When it cannot be written as toml.
    pub fn text(&self) -> Result<String, Error> {
        toml::to_string(self)
            .map_err(|fault| Error::refused_with("daylog-template-fault", "why", fault.to_string()))
    }

    /// The fields, as the importer calls them.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.field.as_str())
    }

    /// The headings: the file's own, else the usual ones.
    pub(super) fn headings(&self, words: &Words<'_>) -> Vec<String> {
        let heading = |column: &RosterColumn| {
            if column.heading.is_empty() {
                words.of("daylog-roster-", &column.field)
            } else {
                column.heading.clone()
            }
        };
        self.columns.iter().map(heading).collect()
    }
}
