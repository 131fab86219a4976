//! 乌兰浩特 全域互联共建: agreements, the alliance, double reporting, stations, branches and leads, the three lists. Its own
//! words; residents' meetings are the last row and have a test beside those of 玉泉.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Deeds as lines of `apply`, each of which must be done; the ids in their answers.
fn done(desk: &Desk, lines: &[Value]) -> Vec<String> {
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let came = desk.fed(&["apply"], text.join("\n") + "\n").ends(0);
    let answers = came.out.lines().map(|line| {
        let answer: Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["ok"], true, "{answer}");
        answer["id"].as_str().unwrap_or_default().to_owned()
    });
    answers.collect()
}

/// Writes a table an office keeps, as its spreadsheet does: GB18030, a title above the header, a line of totals below.
fn table(desk: &Desk, name: &str, lines: &[&str]) -> String {
    let path = desk.home.path().join(name);
    let text = lines.join("\r\n");
    std::fs::write(&path, encoding_rs::GB18030.encode(&text).0).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The figures of this year that are sent upward.
fn figures(desk: &Desk) -> Value {
    let report = desk.run(&["report", "--year", "--format", "json"]).ends(0);
    report.json()["figures"].clone()
}

fn named<'a>(rows: &'a Value, key: &str, name: &str) -> &'a Value {
    let rows = rows.as_array().unwrap();
    let found = rows.iter().find(|row| row[key] == name);
    found.unwrap_or_else(|| panic!("no {name} in {rows:?}"))
}

/// 共建协议: 盟市直包联单位, 辖区单位, 非公企业, 社会组织, 在职党员 sign on equal terms.
#[test]
fn 共建协议() {
    let desk = Desk::new();
    let ids = done(
        &desk,
        &[
            json!({"do": "partner", "kind": "包联单位", "name": "盟直属机关", "signed": "2026-01-05", "until": "2026-12-31", "terms": "党建联抓、资源共享", "contact": "陈主任", "phone": "14200000009"}),
            json!({"do": "partner", "kind": "共建单位", "name": "红城超市", "signed": "2026-02-01", "until": "2026-03-01"}),
            json!({"do": "partner", "kind": "共建单位", "name": "阳光社会组织", "body": "social-org", "signed": "2026-03-03"}),
            json!({"do": "partner", "kind": "在职党员", "name": "周志远", "unit": "盟直属机关"}),
        ],
    );
    let rows = desk.listed(&["partner", "list"]);
    let bound = named(&rows, "name", "盟直属机关");
    assert_eq!(
        (&bound["signed"], &bound["until"], &bound["terms"]),
        (
            &json!("2026-01-05"),
            &json!("2026-12-31"),
            &json!("党建联抓、资源共享")
        )
    );
    let figures = figures(&desk);
    assert_eq!(figures["partners"]["signed"], 3);
    assert_eq!(figures["partners"]["active"], 4);
    desk.run(&["partner", "edit", &ids[1], "--left"]).ends(0);
    let rows = desk.listed(&["partner", "list"]);
    assert_eq!(rows.as_array().unwrap().len(), 3);
    let file = desk.run(&["partner", "export"]).ends(0).out;
    assert!(
        file.contains("盟直属机关") && !file.contains("14200000009"),
        "{file}"
    );
    assert!(
        file.contains("142****0009") && !file.contains("周志远"),
        "{file}"
    );
}

/// 红石榴联盟 · 胜利走亲: alliance units come in by their table, take on projects, and meet needs with goods and money.
#[test]
fn 红石榴联盟_胜利走亲() {
    let desk = Desk::new();
    let units = table(
        &desk,
        "联盟单位.csv",
        &[
            "红石榴联盟成员单位名册,,,",
            "序号,单位名称,单位类型,联系人,联系电话",
            "1,第一小学,联盟单位,刘老师,14200000011",
            "2,康复医院,亲友团,何医生,14200000012",
            "3,,联盟单位,没写名字的,14200000013",
            "合计,2,,,",
        ],
    );
    let rejects = desk.home.path().join("没收的.csv");
    let rejects = rejects.to_str().unwrap();
    let dry = ["import", "partners", &units, "--dry-run", "--json"];
    assert_eq!(desk.run(&dry).ends(0).json()["records"]["new"], 2);
    assert_eq!(desk.listed(&["partner", "list"]), json!([]));
    let take = ["import", "partners", &units, "--rejects", rejects, "--json"];
    let report = desk.run(&take).ends(0).json();
    assert_eq!(
        (&report["records"]["new"], &report["refused_count"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(report["sheets"][0]["totals"], 1);
    assert!(
        std::fs::read_to_string(rejects)
            .unwrap()
            .contains("14200000013")
    );
    let again = desk
        .run(&["import", "partners", &units, "--json"])
        .ends(0)
        .json();
    assert_eq!(
        (&again["records"]["unchanged"], &again["operation"]),
        (&json!(2), &json!(null))
    );

    let goods = table(
        &desk,
        "资源.csv",
        &[
            "文明团结超市资源清单,,,,",
            "资源名称,资源类别,资源形式,数量,提供单位",
            "血压仪,医养健康,物资,5台,康复医院",
            "书包,教育文化类,物资,20个,第一小学",
            "助学金,教育文化,资金,30000元,第一小学",
        ],
    );
    desk.run(&["import", "offers", &goods]).ends(0);
    let offers = desk.listed(&["offer", "list"]);
    let monitor = named(&offers, "words", "血压仪");
    assert_eq!(
        (&monitor["provider"], &monitor["left"], &monitor["unit"]),
        (&json!("康复医院"), &json!(5), &json!("台"))
    );
    let need = done(
        &desk,
        &[
            json!({"do": "request", "door": "3-2-501", "kind": "问题", "category": "health", "words": "想要一台血压仪"}),
        ],
    );
    desk.run(&["request", "move", &need[0], "published"])
        .ends(0);
    let proposed = desk.listed(&["match", "propose", &need[0]]);
    assert_eq!(proposed[0]["offer"]["words"], "血压仪");
    let offer = monitor["id"].as_str().unwrap();
    let first = desk
        .run(&["match", "accept", &need[0], offer, "--json"])
        .ends(0)
        .id();
    // Called off: what it took is free again, and the need is back on the list for others.
    desk.run(&[
        "match",
        "settle",
        &first,
        "called-off",
        "--note",
        "已经有了一台",
    ])
    .ends(0);
    let rows = desk.listed(&["request", "list"]);
    assert_eq!(
        (&rows[0]["state"], &rows[0]["helper"]),
        (&json!("published"), &json!(""))
    );
    assert_eq!(
        named(&desk.listed(&["offer", "list"]), "words", "血压仪")["left"],
        5
    );
    let second = desk
        .run(&["match", "accept", &need[0], offer, "--json"])
        .ends(0)
        .id();
    desk.run(&["match", "settle", &second, "given"]).ends(0);

    let units = desk.listed(&["partner", "list"]);
    let school = named(&units, "name", "第一小学")["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let project = done(
        &desk,
        &[
            json!({"do": "project", "title": "圆梦书包", "kind": "民生服务", "partners": [school], "budget": "34800", "people": 20}),
        ],
    );
    for _ in 0..3 {
        desk.run(&["project", "move", &project[0], "--note", "发放 20 个书包"])
            .ends(0);
    }
    let figures = figures(&desk);
    assert_eq!(
        figures["matches"],
        json!({"made": 2, "given": 1, "called-off": 1})
    );
    assert_eq!(figures["states-of-projects"]["budget"], 3_480_000);
    assert_eq!(figures["projects"]["evaluated"], 1);
    let log = desk.run(&["log", "--format", "json"]).ends(0).json();
    assert_eq!(log["summary"]["community"]["matches"]["made"], 2);
}

/// 双报到: organisations report to the community bound to them, members to the community they live in.
#[test]
fn 双报到() {
    let desk = Desk::new();
    let members = table(
        &desk,
        "报到党员.csv",
        &[
            "在职党员报到名册,,,,",
            "党员姓名,工作单位,居住社区,报到日期,特长",
            "周志远,水务局,胜利社区,2026-11-02,修水管",
            "李晓燕,人社局,胜利社区,2026-11-05,法律咨询",
        ],
    );
    done(
        &desk,
        &[
            json!({"do": "partner", "kind": "双报到单位", "name": "水务局", "reports_to": "胜利社区", "reported_on": "2026-11-01"}),
        ],
    );
    desk.run(&["import", "partners", &members]).ends(0);
    let rows = desk.listed(&["partner", "list", "--kind", "member"]);
    let member = named(&rows, "name", "周志远");
    assert_eq!(
        (
            &member["unit"],
            &member["reports_to"],
            &member["reported_on"]
        ),
        (&json!("水务局"), &json!("胜利社区"), &json!("2026-11-02"))
    );
    let units = desk.listed(&["partner", "list", "--kind", "reporting"]);
    assert_eq!(named(&units, "name", "水务局")["members"], 1);
    let wish = done(
        &desk,
        &[
            json!({"do": "request", "door": "3-2-501", "kind": "wish", "category": "livelihood", "words": "水管漏水想修一修"}),
        ],
    );
    for state in ["reviewed", "published"] {
        desk.run(&["request", "move", &wish[0], state]).ends(0);
    }
    let claim = ["request", "move", &wish[0], "claimed", "--who", "周志远"];
    desk.run(&claim).ends(0);
    let figures = figures(&desk);
    assert_eq!(figures["partners"]["reported"], 3);
    assert_eq!(figures["partners"]["member"], 2);
    assert_eq!(figures["wishes"]["claimed"], 1);
}

/// 十百千万强基工程: 党群服务站, 网格党支部(小组), 党群单元长, counted as they are reached.
#[test]
fn 十百千万强基工程() {
    let desk = Desk::new();
    let mut lines = vec![
        "十百千万强基工程台账,,".to_owned(),
        "单位名称,类型,备注".to_owned(),
    ];
    for number in 1..=5 {
        lines.push(format!("胜利{number}号党群服务站,党群服务站,"));
    }
    for number in 1..=12 {
        lines.push(format!("第{number}网格党支部,网格党支部,"));
    }
    for number in 1..=95 {
        lines.push(format!("单元长{number},党群单元长,{number}单元"));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let file = table(&desk, "强基.csv", &lines);
    desk.run(&["import", "partners", &file]).ends(0);
    let counted = figures(&desk)["partners"].clone();
    assert_eq!(
        (&counted["station"], &counted["branch"], &counted["lead"]),
        (&json!(5), &json!(12), &json!(95))
    );
    let page = desk
        .run(&["report", "--year", "--format", "html"])
        .ends(0)
        .out;
    assert!(
        page.contains("党群服务站") && page.contains("<svg"),
        "{page}"
    );
    assert!(!page.contains("<script") && !page.contains("单元长7"));
}

/// 清单: 需求 6 类, 资源 6 类, 项目; several needs and offers in one project, and the lists go back to the office.
#[test]
fn 清单() {
    let desk = Desk::new();
    let categories = [
        "民生保障",
        "安全治理",
        "环境设施",
        "医养健康",
        "教育文化",
        "法律就业",
    ];
    let mut lines = Vec::new();
    for category in categories {
        lines.push(json!({"do": "request", "door": "3-2-501", "kind": "problem", "category": category, "words": format!("{category}的需求")}));
    }
    for category in categories {
        lines.push(json!({"do": "offer", "category": category, "form": "服务活动", "words": format!("{category}的资源")}));
    }
    let ids = done(&desk, &lines);
    let (needs, offers) = ids.split_at(6);
    for need in needs {
        desk.run(&["request", "move", need, "published"]).ends(0);
    }
    let project = done(
        &desk,
        &[
            json!({"do": "project", "title": "老旧小区微改造", "kind": "小区治理", "needs": needs, "offers": offers}),
        ],
    );
    let out = [
        "project",
        "edit",
        &project[0],
        "--without",
        &needs[5],
        "--without",
        &offers[5],
    ];
    desk.run(&out).ends(0);
    let row = &desk.listed(&["project", "list"])[0];
    assert_eq!(row["needs"].as_array().unwrap().len(), 5);
    assert_eq!(row["offers"].as_array().unwrap().len(), 5);
    let figures = figures(&desk);
    for code in [
        "livelihood",
        "safety",
        "environ",
        "health",
        "culture",
        "legal-job",
    ] {
        assert_eq!(
            (&figures["requests"][code], &figures["offers"][code]),
            (&json!(1), &json!(1))
        );
    }
    for (noun, words) in [
        ("request", "安全治理的需求"),
        ("offer", "安全治理的资源"),
        ("project", "老旧小区微改造"),
    ] {
        let rows = desk
            .run(&[noun, "export", "--format", "json"])
            .ends(0)
            .json();
        assert!(
            rows.as_array()
                .unwrap()
                .iter()
                .any(|row| row["words"] == words),
            "{rows}"
        );
        let book = desk.home.path().join(format!("{noun}.xlsx"));
        let book = book.to_str().unwrap();
        desk.run(&[noun, "export", "--format", "xlsx", "--out", book])
            .ends(0);
        assert!(std::fs::read(book).unwrap().starts_with(b"PK"));
    }
    // What went out as a table comes in again as the same offers.
    let file = desk.home.path().join("资源清单.csv");
    let file = file.to_str().unwrap();
    desk.run(&["offer", "export", "--format", "csv", "--out", file])
        .ends(0);
    let again = desk
        .run(&["import", "offers", file, "--json"])
        .ends(0)
        .json();
    assert_eq!(
        (
            &again["records"]["new"],
            &again["records"]["changed"],
            &again["records"]["unchanged"]
        ),
        (&json!(0), &json!(0), &json!(6))
    );
}
