//! The answers to questionnaires as an office gets them: workbook, csv, JSON, ODK instances, the day's log.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::forms::{at, filled, path};

/// The texts of a sheet, by rows.
fn cells(file: &Path, sheet: &str) -> Vec<Vec<String>> {
    let bytes = std::fs::read(file).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let rows = range.rows().map(|row| row.iter().map(text).collect());
    rows.collect()
}

/// A cell as a person reads it; a day or a moment that the workbook holds as one is followed by a sign of it.
fn text(cell: &Data) -> String {
    let moment = cell.as_datetime().filter(|_| cell.is_datetime());
    moment.map_or_else(
        || cell.to_string(),
        |moment| moment.format("%Y-%m-%d %H:%M#").to_string(),
    )
}

/// The cell below a heading.
fn below<'a>(rows: &'a [Vec<String>], row: usize, heading: &str) -> &'a str {
    let column = rows[0].iter().position(|one| one == heading);
    &rows[row][column.unwrap_or_else(|| panic!("no {heading} in {:?}", rows[0]))]
}

#[test]
fn the_workbook_holds_a_sheet_for_the_form_and_one_for_each_repeat() {
    let desk = filled();
    let file = path(&desk, "答案.xlsx");
    let export = ["form", "export", "migrant_register", "--out", &file];
    desk.run(&[&export[..], &["--split"]].concat()).ends(0);
    let main = cells(Path::new(&file), "流动人口登记");
    let people = cells(Path::new(&file), "member");
    assert_eq!((main.len(), people.len()), (2, 3));
    for (heading, cell) in [
        ("门牌", "3-2-501"),
        ("日期", "2026-11-22 00:00#"),
        ("入住日期", "2026-05-01 00:00#"),
        ("today", "2026-11-22 00:00#"),
        ("start", "2026-11-22 09:00#"),
        ("是否填完", "是"),
        ("改过几次", "0"),
        ("楼栋", "3号楼"),
        ("居住方式", "租住"),
        ("同住人数", "2"),
        ("需要哪些服务", "社会保障、法律援助"),
        ("需要哪些服务/法律援助", "1"),
        ("需要哪些服务/技能培训", "0"),
        ("已说明信息用途", "是"),
    ] {
        assert_eq!(below(&main, 1, heading), cell, "{heading}");
    }
    assert_eq!(below(&people, 1, "PARENT_KEY"), below(&main, 1, "KEY"));
    assert_eq!(below(&people, 2, "门牌"), "3-2-501");
    // Masked unless there is a reason; then the history has it.
    assert_eq!(below(&people, 1, "姓名"), "张*国");
    assert_eq!(below(&people, 1, "身份证号"), "150***********0023");
    assert_eq!(below(&people, 1, "birth"), "1949-**-**");
    assert_eq!(below(&people, 1, "age"), "77");
    desk.run(&export).ends(1);
    desk.run(
        &[
            &export[..],
            &["--force", "--unmasked", "--reason", "派出所要"],
        ]
        .concat(),
    )
    .ends(0);
    let people = cells(Path::new(&file), "member");
    assert_eq!(below(&people, 2, "姓名"), "张小宝");
    assert_eq!(below(&people, 1, "身份证号"), "150000194910010023");
    assert_eq!(below(&people, 1, "birth"), "1949-10-01 00:00#");
    let history = desk.listed(&["history"]);
    let last = history.as_array().unwrap().last().unwrap();
    assert_eq!(last["verb"], "export-unmasked");
}

#[test]
fn csv_json_and_odk_instances_hold_the_same_answers() {
    let desk = filled();
    let export = |format: &str, more: &[&str]| {
        let all = [
            &["form", "export", "migrant_register", "--format", format],
            more,
        ]
        .concat();
        desk.run(&all)
    };
    // Two tables are two files.
    export("csv", &[]).ends(2);
    let folder = path(&desk, "csv");
    export("csv", &["--codes", "--out", &folder]).ends(0);
    let read = |name: &str| -> Vec<Vec<String>> {
        let mut bytes = std::fs::read(Path::new(&folder).join(name)).unwrap();
        assert_eq!(bytes.drain(..3).collect::<Vec<_>>(), b"\xef\xbb\xbf");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes.as_slice());
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    };
    let (main, people) = (
        read("migrant_register.csv"),
        read("migrant_register-member.csv"),
    );
    assert_eq!(below(&main, 1, "where/b"), "3");
    assert_eq!(below(&main, 1, "need"), "ss law");
    assert_eq!(below(&people, 2, "PARENT_KEY"), below(&main, 1, "KEY"));
    assert_eq!(below(&people, 1, "birth"), "1949-**-**");
    // A spreadsheet would round an ID number; a program reads codes as they are.
    let full = [
        "--unmasked",
        "--reason",
        "派出所要",
        "--force",
        "--out",
        &folder,
    ];
    for (more, number) in [
        (&[][..], "'150000194910010023"),
        (&["--codes"][..], "150000194910010023"),
    ] {
        export("csv", &[&full[..], more].concat()).ends(0);
        let people = read("migrant_register-member.csv");
        assert!(people[1].iter().any(|cell| cell == number), "{people:?}");
    }
    let rows = export("json", &[]).ends(0).json();
    assert_eq!(
        (&rows[0]["door"], &rows[0]["complete"]),
        (&json!("3-2-501"), &json!(true))
    );
    assert_eq!(rows[0]["answers"]["member"][0]["name"], "张*国");
    assert_eq!(rows[0]["answers"]["where/room"], "501");
    assert_eq!(
        export("json", &["--day", "yesterday"]).ends(0).json(),
        json!([])
    );
    let folder = path(&desk, "odk");
    export("odk-xml", &["--out", &folder]).ends(0);
    let instance = std::fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let xml = std::fs::read_to_string(instance.join("submission.xml")).unwrap();
    let key = rows[0]["answers"]["meta/instanceID"].as_str().unwrap();
    assert!(
        xml.contains(&format!("<instanceID>{key}</instanceID>")),
        "{xml}"
    );
    assert!(
        xml.contains("<b>3</b>") && xml.contains("150***********0023"),
        "{xml}"
    );
}

#[test]
fn photos_come_along_only_where_people_are_shown() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").unwrap();
    for (row, cells) in (0..).zip([["type", "name", "label"], ["image", "door", "Photo"]]) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save(at(&desk, "photo.xlsx")).unwrap();
    desk.run(&["form", "add", &path(&desk, "photo.xlsx")])
        .ends(0);
    std::fs::write(at(&desk, "door.jpg"), b"a picture").unwrap();
    let set = format!("door={}", path(&desk, "door.jpg"));
    desk.run(&["form", "fill", "3-2-501", "photo", "--set", &set])
        .ends(0);
    let lost = [
        "form",
        "fill",
        "3-2-502",
        "photo",
        "--set",
        "door=/nowhere.jpg",
    ];
    desk.run(&lost).ends(1);
    let files = |name: &str, more: &[&str]| {
        let folder = path(&desk, name);
        let all = [
            &[
                "form", "export", "photo", "--format", "odk-xml", "--out", &folder,
            ],
            more,
        ]
        .concat();
        desk.run(&all).ends(0);
        let instance = std::fs::read_dir(&folder)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let names = std::fs::read_dir(&instance).unwrap();
        let mut names: Vec<_> = names
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(files("masked", &[]), ["submission.xml"]);
    let full = files("full", &["--unmasked", "--reason", "归档"]);
    assert_eq!(full, ["door.jpg", "submission.xml"]);
}

#[test]
fn the_days_log_counts_the_forms_filled_in_every_format() {
    let desk = filled();
    let log = |format: &str| desk.run(&["log", "--format", format]).ends(0).out;
    for format in ["txt", "md", "html", "csv"] {
        let text = log(format);
        assert!(text.contains("填表"), "{format}: {text}");
        assert!(text.contains("流动人口登记"), "{format}: {text}");
    }
    let json: Value = serde_json::from_str(&log("json")).unwrap();
    let row = &json["forms"][0];
    assert_eq!(
        (&row["door"], &row["form"]),
        (&json!("3-2-501"), &json!("流动人口登记"))
    );
    let file = path(&desk, "log.xlsx");
    desk.run(&["log", "--format", "xlsx", "--out", &file])
        .ends(0);
    let rows = cells(Path::new(&file), "采集");
    assert!(
        rows.iter().flatten().any(|cell| cell == "流动人口登记"),
        "{rows:?}"
    );
}
