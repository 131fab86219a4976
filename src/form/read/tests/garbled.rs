//! Workbooks nobody meant: sheets of words thrown together, files with bytes changed. They are refused or run, never worse.

use std::sync::Arc;

use proptest::prelude::*;

use crate::form::interview::{Interview, tests::surroundings};
use crate::form::read::{self, sheet::Sheet};

const HEADERS: [&str; 18] = [
    "type",
    "name",
    "label",
    "label::中文 (zh)",
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "required",
    "default",
    "repeat_count",
    "appearance",
    "parameters",
    "trigger",
    "read_only",
    "hint",
    "",
    "media::image",
];
const CELLS: [&str; 64] = [
    "",
    "",
    "",
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "dateTime",
    "range",
    "note",
    "calculate",
    "hidden",
    "acknowledge",
    "barcode",
    "image",
    "geopoint",
    "geotrace",
    "start",
    "end",
    "today",
    "audit",
    "rank l",
    "select_one l",
    "select_multiple l or_other",
    "select_one ${a}",
    "select_one_from_file t.csv",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "begin loop over l",
    "a",
    "b",
    "r",
    "a",
    "b",
    "中",
    "1",
    "-3",
    "yes",
    "${a}",
    "${b} + 1",
    "${r}",
    ". > 0",
    "../a",
    "/data/r/a",
    "count(${r})",
    "sum(${a}) div 0",
    "position(..)",
    "${a} = ${b}",
    "once(random())",
    "if(${a}, ${b}, 1 div 0)",
    "indexed-repeat(${a}, ${r}, ${b})",
    "today() + 99999999",
    "jr:itext('l-0')",
    "jr:choice-name(${a}, '${a}')",
    "pulldata('t', 'x', 'y', ${a})",
    "instance('l')/root/item[name = ${a}]/k",
    "randomize=true, seed=${b}",
    "start=1 end=3 step=0",
    "concat(${a}, ${a}, ${a})",
    "regex(., '(')",
    "//*[. = 1]",
];

fn sheet(name: &'static str) -> impl Strategy<Value = Sheet> {
    let cell = prop_oneof![
        8 => proptest::sample::select(&CELLS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    let header = match name {
        "survey" => Just(HEADERS.map(str::to_owned).to_vec()).boxed(),
        _ => Just(
            ["list_name", "name", "label", "k"]
                .map(str::to_owned)
                .to_vec(),
        )
        .boxed(),
    };
    let rows = proptest::collection::vec(proptest::collection::vec(cell, 0..18), 0..14);
    (header, rows).prop_map(move |(header, mut rows)| {
        for row in rows.iter_mut().filter(|_| name == "choices") {
            row.insert(0, "l".to_owned());
        }
        rows.insert(0, header);
        Sheet {
            name: name.to_owned(),
            rows,
        }
    })
}

/// A survey that has a chance to be one: kinds in the first column, plain names in the second.
fn likely() -> impl Strategy<Value = Sheet> {
    let kinds = proptest::sample::select(&CELLS[3..32]);
    let rest = proptest::collection::vec(proptest::sample::select(&CELLS[..]), 5);
    let row = (kinds, rest);
    proptest::collection::vec(row, 1..10).prop_map(|rows| {
        let header = [
            "type",
            "name",
            "label",
            "relevant",
            "constraint",
            "calculation",
            "default",
            "repeat_count",
        ];
        let mut cells = vec![header.map(str::to_owned).to_vec()];
        for (place, (kind, rest)) in rows.into_iter().enumerate() {
            let name = format!("{}{}", ["a", "b", "r"][place % 3], &"xxxx"[..place / 3]);
            let mut row = vec![kind.to_owned(), name, "问".to_owned()];
            row.extend(rest.iter().map(|cell| (*cell).to_owned()));
            cells.push(row);
        }
        Sheet {
            name: "survey".to_owned(),
            rows: cells,
        }
    })
}

/// Reads it and, if it is a form, answers every question with everything.
fn play(sheets: &[Sheet]) {
    let file = |_: &str| Some(b"name,label,x,y\n1,A,2,3\n".to_vec());
    let form = match read::from_sheets(sheets, "f.xlsx", &file) {
        Ok(form) => Arc::new(form),
        Err(faults) => return assert!(!faults.is_empty()),
    };
    let mut interview = Interview::begin(Arc::clone(&form), surroundings());
    for answer in [
        "1",
        "a",
        "2026-03-15",
        "39 116; 39 117; 40 116",
        "-1e308",
        "",
    ] {
        for shown in interview.asked() {
            let _ = interview.set_node(shown.node, answer);
            let _ = interview.add_instance_at(shown.node, shown.item);
        }
        let _ = interview.picture();
    }
    let (again, _) = Interview::resume(form, &interview.answers(), surroundings());
    let _ = again.picture();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sheets_of_words_thrown_together_are_refused_or_run(survey in sheet("survey"), choices in sheet("choices")) {
        play(&[survey, choices]);
    }

    #[test]
    fn surveys_that_look_like_some_are_refused_or_run(survey in likely(), choices in sheet("choices")) {
        play(&[survey, choices]);
    }

    #[test]
    fn a_workbook_with_bytes_changed_is_refused_or_read(
        at in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
        which in 0_usize..2,
    ) {
        // A broken .xls may ask for any amount of memory: it is read in a process with limits, and not tried here.
        let whole: &[u8] = [
            &include_bytes!("../../../../tests/fixtures/forms/居民满意度.xlsx")[..],
            &include_bytes!("../../../../tests/fixtures/forms/流动人口登记.ods")[..],
        ][which];
        let mut bytes = whole.to_vec();
        for (place, byte) in at {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Err(faults) = read::read(&bytes, "f.xlsx", &|_| None) {
            prop_assert!(!faults.is_empty());
        }
    }
}
