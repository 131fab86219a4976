//! The same answer sheet as XML, JSON and rows.

use super::{Flat, Tables, attachments, to_xml};
use crate::form::interview::Interview;
use crate::form::interview::tests::{begin, form_of};

const SURVEY: &str = "type | name | label | relevant | calculation
    start | start | | |
    begin_group | where | 住址 | |
    select_one b | b | 楼栋 | |
    text | room | 房号 | |
    end_group | | | |
    text | hidden | H | ${where_never} = 'x' |
    hidden | where_never | | |
    begin_repeat | member | 成员 | |
    text | name | 姓名 | |
    select_multiple need | need | ${name}的需要 | |
    begin_repeat | pet | 宠物 | |
    text | kind | 种类 | |
    end_repeat | | | |
    end_repeat | | | |
    note | thanks | 谢谢 | |
    image | photo | 照片 | |";

const CHOICES: &str = "list_name | name | label
    b | 1 | 1号楼
    need | ss | 社保
    need | law | 法律 & 援助";

fn filled() -> Interview {
    let settings = "form_title | form_id | version | instance_name\n登记 | reg | 7 | ${room}";
    let mut form = begin(form_of(SURVEY, CHOICES, settings));
    form.put("/data/where/b", "1");
    form.put("/data/where/room", "3<02> & \"x\"\u{1}");
    form.put("/data/member[1]/name", "王");
    form.put("/data/member[1]/need", "law ss");
    form.put("/data/member[1]/pet[1]/kind", "猫");
    form.add_repeat("/data/member").unwrap();
    form.put("/data/member[2]/name", "李");
    form.put("/data/photo", "/home/grid/照片/门.jpg");
    form
}

#[test]
fn the_xml_is_an_odk_instance() {
    let xml = String::from_utf8(to_xml(&filled())).unwrap();
    let expected = concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?><data xmlns:h="http://www.w3.org/1999/xhtml" "#,
        r#"xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" id="reg" version="7">"#,
        "<start>2026-03-15T10:30:00.000+08:00</start>",
        "<where><b>1</b><room>3&lt;02&gt; &amp; &quot;x&quot;</room></where><where_never/>",
        "<member><name>王</name><need>ss law</need><pet><kind>猫</kind></pet></member>",
        "<member><name>李</name><need/></member><thanks/><photo>门.jpg</photo>",
        "<meta><instanceID>uuid:00000000-0000-1234-5678-9abcdef01234</instanceID>",
        "<instanceName>3&lt;02&gt; &amp; &quot;x&quot;</instanceName></meta></data>",
    );
    assert_eq!(xml, expected);
}

#[test]
fn the_json_is_flat_but_for_repeats() {
    let json = serde_json::to_string(&Flat::of(&filled())).unwrap();
    let expected = concat!(
        r#"{"start":"2026-03-15T10:30:00.000+08:00","where/b":"1","where/room":"3<02> & \"x\"\u0001","#,
        r#""where_never":"","member":[{"name":"王","need":"ss law","pet":[{"kind":"猫"}]},{"name":"李","need":""}],"#,
        r#""thanks":"","photo":"门.jpg","meta/instanceID":"uuid:00000000-0000-1234-5678-9abcdef01234","#,
        r#""meta/instanceName":"3<02> & \"x\"\u0001"}"#,
    );
    assert_eq!(json, expected);
}

#[test]
fn the_rows_are_linked_by_keys_and_hold_words() {
    let form = filled();
    let mut tables = Tables::new(form.form(), 0, true);
    tables.add(&form);
    let names: Vec<&str> = tables
        .tables
        .iter()
        .map(|table| table.name.as_str())
        .collect();
    assert_eq!(names, ["登记", "member", "pet"]);
    let columns = |table: usize| -> Vec<String> {
        let columns = tables.tables[table].columns.iter();
        columns
            .map(|column| format!("{}={}", column.name, column.heading))
            .collect()
    };
    assert_eq!(
        columns(0),
        [
            "start=start",
            "where/b=楼栋",
            "where/room=房号",
            "hidden=H",
            "where_never=where_never",
            "photo=照片"
        ]
    );
    assert_eq!(
        columns(1),
        [
            "name=姓名",
            "need=…的需要",
            "need/ss=…的需要/社保",
            "need/law=…的需要/法律 & 援助"
        ]
    );
    let row = |table: usize, row: usize| {
        let row = &tables.tables[table].rows[row];
        let cells = row.cells.iter().map(|cell| cell.words.join("、"));
        (
            row.key.clone(),
            row.parent_key.clone(),
            cells.collect::<Vec<_>>().join("|"),
        )
    };
    let id = "uuid:00000000-0000-1234-5678-9abcdef01234";
    let member = format!("{id}/member[1]");
    assert_eq!(row(0, 0).0, id);
    assert_eq!(
        row(1, 0),
        (member.clone(), id.into(), "王|社保、法律 & 援助|1|1".into())
    );
    assert_eq!(
        row(1, 1),
        (format!("{id}/member[2]"), id.into(), "李|||".into())
    );
    assert_eq!(row(2, 0), (format!("{member}/pet[1]"), member, "猫".into()));
    assert_eq!(tables.tables[0].rows[0].cells[1].value, "1");
}

#[test]
fn files_are_named_with_where_they_are() {
    let found = attachments(&filled());
    let found: Vec<_> = found
        .iter()
        .map(|file| (file.path.as_str(), file.source.as_str(), file.name.as_str()))
        .collect();
    assert_eq!(found, [("/data/photo", "/home/grid/照片/门.jpg", "门.jpg")]);
}
