//! The sheet 汇总: head, every figure of the day in two columns, a chart of the outcomes, room to sign. Not the counting.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartType, ColNum, Format, RowNum, Workbook, Worksheet, XlsxError,
};

use super::super::cell::Cell;
use super::super::figures::{Group, groups};
use super::super::{Export, Privacy, ink};
use super::page;
use super::sheet::Names;
use super::style::{self, Styles};

/// Columns of the two halves: label and value.
const HALVES: [ColNum; 2] = [0, 3];
const LAST: ColNum = 4;

/// Where the outcomes stand, for the chart.
struct Range {
    column: ColNum,
    first: RowNum,
    last: RowNum,
}

/// Writes the sheet.
pub fn write(
    book: &mut Workbook,
    export: &Export<'_>,
    names: &mut Names,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let words = export.words;
    let sheet = book.add_worksheet();
    let name = names.give(&words.get("daylog-sheet-summary"));
    sheet.set_name(&name)?;
    for (column, width) in [(0, 26.0), (1, 17.0), (2, 3.0), (3, 26.0), (4, 17.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, LAST, &words.get("daylog-title"), &styles.title)?;
    sheet.set_row_height(0, 34)?;
    let below = head(sheet, export, styles)?;
    let (below, outcomes) = figures(sheet, export, styles, below + 1)?;
    let below = match outcomes {
        Some(range) => chart(sheet, export, &name, &range, below + 1)?,
        None => below + 1,
    };
    signatures(sheet, export, styles, below + 1)?;
    sheet.set_print_fit_to_pages(1, 1);
    page::set_up(
        sheet,
        &page::Edges::of(export),
        &words.get("daylog-title"),
        false,
    );
    Ok(())
}

/// Who, where, when; returns the row below.
fn head(sheet: &mut Worksheet, export: &Export<'_>, styles: &Styles) -> Result<RowNum, XlsxError> {
    let (head, words) = (&export.log.head, export.words);
    let weather = head.day.weather.map(|weather| words.label(weather));
    let companions = words.list(head.day.companions.iter().cloned());
    let pairs = [
        ("daylog-office-date", words.day(head.date())),
        ("daylog-office-weather", weather.unwrap_or_default()),
        ("daylog-office-community", head.day.community.clone()),
        ("daylog-office-grid", head.day.grid.clone()),
        ("daylog-office-worker", head.day.worker.clone()),
        ("daylog-office-mentor", head.day.mentor.clone()),
        ("daylog-office-companions", companions),
        ("daylog-office-state", words.label(head.day.state)),
    ];
    let mut row = 1;
    for pair in pairs.chunks(2) {
        for ((label, value), column) in pair.iter().zip(HALVES) {
            let label = Cell::text(words.get(label));
            style::put(sheet, row, column, &label, &styles.label)?;
            let value = Cell::text(value.clone());
            style::put(sheet, row, column + 1, &value, &styles.plain)?;
        }
        row += 1;
    }
    if let Privacy::Unmasked { reason } = &export.privacy {
        let text = words.with("daylog-unmasked-reason", &[("reason", reason.clone())]);
        sheet.merge_range(row, 0, row, LAST, &text, &styles.marked)?;
        row += 1;
    }
    Ok(row)
}

/// The groups, each in the half that is shorter so far; returns the row below and where the outcomes are.
fn figures(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    styles: &Styles,
    top: RowNum,
) -> Result<(RowNum, Option<Range>), XlsxError> {
    let outcomes_title = export.words.get("daylog-group-outcomes");
    let mut next = [top, top];
    let mut outcomes = None;
    for group in groups(export.log, &export.words) {
        if group.figures.is_empty() {
            continue;
        }
        let half = usize::from(next[1] < next[0]);
        let column = HALVES[half];
        let first = next[half] + 1;
        next[half] = put_group(sheet, styles, &group, column, next[half])? + 1;
        if group.title == outcomes_title {
            outcomes = Some(Range {
                column,
                first,
                last: next[half] - 2,
            });
        }
    }
    Ok((next[0].max(next[1]), outcomes))
}

fn put_group(
    sheet: &mut Worksheet,
    styles: &Styles,
    group: &Group,
    column: ColNum,
    top: RowNum,
) -> Result<RowNum, XlsxError> {
    sheet.write_string_with_format(top, column, &group.title, &styles.group)?;
    sheet.write_blank(top, column + 1, &styles.group)?;
    let mut row = top + 1;
    for figure in &group.figures {
        let label = Cell::text(figure.label.clone());
        style::put(sheet, row, column, &label, &styles.plain)?;
        let centred = Format::clone(&styles.plain).set_align(rust_xlsxwriter::FormatAlign::Center);
        style::put(sheet, row, column + 1, &figure.value, &centred)?;
        row += 1;
    }
    Ok(row)
}

/// Bars of the outcomes; returns the row below.
fn chart(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    name: &str,
    range: &Range,
    top: RowNum,
) -> Result<RowNum, XlsxError> {
    let Range {
        column,
        first,
        last,
    } = *range;
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_categories((name, first, column, last, column))
        .set_values((name, first, column + 1, last, column + 1))
        .set_format(
            rust_xlsxwriter::ChartFormat::new()
                .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(ink::MAIN)),
        )
        .set_gap(45)
        .set_data_label(rust_xlsxwriter::ChartDataLabel::new().show_value());
    let mut font = ChartFont::new();
    font.set_size(12);
    chart
        .title()
        .set_name(&export.words.get("daylog-chart"))
        .set_font(&font);
    chart.legend().set_hidden();
    // Of a bar chart the upright axis names the bars.
    chart.y_axis().set_reverse();
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    let bars = last - first + 1;
    let height = 90 + 26 * bars;
    chart.set_width(640).set_height(height);
    sheet.insert_chart(top, 0, &chart)?;
    // A row is 20 pixels high.
    Ok(top + height / 20 + 1)
}

/// Lines to sign on.
fn signatures(
    sheet: &mut Worksheet,
    export: &Export<'_>,
    styles: &Styles,
    top: RowNum,
) -> Result<(), XlsxError> {
    let words = export.words;
    let sign: Vec<String> = ["worker", "mentor", "community"]
        .iter()
        .map(|who| format!("{}____________", words.of("daylog-sign-", who)))
        .collect();
    let row = sign.join("      ");
    sheet.merge_range(top, 0, top, LAST, &row, &styles.head)?;
    sheet.set_row_height(top, 30)?;
    let written = words.with(
        "daylog-written",
        &[("at", export.now.format("%Y-%m-%d %H:%M").to_string())],
    );
    sheet.merge_range(top + 1, 0, top + 1, LAST, &written, &styles.remark)?;
    Ok(())
}
