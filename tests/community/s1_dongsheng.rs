//! S1 东胜 (群团联建联创): every system of the article lived through, each test named after it. Not the other sources.

use serde_json::{Value, json};

use crate::desk::Desk;

const BODIES: [&str; 6] = ["总工会", "团委", "妇联", "残联", "红十字会", "科协"];

/// Does these deeds, a line each, and answers their ids.
#[track_caller]
fn done(desk: &Desk, lines: &[Value]) -> Vec<String> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let came = desk.fed(&["apply"], text).ends(0);
    let answers = came.out.lines().map(|line| {
        let answer: Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!(answer["ok"], true, "{answer}");
        answer["id"].as_str().unwrap_or_default().to_owned()
    });
    answers.collect()
}

/// The six bodies as partners, and their ids.
fn joined(desk: &Desk) -> Vec<String> {
    let lines =
        BODIES.map(|name| json!({"do": "partner", "kind": "alliance", "name": name, "body": name}));
    done(desk, &lines)
}

/// Plans an activity of the past and writes down that it was held.
fn held(desk: &Desk, plan: &[Value], people: u64, times: u64) {
    let ids = done(desk, plan);
    let holds: Vec<Value> = ids
        .iter()
        .map(|id| json!({"do": "activity-hold", "id": id, "people": people, "person_times": times}))
        .collect();
    done(desk, &holds);
}

/// 群团联合党支部: six bodies in one branch, and its seven theme days.
#[test]
fn 群团联合党支部() {
    let desk = Desk::empty();
    let partners = joined(&desk);
    let days: Vec<Value> = (1..=7)
        .map(|number| {
            json!({"do": "activity", "kind": "主题党日", "title": format!("理论联学第 {number} 次"),
                "when": format!("2025-0{number}-15 09:00-11:00"), "hosts": partners, "action": "宣讲"})
        })
        .collect();
    held(&desk, &days, 30, 30);
    let totals = desk.listed(&["activity", "totals"]);
    assert_eq!(totals["kinds"]["theme-day"]["held"], 7);
    let listed = desk.listed(&["activity", "list", "--all", "--kind", "主题党日"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(7));
    assert_eq!(
        listed[0]["hosts"],
        json!(BODIES),
        "six bodies host it together"
    );
}

/// 每月一轮值: one body a month coordinates, by a rota, and who it is this month is told.
#[test]
fn 每月一轮值() {
    let desk = Desk::empty();
    joined(&desk);
    let mut rota = vec!["duty", "rota", "--from", "2026-11"];
    rota.extend(BODIES);
    desk.run(&rota).ends(0);
    let set = [
        "duty",
        "set",
        "2026-11",
        "--task",
        "统筹敬老月，联而不紧的事这个月理顺",
    ];
    desk.run(&set).ends(0);
    let listed = desk.listed(&["duty", "list"]);
    let who: Vec<&str> = (listed.as_array().unwrap().iter())
        .map(|row| row["who"].as_str().unwrap())
        .collect();
    assert_eq!(who, [BODIES, BODIES].concat(), "a year, two turns");
    assert_eq!(
        (&listed[0]["month"], &listed[0]["now"]),
        (&json!("2026-11"), &json!(true))
    );
    let said = desk.run(&["duty", "list"]).ends(0).out;
    assert!(
        said.contains("2026-11 *  总工会") && said.contains("敬老月"),
        "{said}"
    );
    desk.run(&["duty", "set", "2026-11", "妇联", "--done", "办了 6 场"])
        .ends(0);
    let listed = desk.listed(&["duty", "list"]);
    assert_eq!(
        (&listed[0]["who"], &listed[0]["done"]),
        (&json!("妇联"), &json!("办了 6 场"))
    );
    // What somebody has keeps it; one undo takes a whole year back.
    desk.run(&[
        "duty", "rota", "团委", "--from", "2026-11", "--months", "13",
    ])
    .ends(0);
    assert_eq!(
        desk.listed(&["duty", "list"]).as_array().map(Vec::len),
        Some(13)
    );
    desk.run(&["undo"]).ends(0);
    assert_eq!(
        desk.listed(&["duty", "list"]).as_array().map(Vec::len),
        Some(12)
    );
}

/// 阵地 → 幸福驿站: service points where activities and offers are found.
#[test]
fn 阵地() {
    let desk = Desk::empty();
    let points = [
        "群团联建阵地",
        "桑榆香厨博爱助餐点",
        "博爱活动室",
        "博爱理疗室",
        "应急救护点",
        "科普教育基地",
    ];
    let plan: Vec<Value> = points
        .iter()
        .map(|point| {
            json!({"do": "activity", "kind": "志愿服务", "title": format!("{point}开放日"), "point": point,
                "when": "2026-11-29 09:00-11:00"})
        })
        .collect();
    done(&desk, &plan);
    let said = desk.run(&["activity", "list"]).ends(0).out;
    assert!(points.iter().all(|point| said.contains(point)), "{said}");
    let file = desk.home.path().join("阵地.ics");
    let file = file.to_str().unwrap();
    desk.run(&["activity", "export", "--ics", file]).ends(0);
    let calendar = std::fs::read_to_string(file).unwrap().replace("\r\n ", "");
    for point in points {
        assert!(
            calendar.contains(&format!("LOCATION:{point}\r\n")),
            "{calendar}"
        );
    }
    // Read by somebody else, and again: nothing twice.
    let other = Desk::empty();
    let report = other.listed(&["activity", "import", file]);
    assert_eq!(report["activities"]["new"], 6, "{report}");
    let report = other.listed(&["activity", "import", file]);
    assert_eq!(
        report["activities"],
        json!({"new": 0, "changed": 0, "unchanged": 6})
    );
    let kinds = other.listed(&["activity", "list"]);
    assert_eq!(kinds[0]["kind"], "volunteering");
}

/// 七项行动: every activity is of one or several of the seven actions, and is counted by them.
#[test]
fn 七项行动() {
    let desk = Desk::empty();
    let actions = [
        "多元宣讲服务",
        "困难群体关爱",
        "优秀人才选树",
        "志愿服务暖心",
        "服务技能提升",
        "矛盾纠纷化解",
        "群团活动联办",
    ];
    let plan = json!({"do": "activity", "kind": "联办活动", "title": "一次解决几件事", "when": "2025-05-04 09:00",
        "actions": actions});
    held(&desk, &[plan], 200, 260);
    let totals = desk.listed(&["activity", "totals"]);
    let counted = totals["actions"].as_object().unwrap();
    assert_eq!(counted.len(), 7);
    assert!(
        counted.values().all(|count| count["person_times"] == 260),
        "each of them counts"
    );
    assert_eq!(totals["all"]["person_times"], 260, "and all of it once");
    let said = desk.run(&["activity", "totals"]).ends(0).out;
    assert!(actions.iter().all(|action| said.contains(action)), "{said}");
}

/// 联办活动: some 50 joint events with 51,300 person-times, one event for several things at once.
#[test]
fn 联办活动() {
    let desk = Desk::new();
    let partners = joined(&desk);
    let plan: Vec<Value> = (0..50)
        .map(|number| {
            json!({"do": "activity", "kind": "联办活动", "title": format!("联办活动 {}", number + 1),
                "when": format!("2025-{:02}-{:02} 09:00-11:00", number % 12 + 1, number / 2 + 1),
                "hosts": [partners[number % 6]], "actions": ["活动联办", "关爱"]})
        })
        .collect();
    held(&desk, &plan, 500, 1_026);
    let totals = desk.listed(&[
        "activity",
        "totals",
        "--from",
        "2025-01-01",
        "--to",
        "2025-12-31",
    ]);
    assert_eq!(
        totals["all"],
        json!({"held": 50, "people": 25_000, "person_times": 51_300})
    );
    // One to come: people sign up at the door, seats run out, it is held, and it brought a wish to its end.
    let wish = json!({"do": "request", "door": "3-2-501", "kind": "wish", "category": "culture", "words": "想学唱歌"});
    let wish = done(&desk, &[wish])[0].clone();
    let steps = ["reviewed", "published", "claimed"];
    for state in steps {
        done(
            &desk,
            &[json!({"do": "request-move", "id": wish, "state": state, "who": "妇联"})],
        );
    }
    let plan = json!({"do": "activity", "kind": "联办活动", "title": "银龄歌会", "when": "2026-11-22 08:00-08:50",
        "capacity": 2, "needs": [wish], "hosts": partners});
    let activity = done(&desk, &[plan])[0].clone();
    let sign = |door: &str| json!({"do": "activity-sign-up", "id": activity, "door": door});
    let listed = done(&desk, &[sign("3-2-501"), sign("3-2-502")]);
    desk.run(&["activity", "sign-up", &activity, "--name", "路过的人"])
        .ends(1);
    let shown = desk.run(&["show", "3-2-501"]).ends(0).out;
    assert!(shown.contains("银龄歌会"), "{shown}");
    done(
        &desk,
        &[json!({"do": "activity-attend", "id": activity, "absent": [listed[1]], "all": true})],
    );
    let hold = [
        "activity",
        "hold",
        &activity,
        "--outcome",
        "学会两首",
        "--fulfil",
        &wish,
    ];
    desk.run(&hold).ends(0);
    let shown = desk.listed(&["activity", "show", &activity]);
    assert_eq!(
        (&shown["people"], &shown["state"]),
        (&json!(1), &json!("held"))
    );
    let requests = desk.listed(&["request", "list", "--all"]);
    assert_eq!(
        (&requests[0]["state"], &requests[0]["result"]),
        (&json!("fulfilled"), &json!("银龄歌会"))
    );
    let log = desk.run(&["log", "--json"]).ends(0).json();
    assert_eq!(
        log["summary"]["activities"]["held"], 1,
        "{}",
        log["summary"]
    );
}

/// A roster of so many doors with three people each; every third door gets the minimum allowance.
fn roster(doors: usize) -> String {
    let mut rows = "姓名,楼栋,单元,房号,关注类别\n".to_owned();
    for door in 0..doors {
        let (building, unit) = (door / 100 + 1, door / 50 % 2 + 1);
        let room = format!("{}{:02}", door % 50 / 5 + 1, door % 5 + 1);
        for (person, surname) in ["王", "李", "张"].into_iter().enumerate() {
            let care = if person == 0 && door % 3 == 0 {
                "低保"
            } else {
                ""
            };
            rows.push_str(&format!("{surname}芳,{building},{unit},{room},{care}\n"));
        }
    }
    rows
}

/// 困难群体关爱: 走访慰问, 困难帮扶, 两癌救助; 245.3 万元 in money and goods, by whom and to whom.
#[test]
fn 困难群体关爱() {
    let desk = Desk::empty();
    let file = desk.home.path().join("花名册.csv");
    std::fs::write(&file, roster(510)).unwrap();
    desk.run(&["import", "roster", file.to_str().unwrap()])
        .ends(0);
    joined(&desk);
    let homes = desk.listed(&["households"]);
    let doors: Vec<&str> = (homes.as_array().unwrap().iter())
        .map(|home| home["door"].as_str().unwrap())
        .collect();
    assert_eq!(doors.len(), 510);
    // 245.3 万元 cash and goods: 4,000 yuan in money and 800 in goods a door, and one door has the rest.
    let occasions = ["走访慰问", "困难帮扶", "两癌救助"];
    let mut lines: Vec<Value> = doors
        .iter()
        .enumerate()
        .map(|(number, door)| {
            json!({"do": "relief", "door": door, "money": "4000", "goods": ["大米:2:袋:800"],
                "occasion": occasions[number % 3], "from": BODIES[number % 6], "receipt": "本人签收"})
        })
        .collect();
    lines.push(json!({"do": "relief", "door": doors[0], "money": "50000", "occasion": "困难帮扶", "from": "爱心企业"}));
    let ids = done(&desk, &lines);
    // One nought too many: the correction is an entry of its own.
    let last = ids.last().unwrap();
    desk.run(&[
        "relief",
        "correct",
        last,
        "--money",
        "5000",
        "--note",
        "多写了一个零",
    ])
    .ends(0);
    let totals = desk.listed(&["relief", "totals", "--by", "occasion"]);
    let all = &totals["all"];
    assert_eq!(
        all["money_fen"].as_u64().unwrap() + all["worth_fen"].as_u64().unwrap(),
        245_300_000
    );
    assert_eq!(
        (&all["people"], &all["households"]),
        (&json!(1_530), &json!(510))
    );
    assert_eq!(totals["rows"].as_array().map(Vec::len), Some(3));
    assert_eq!(totals["overlaps"], false);
    for by in ["day", "week", "month", "quarter", "year", "partner", "care"] {
        let found = desk.listed(&["relief", "totals", "--by", by]);
        assert_eq!(&found["all"], all, "{by}");
    }
    let care = desk.run(&["relief", "totals", "--by", "care"]).ends(0).out;
    assert!(care.contains("低保") && care.contains("合计"), "{care}");
    desk.run(&["relief", "correct", last, "--strike", "--note", "再改"])
        .ends(1);
    let listed = desk.listed(&["relief", "list", "--door", doors[0], "--all"]);
    assert_eq!(
        listed.as_array().map(Vec::len),
        Some(3),
        "both entries are there to be seen"
    );
    let shown = desk.run(&["show", doors[0]]).ends(0).out;
    assert!(
        shown.contains("走访慰问") && shown.contains("大米"),
        "{shown}"
    );
    let log = desk.run(&["log", "--json"]).ends(0).json();
    assert_eq!(
        log["summary"]["relief"]["doors"], 510,
        "{}",
        log["summary"]["relief"]
    );
}

/// 岗位/技能: courses for more than 8,000, 妈妈岗 256, 扬帆计划 200 and 60 posts for disabled people.
#[test]
fn 岗位技能() {
    let desk = Desk::new();
    let courses = [("青年夜校", 3_000), ("职工夜校", 3_200), ("羢绣", 1_850)];
    for (title, times) in courses {
        let plan = json!({"do": "activity", "kind": "培训", "title": title, "when": "2025-03-01 19:00",
            "until": "2025-11-30 21:00", "action": "技能提升"});
        held(&desk, &[plan], times / 10, times);
    }
    let totals = desk.listed(&["activity", "totals"]);
    assert_eq!(
        totals["kinds"]["training"]["person_times"], 8_050,
        "more than 8,000 trained"
    );
    let jobs = [
        ("妈妈岗", "手工坊", "灵活时间，可接送孩子", 256),
        ("社会实践岗", "扬帆计划", "暑假", 200),
        ("残疾人岗", "来料加工", "居家", 60),
    ];
    let union = joined(&desk)[0].clone();
    let posts = jobs.map(|(kind, title, hours, places)| {
        json!({"do": "post", "kind": kind, "title": title, "hours": hours, "places": places, "partner": union})
    });
    let posts = done(&desk, &posts);
    let mother = json!({"do": "willing", "door": "3-2-502", "wish": "灵活", "skill": "会手工"});
    let mother = done(&desk, &[mother])[0].clone();
    let suits = desk.listed(&["post", "match", &posts[0]]);
    assert_eq!(suits[0]["willing"], json!(mother), "{suits}");
    let place = json!({"do": "post-place", "post": posts[0], "willing": mother});
    done(&desk, &[place]);
    let listed = desk.listed(&["post", "list"]);
    let left = |title: &str| {
        let rows = listed.as_array().expect("a list");
        let post = rows.iter().find(|row| row["title"] == title);
        post.expect("the post")["left"].clone()
    };
    let lefts = ["手工坊", "扬帆计划", "来料加工"].map(left);
    assert_eq!(lefts, [255, 200, 60].map(Value::from));
}
