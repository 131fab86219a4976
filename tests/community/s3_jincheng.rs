//! 晋城 五个一: a joint meeting, door-knocking, a wave of wishes, a grid worker's day, a joint theme day. Its own words.

use std::path::Path;

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::s3_grid::{done, grid, log, worded};

/// 一场联席会: 共商共议, 三张清单 资源·需求·项目, a project of several units, 包联 for 低保户 and 困难党员.
#[test]
fn 一场联席会() {
    let desk = grid();
    let ids = done(
        &desk,
        &[
            json!({"do": "partner", "kind": "双报到单位", "name": "市直工委", "signed": "11-01"}),
            json!({"do": "partner", "kind": "共建单位", "name": "园林局"}),
            json!({"do": "request", "door": "3-2", "kind": "problem", "category": "environ", "words": "楼道堆满杂物没人清"}),
            json!({"do": "request", "door": "3-2-301", "kind": "appeal", "category": "livelihood", "words": "过冬缺米面", "quantity": 2}),
        ],
    );
    let [office, garden, clutter, winter] = &ids[..] else {
        panic!("{ids:?}");
    };
    let made = done(
        &desk,
        &[
            json!({"do": "offer", "category": "environ", "form": "people", "words": "清运杂物志愿队", "quantity": 8, "unit": "人", "partner": office}),
            json!({"do": "offer", "category": "livelihood", "form": "goods", "words": "米面慰问包", "quantity": 3, "unit": "份", "partner": garden}),
            json!({"do": "request-move", "id": clutter, "state": "published"}),
            json!({"do": "request-move", "id": winter, "state": "published"}),
        ],
    );
    let (team, rice) = (&made[0], &made[1]);
    // The meeting looks at the proposals, term by term, and a person decides.
    let proposed = desk.listed(&["match", "propose", clutter]);
    assert_eq!(proposed[0]["offer"]["words"], "清运杂物志愿队");
    done(
        &desk,
        &[
            json!({"do": "match", "request": clutter, "offer": team, "quantity": 6}),
            json!({"do": "match", "request": winter, "offer": rice, "quantity": 2}),
        ],
    );
    let project = json!({"do": "project", "title": "楼道清零 共建包联", "kind": "estate", "category": "environ",
        "needs": [clutter, winter], "offers": [team, rice], "partners": [office, garden], "budget": "800"});
    let project = done(&desk, &[project]).remove(0);
    for _ in 0..2 {
        desk.run(&["project", "move", &project]).ends(0);
    }
    let evaluated = [
        "project",
        "move",
        &project,
        "--note",
        "清了 6 车，两户都满意",
    ];
    desk.run(&evaluated).ends(0);
    let row = &desk.listed(&["project", "list", "--all"])[0];
    assert_eq!(row["state"], "evaluated");
    assert_eq!(row["partners"].as_array().unwrap().len(), 2);
    // The three lists agree: what was given is not there any more, both needs are somebody's.
    let offers = desk.listed(&["offer", "list"]);
    assert_eq!(worded(&offers, "清运杂物志愿队")["left"], 2);
    assert_eq!(worded(&offers, "米面慰问包")["left"], 1);
    let needs = desk.listed(&["request", "list", "--listed"]);
    assert_eq!(worded(&needs, "过冬缺米面")["helper"], "园林局");
    let card = desk.listed(&["show", "3-2-301"]);
    assert_eq!(card["requests"][0]["state"], "assigned");
}

/// 一次敲门行: 一老一少一特, listening, 慰问品, needs, 安全排查, 征兵宣传, 困难群体.
#[test]
fn 一次敲门行() {
    let desk = grid();
    desk.run(&[
        "day",
        "start",
        "--topics",
        "conscription,fire",
        "--companion",
        "社区书记",
    ])
    .ends(0);
    desk.run(&["day", "plan", "3-2"]).ends(0);
    let gift = json!({"do": "offer", "category": "livelihood", "form": "goods", "words": "慰问品", "quantity": 2,
        "unit": "份", "provider": "市直工委"});
    let gift = done(&desk, &[gift]).remove(0);
    // What fits a door says why.
    let old = desk.listed(&["told", "at", "3-2-101"]);
    let pension = worded(&old, "养老/高龄津贴");
    assert_eq!(
        (&pension["pushed"], &pension["kind"]),
        (&json!(true), &json!("topic"))
    );
    assert!(
        pension["why"]
            .as_array()
            .unwrap()
            .contains(&json!("80岁以上老人")),
        "{pension}"
    );
    let young = desk.listed(&["told", "at", "3-2-201"]);
    assert!(!young.to_string().contains("高龄津贴") && young.to_string().contains("防溺水"));
    let card = desk.listed(&["show", "3-2-401"]);
    assert_eq!(card["to_tell"], json!(["conscription", "fire"]));
    done(
        &desk,
        &[
            json!({"do": "visit", "door": "3-2-101", "outcome": "met", "mode": "home", "topics": ["fire"], "note": "老党员讲了三件旧事"}),
            json!({"do": "told", "door": "3-2-101", "what": gift, "how": "given", "to": "王秀兰"}),
            json!({"do": "request", "door": "3-2-101", "kind": "wish", "category": "health", "words": "想要一个血压仪"}),
            json!({"do": "hazard", "door": "3-2-101", "item": "gas/hose-old", "deadline": "+7"}),
            json!({"do": "visit", "door": "3-2-201", "outcome": "met-proxy", "mode": "home"}),
            json!({"do": "told", "door": "3-2-301", "what": gift, "how": "给予"}),
            json!({"do": "visit", "door": "3-2-301", "outcome": "met", "mode": "home"}),
            json!({"do": "visit", "door": "3-2-401", "outcome": "met", "topics": ["征兵"], "leaflets": 1}),
            json!({"do": "visit", "door": "3-2-501", "outcome": "not-home"}),
        ],
    );
    // There were two; a third is refused, and the list says there is none left.
    let more = json!({"do": "told", "door": "3-2-201", "what": gift, "how": "given"}).to_string();
    assert_eq!(desk.fed(&["apply"], more).json()["ok"], false);
    assert_eq!(desk.listed(&["offer", "list"])[0]["left"], 0);
    let card = desk.listed(&["show", "3-2-101"]);
    assert_eq!(card["to_tell"], json!(["conscription"]));
    assert_eq!(
        (&card["told"][0]["words"], &card["told"][0]["how"]),
        (&json!("慰问品"), &json!("given"))
    );
    let log = log(&desk);
    let care = &log["summary"]["care"];
    assert_eq!(
        (&care["old"], &care["child"], &care["special"]),
        (&json!(1), &json!(1), &json!(2))
    );
    let topics = &log["summary"]["topics"];
    assert_eq!(
        (&topics["fire"], &topics["conscription"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(log["summary"]["told"]["given"], 2);
    assert_eq!(log["told"].as_array().unwrap().len(), 2);
    let left = desk.listed(&["topic", "coverage", "--left", "conscription"]);
    assert_eq!(left.as_array().unwrap().len(), 4);
}

/// 一轮志愿潮: 群众点单 - 组织派单 - 党员接单, 30 wishes met, of many kinds, rated and closed.
#[test]
fn 一轮志愿潮() {
    let desk = grid();
    let kinds = [
        "理发",
        "美甲",
        "修水管",
        "法治宣传",
        "矛盾调解",
        "清扫楼道",
        "健康计划",
        "捐书",
        "学唱歌",
        "端午活动",
    ];
    let doors = ["3-2-101", "3-2-201", "3-2-301"];
    let wishes: Vec<Value> = doors
        .iter()
        .flat_map(|door| {
            kinds.iter().map(move |words| {
                json!({"do": "request", "door": door, "kind": "微心愿", "category": "livelihood", "words": words, "form": "service"})
            })
        })
        .collect();
    let ids = done(&desk, &wishes);
    assert_eq!(ids.len(), 30);
    let member = json!({"do": "partner", "kind": "报到党员", "name": "周志远", "unit": "水务局"});
    done(&desk, &[member]);
    let step = |state: &str, more: Value| -> Vec<Value> {
        let line = |id: &String| {
            let mut line = json!({"do": "request-move", "id": id, "state": state});
            if let Some(more) = more.as_object() {
                line.as_object_mut().unwrap().extend(more.clone());
            }
            line
        };
        ids.iter().map(line).collect()
    };
    // 点单, 审核, 发布.
    done(&desk, &step("reviewed", json!({})));
    done(&desk, &step("published", json!({})));
    assert_eq!(
        desk.listed(&["request", "list", "--listed"])
            .as_array()
            .unwrap()
            .len(),
        30
    );
    // 派单, 接单, 办理, 评单, 销号.
    done(&desk, &step("assigned", json!({"who": "周志远"})));
    done(&desk, &step("claimed", json!({"who": "周志远"})));
    done(&desk, &step("doing", json!({})));
    done(&desk, &step("fulfilled", json!({"note": "办好了"})));
    let unrated = json!({"do": "request-move", "id": ids[0], "state": "rated"}).to_string();
    assert_eq!(desk.fed(&["apply"], unrated).json()["ok"], false);
    done(&desk, &step("rated", json!({"rating": "satisfied"})));
    done(&desk, &step("closed", json!({})));
    assert_eq!(desk.listed(&["request", "list"]), json!([]));
    let all = desk.listed(&["request", "list", "--all", "--state", "closed"]);
    assert_eq!(all.as_array().unwrap().len(), 30);
    assert_eq!(worded(&all, "学唱歌")["rating"], "satisfied");
}

/// 一日网格情: beside a grid worker, 信息采集, 隐患排查, 政策入户宣传, 问题处置; 以工代赈 asked by a form, 护薪码 told at a
/// building site; the log signed by both.
#[test]
fn 一日网格情() {
    let desk = grid();
    let start = json!({"do": "day-start", "worker": "张明", "mentor": "刘师傅", "weather": "晴", "topics": ["wages", "law"]});
    let survey =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ledger/demo/forms/work-and-wages.xlsx");
    let survey = survey.display().to_string();
    done(&desk, &[start]);
    desk.run(&["form", "add", &survey, "--for", "everyone"])
        .ends(0);
    done(
        &desk,
        &[
            json!({"do": "household-verify", "door": "3-2-501", "source": "self"}),
            json!({"do": "visit", "door": "3-2-501", "outcome": "met", "mode": "home", "topics": ["law"]}),
            json!({"do": "hazard", "door": "3-2-101", "item": "elec/overload", "fixed": true}),
            json!({"do": "place", "name": "新城工地", "kind": "site"}),
        ],
    );
    // At the site everybody is told of the wage code, with sheets; the card is read aloud in plain words.
    let card = desk.run(&["topic", "show", "护薪码"]).ends(0);
    assert!(
        card.out.contains("护薪码") && card.out.contains("12333") && card.out.contains("12348")
    );
    done(
        &desk,
        &[
            json!({"do": "visit", "door": "新城工地", "outcome": "met", "note": "工友二十多人"}),
            json!({"do": "told", "door": "新城工地", "what": "wages", "how": "told", "way": "扫码", "leaflets": 20, "to": "工友"}),
            json!({"do": "topic-tell", "door": "3-2-501", "topic": "wages", "way": "leaflet", "leaflets": 1}),
            json!({"do": "request", "door": "3-2-501", "kind": "problem", "category": "legal-job", "words": "欠薪两个月", "triage": "urgent"}),
        ],
    );
    let reported = desk.listed(&["request", "list"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    done(
        &desk,
        &[json!({"do": "request-move", "id": reported, "state": "reported", "number": "2026-11"})],
    );
    fill_the_survey(&desk);
    desk.run(&["day", "close"]).ends(0);
    let log = desk
        .run(&["log", "--day", "2026-11-22", "--format", "json"])
        .ends(0)
        .json();
    assert_eq!(
        (&log["day"]["worker"], &log["day"]["mentor"]),
        (&json!("张明"), &json!("刘师傅"))
    );
    let sum = &log["summary"];
    assert_eq!(
        (&sum["topics"]["wages"], &sum["topics"]["law"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(
        (&sum["leaflets"], &sum["told"]["told"]),
        (&json!(21), &json!(2))
    );
    assert_eq!(
        (&sum["hazards"]["fixed_on_spot"], &sum["places"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(log["forms"].as_array().unwrap().len(), 1);
    assert!(!log["collection"].as_array().unwrap().is_empty());
    let text = desk
        .run(&["log", "--day", "2026-11-22", "--format", "txt"])
        .ends(0)
        .out;
    assert!(
        text.contains("护薪码/欠薪维权 2") && !text.contains("陈强"),
        "{text}"
    );
    let covered = desk.listed(&["topic", "coverage"]);
    let wages = covered
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["code"] == "wages")
        .unwrap();
    assert_eq!(
        (&wages["told"], &wages["households"], &wages["leaflets"]),
        (&json!(1), &json!(5), &json!(21))
    );
}

/// 一个联建体: 联合主题党日, 减灾防灾知识, 党课, 银龄心向党: planned with both branches, told at the doors it is for, places
/// given there, held and counted.
#[test]
fn 一个联建体() {
    let desk = grid();
    let branches = ["市直工委支部", "社区党支部"]
        .map(|name| json!({"do": "partner", "kind": "共建单位", "name": name}));
    done(&desk, &branches);
    let day = json!({"do": "activity", "kind": "主题党日", "title": "防灾知识 银龄心向党", "when": "2026-11-22 08:00",
        "place": "党群服务站", "host": ["市直工委支部", "社区党支部"], "action": ["publicity", "joint"],
        "care": ["老党员"], "capacity": 2});
    let id = done(&desk, &[day]).remove(0);
    // It fits the old Party member's door, says who, where and when, and no other door.
    let rows = desk.listed(&["told", "at", "3-2-101"]);
    let row = worded(&rows, "防灾知识 银龄心向党");
    assert_eq!(
        (&row["provider"], &row["place"]),
        (&json!("市直工委支部 社区党支部"), &json!("党群服务站"))
    );
    assert_eq!(
        (&row["from"], &row["times"]),
        (&json!("2026-11-22"), &json!("08:00"))
    );
    assert_eq!((&row["why"], &row["left"]), (&json!(["老党员"]), &json!(2)));
    assert!(
        !desk
            .listed(&["told", "at", "3-2-201"])
            .to_string()
            .contains("银龄心向党")
    );
    done(
        &desk,
        &[
            json!({"do": "told", "door": "3-2-101", "what": id, "to": "王秀兰"}),
            json!({"do": "told", "door": "3-2-101", "what": id, "how": "given", "quantity": 2, "note": "带老伴"}),
        ],
    );
    let full = json!({"do": "told", "door": "3-2-501", "what": id, "how": "given"}).to_string();
    assert_eq!(desk.fed(&["apply"], full).json()["ok"], false);
    let shown = &desk.listed(&["activity", "list"])[0];
    assert_eq!(
        (&shown["signed_up"], &shown["left"]),
        (&json!(2), &json!(0))
    );
    // The day itself.
    done(
        &desk,
        &[
            json!({"do": "activity-attend", "id": id, "all": true}),
            json!({"do": "activity-hold", "id": id, "people": 40, "outcome": "讲了防灾，上了党课"}),
        ],
    );
    let totals = desk.listed(&["activity", "totals"]);
    assert_eq!(
        (
            &totals["kinds"]["theme-day"]["held"],
            &totals["kinds"]["theme-day"]["people"]
        ),
        (&json!(1), &json!(40))
    );
    assert_eq!(log(&desk)["summary"]["told"]["given"], 1);
}

/// The 以工代赈 survey at the worker's door, as far as the person wants to answer.
fn fill_the_survey(desk: &Desk) {
    let form = desk.listed(&["form", "list"])[0]["form"]
        .as_str()
        .unwrap()
        .to_owned();
    let line = json!({"do": "form-fill", "form": form, "door": "3-2-501", "values": {}, "incomplete": true});
    done(desk, &[line]);
}
