//! The rows of data of every sheet, below the header found in it: titles, explanations, totals and signatures are
//! skipped and counted. Not what a row of data means.

use std::ops::ControlFlow;

use crate::exchange::header::{self, Column, Dictionary, Layout, Mapping};
use crate::exchange::outside::{Progress, Watch};
use crate::exchange::report::{ImportError, Remark, fault_remark};
use crate::exchange::table::{self, Event, Limits, Row, Source};

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
    /// Whether there was anything in it.
    pub is_blank: bool,
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
    Ok(walk.reports)
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
            self.taker.row(row);
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

/// The first cell with something in it, without blanks.
fn first(row: &Row) -> String {
    let text = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map_or("", |cell| cell.text.as_str());
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// A row of totals begins with one of these, and then says how many.
fn is_total(row: &Row) -> bool {
    let text = first(row);
    ["合计", "小计", "总计", "共计", "累计"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([':', '：', '(', '（'])
                || rest.starts_with(|sign: char| sign.is_ascii_digit())
        })
    })
}

/// A row right below the header that says how to fill it in.
fn explains(row: &Row) -> bool {
    const WORDS: [&str; 12] = [
        "必填",
        "选填",
        "填写说明",
        "示例",
        "例如",
        "例：",
        "如：",
        "格式",
        "下拉",
        "请填",
        "请选",
        "请输入",
    ];
    row.cells
        .iter()
        .any(|cell| WORDS.iter().any(|word| cell.text.contains(word)))
}

/// A row that is signed or explained below the table, with little else in it.
fn is_signature(row: &Row) -> bool {
    const WORDS: [&str; 14] = [
        "填表",
        "制表",
        "审核",
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "签字",
        "签名",
        "负责人",
        "网格长：",
        "日期：",
    ];
    let own = row
        .cells
        .iter()
        .filter(|cell| !cell.is_empty() && !cell.merged)
        .count();
    let text = first(row);
    own <= 3 && WORDS.iter().any(|word| text.starts_with(word))
}
