//! The report as a workbook: one sheet, a table a group with a chart of it beside. Not what is counted.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFormat, ChartSolidFill, ChartType, DocProperties, RowNum, Workbook,
    Worksheet, XlsxError,
};

use super::Report;
use crate::exchange::daylog::cell::Cell;
use crate::exchange::daylog::figures::Group;
use crate::exchange::daylog::ink;
use crate::exchange::daylog::xlsx::page::{self, Edges};
use crate::exchange::daylog::xlsx::sheet::Names;
use crate::exchange::daylog::xlsx::style::{self, Styles};

/// The column charts begin in, beside the tables.
const BESIDE: u16 = 3;

/// The file.
pub fn bytes(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = report.words;
    let styles = Styles::new(words.language());
    let mut book = Workbook::new();
    let at = style::moment(report.now.naive_utc())?;
    let title = format!("{} {}", report.title(), report.days());
    book.set_properties(
        &DocProperties::new()
            .set_title(&title)
            .set_author(report.heads[2])
            .set_company(report.heads[0])
            .set_creation_datetime(&at),
    );
    let sheet = book.add_worksheet();
    let name = Names::default().give(&words.get("report-sheet"));
    sheet.set_name(&name)?;
    for (column, width) in [(0, 26.0), (1, 14.0), (2, 3.0), (3, 60.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, BESIDE, &report.title(), &styles.title)?;
    sheet.set_row_height(0, 34)?;
    let place = [report.days(), report.heads.join(" ")].join("  ");
    sheet.merge_range(1, 0, 1, BESIDE, place.trim(), &styles.head)?;
    let mut row = 2;
    for turn in report.turns {
        let month = words.with("report-duty", &[("month", turn.month.clone())]);
        let said = format!("{month} {}", turn.said());
        sheet.merge_range(row, 0, row, BESIDE, &said, &styles.head)?;
        row += 1;
    }
    row += 1;
    let groups = report.worded();
    for group in &groups {
        row = write(sheet, &name, group, &styles, row)?;
    }
    if groups.is_empty() {
        sheet.write_string_with_format(row, 0, words.get("report-nothing"), &styles.head)?;
    }
    sheet.set_print_fit_to_pages(1, 0);
    let edges = Edges {
        place: [report.heads[0], report.heads[1]],
        date: report.days(),
        worker: report.heads[2],
        masked: true,
        words,
    };
    page::set_up(sheet, &edges, &report.title(), false);
    book.save_to_buffer()
}

/// A group and its chart from row `top` on; gives the row below.
fn write(
    sheet: &mut Worksheet,
    name: &str,
    group: &Group,
    styles: &Styles,
    top: RowNum,
) -> Result<RowNum, XlsxError> {
    sheet.write_string_with_format(top, 0, &group.title, &styles.group)?;
    sheet.write_blank(top, 1, &styles.group)?;
    let (first, mut row) = (top + 1, top + 1);
    for figure in &group.figures {
        style::put(
            sheet,
            row,
            0,
            &Cell::text(figure.label.clone()),
            &styles.plain,
        )?;
        style::put(sheet, row, 1, &figure.value, &styles.plain)?;
        row += 1;
    }
    let Some((from, to)) = counted(group) else {
        return Ok(row + 1);
    };
    let (from, to) = (first + from, first + to);
    let mut bar = ChartSolidFill::new();
    bar.set_color(ink::MAIN);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_categories((name, from, 0, to, 0))
        .set_values((name, from, 1, to, 1))
        .set_format(ChartFormat::new().set_solid_fill(&bar))
        .set_gap(45)
        .set_data_label(ChartDataLabel::new().show_value());
    chart.title().set_name(&group.title);
    chart.legend().set_hidden();
    // Of a bar chart the upright axis names the bars.
    chart.y_axis().set_reverse();
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    let height = 90 + 24 * (to - from + 1);
    chart.set_width(430).set_height(height);
    sheet.insert_chart(top, BESIDE, &chart)?;
    // A row is 20 pixels high.
    Ok(row.max(top + height / 20 + 1) + 1)
}

/// The longest run of counts among the figures, first and last: a chart has one scale, on which money would leave nothing of
/// them. None where nothing is counted.
fn counted(group: &Group) -> Option<(RowNum, RowNum)> {
    let mut runs: Vec<(RowNum, RowNum)> = Vec::new();
    for (at, figure) in (0..).zip(&group.figures) {
        if !matches!(figure.value, Cell::Number(_)) {
            continue;
        }
        match runs.last_mut().filter(|(_, last)| *last + 1 == at) {
            Some((_, last)) => *last = at,
            None => runs.push((at, at)),
        }
    }
    runs.into_iter().rev().max_by_key(|(from, to)| to - from)
}
