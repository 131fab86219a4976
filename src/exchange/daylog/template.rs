//! An office's own columns for visits: which, in what order, under which headings, as a small toml file.
//!
//! ```toml
//! # templates/street.toml: columns of the log (domain.md §6) by code, a heading where the office has its own,
//! # and columns of the office's own with a fixed value or empty.
//! columns = [
//!     { code = "number" },
//!     { code = "from", heading = "走访时间" },
//!     { code = "room", heading = "门牌号" },
//!     { heading = "行政区划", value = "玉泉区" },
//!     { heading = "签字" },
//! ]
//! ```

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::columns::{COLUMNS, position};
use super::words::Words;
use crate::error::Error;

/// A column of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateColumn {
    /// Which of the log's columns; absent for one of the office's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its heading; the log's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// What stands in every row of a column of the office's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// An office's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The columns, from left to right.
    pub columns: Vec<TemplateColumn>,
}

impl Template {
    /// The name of the file in the folder of settings.
    pub const FILE: &str = "log-columns.toml";

    /// The template that lies in the folder of settings, where there is one.
    ///
    /// # Errors
    /// As [`Template::load`].
    pub fn kept(folder: Option<&Path>) -> Result<Option<Self>, Error> {
        let file = folder.map(|folder| folder.join(Self::FILE));
        file.filter(|file| file.is_file())
            .map(|file| Self::load(&file))
            .transpose()
    }

    /// Reads the file of a template.
    ///
    /// # Errors
    /// When it cannot be read, is no toml, names no column, or one that the log does not have.
    pub fn load(file: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(file).map_err(|source| Error::File {
            path: file.display().to_string(),
            source,
        })?;
        Self::read(&text)
    }

    /// Reads the text of a template.
    ///
    /// # Errors
    /// As [`Template::load`].
    pub fn read(text: &str) -> Result<Self, Error> {
        let template: Self =
            toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| {
                Error::refused_with("daylog-template-fault", "why", fault.message())
            })?;
        if template.columns.is_empty() {
            return Err(Error::refused("daylog-template-empty"));
        }
        for column in &template.columns {
            match &column.code {
                Some(code) if position(code).is_none() => {
                    let code = code.clone();
                    return Err(Error::refused_with("daylog-template-code", "code", code));
                }
                None if column.heading.is_none() => {
                    return Err(Error::refused("daylog-template-no-heading"));
                }
                _ => {}
            }
        }
        Ok(template)
    }

    /// Every column of the log under its own heading: a beginning to edit.
    pub fn full() -> Self {
        Self::of(|_| true)
    }

    /// The columns a sheet of visits shows: the estate only where there are several.
    pub fn visits(several_estates: bool) -> Self {
        Self::of(|column| column.of_visits && (several_estates || column.code != "estate"))
    }

    fn of(wanted: impl Fn(&super::Column) -> bool) -> Self {
        let columns = COLUMNS.iter().filter(|column| wanted(column));
        Self {
            columns: columns
                .map(|column| TemplateColumn {
                    code: Some(column.code.to_owned()),
                    ..TemplateColumn::default()
                })
                .collect(),
        }
    }

    /// Its text, to be saved and edited.
    ///
    /// # Errors
    /// When it cannot be written as toml.
    pub fn text(&self) -> Result<String, Error> {
        toml::to_string(self)
            .map_err(|fault| Error::refused_with("daylog-template-fault", "why", fault.to_string()))
    }

    /// The headings.
    pub(super) fn headings(&self, words: &Words<'_>, masked: bool) -> Vec<String> {
        let own = |column: &TemplateColumn| {
            let known = &COLUMNS[position(column.code.as_deref()?)?];
            let id = if known.code == "person" && masked {
                "daylog-column-person-masked"
            } else {
                known.heading
            };
            Some(words.get(id))
        };
        (self.columns.iter())
            .map(|column| {
                column
                    .heading
                    .clone()
                    .or_else(|| own(column))
                    .unwrap_or_default()
            })
            .collect()
    }

    /// The cells of a row whose cells stand in the order of the 21 columns.
    pub(super) fn cells(&self, row: &[Cell]) -> Vec<Cell> {
        (self.columns.iter())
            .map(|column| match column.code.as_deref().and_then(position) {
                Some(at) => row.get(at).cloned().unwrap_or(Cell::Empty),
                None => Cell::text(column.value.clone().unwrap_or_default()),
            })
            .collect()
    }
}
