//! The lists of the community as files: every one goes out in every format, masked, and what can come in again is the same.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A phone that no file may show.
const PHONE: &str = "14200000077";

fn filled() -> Desk {
    let desk = Desk::new();
    let lines = [
        json!({"do": "offer", "category": "health", "form": "goods", "words": "轮椅", "quantity": 2, "unit": PHONE,
            "conditions": PHONE}),
        json!({"do": "partner", "kind": "unit", "name": format!("便民超市{PHONE}"), "contact": "周志远", "phone": PHONE}),
        json!({"do": "project", "title": "楼道亮灯", "note": PHONE}),
        json!({"do": "request", "door": "3-2-501", "kind": "wish", "category": "health", "words": format!("轮椅 {PHONE}")}),
        json!({"do": "activity", "kind": "培训", "title": "急救培训", "when": "2026-11-01 09:00-11:00", "place": PHONE}),
        json!({"do": "relief", "door": "3-2-501", "occasion": "other", "money": "500.50",
            "goods": [format!("米{PHONE}:1:袋")], "from": PHONE}),
        json!({"do": "poll", "question": format!("装电梯，问 {PHONE}"), "areas": ["3-2"]}),
        json!({"do": "post", "kind": "妈妈岗", "title": "手工", "employer": "来料加工点", "places": 6, "pay": PHONE,
            "contact": "周志远", "phone": PHONE}),
        json!({"do": "willing", "door": "3-2-501", "wish": "灵活", "skill": format!("裁剪 {PHONE}")}),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    for line in desk.fed(&["apply"], lines).ends(0).out.lines() {
        let answer: Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(answer["ok"], true, "{answer}");
    }
    desk
}

#[test]
fn every_list_goes_out_in_every_format_with_its_ids_and_without_a_phone() {
    let desk = filled();
    for (noun, word) in [
        ("offer", "轮椅"),
        ("partner", "便民超市"),
        ("project", "楼道亮灯"),
        ("request", "轮椅"),
        ("activity", "急救培训"),
        ("relief", "500.50"),
        ("poll", "装电梯"),
        ("post", "来料加工点"),
        ("willing", "裁剪"),
    ] {
        let out = |format: &str| {
            let came = [noun, "export", "--format", format, "--out", "-"];
            desk.run(&came).ends(0)
        };
        for format in ["csv", "html", "json"] {
            let text = out(format).out;
            assert!(text.contains(word), "{noun} {format}: {text}");
            assert!(!text.contains(PHONE), "{noun} {format}: {text}");
        }
        let rows = out("json").json();
        let id = rows[0]["id"].as_str().expect("an id");
        assert_eq!(id.len(), 36, "{rows}");
        let file = desk.home.path().join(format!("{noun}.xlsx"));
        let file = file.to_str().expect("a path");
        desk.run(&[noun, "export", "--format", "xlsx", "--out", file])
            .ends(0);
        assert!(std::fs::metadata(file).expect("the workbook").len() > 4_000);
    }
}

#[test]
fn posts_come_in_from_an_office_s_table_and_again_nothing_changes() {
    let desk = Desk::new();
    let table = "岗位信息表\n序号,岗位名称,岗位类型,用工单位,工作时间,工资,招聘人数,面向人群,截止日期,联系人,联系电话\n\
        1,手工编织,妈妈岗,来料加工点,灵活,计件,20,留守妇女,2026-12-31,周志远,14200000001\n\
        2,电工培训,培训,工会,15天,免费,30,外来务工,2026-12-20,,\n\
        3,保洁,公益岗,物业,上午,月1800,两三个,,2026-12-31,,\n";
    let plan = desk.fed(&["--json", "import", "posts", "-"], table);
    let plan = plan.ends(0).json();
    let counts = &plan["lists"]["posts"];
    let new = [
        &plan["posts"]["new"],
        &counts["new"],
        &plan["records"]["new"],
    ];
    assert!(new.contains(&&json!(2)), "{plan}");
    assert_eq!(plan["refused"][0]["row"], 5, "{plan}");
    let posts = desk.listed(&["post", "list"]);
    assert_eq!(posts.as_array().map(Vec::len), Some(2), "{posts}");
    let sewing = posts.as_array().expect("posts").iter();
    let mut sewing = sewing.filter(|row| row["title"] == "手工编织");
    let sewing = sewing.next().expect("the post");
    assert_eq!(
        (&sewing["kind"], &sewing["left"]),
        (&json!("mothers"), &json!(20))
    );
    desk.fed(&["import", "posts", "-"], table).ends(0);
    assert_eq!(desk.listed(&["post", "list"]), posts, "the same as before");
    let out = ["post", "export", "--format", "csv", "--out", "-"];
    let out = desk.run(&out).ends(0).out;
    desk.fed(&["import", "posts", "-"], out).ends(0);
    let again = desk.listed(&["post", "list"]);
    assert_eq!(
        again.as_array().map(Vec::len),
        Some(2),
        "sent back it is the same: {again}"
    );
}

#[test]
fn the_log_and_a_poll_s_result_show_no_phone_either() {
    let desk = filled();
    let poll = desk.listed(&["poll", "list"])[0]["id"].clone();
    let poll = poll.as_str().expect("an id");
    let answer = ["poll", "answer", poll, "3-2-501", "consent"];
    desk.run(&answer).ends(0);
    for format in ["csv", "html", "json", "text"] {
        let log = desk.run(&["log", "--format", format, "--out", "-"]);
        assert!(!log.out.contains(PHONE), "log {format}: {}", log.out);
        let result = desk.run(&["poll", "result", poll, "--format", format, "--out", "-"]);
        assert!(!result.out.contains(PHONE), "poll {format}: {}", result.out);
        assert!(format == "text" || log.code == 0, "{}", log.err);
    }
}

#[test]
fn what_is_wrong_with_a_file_or_a_mapping_is_said_so_that_it_can_be_mended() {
    let desk = Desk::new();
    let english = |arguments: &[&str], input: &[u8]| {
        let arguments: Vec<&str> = ["--lang", "en"].iter().chain(arguments).copied().collect();
        desk.fed(&arguments, input)
    };
    let missing = english(&["import", "offers", "no such list.csv"], b"");
    assert!(missing.code > 0);
    assert!(missing.err.contains("no such list.csv"), "{}", missing.err);
    assert!(missing.err.contains("Check its name"), "{}", missing.err);
    let table = "资源名称,数量\n轮椅,3\n";
    let mapping = ["import", "offers", "-", "--map", "数量=many"];
    let mapping = english(&mapping, table.as_bytes());
    for field in ["words", "quantity", "provider", "note"] {
        assert!(mapping.err.contains(field), "{}", mapping.err);
    }
    // A file as a whole has no row.
    let torn = b"\xef\xbb\xbf\xe8\xb5\x84\xe6\xba\x90\xe5\x90\x8d\xe7\xa7\xb0,\xe6\x95\xb0\xe9\x87\x8f\na\xff\xffb,3\n";
    let said = english(&["import", "offers", "-", "--dry-run"], torn).ends(0);
    assert!(said.out.contains("could not be read"), "{}", said.out);
    assert!(!said.out.contains("  0"), "{}", said.out);
    let told = english(&["--json", "import", "offers", "-", "--dry-run"], torn).json();
    assert_eq!(told["remarks"][0]["row"], Value::Null, "{told}");
}

#[test]
fn no_file_is_written_into_the_folder_of_the_ledger() {
    let desk = filled();
    let ledger = desk.home.ledger();
    let name = |name: &str| ledger.join(name).to_str().expect("a path").to_owned();
    for words in [
        &["report", "--format", "html"][..],
        &["offer", "export", "--format", "csv"],
        &["log", "--format", "html"],
    ] {
        for out in [name("a.html"), name("journal/b.csv"), name("")] {
            let words: Vec<&str> = words.iter().chain(&["--out", &out]).copied().collect();
            let came = desk.run(&words);
            assert!(came.code > 0, "{words:?}: {}", came.out);
            assert!(
                came.err.contains("台账自己的文件夹"),
                "{words:?}: {}",
                came.err
            );
        }
    }
    let table = "资源名称,数量\n轮椅,很多\n";
    let rejects = name("rejects.csv");
    let came = desk.fed(&["import", "offers", "-", "--rejects", &rejects], table);
    assert!(
        came.code > 0 && came.err.contains("台账自己的文件夹"),
        "{}",
        came.err
    );
    desk.run(&["doctor"]).ends(0);
}
