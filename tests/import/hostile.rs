//! Files made to do harm: nothing panics, good rows are kept, bad ones are named by sheet, row and column.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use std::ops::ControlFlow;

use gridday::clock::Clock;
use gridday::exchange::outside::Outside;
use gridday::exchange::report::ImportError;
use gridday::exchange::roster::{self, Options};
use gridday::exchange::table::{self, Source};
use gridday::ledger::table::Tables;

use crate::ledger::{clock, csv, empty, plan, plan_text, plan_with, words};

fn refused(plan: &gridday::exchange::roster::Plan) -> Vec<(String, &'static str)> {
    plan.refused
        .kept()
        .iter()
        .map(|remark| (remark.place.to_string(), remark.key))
        .collect()
}

#[test]
fn names_that_are_none_are_refused_by_row_and_column() {
    let long = "长".repeat(5_000);
    let plan = plan_text(&format!(
        "地址,姓名\n3-2-501,=HYPERLINK(\"http://x\")\n3-2-502,{long}\n3-2-503,@SUM(A1)\n3-2-504,甲\u{202e}一\u{200b}\n3-2-505,\u{1b}[31m乙一\n3-2-506,12345\n"
    ));
    let expected = [
        ("B2".to_string(), "import-name-odd"),
        ("B3".into(), "import-name-long"),
        ("B4".into(), "import-name-odd"),
        ("B7".into(), "import-name-odd"),
    ];
    assert_eq!(refused(&plan), expected);
    assert!(
        plan.refused
            .kept()
            .iter()
            .all(|remark| remark.value.chars().count() <= 42)
    );
    assert_eq!(plan.residents.new, 2);
    for change in plan.changes() {
        if let Some(gridday::domain::Record::Resident(person)) = change.after {
            assert!(
                person.name.ends_with("一")
                    && !person
                        .name
                        .contains(|sign: char| sign.is_control() || sign == '\u{202e}')
            );
        }
    }
}

#[test]
fn ragged_rows_an_unclosed_quote_and_blank_rows_keep_the_good_ones() {
    let plan = plan_text(
        "地址,姓名,电话\n3-2-501,甲一\n3-2-502,\"乙一,14200000001\n3-2-503,丙一,14200000002,多,余\n\n\n,,\n3-2-504,丁一,1\n",
    );
    assert!(plan.refused.is_empty());
    assert_eq!(plan.residents.new, 4);
    let keys: Vec<_> = plan
        .remarks
        .kept()
        .iter()
        .map(|remark| (remark.place.to_string(), remark.key))
        .collect();
    assert_eq!(
        keys,
        [
            ("3".to_string(), "table-unclosed-quote"),
            ("C8".into(), "phone-too-short")
        ]
    );
}

#[test]
fn files_without_rows_are_said_to_be_so() {
    let fails = |bytes: &[u8]| {
        plan_with(
            &empty(),
            &clock(),
            &Source::bytes("made", bytes.to_vec()),
            &Options::default(),
        )
        .err()
    };
    assert!(matches!(
        fails(b""),
        Some(ImportError::Table(table::Error::Empty))
    ));
    assert!(matches!(
        fails("\n".repeat(20).as_bytes()),
        Some(ImportError::NoHeader)
    ));
    assert!(matches!(
        fails("\u{feff}".as_bytes()),
        Some(ImportError::NoHeader)
    ));
    let header = plan_text("姓名,地址\n");
    assert!(header.is_empty() && header.refused.is_empty());
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("花名册").unwrap();
    for (row, cells) in [["地址", "姓名"], ["3-2-501", "甲一"], ["3-501", "乙一"]]
        .iter()
        .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet
                .write(
                    u32::try_from(row).unwrap(),
                    u16::try_from(column).unwrap(),
                    *cell,
                )
                .unwrap();
        }
    }
    sheet.write(1_048_575, 16_383, "远").unwrap();
    sheet.write(1_048_575, 1, "丙一").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn far_apart_cells_and_ambiguous_doors_are_named_by_sheet() {
    let plan = plan(&empty(), &clock(), &Source::bytes("made.xlsx", workbook()));
    assert_eq!(
        refused(&plan)[0],
        ("花名册!A3".to_string(), "address-building-or-unit")
    );
    assert_eq!(plan.residents.new, 1);
    let keys: Vec<_> = plan
        .remarks
        .kept()
        .iter()
        .map(|remark| remark.key)
        .collect();
    assert_eq!(keys, ["table-too-many-columns"]);
}

#[test]
fn a_truncated_workbook_is_refused_whole() {
    let whole = workbook();
    let cut = Source::bytes("made.xlsx", whole[..whole.len() * 2 / 3].to_vec());
    let answer = plan_with(&empty(), &clock(), &cut, &Options::default());
    assert!(matches!(
        answer,
        Err(ImportError::Table(table::Error::Damaged(_)))
    ));
}

#[test]
fn the_reading_tells_how_far_it_is_and_can_be_broken_off() {
    let mut text = "地址,姓名\n".to_string();
    for door in 0..1_400 {
        text.push_str(&format!("{}-1-{},甲一\n", door / 100 + 1, door % 100 + 101));
    }
    let run = |last: usize| {
        let mut told = Vec::new();
        let clock = clock();
        let outside = Outside {
            now: clock.now(),
            ids: &mut || clock.id(),
            text: &words,
            language: "en",
            watch: &mut |progress| {
                told.push(progress.rows);
                if told.len() == last {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        };
        let answer = roster::plan(
            &csv(&text),
            &Tables::default(),
            &Options::default(),
            outside,
        );
        (told, answer.map(|plan| plan.residents.new).ok())
    };
    assert_eq!(run(9), (vec![500, 1_000, 1_401], Some(1_400)));
    assert_eq!(run(2), (vec![500, 1_000], None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_cells_below_a_header_never_panic_and_every_row_is_accounted_for(
        rows in prop::collection::vec(prop::collection::vec("\\PC{0,12}|[0-9]{15,18}X?|3-2-50[0-9]|甲一|合计|=1\\+1", 6), 0..20),
    ) {
        let mut writer = csv::Writer::from_writer("地址,姓名,身份证号,电话,人员类别,与户主关系\n".as_bytes().to_vec());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let source = Source::bytes("made.csv", writer.into_inner().unwrap());
        if let Ok(plan) = plan_with(&empty(), &clock(), &source, &Options::default()) {
            prop_assert_eq!(plan.refused.len(), plan.rejects.len());
            for sheet in &plan.sheets {
                prop_assert!(sheet.rows >= plan.refused.len() && sheet.rows >= plan.residents.new);
            }
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = plan_with(&empty(), &clock(), &Source::bytes("made", bytes), &Options::default());
    }

    #[test]
    fn importing_twice_changes_nothing_whatever_the_rows(
        rows in prop::collection::vec(("3-2-50[0-3]", "甲一|乙一|丙一", "(150000195503150111|150000194910010023|150000190001010019)?", "(独居|低保、孕妇|爱下棋)?", "(1|142000000[0-9]{2})?"), 1..16),
    ) {
        let mut text = "地址,姓名,身份证号,人员类别,电话\n".to_string();
        for (door, name, number, care, phone) in &rows {
            text.push_str(&format!("{door},{name},{number},{care},{phone}\n"));
        }
        let (mut ledger, clock) = (empty(), clock());
        let first = plan(&ledger, &clock, &csv(&text));
        ledger.commit("import-roster", first.changes(), &clock).unwrap();
        let again = plan(&ledger, &clock, &csv(&text));
        prop_assert!(again.is_empty(), "{:?} {:?}", again.residents, again.households);
    }
}
