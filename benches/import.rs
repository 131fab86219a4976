//! Reading rosters of 1,000 to 100,000 households, csv and xlsx, into a plan for an empty and for a filled ledger.
//! Not the commit of the plan.
//!
//! Measured 2026-11-22, 2 cores that were busy with other work (load 11), rustc 1.95, one quick run, before plain
//! cells and repeated headers were read faster; to be measured again on a quiet machine:
//!
//! | | 1,000 | 10,000 | 100,000 households (250,000 rows) |
//! |---|---|---|---|
//! | rows of csv | 26 ms | 0.11 s | 3.2 s |
//! | csv, all new | 81 ms | 1.5 s | 14 to 23 s |
//! | csv, nothing new | 167 ms | 2.3 s | 28 s |
//!
//! These are times on the clock; xlsx has not been measured yet.

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::identity::IdNumber;
use gridday::exchange::outside::Outside;
use gridday::exchange::roster::{self, Options, Plan, VERB};
use gridday::exchange::table::{self, Limits, Source};
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use gridday::ledger::table::Tables;
use rust_xlsxwriter::Workbook;

const SURNAMES: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"];
const GIVEN: [&str; 8] = ["建国", "秀英", "静", "海峰", "志玉", "乌云", "红梅", "浩然"];
const CARE: [&str; 8] = ["", "", "独居老人、高龄老人", "", "残疾人", "", "", "低保户"];
const HEADINGS: [&str; 10] = [
    "楼栋",
    "单元",
    "房号",
    "姓名",
    "性别",
    "身份证号",
    "联系电话",
    "与户主关系",
    "人员类别",
    "房屋性质",
];

/// The rows of a made-up community: two or three people a door, everyone with a checked number.
fn rows(households: usize) -> impl Iterator<Item = [String; 10]> {
    (0..households).flat_map(|door| (0..2 + door % 2).map(move |person| row(door, person)))
}

fn row(door: usize, person: usize) -> [String; 10] {
    let n = door * 3 + person;
    let birth = format!("{}{:02}{:02}", 1930 + n % 80, n % 12 + 1, n % 28 + 1);
    let number = IdNumber::compose(&format!("15{:04}{birth}{:03}", n / 1000 % 10_000, n % 1000));
    let number = number
        .map(|number| number.as_str().to_owned())
        .unwrap_or_default();
    let sex = if n % 1000 % 2 == 1 { "男" } else { "女" };
    [
        (door / 96 + 1).to_string(),
        (door / 48 % 2 + 1).to_string(),
        ((door / 4 % 12 + 1) * 100 + door % 4 + 1).to_string(),
        format!("{}{}", SURNAMES[n % 8], GIVEN[n / 8 % 8]),
        sex.to_string(),
        number,
        format!("142{:08}", n % 100_000_000),
        ["户主", "配偶", "子女"][person].to_string(),
        CARE[n % 8].to_string(),
        ["自住", "出租", "自购"][door % 3].to_string(),
    ]
}

fn csv_file(households: usize) -> Source {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS).unwrap();
    for row in rows(households) {
        writer.write_record(row).unwrap();
    }
    Source::bytes("made.csv", writer.into_inner().unwrap())
}

fn xlsx_file(households: usize) -> Source {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings = std::iter::once(HEADINGS.map(str::to_owned));
    for (number, row) in headings.chain(rows(households)).enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let (row, column) = (
                u32::try_from(number).unwrap(),
                u16::try_from(column).unwrap(),
            );
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    Source::bytes("made.xlsx", book.save_to_buffer().unwrap())
}

fn clock() -> FixedClock {
    FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap())
}

fn plan(source: &Source, tables: &Tables, clock: &FixedClock) -> Plan {
    let outside = Outside {
        now: clock.now(),
        ids: &mut || clock.id(),
        text: &|key, _| key.to_string(),
        language: "zh-CN",
        watch: &mut |_| ControlFlow::Continue(()),
    };
    roster::plan(source, tables, &Options::default(), outside).unwrap()
}

fn filled(source: &Source, clock: &FixedClock) -> Ledger {
    let mut ledger = Ledger::open(Box::new(Memory::default())).unwrap().0;
    let changes = plan(source, ledger.tables(), clock).changes();
    ledger.commit(VERB, changes, clock).unwrap();
    ledger
}

fn import(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    let clock = clock();
    for households in [1_000, 10_000, 100_000] {
        let source = csv_file(households);
        group.bench_with_input(
            BenchmarkId::new("rows of csv", households),
            &source,
            |bench, source| {
                bench.iter(|| {
                    let mut cells = 0;
                    table::read(source, &Limits::default(), &mut |event| {
                        if let table::Event::Row(row) = event {
                            cells += row.cells.len();
                        }
                        ControlFlow::Continue(())
                    })
                    .unwrap();
                    black_box(cells)
                });
            },
        );
        let empty = Tables::default();
        group.bench_with_input(
            BenchmarkId::new("csv, all new", households),
            &source,
            |bench, source| {
                bench.iter(|| assert_eq!(plan(source, &empty, &clock).households.new, households));
            },
        );
        let ledger = filled(&source, &clock);
        group.bench_with_input(
            BenchmarkId::new("csv, nothing new", households),
            &source,
            |bench, source| {
                bench.iter(|| assert!(plan(source, ledger.tables(), &clock).is_empty()));
            },
        );
        if households > 10_000 {
            continue;
        }
        let source = xlsx_file(households);
        group.bench_with_input(
            BenchmarkId::new("xlsx, all new", households),
            &source,
            |bench, source| {
                bench.iter(|| assert_eq!(plan(source, &empty, &clock).households.new, households));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
