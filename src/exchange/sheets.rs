//! The rows of data of every sheet, below the header found in it: titles, explanations, totals and signatures are
//! skipped and counted. Not what a row of data means.

mod aside;

use std::ops::ControlFlow;

use crate::exchange::header::{self, Column, Dictionary, Layout, Mapping};
use crate::exchange::outside::{Progress, Watch};
use crate::exchange::report::{ImportError, Remark, fault_remark};
use crate::exchange::table::{self, Event, Limits, Row, Source};
use aside::{explains, is_signature, is_total};

/// What was found in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// Its name; empty where files have no sheets.
    pub name: String,
    /// The words above its header.
    pub title: String,
    /// Its columns; empty when no header was found.
    pub columns: Vec<Column>,
    /// Rows of data.
    pub rows: usize,
    /// Rows of totals (合计, 小计, 总计) that were skipped.
    pub totals: usize,
    /// Explanations, signatures and headers printed again that were skipped.
    pub skipped: usize,
    /// The rows of both, from 1, so that nobody has to guess; at most [`NAMED`].
    pub aside: Vec<u32>,
    /// Whether there was anything in it.
    pub is_blank: bool,
}

/// So many of the rows that were skipped are named.
pub const NAMED: usize = 200;

/// Numbers of rows as a person reads them: `3, 5-7, 12`.
pub fn numbers(rows: &[u32]) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match spans.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*row) => *last = *row,
            _ => spans.push((*row, *row)),
        }
    }
    let spans = spans.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    spans.collect::<Vec<_>>().join(", ")
}

/// Progress is told every so many rows.
const STEP: usize = 500;

/// Who takes rows of data: the sheet's place in the list of reports, its name, its header, the row.
pub(super) trait Taker {
    /// A sheet with a header begins.
    fn sheet(&mut self, name: &str, layout: &Layout);
    /// A row of data.
    fn row(&mut self, row: &Row);
    /// Something is wrong with the file.
    fn remark(&mut self, remark: Remark);
}

/// Walks through `source` and hands every row of data to `taker`.
pub(super) fn walk(
    source: &Source,
    limits: &Limits,
    dictionary: &Dictionary,
    mappings: &[Mapping],
    watch: &mut Watch<'_>,
    taker: &mut dyn Taker,
) -> Result<Vec<SheetReport>, ImportError> {
    let mut walk = Walk {
        dictionary,
        mappings,
        taker,
        reports: Vec::new(),
        waiting: Vec::new(),
        layout: None,
        below: 0,
    };
    let (mut rows, mut stopped) = (0, false);
    table::read(source, limits, &mut |event| {
        match event {
            Event::Sheet(name) => walk.begin(name),
            Event::Fault(fault) => {
                let name = walk
                    .reports
                    .last()
                    .map_or("", |report| report.name.as_str());
                let remark = fault_remark(name, fault);
                walk.taker.remark(remark);
            }
            Event::Row(row) => {
                rows += 1;
                let share = row.share;
                walk.row(row);
                if rows % STEP == 0 && watch(Progress { rows, share }).is_break() {
                    stopped = true;
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    walk.settle();
    if stopped || watch(Progress { rows, share: 1000 }).is_break() {
        return Err(ImportError::Stopped);
    }
    if walk.reports.iter().all(|report| report.columns.is_empty()) {
        return Err(ImportError::NoHeader);
    }
    let reports = walk.reports;
    all_mapped(&reports, mappings)?;
    Ok(reports)
}

/// Every mapping is of a column that is there, and no column has two.
fn all_mapped(reports: &[SheetReport], mappings: &[Mapping]) -> Result<(), ImportError> {
    let columns = || reports.iter().flat_map(|report| &report.columns);
    for mapping in mappings {
        if !columns().any(|column| mapping.is_of(column)) {
            return Err(ImportError::NoColumn(mapping.column().to_owned()));
        }
    }
    for column in columns() {
        let mut said = mappings.iter().filter(|mapping| mapping.is_of(column));
        if let (Some(one), Some(other)) = (said.next(), said.next())
            && one != other
        {
            return Err(ImportError::MappedTwice(other.column().to_owned()));
        }
    }
    Ok(())
}

struct Walk<'a> {
    dictionary: &'a Dictionary,
    mappings: &'a [Mapping],
    taker: &'a mut dyn Taker,
    reports: Vec<SheetReport>,
    /// Rows from the top of the sheet, until its header is found among them.
    waiting: Vec<Row>,
    layout: Option<Layout>,
    /// Rows seen since the header.
    below: usize,
}

impl Walk<'_> {
    fn begin(&mut self, name: &str) {
        self.settle();
        self.layout = None;
        self.below = 0;
        self.reports.push(SheetReport {
            name: name.to_string(),
            is_blank: true,
            ..SheetReport::default()
        });
    }

    fn row(&mut self, row: Row) {
        if let Some(report) = self.reports.last_mut() {
            report.is_blank = false;
        }
        if self.layout.is_some() {
            self.data(&row);
        } else {
            self.waiting.push(row);
            if self.waiting.len() > header::SEARCHED {
                self.settle();
            }
        }
    }

    /// Finds the header among the rows that wait, and hands on those below it.
    fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if self.layout.is_some() || waiting.is_empty() {
            return;
        }
        match header::find(&waiting, self.dictionary, self.mappings) {
            None => {
                self.layout = Some(Layout::default());
            }
            Some(layout) => {
                if let Some(report) = self.reports.last_mut() {
                    report.title = title(&waiting[..layout.skip]);
                    report.columns.clone_from(&layout.columns);
                    self.taker.sheet(&report.name, &layout);
                }
                let skip = layout.skip;
                self.layout = Some(layout);
                for row in &waiting[skip..] {
                    self.data(row);
                }
            }
        }
    }

    fn data(&mut self, row: &Row) {
        let (Some(layout), Some(report)) = (&self.layout, self.reports.last_mut()) else {
            return;
        };
        if layout.columns.is_empty() {
            return;
        }
        self.below += 1;
        if is_total(row) {
            report.totals += 1;
        } else if (self.below <= 2 && explains(row)) || is_signature(row) || layout.repeats(row) {
            report.skipped += 1;
        } else {
            report.rows += 1;
            return self.taker.row(row);
        }
        if report.aside.len() < NAMED {
            report.aside.push(row.number);
        }
    }
}

/// A row of more cells than this is a header.
const TITLE: usize = 3;

/// What the rows before the data say that are no header.
fn title(rows: &[Row]) -> String {
    let mut words = Vec::new();
    for row in rows {
        let own = row.cells.iter();
        let own = own.filter(|cell| !cell.is_empty() && !cell.merged);
        let own: Vec<&str> = own.map(|cell| cell.text.as_str()).collect();
        if own.len() <= TITLE {
            words.extend(own);
        }
    }
    words.join("，")
}
