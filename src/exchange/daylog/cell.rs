//! A value in a table to be written: typed, so that a sheet gets real dates and numbers. Not its place in the table.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::money::print_yuan;

/// A value.
#[derive(Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A count.
    Number(u32),
    /// Money in fen; shown in yuan.
    Fen(u64),
    /// A share in thousandths.
    Share(u32),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A local moment; sheets show its time.
    Moment(NaiveDateTime),
}

impl Cell {
    /// A text, or nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A day, where there is one.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// As written in a text file: `2026-11-22`, `14:05`, `2026-11-22 14:05`, `93.8%`.
    pub fn print(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Fen(fen) => print_yuan(*fen),
            Self::Share(share) => format!("{}.{}%", share / 10, share % 10),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
            Self::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }

    /// As shown on a page, where the day stands above: a moment is its time.
    pub fn show(&self) -> String {
        match self {
            Self::Moment(at) => at.format("%H:%M").to_string(),
            other => other.print(),
        }
    }
}

/// A table to be written: its headings and rows.
#[derive(Clone, PartialEq, Default)]
pub struct Grid {
    /// What it is called: the sheet's name, the table's title.
    pub title: String,
    /// Headings.
    pub headings: Vec<String>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
    /// A line below the table, such as what is counted but not listed; may be empty.
    pub foot: String,
    /// Cells to be set off, by row and column: what changed, what is past its day.
    pub marked: Vec<(usize, usize)>,
}

impl Grid {
    /// A table without rows.
    pub fn new(title: String, headings: Vec<String>) -> Self {
        Self {
            title,
            headings,
            ..Self::default()
        }
    }

    /// Adds a row; the first cell is its number.
    pub fn push(&mut self, cells: Vec<Cell>) {
        let number = u32::try_from(self.rows.len() + 1).unwrap_or(u32::MAX);
        let mut row = vec![Cell::Number(number)];
        row.extend(cells);
        self.rows.push(row);
    }
}
