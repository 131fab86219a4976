//! The table reader's rules on made files: encodings, delimiters, quotation marks, workbooks, hostile ones.

mod xls;

use std::io::Write as _;
use std::ops::ControlFlow;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as XlsxFormat, Workbook};

use super::*;

/// Rows by number, as text.
type Rows = Vec<(u32, Vec<String>)>;

/// All rows of a source as text, and its faults.
fn all(bytes: &[u8]) -> Result<(Rows, Vec<Fault>), Error> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    read(
        &Source::bytes("made", bytes.to_vec()),
        &Limits::default(),
        &mut |event| {
            match event {
                Event::Row(row) => rows.push((
                    row.number,
                    row.cells.into_iter().map(|cell| cell.text).collect(),
                )),
                Event::Fault(fault) => faults.push(fault),
                Event::Sheet(_) => {}
            }
            ControlFlow::Continue(())
        },
    )?;
    Ok((rows, faults))
}

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    all(bytes)
        .unwrap()
        .0
        .into_iter()
        .map(|(_, cells)| cells)
        .collect()
}

const PEOPLE: &str = "楼栋,姓名\n3,阿拉坦\n";

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    let units = mark.encode_utf16().chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

#[test]
fn every_encoding_of_an_office_gives_the_same_rows() {
    let expected = [["楼栋", "姓名"], ["3", "阿拉坦"]];
    assert_eq!(texts(PEOPLE.as_bytes()), expected);
    assert_eq!(texts(format!("\u{feff}{PEOPLE}").as_bytes()), expected);
    assert_eq!(texts(&encoding_rs::GB18030.encode(PEOPLE).0), expected);
    for little in [true, false] {
        for mark in [true, false] {
            assert_eq!(
                texts(&utf16(PEOPLE, little, mark)),
                expected,
                "little {little}, mark {mark}"
            );
        }
    }
    assert_eq!(texts("楼栋\t姓名\r\n3\t阿拉坦\r\n".as_bytes()), expected);
    assert_eq!(texts("楼栋，姓名\r3，阿拉坦".as_bytes()), expected);
    assert_eq!(texts("sep=;\n楼栋;姓名\n3;阿拉坦".as_bytes()), expected);
}

#[test]
fn a_broken_byte_in_utf8_is_replaced_and_told() {
    let mut bytes = "楼栋,姓名\n".repeat(20).into_bytes();
    bytes.extend_from_slice(b"3,\xE9\x98\n");
    let (rows, faults) = all(&bytes).unwrap();
    assert_eq!(rows.len(), 21);
    assert!(matches!(faults[..], [Fault::Undecodable { .. }]));
}

#[test]
fn an_unclosed_quotation_mark_costs_nothing_but_a_message() {
    let (rows, faults) =
        all("姓名,备注\n甲,\"敲门\n乙,好\n丙,\"第一行\n第二行\"\n丁,\"x\"\n".as_bytes()).unwrap();
    assert_eq!(faults, [Fault::UnclosedQuote { row: 2 }]);
    let cells = |index: usize| rows[index].1.iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(cells(1), ["甲", "敲门"]);
    assert_eq!(cells(2), ["乙", "好"]);
    assert_eq!((rows[3].0, cells(3)), (4, vec!["丙", "第一行 第二行"]));
    assert_eq!((rows[4].0, cells(4)), (6, vec!["丁", "x"]));
}

#[test]
fn blank_and_ragged_rows_keep_their_numbers() {
    let (rows, _) = all("姓名,电话\n\n,,\n甲\n乙,1,2,3\n".as_bytes()).unwrap();
    let numbers: Vec<u32> = rows.iter().map(|row| row.0).collect();
    assert_eq!(numbers, [1, 4, 5]);
}

#[test]
fn what_is_no_table_is_named() {
    assert!(matches!(all(b""), Err(Error::Empty)));
    assert!(matches!(all(b"<html><table>"), Err(Error::WebPage)));
    assert!(matches!(
        all(b"\x7fELF\x01\x02\x03\x04\x05\x06\x07\x08"),
        Err(Error::Unknown)
    ));
    assert!(matches!(
        all(b"PK\x03\x04 and nothing more"),
        Err(Error::Damaged(_))
    ));
    assert!(matches!(
        all(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        Err(Error::Damaged(_))
    ));
}

fn sample_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = XlsxFormat::new();
    sheet.merge_range(0, 0, 0, 2, "花名册", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "3号楼", &plain).unwrap();
    sheet.write(1, 1, 14_200_007_993_i64).unwrap();
    let day = ExcelDateTime::parse_from_str("2022-02-10").unwrap();
    sheet
        .write_with_format(1, 2, &day, &XlsxFormat::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    sheet.write(2, 1, true).unwrap();
    sheet.write(2, 2, "甲\n乙").unwrap();
    book.add_worksheet()
        .set_hidden(true)
        .write(0, 0, "选项")
        .unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_text_dates_whole_numbers_and_merged_cells() {
    let (rows, faults) = all(&sample_book()).unwrap();
    assert_eq!(rows[0].1, ["花名册", "花名册", "花名册"]);
    assert_eq!(rows[1].1, ["3号楼", "14200007993", "2022-02-10"]);
    assert_eq!(rows[2].1, ["3号楼", "1", "甲 乙"]);
    assert_eq!(faults, [Fault::HiddenSheet]);
}

#[test]
fn two_far_apart_cells_cost_two_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "甲").unwrap();
    sheet.write(1_048_575, 16_383, "乙").unwrap();
    sheet.write(1_048_575, 0, "丙").unwrap();
    let (rows, faults) = all(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        rows,
        [
            (1, vec!["甲".to_string()]),
            (1_048_576, vec!["丙".to_string()])
        ]
    );
    assert_eq!(
        faults,
        [Fault::TooManyColumns {
            row: 1_048_576,
            limit: 256
        }]
    );
}

#[test]
fn a_workbook_cut_short_anywhere_is_an_error_or_fewer_rows() {
    let whole = sample_book();
    for end in (4..whole.len()).step_by(whole.len() / 60) {
        assert!(all(&whole[..end]).is_err());
    }
}

#[test]
fn a_workbook_that_unpacks_beyond_the_limit_is_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.write_all(&vec![b' '; 3 << 20]).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 40_000);
    let limits = Limits {
        unpacked: 1 << 20,
        ..Limits::default()
    };
    let answer = read(&Source::bytes("made", bytes), &limits, &mut |_| {
        ControlFlow::Continue(())
    });
    assert!(matches!(answer, Err(Error::TooLarge { .. })));
}

/// An ods file around the rows of one table.
fn ods(rows: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("mimetype", options).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")
        .unwrap();
    zip.start_file("content.xml", options).unwrap();
    let head = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"花名册\">";
    let foot = "</table:table></office:spreadsheet></office:body></office:document-content>";
    zip.write_all(format!("{head}{rows}{foot}").as_bytes())
        .unwrap();
    zip.finish().unwrap().into_inner()
}

fn string_cell(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-cell {attributes} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn ods_gives_merged_repeated_and_typed_cells() {
    let rows = [
        format!("<table:table-row>{}<table:covered-table-cell/></table:table-row>", string_cell("table:number-columns-spanned=\"2\"", "花名册")),
        format!(
            "<table:table-row>{}{}</table:table-row>",
            string_cell("table:number-rows-spanned=\"2\"", "3&amp;号<text:s/>楼"),
            "<table:table-cell office:value-type=\"float\" office:value=\"301\"><text:p>0301</text:p></table:table-cell>"
        ),
        "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".into(),
        format!(
            "<table:table-row table:number-rows-repeated=\"2\">{}<table:table-cell office:value-type=\"date\" office:date-value=\"2022-02-10T00:00:00\"/></table:table-row>",
            string_cell("table:number-columns-repeated=\"2\"", "甲<office:annotation><text:p>批注</text:p></office:annotation>")
        ),
    ]
    .concat();
    let (rows, faults) = all(&ods(&rows)).unwrap();
    assert_eq!(rows[0], (1, vec!["花名册".to_string(), "花名册".into()]));
    assert_eq!(rows[1], (2, vec!["3&号 楼".to_string(), "0301".into()]));
    let repeated = vec!["甲".to_string(), "甲".into(), "2022-02-10".into()];
    assert_eq!(
        rows[2..],
        [(1_000_003, repeated.clone()), (1_000_004, repeated)]
    );
    assert!(faults.is_empty());
}

#[test]
fn ods_that_claims_a_billion_cells_stays_small() {
    let cell = string_cell(
        "table:number-columns-repeated=\"4000000000\"",
        "甲<text:s text:c=\"4000000000\"/>",
    );
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"4000000000\">{cell}</table:table-row>"
    );
    let limits = Limits {
        rows: 50,
        ..Limits::default()
    };
    let mut count = 0;
    read(&Source::bytes("made", ods(&rows)), &limits, &mut |event| {
        if let Event::Row(row) = event {
            count += 1;
            assert_eq!(row.cells.len(), 256);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(count, 50);
}

#[test]
fn column_letters_are_those_of_a_spreadsheet() {
    let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16_383]
        .into_iter()
        .map(column_letters)
        .collect();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_bytes_never_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..2_000), kind in 0..4) {
        match kind {
            1 => bytes.splice(0..0, *b"PK\x03\x04").for_each(drop),
            2 => bytes.splice(0..0, [0xD0, 0xCF, 0x11, 0xE0]).for_each(drop),
            3 => bytes.iter_mut().for_each(|byte| *byte &= 0x7f),
            _ => {}
        }
        let _ = all(&bytes);
    }

    #[test]
    fn a_workbook_with_a_changed_byte_never_panics(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = sample_book();
        let at = at.index(bytes.len());
        bytes[at] = to;
        let _ = all(&bytes);
    }

    #[test]
    fn cells_written_by_the_csv_crate_come_back(rows in prop::collection::vec(prop::collection::vec("[a甲\",;\t ]{1,6}", 3), 2..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let expected: Vec<Vec<String>> = rows.iter()
            .map(|row| row.iter().map(|cell| safe_line(cell, 2_000).text).collect::<Vec<_>>())
            .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        let found = texts(&bytes);
        // Another delimiter may split random signs as evenly; rows and order hold whatever splits them.
        if found.iter().all(|row| row.len() == 3) {
            prop_assert_eq!(found, expected);
        }
    }
}
