//! Every kind of row, column and appearance a form may hold, in one form each: read, asked, answered, kept.

use std::sync::Arc;

use super::surroundings;
use crate::form::definition::{Form, Kind, Medium, Meta};
use crate::form::interview::{Interview, Refusal};
use crate::form::read::{from_sheets, sheet::Sheet, text_sheets};

const TOWNS: &str = "name,label,area\nwh,武汉,x\nyc,宜昌,x\nhz,杭州,y\n";

fn form_with(survey: &str, choices: &str, more: &[(&str, &str)]) -> Form {
    let mut sheets = text_sheets(survey, choices, "");
    sheets.extend(more.iter().map(|(name, text)| Sheet::from_text(name, text)));
    let file = |name: &str| (name == "towns.csv").then(|| TOWNS.as_bytes().to_vec());
    from_sheets(&sheets, "form.xlsx", &file).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn begun(form: Form) -> Interview {
    let mut known = surroundings();
    (known.device_id, known.phone_number) = ("d-1".to_owned(), "14200000001".to_owned());
    known.email = "li@example.org".to_owned();
    Interview::begin(Arc::new(form), known)
}

const KINDS: &str = "type | name | label | parameters | calculation
    text | k0 | A | |
    integer | k1 | A | |
    decimal | k2 | A | |
    range | k3 | A | start=0 end=10 step=2 |
    date | k4 | A | |
    time | k5 | A | |
    dateTime | k6 | A | |
    select_one l | k7 | A | |
    select_multiple l | k8 | A | |
    select_one_from_file towns.csv | k9 | A | |
    select_multiple_from_file towns.csv | k10 | A | |
    select_one l or_other | k11 | A | |
    rank l | k12 | A | |
    note | k13 | A | |
    acknowledge | k14 | A | |
    trigger | k15 | A | |
    calculate | k16 | | | 1 + 1
    hidden | k17 | | |
    barcode | k18 | A | |
    image | k19 | A | |
    audio | k20 | A | |
    video | k21 | A | |
    file | k22 | A | |
    geopoint | k23 | A | |
    geotrace | k24 | A | |
    geoshape | k25 | A | |
    start | k26 | | |
    end | k27 | | |
    today | k28 | | |
    deviceid | k29 | | |
    username | k30 | | |
    phonenumber | k31 | | |
    email | k32 | | |
    audit | audit | | |";

const LIST: &str = "list_name | name | label\nl | a | 甲\nl | b | 乙";

#[test]
fn every_kind_of_row_is_known_and_takes_its_answer() {
    let mut form = begun(form_with(KINDS, LIST, &[]));
    let refused = [
        ("k1", "3.7", Refusal::NotAWholeNumber),
        ("k2", "abc", Refusal::NotANumber),
        ("k3", "3", Refusal::OutOfRange),
        ("k4", "2026-02-30", Refusal::NotADate),
        ("k9", "xx", Refusal::NotOffered),
        ("k10", "wh xx", Refusal::NotOffered),
        ("k13", "x", Refusal::NotAsked),
        ("k16", "x", Refusal::NotAsked),
        ("k23", "north", Refusal::NotAPlace),
        ("k25", "1 1; 2 2", Refusal::NotAPlace),
        ("k29", "x", Refusal::NotAsked),
    ];
    for (name, typed, refusal) in refused {
        assert_eq!(
            form.set(&format!("/data/{name}"), typed),
            Err(refusal),
            "{name}"
        );
    }
    let taken = [
        ("k0", " 张 ", " 张 "),
        ("k1", "-34", "-34"),
        ("k2", "3.50", "3.5"),
        ("k3", "4", "4"),
        ("k4", "2026-3-5", "2026-03-05"),
        ("k5", "10:30", "10:30:00.000+08:00"),
        ("k6", "2026-03-15T10:30", "2026-03-15T10:30:00.000+08:00"),
        ("k7", "b", "b"),
        ("k8", "b a", "a b"),
        ("k9", "yc", "yc"),
        ("k10", "hz wh", "wh hz"),
        ("k11", "other", "other"),
        ("k11_other", "丙", "丙"),
        ("k12", "b a", "b a"),
        ("k14", "OK", "OK"),
        ("k15", "yes", "OK"),
        ("k17", "x", "x"),
        ("k18", "6901234567892", "6901234567892"),
        ("k19", "/sdcard/门.jpg", "/sdcard/门.jpg"),
        ("k20", "a.m4a", "a.m4a"),
        ("k21", "a.mp4", "a.mp4"),
        ("k22", "a.pdf", "a.pdf"),
        ("k23", "31.23 121.47 4 5", "31.23 121.47 4 5"),
        ("k24", "1 1; 2 2", "1 1;2 2"),
        ("k25", "1 1;2 2;3 1;1 1", "1 1;2 2;3 1;1 1"),
    ];
    for (name, typed, stored) in taken {
        form.put(&format!("/data/{name}"), typed);
        assert_eq!(form.at(&format!("/data/{name}")), stored, "{name}");
    }
    let filled = [
        ("k16", "2"),
        ("k26", "2026-03-15T10:30:00.000+08:00"),
        ("k28", "2026-03-15"),
        ("k29", "d-1"),
        ("k30", "王小格"),
        ("k31", "14200000001"),
        ("k32", "li@example.org"),
    ];
    for (name, value) in filled {
        assert_eq!(form.at(&format!("/data/{name}")), value, "{name}");
    }
}

#[test]
fn kinds_have_the_meaning_of_their_word() {
    let form = form_with(KINDS, LIST, &[]);
    let kind = |name: &str| {
        form.items
            .iter()
            .find(|item| item.name == name)
            .map(|item| item.kind)
    };
    for (name, wanted) in [
        ("k12", Kind::Rank),
        ("k14", Kind::Acknowledge),
        ("k15", Kind::Acknowledge),
        ("k18", Kind::Barcode),
        ("k19", Kind::File(Medium::Image)),
        ("k20", Kind::File(Medium::Audio)),
        ("k21", Kind::File(Medium::Video)),
        ("k22", Kind::File(Medium::Any)),
        ("k25", Kind::Geoshape),
        ("k27", Kind::Meta(Meta::End)),
    ] {
        assert_eq!(kind(name), Some(wanted), "{name}");
    }
    // The log of the filling that `audit` asks for is not kept: what was typed over is nobody's business.
    assert_eq!(kind("audit"), None);
    assert_eq!(form.attachments, ["towns.csv"]);
}

#[test]
fn columns_beside_the_question_are_kept_by_language() {
    let survey = "type | name | label::中文 (zh) | label::English (en) | guidance_hint::中文 (zh) | media::image::中文 (zh) | audio | \
        constraint | constraint_message::English (en) | required | required_message::中文 (zh) | bind::foo
        text | a | 甲 | A | 先敲门 | door.png | a.mp3 | . != 'x' | Not x | yes | 必须填 | bar";
    let mut form = begun(form_with(survey, "", &[]));
    let node = form.node_at("/data/a").unwrap();
    assert_eq!(form.guidance(node), "先敲门");
    assert_eq!(
        form.problem(node).map(|problem| problem.message).as_deref(),
        Some("必须填")
    );
    let item = form.form().items[0].clone();
    assert_eq!(
        item.media[0]
            .iter()
            .find(|(medium, _)| medium == "image")
            .unwrap()
            .1,
        "door.png"
    );
    assert!(
        item.media
            .iter()
            .all(|media| media.iter().any(|(_, file)| file == "a.mp3"))
    );
    assert_eq!(
        item.attributes.values().next().map(String::as_str),
        Some("bar")
    );
    form.put("/data/a", "x");
    form.set_language("English (en)").unwrap();
    assert_eq!(
        form.problem(node).map(|problem| problem.message).as_deref(),
        Some("Not x")
    );
}

#[test]
fn appearances_change_how_it_looks_and_never_what_it_means() {
    let survey = "type | name | label | appearance
        begin_group | g | G | field-list
        select_one l | a | A | minimal
        select_one l | b | B | quick
        select_one l | c | C | likert
        text | d | D | multiline
        text | e | E | numbers
        select_one l | f | F | columns-2 no-buttons something-of-mine
        end_group | | |";
    let mut form = begun(form_with(survey, LIST, &[]));
    for name in ["a", "b", "c", "f"] {
        form.put(&format!("/data/g/{name}"), "b");
    }
    form.put("/data/g/e", "007");
    assert_eq!((form.at("/data/g/f"), form.at("/data/g/e")), ("b", "007"));
    let seen = |name: &str| {
        form.form()
            .items
            .iter()
            .find(|item| item.name == name)
            .unwrap()
            .appearance
            .clone()
    };
    assert_eq!(
        (seen("g"), seen("c")),
        (vec!["field-list".to_owned()], vec!["likert".to_owned()])
    );
}

#[test]
fn a_search_in_a_file_offers_the_rows_that_match() {
    let survey = "type | name | label | appearance
        text | area | Area |
        select_one towns | town | Town | minimal search('towns', 'matches', 'area', ${area})";
    let choices = "list_name | name | label\ntowns | name | label";
    let mut form = begun(form_with(survey, choices, &[]));
    form.put("/data/area", "x");
    assert_eq!(form.offered("/data/town"), "wh yc");
    form.put("/data/town", "wh");
    form.put("/data/area", "y");
    assert_eq!(
        (form.at("/data/town"), form.offered("/data/town").as_str()),
        ("", "hz")
    );
}

#[test]
fn external_choices_are_filtered_like_any_others() {
    let survey = "type | name | label | choice_filter
        text | area | Area |
        select_one_external towns | town | Town | area = ${area}
        csv-external | towns | |
        text | c | C |";
    let external = (
        "external_choices",
        "list_name | name | label | area\ntowns | wh | 武汉 | x\ntowns | hz | 杭州 | y",
    );
    let mut form = begun(form_with(survey, "", &[external]));
    form.put("/data/area", "y");
    assert_eq!(form.offered("/data/town"), "hz");
    form.put("/data/town", "hz");
    let node = form.node_at("/data/town").unwrap();
    assert_eq!(form.choice_words(node, "hz"), "杭州");
}

#[test]
fn entities_are_kept_and_not_run() {
    let survey = "type | name | label | save_to\ntext | a | A | who";
    let entities = ("entities", "list_name | label\npeople | ${a}");
    let mut form = begun(form_with(survey, "", &[entities]));
    form.put("/data/a", "x");
    assert_eq!(form.picture().values.len(), 1);
}

#[test]
fn a_shuffled_list_keeps_its_order_for_a_seed_and_loses_nothing() {
    let survey = "type | name | label | parameters\ninteger | s | S |\nselect_one l | a | A | randomize=true, seed=${s}";
    let choices = "list_name | name | label\nl | a | A\nl | b | B\nl | c | C\nl | d | D\nl | e | E\nl | f | F";
    let mut form = begun(form_with(survey, choices, &[]));
    form.put("/data/s", "42");
    let first = form.offered("/data/a");
    form.put("/data/s", "43");
    let second = form.offered("/data/a");
    form.put("/data/s", "42");
    assert_eq!(form.offered("/data/a"), first);
    assert_ne!(first, second);
    let mut letters: Vec<&str> = first.split(' ').collect();
    letters.sort_unstable();
    assert_eq!(letters.join(" "), "a b c d e f");
}
