//! Layouts of whole files: several sheets, rows that are no data, other formats than csv.

use std::io::Write as _;

use rust_xlsxwriter::Workbook;

use gridday::exchange::table::Source;

use crate::ledger::{clock, contents, empty, fixture, import, plan, plan_text};

type Sheet<'a> = (&'a str, &'a [&'a [&'a str]]);

fn workbook(sheets: &[Sheet<'_>]) -> Source {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    Source::bytes("made.xlsx", book.save_to_buffer().unwrap())
}

#[test]
fn a_sheet_for_each_building_may_name_it_in_its_tab() {
    let header: &[&str] = &["单元", "房号", "姓名"];
    let book = workbook(&[
        ("说明", &[&["本表由社区填写"]]),
        (
            "1号楼",
            &[header, &["2", "501", "甲一"], &["", "502", "乙一"]],
        ),
        ("2号楼", &[header, &["1", "101", "丙一"]]),
    ]);
    let plan = plan(&empty(), &clock(), &book);
    assert!(plan.refused.is_empty());
    assert_eq!(
        plan.sheets
            .iter()
            .map(|sheet| sheet.rows)
            .collect::<Vec<_>>(),
        [0, 2, 1]
    );
    let mut ledger = empty();
    import(&mut ledger, &clock(), &book);
    assert_eq!(
        contents(&ledger).into_keys().collect::<Vec<_>>(),
        ["1-2-501", "1-2-502", "2-1-101"]
    );
}

#[test]
fn rows_that_are_no_data_are_skipped_and_counted() {
    let plan = plan_text(
        "居民花名册,,\n姓名,地址,电话\n必填,如：3-2-501,11位\n甲一,3-2-501,\n小计,1人,\n姓名,地址,电话\n乙一,3-2-502,\n合计：2人,,\n填表人：某某,,审核：\n",
    );
    let [sheet] = &plan.sheets[..] else {
        panic!("one sheet")
    };
    assert_eq!((sheet.rows, sheet.totals, sheet.skipped), (2, 2, 3));
    assert!(plan.refused.is_empty() && plan.remarks.is_empty());
}

#[test]
fn a_household_list_without_members_gives_its_heads() {
    let plan = plan_text(
        "户号,户主,住址,户主身份证号,联系电话\n001,甲一,3-2-501,150000195503150111,14200000001\n",
    );
    assert_eq!(
        (plan.residents.new, plan.households.new, plan.remarks.len()),
        (1, 1, 0)
    );
    let person = plan
        .changes()
        .into_iter()
        .find_map(|change| match change.after {
            Some(gridday::domain::Record::Resident(person)) => Some(person),
            _ => None,
        });
    let person = person.unwrap();
    assert!(person.is_head() && person.id_number.is_some() && person.phones == ["14200000001"]);
}

/// An ods file of one table, its cells text, blank cells left out at row ends as LibreOffice does.
fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let mut body = String::new();
    for row in rows {
        body.push_str("<table:table-row>");
        for cell in row {
            body.push_str(&format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"));
        }
        body.push_str(
            "<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row>",
        );
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default())
        .unwrap();
    let text = format!(
        "<office:document-content><table:table table:name=\"花名册\">{body}</table:table></office:document-content>"
    );
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_sample_gives_the_same_ledger_from_every_format_and_encoding() {
    let clock = clock();
    let mut ledger = empty();
    let text = std::fs::read_to_string(fixture("roster.csv")).unwrap();
    import(&mut ledger, &clock, &Source::file(&fixture("roster.csv")));
    let rows: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.replace(',', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let others = [
        Source::bytes(
            "made.csv",
            encoding_rs::GB18030
                .encode(&text.replace('\n', "\r\n"))
                .0
                .into_owned(),
        ),
        Source::bytes("made.txt", utf16),
        Source::bytes("made.ods", ods(&rows)),
    ];
    for other in others {
        let plan = plan(&ledger, &clock, &other);
        assert!(plan.is_empty(), "{}", plan.file);
        assert_eq!(
            (plan.households.unchanged, plan.residents.unchanged),
            (420, 1090)
        );
    }
}
