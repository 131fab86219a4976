//! The header's rules on rows as offices write them.

use super::*;
use crate::exchange::table::{Cell, Kind};

fn dictionary() -> Dictionary {
    Dictionary::new(include_str!("../roster/columns.tsv"))
}

fn rows(text: &str) -> Vec<Row> {
    let cell = |text: &str| Cell {
        text: text.to_string(),
        kind: Kind::Text,
        merged: false,
    };
    (1..)
        .zip(text.lines())
        .map(|(number, line)| Row {
            number,
            cells: line.split(',').map(cell).collect(),
            share: 0,
        })
        .collect()
}

fn fields(layout: &Layout) -> Vec<&'static str> {
    let field = |column: &Column| match column.fate {
        Fate::Read(field, How::Exact) => field,
        Fate::Read(_, How::Guess) => "guess",
        Fate::Read(_, How::Mapped) => "mapped",
        Fate::Twice(_) => "twice",
        Fate::Ignored => "ignored",
        Fate::Sensitive => "sensitive",
    };
    layout.columns.iter().map(field).collect()
}

#[test]
fn a_header_below_titles_is_found_and_an_explanation_below_it_is_not_one() {
    let rows = rows(
        "实有人口数据,,\n填表人：,日期：,\n*姓 名,公民身份号码(必填),手机号码\n必填,18位,11位\n张三,1,2",
    );
    let layout = find(&rows, &dictionary(), &[]).unwrap();
    assert_eq!(
        (layout.skip, fields(&layout)),
        (3, vec!["name", "id_no", "phone"])
    );
}

#[test]
fn two_levels_are_joined_with_and_without_merged_cells() {
    let office = "序号,住址,,,户主姓名,家庭成员,,,公民身份号码,手机号码,出生年月,备注（特殊群体）\n,楼号,单元,门牌,,姓名,性别,关系,,,,\n1,1号楼,1单元,101,甲,甲,男,本人,,,1942.9,";
    let expected = [
        "ignored",
        "building",
        "unit",
        "room",
        "head_name",
        "name",
        "sex",
        "relation",
        "id_no",
        "phone",
        "birth",
        "care",
    ];
    let layout = find(&rows(office), &dictionary(), &[]).unwrap();
    assert_eq!((layout.skip, fields(&layout)), (2, expected.to_vec()));
    assert_eq!(layout.columns[2].heading, "住址/单元");
    let merged = office
        .replace("住址,,,", "住址,住址,住址,")
        .replace("家庭成员,,,", "家庭成员,家庭成员,家庭成员,");
    assert_eq!(
        fields(&find(&rows(&merged), &dictionary(), &[]).unwrap()),
        expected
    );
}

#[test]
fn a_group_heading_says_whose_name_and_phone_it_is() {
    let layout = find(
        &rows("户主,,居民,,房主,\n姓名,身份证号,姓名,电话,姓名,电话\n"),
        &dictionary(),
        &[],
    )
    .unwrap();
    assert_eq!(
        fields(&layout),
        [
            "head_name",
            "head_id",
            "name",
            "phone",
            "owner",
            "owner_phone"
        ]
    );
}

#[test]
fn sensitive_columns_are_known_by_their_words_and_cannot_be_mapped_back() {
    let dictionary = dictionary();
    let say = Mapping::parse("是否刑释=remark", &dictionary).unwrap();
    let layout = find(
        &rows("姓名,宗教信仰,是否刑释,是否社区矫正,是否低保,健康状况,精神障碍,电话"),
        &dictionary,
        &[say],
    )
    .unwrap();
    assert_eq!(
        fields(&layout),
        [
            "name",
            "sensitive",
            "sensitive",
            "sensitive",
            "care",
            "sensitive",
            "sensitive",
            "phone"
        ]
    );
}

#[test]
fn what_only_contains_a_wording_is_a_guess_and_the_worker_settles_it() {
    let table = rows("姓名,家里的联系电话,身份证有效期,楼栋,所属楼栋,附加");
    let dictionary = dictionary();
    assert_eq!(
        fields(&find(&table, &dictionary, &[]).unwrap()),
        ["name", "guess", "ignored", "building", "twice", "ignored"]
    );
    let say = |text: &str| Mapping::parse(text, &dictionary).unwrap();
    let layout = find(
        &table,
        &dictionary,
        &[say("附加=remark"), say("所属楼栋=building"), say("B=-")],
    )
    .unwrap();
    assert_eq!(
        fields(&layout),
        ["name", "ignored", "ignored", "twice", "mapped", "mapped"]
    );
    assert!(Mapping::parse("附加=nonsense", &dictionary).is_none());
}

#[test]
fn letters_are_enough_where_there_is_no_header() {
    let dictionary = dictionary();
    let table = rows("张三,3-2-501\n李四,3-2-502");
    assert!(find(&table, &dictionary, &[]).is_none());
    let say = |text: &str| Mapping::parse(text, &dictionary).unwrap();
    let layout = find(&table, &dictionary, &[say("A=name"), say("b=address")]).unwrap();
    assert_eq!(
        (layout.skip, fields(&layout)),
        (0, vec!["mapped", "mapped"])
    );
}

#[test]
fn a_header_printed_again_is_known() {
    let table = rows("姓名,电话,序号\n张三,1,1\n姓名,电话,序号\n姓名,1,");
    let layout = find(&table, &dictionary(), &[]).unwrap();
    let again: Vec<bool> = table.iter().map(|row| layout.repeats(row)).collect();
    assert_eq!(again, [true, false, true, false]);
}
