//! The log as a workbook: 汇总 with a chart, 走访, 隐患, 采集, 任务, 未完, 明日, 区级日报, 变更表, a sheet for each body that has to
//! follow something up. Not what stands in the lists.

mod form;
pub(in crate::exchange) mod page;
pub(in crate::exchange) mod sheet;
pub(in crate::exchange) mod style;
mod summary;
mod widths;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Export;
use super::cell::Grid;
use super::changes::{self};
use super::masks::Masks;
use super::{follow, lists, office};
use crate::error::Error;
use style::Styles;

/// The file.
pub fn bytes(export: &Export<'_>, masks: &Masks) -> Result<Vec<u8>, Error> {
    build(export, masks)
        .map_err(|fault| Error::refused_with("daylog-not-built", "why", fault.to_string()))
}

fn build(export: &Export<'_>, masks: &Masks) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new(export.words.language());
    let mut book = Workbook::new();
    book.set_properties(&properties(export)?);
    let mut names = sheet::Names::default();
    let form = office::form(export.log, export.words, masks);
    summary::write(&mut book, export, &mut names, &styles)?;
    let lists = [
        lists::visits(export, masks),
        lists::hazards(export, masks),
        lists::collection(export, masks),
        lists::tasks(export, masks),
        lists::unfinished(export, masks),
    ];
    write_all(&mut book, &lists, export, &mut names, &styles)?;
    if !export.log.tomorrow.is_empty() {
        let tomorrow = [lists::tomorrow(export, masks)];
        write_all(&mut book, &tomorrow, export, &mut names, &styles)?;
    }
    form::write(&mut book, &form, export, &mut names, &styles)?;
    let roster = export.roster.cloned().unwrap_or_default();
    let changed = [changes::grid(export, masks, &roster)];
    write_all(&mut book, &changed, export, &mut names, &styles)?;
    let bodies = follow::grids(export, masks);
    write_all(&mut book, &bodies, export, &mut names, &styles)?;
    book.save_to_buffer()
}

fn write_all(
    book: &mut Workbook,
    grids: &[Grid],
    export: &Export<'_>,
    names: &mut sheet::Names,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let edges = page::Edges::of(export);
    for grid in grids {
        sheet::write(book.add_worksheet(), grid, &edges, names, styles)?;
    }
    Ok(())
}

/// Title, author and the moment of writing; nothing the clock of this machine says.
fn properties(export: &Export<'_>) -> Result<DocProperties, XlsxError> {
    let head = &export.log.head;
    let title = export.words.get("daylog-title");
    let at = style::moment(export.now.naive_utc())?;
    Ok(DocProperties::new()
        .set_title(format!("{title} {}", head.date()))
        .set_author(&head.day.worker)
        .set_company(&head.day.community)
        .set_creation_datetime(&at))
}

type Stamp = ExcelDateTime;
