//! The lists of the community as files: offers, requests, projects, partners, activities, relief, polls, posts, people who
//! look for work, one table each. Names, numbers and phones are masked unless [`Privacy::Unmasked`]; doors are kept. Not the day's log.
//!
//! Headings are wordings that `import` knows, so an office can send a list back.

mod activities;
mod offers;
mod partners;
mod polls;
mod posts;
mod projects;
mod relief;
mod requests;
mod willing;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::daylog::cell::{Cell, Grid};
use super::daylog::csv::defused;
use super::daylog::html::{document, sections};
use super::daylog::xlsx::page::Edges;
use super::daylog::xlsx::{sheet, style};
use super::daylog::{Masks, Privacy, Words};
use crate::domain::household::Contact;
use crate::domain::partner::Partner;
use crate::domain::{Id, Moment};
use crate::error::Error;
use crate::ledger::queries::daylog::Estates;
use crate::ledger::table::Tables;

/// A list as a table: its title, its columns, its rows.
pub struct Register {
    /// The command's noun.
    pub noun: &'static str,
    /// The message of its title.
    pub title: &'static str,
    /// Its columns: the key in JSON; the heading is the message `listed-` and the key.
    columns: &'static [&'static str],
    rows: fn(&Source<'_>) -> Vec<Row>,
}

/// A record: its id, by which other commands know it, and its cells.
type Row = (Uuid, Vec<Cell>);

/// Every list. A new one joins by a row here.
pub const REGISTERS: &[Register] = &[
    offers::REGISTER,
    requests::REGISTER,
    projects::REGISTER,
    partners::REGISTER,
    activities::REGISTER,
    relief::REGISTER,
    polls::REGISTER,
    posts::REGISTER,
    willing::REGISTER,
];

/// What rows are made of.
struct Source<'a> {
    tables: &'a Tables,
    masks: &'a Masks,
    words: Words<'a>,
    estates: Estates,
    day: NaiveDate,
}

impl Source<'_> {
    /// A name and its phones.
    fn contact(&self, contact: Option<&Contact>) -> [Cell; 2] {
        let Some(contact) = contact else {
            return [Cell::Empty, Cell::Empty];
        };
        let phones = contact.phones.iter().map(|one| self.masks.phones(one));
        let phones: Vec<String> = phones.collect();
        [
            Cell::text(self.masks.name(&contact.name)),
            Cell::text(phones.join(" ")),
        ]
    }

    /// Who gives something: a partner by name, else as it was written.
    fn giver(&self, partner: Option<Id<Partner>>, written: &str) -> Cell {
        let partner = partner.and_then(|id| self.tables.partners.get(id));
        Cell::text(self.masks.giver(partner, written))
    }

    /// Free text.
    fn text(&self, text: &str) -> Cell {
        Cell::text(self.masks.text(text))
    }
}

fn count(number: Option<u64>) -> Cell {
    // What is past any count of a sheet is written digit by digit, never less than it is.
    number.map_or(Cell::Empty, |number| match u32::try_from(number) {
        Ok(number) => Cell::Number(number),
        Err(_) => Cell::text(number.to_string()),
    })
}

/// A format of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// One page.
    Html,
    /// Text with commas, UTF-8 with its mark.
    Csv,
    /// An array of objects.
    Json,
}

impl Format {
    /// Its name, and the end of file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The format of this name.
    pub fn parse(name: &str) -> Option<Self> {
        let all = [Self::Xlsx, Self::Html, Self::Csv, Self::Json];
        all.into_iter().find(|format| format.name() == name)
    }
}

/// A list about to be written.
pub struct Export<'a> {
    /// Which.
    pub register: &'a Register,
    /// The records.
    pub tables: &'a Tables,
    /// Texts and their language.
    pub words: Words<'a>,
    /// Whether people are hidden.
    pub privacy: Privacy,
    /// When it is written.
    pub now: Moment,
    /// The day it holds for.
    pub day: NaiveDate,
    /// Community, grid and whoever writes it.
    pub heads: [&'a str; 3],
}

impl Export<'_> {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When a workbook cannot be built.
    pub fn bytes(&self, format: Format) -> Result<Vec<u8>, Error> {
        let (grid, ids) = self.grid();
        let failed = |why: String| Error::refused_with("daylog-not-built", "why", why);
        match format {
            Format::Xlsx => self.xlsx(&grid).map_err(|fault| failed(fault.to_string())),
            Format::Html => Ok(self.html(&grid).into_bytes()),
            Format::Csv => csv(&grid).map_err(|fault| failed(fault.to_string())),
            Format::Json => self
                .json(&grid, &ids)
                .map_err(|fault| failed(fault.to_string())),
        }
    }

    /// A name for the file: what it is and its day.
    pub fn file_name(&self, format: Format) -> String {
        let title = self.words.get(self.register.title);
        format!("{title}-{}.{}", self.day, format.name())
    }

    /// The table, and the id of each of its rows.
    fn grid(&self) -> (Grid, Vec<Uuid>) {
        let masks = Masks::of_records(self.tables, &self.privacy);
        let source = Source {
            tables: self.tables,
            masks: &masks,
            words: self.words,
            estates: Estates::of(self.tables),
            day: self.day,
        };
        let columns = self.register.columns.iter();
        let headings = columns.map(|column| self.words.of("listed-", column));
        let number = self.words.get("daylog-column-number");
        let title = self.words.get(self.register.title);
        let mut grid = Grid::new(title, std::iter::once(number).chain(headings).collect());
        let mut ids = Vec::new();
        for (id, row) in (self.register.rows)(&source) {
            ids.push(id);
            grid.push(row);
        }
        (grid, ids)
    }

    fn xlsx(&self, grid: &Grid) -> Result<Vec<u8>, XlsxError> {
        let styles = style::Styles::new(self.words.language());
        let mut book = Workbook::new();
        let at = style::moment(self.now.naive_utc())?;
        let properties = DocProperties::new()
            .set_title(format!("{} {}", grid.title, self.day))
            .set_author(self.heads[2])
            .set_company(self.heads[0])
            .set_creation_datetime(&at);
        book.set_properties(&properties);
        let edges = Edges {
            place: [self.heads[0], self.heads[1]],
            date: self.day.to_string(),
            worker: self.heads[2],
            masked: self.privacy == Privacy::Masked,
            words: self.words,
        };
        let mut names = sheet::Names::default();
        sheet::write(book.add_worksheet(), grid, &edges, &mut names, &styles)?;
        book.save_to_buffer()
    }

    fn html(&self, grid: &Grid) -> String {
        let words = &self.words;
        let none = grid.rows.is_empty();
        let body = maud::html! {
            header {
                h1 { (grid.title) }
                p.day { (self.day) " " (self.heads[0]) " " (self.heads[1]) }
            }
            @if none { p { (words.get("daylog-no-rows")) } }
            (sections::table(grid, words))
            (sections::foot(self.now, &self.privacy, words))
        };
        document(
            &format!("{} {}", grid.title, self.day),
            &self.privacy,
            words,
            &body,
        )
    }

    /// An object a row with its id; numbers as numbers, money in yuan as text, what is not there as null.
    fn json(&self, grid: &Grid, ids: &[Uuid]) -> serde_json::Result<Vec<u8>> {
        let value = |cell: &Cell| match cell {
            Cell::Empty => Value::Null,
            Cell::Number(number) => Value::from(*number),
            other => Value::from(other.print()),
        };
        let rows = ids.iter().zip(&grid.rows).map(|(id, row)| {
            let id = ("id".to_owned(), Value::from(id.to_string()));
            let cells = self.register.columns.iter().zip(&row[1..]);
            let cells = cells.map(|(key, cell)| ((*key).to_owned(), value(cell)));
            Value::Object(std::iter::once(id).chain(cells).collect::<Map<_, _>>())
        });
        let mut bytes = serde_json::to_vec_pretty(&Value::Array(rows.collect()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn csv(grid: &Grid) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(grid.headings.iter().map(|cell| defused(cell)))?;
    for row in &grid.rows {
        writer.write_record(row.iter().map(|cell| defused(&cell.print())))?;
    }
    Ok(writer.into_inner()?)
}
