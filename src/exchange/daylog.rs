//! The day's log as files for the office: xlsx, csv, html, md, txt, json. What stands in them is
//! [`DayLog`]'s; here it is worded, masked and laid out.
//!
//! The same log, texts and moment give the same bytes. Names, ID numbers and phones are masked unless
//! [`Privacy::Unmasked`]; doors are kept, except in `md` and `txt`, which hold counts only.

pub(super) mod cell;
mod changes;
mod columns;
pub(super) mod csv;
mod fields;
pub(super) mod figures;
mod follow;
pub(super) mod html;
pub(super) mod ink;
pub(super) mod json;
mod lists;
mod masks;
mod office;
mod phrases;
mod proof;
mod rows;
mod template;
mod text;
mod words;
pub(super) mod xlsx;

use crate::domain::Moment;
use crate::error::Error;
use crate::ledger::queries::daylog::DayLog;
use crate::ledger::table::Tables;

pub use changes::RosterColumns;
pub use columns::{COLUMNS, Column};
pub use masks::{Masks, Privacy};
pub use template::{Template, TemplateColumn};
pub use words::Words;

/// Message id and named values to text; what the texts of a language look like from here.
pub type Say<'a> = dyn Fn(&str, &[(&str, String)]) -> String + 'a;

/// A format of the day's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook: summary, visits, hazards, collection, tasks, what stayed undone, the office's own forms.
    Xlsx,
    /// The 21 columns of domain.md §6, for the office's own tables.
    Csv,
    /// One file to read and print, with pictures.
    Html,
    /// Markdown to paste into a chat: counts only.
    Md,
    /// Plain text to paste into a chat: counts only.
    Txt,
    /// For programs; versioned (see `json`'s page).
    Json,
}

impl Format {
    /// Every format, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Xlsx,
        Self::Csv,
        Self::Html,
        Self::Md,
        Self::Txt,
        Self::Json,
    ];

    /// Its name on the command line, in settings and at the end of file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Json => "json",
        }
    }

    /// The format of this name.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it holds counts only, so that masks make no difference.
    pub const fn is_counts_only(self) -> bool {
        matches!(self, Self::Md | Self::Txt)
    }
}

/// A log about to be written.
pub struct Export<'a> {
    /// The log.
    pub log: &'a DayLog,
    /// The records behind it, for names to mask and the rows of the roster that changed.
    pub tables: &'a Tables,
    /// Texts and their language.
    pub words: Words<'a>,
    /// Whether people are hidden.
    pub privacy: Privacy,
    /// When it is written; also the workbook's creation time.
    pub now: Moment,
    /// The office's columns for visits, where it has its own.
    pub template: Option<&'a Template>,
    /// The columns of the office's roster, where one was imported.
    pub roster: Option<&'a RosterColumns>,
}

impl Export<'_> {
    /// Whether people are hidden.
    pub fn is_masked(&self) -> bool {
        self.privacy == Privacy::Masked
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When a workbook cannot be built.
    pub fn bytes(&self, format: Format) -> Result<Vec<u8>, Error> {
        let masks = Masks::of(self.tables, self.log, &self.privacy);
        match format {
            Format::Xlsx => xlsx::bytes(self, &masks),
            Format::Csv => csv::bytes(self, &masks),
            Format::Html => Ok(html::page(self, &masks).into_bytes()),
            Format::Md => Ok(text::markdown(self).into_bytes()),
            Format::Txt => Ok(text::plain(self).into_bytes()),
            Format::Json => json::bytes(self, &masks),
        }
    }

    /// The text to paste into a chat: counts only, so nothing of it needs a mask.
    pub fn plain_text(&self) -> String {
        text::plain(self)
    }

    /// The office's own daily form (区级日报) alone, as one self-contained page.
    pub fn office_page(&self) -> String {
        let masks = Masks::of(self.tables, self.log, &self.privacy);
        html::office_page(self, &masks)
    }

    /// A name for the file: what it is and its day.
    pub fn file_name(&self, format: Format) -> String {
        let day = self.log.head.date().to_string();
        let name = self.words.with("daylog-file-name", &[("day", day)]);
        format!("{name}.{}", format.name())
    }
}
