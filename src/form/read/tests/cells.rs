//! What cells become: types, texts, languages, defaults, generated items. Not mistakes.

use super::form_of;
use crate::form::definition::{Form, Item, Kind, Part, Preset, Source, Text};
use crate::form::read::{from_sheets, text_sheets};

fn item<'a>(form: &'a Form, name: &str) -> &'a Item {
    form.items.iter().find(|item| item.name == name).unwrap()
}

fn words(text: &Text) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Value(value) => value.source.clone(),
    };
    text.parts.iter().map(part).collect()
}

#[test]
fn languages_come_from_the_columns_and_missing_texts_show_a_dash() {
    let form = form_of(
        "type | name | label::English (en) | label::中文 (zh) | hint\ntext | a | Name | 姓名 | x\ntext | b | Age",
        "",
        "default_language\nzh",
    );
    assert_eq!(form.languages, ["English (en)", "中文 (zh)"]);
    assert_eq!(form.default_language, 1);
    let b = item(&form, "b");
    assert_eq!(b.label.iter().map(words).collect::<Vec<_>>(), ["Age", "-"]);
    let a = item(&form, "a");
    assert_eq!(a.hint.iter().map(words).collect::<Vec<_>>(), ["x", "x"]);
}

#[test]
fn groups_nest_and_paths_follow() {
    let form = form_of(
        "type | name | label | repeat_count\nbegin group | g | G\nbegin_repeat | r | R | 2 + 1\ntext | a | A\nend_repeat\nend group\nnote | | Bye",
        "",
        "",
    );
    assert_eq!(item(&form, "a").path, "/data/g/r/a");
    assert_eq!(item(&form, "r_count").kind, Kind::Calculate);
    assert_eq!(
        item(&form, "r").repeat_count.as_ref().unwrap().source,
        "${r_count}"
    );
    assert_eq!(
        item(&form, "generated_note_name_7").path,
        "/data/generated_note_name_7"
    );
}

#[test]
fn or_other_adds_a_choice_and_a_question() {
    let form = form_of(
        "type | name | label\nselect_one yn or_other | a | A",
        "list_name | name | label\nyn | y | Yes",
        "",
    );
    assert_eq!(form.lists["yn"].choices.len(), 2);
    let other = item(&form, "a_other");
    assert_eq!(
        other.relevant.as_ref().unwrap().source,
        "selected(../a, 'other')"
    );
}

#[test]
fn a_table_of_selects_gets_its_labels() {
    let form = form_of(
        "type | name | label | appearance\nbegin group | g | G | table-list\nselect_one yn | a | A\nselect_one yn | b | B\nend group",
        "list_name | name | label\nyn | y | Yes",
        "",
    );
    let names: Vec<&str> = form.items.iter().map(|item| item.name.as_str()).collect();
    let wanted = [
        "g",
        "generated_table_list_label_2",
        "reserved_name_for_field_list_labels_3",
        "a",
        "b",
    ];
    assert_eq!(names, wanted);
    assert_eq!(item(&form, "g").appearance, ["field-list"]);
}

#[test]
fn loops_are_written_out() {
    let form = form_of(
        "type | name | label\nbegin loop over towns | l | L\ninteger | n_%(name)s | How many in %(label)s?\nend loop",
        "list_name | name | label\ntowns | wh | Wuhan\ntowns | none | None\ntowns | yc | Yichang",
        "",
    );
    let paths: Vec<&str> = form.items.iter().map(|item| item.path.as_str()).collect();
    let wanted = [
        "/data/l",
        "/data/l/wh",
        "/data/l/wh/n_wh",
        "/data/l/yc",
        "/data/l/yc/n_yc",
    ];
    assert_eq!(paths, wanted);
    assert_eq!(words(&item(&form, "n_yc").label[0]), "How many in Yichang?");
}

#[test]
fn defaults_are_values_or_expressions() {
    let form = form_of(
        "type | name | label | default | required\ndate | a | A | 2026-03-15 00:00:00 | yes\ndate | b | B | today() | no\ntext | c | C | North-East",
        "",
        "",
    );
    assert!(matches!(&item(&form, "a").default, Preset::Fixed(day) if day == "2026-03-15"));
    assert!(matches!(&item(&form, "b").default, Preset::Computed(_)));
    assert!(matches!(&item(&form, "c").default, Preset::Fixed(_)));
    assert!(item(&form, "a").required.is_some() && item(&form, "b").required.is_none());
}

#[test]
fn files_give_lists() {
    let sheets = text_sheets(
        "type | name | label | parameters | calculation\nselect_one_from_file towns.csv | a | A | value=code label=town\ncalculate | b | | | pulldata('prices', 'price', 'code', ${a})",
        "",
        "",
    );
    let files = |name: &str| match name {
        "towns.csv" => Some(b"code,town\nwh,Wuhan\n".to_vec()),
        "prices.csv" => Some(b"code,price\nwh,3\n".to_vec()),
        _ => None,
    };
    let form = from_sheets(&sheets, "f.xlsx", &files).unwrap();
    assert_eq!(form.attachments, ["prices.csv", "towns.csv"]);
    assert!(form.warnings.is_empty(), "{:?}", form.warnings);
    let choices = item(&form, "a").choices.as_ref().unwrap();
    let Source::List { list, value, label } = &choices.source else {
        panic!();
    };
    assert_eq!(
        (list.as_str(), value.as_str(), label.as_str()),
        ("towns", "code", "town")
    );
    assert_eq!(form.lists["prices"].choices[0].columns[1].1, "3");
}

#[test]
fn a_running_total_over_a_repeat_is_no_cycle() {
    let form = form_of(
        "type | name | label | calculation\nbegin repeat | r | R\ninteger | n | N\ncalculate | sum | | ${n} + coalesce(indexed-repeat(${sum}, ${r}, position(..) - 1), 0)\nend repeat",
        "",
        "",
    );
    assert_eq!(form.items.len(), 3);
}

#[test]
fn the_root_of_paths_is_data_whatever_the_settings_call_it() {
    let form = form_of(
        "type | name | label | relevant\ntext | a | A\ntext | b | B | /visit/a = 'x'",
        "",
        "name\nvisit",
    );
    assert!(form.warnings.is_empty(), "{:?}", form.warnings);
}
