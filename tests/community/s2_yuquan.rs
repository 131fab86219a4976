//! 玉泉 融合党建: ideas for the common good, services for those from elsewhere, warm spaces, self-rule. Its own words.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Deeds as lines of `apply`, each of which must be done; the ids in their answers.
fn done(desk: &Desk, lines: &[Value]) -> Vec<String> {
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let came = desk.fed(&["apply"], text.join("\n") + "\n").ends(0);
    let answers = came.out.lines().zip(lines).map(|(answer, line)| {
        let answer: Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["ok"], true, "{line}: {answer}");
        answer["id"].as_str().unwrap_or_default().to_owned()
    });
    let ids: Vec<String> = answers.collect();
    assert_eq!(ids.len(), lines.len());
    ids
}

fn one(desk: &Desk, line: Value) -> String {
    done(desk, &[line]).remove(0)
}

fn rows(found: &Value) -> Vec<Value> {
    found.as_array().unwrap().clone()
}

/// 泉民共益坊 (万锦社区): 25 projects are sent in to a contest; the winners get guidance and a small grant.
#[test]
fn 泉民共益坊() {
    let desk = Desk::new();
    let guide = one(
        &desk,
        json!({"do": "partner", "kind": "共建单位", "name": "公益组织孵化中心"}),
    );
    let offer = one(
        &desk,
        json!({"do": "offer", "category": "culture", "form": "skill", "words": "公益创意指导", "partner": guide}),
    );
    let contest = json!({"do": "activity", "kind": "比赛", "title": "全民公益妙招比赛", "when": "2026-11-29 15:00", "point": "泉民共益坊"});
    one(&desk, contest);
    let entry = |number: u32| json!({"do": "project", "title": format!("公益创意{number:02}"), "category": "culture"});
    let mut entries = vec![
        json!({"do": "project", "title": "智魔方：垃圾分类棋，50步", "category": "environ", "lead": "李娜"}),
    ];
    entries.extend((2..=25).map(entry));
    let ids = done(&desk, &entries);
    let (won, lost) = ids.split_at(3);
    for id in won {
        let grant = json!({"do": "project-edit", "id": id, "offers": [&offer], "partners": [&guide], "budget": "3000"});
        let begun = json!({"do": "project-move", "id": id, "state": "carried-out"});
        done(&desk, &[grant, begun]);
    }
    for id in lost {
        one(
            &desk,
            json!({"do": "project-move", "id": id, "state": "dropped"}),
        );
    }
    let finished = json!({"do": "project-move", "id": won[0], "note": "印了 200 副棋"});
    one(&desk, finished);
    let all = rows(&desk.listed(&["project", "list", "--all"]));
    assert_eq!(all.len(), 25);
    let game = all.iter().find(|row| row["id"] == won[0].as_str()).unwrap();
    assert_eq!(game["state"], "finished");
    assert_eq!(game["result"], "印了 200 副棋");
    assert_eq!(
        rows(&desk.listed(&["project", "list"])).len(),
        3 - 1 + usize::from(game["state"] == "finished")
    );
}

/// 联合党委: people from elsewhere are written down; services, a course and work for them; and they serve too.
#[test]
fn 联合党委() {
    let desk = Desk::new();
    let mut lines = Vec::new();
    for (door, name) in [
        ("5-1-101", "陈强"),
        ("5-1-102", "刘洋"),
        ("5-1-201", "孙丽"),
    ] {
        lines.push(json!({"do": "household", "door": door, "state": "rented"}));
        lines.push(json!({"do": "resident", "door": door, "name": name, "relation": "户主", "population": "floating",
            "care": ["外来务工"], "birth": 1985}));
    }
    done(&desk, &lines);
    assert_eq!(rows(&desk.listed(&["households", "外来务工"])).len(), 3);
    let services = [
        "社会保障",
        "培训就业",
        "法律援助",
        "工会福利",
        "妇女维权",
        "助残帮扶",
        "红十字会救助",
    ];
    let offers = services.map(|words| {
        json!({"do": "offer", "category": "legal-job", "form": "skill", "words": words, "provider": "外出务工人员服务中心"})
    });
    done(&desk, &offers);
    let need = one(
        &desk,
        json!({"do": "request", "door": "5-1-101", "kind": "appeal", "category": "legal-job", "words": "工钱要不回来，想要法律援助"}),
    );
    one(
        &desk,
        json!({"do": "request-move", "id": need, "state": "published"}),
    );
    let found = desk.listed(&["match", "propose", &need]);
    assert_eq!(found[0]["offer"]["words"], "法律援助", "{found}");
    // 培训: an electrician's course, then a post.
    let course = one(
        &desk,
        json!({"do": "post", "kind": "培训", "title": "电工培训", "places": 30, "hours": "15天", "groups": ["外来务工"]}),
    );
    let post = one(
        &desk,
        json!({"do": "post", "kind": "普通岗", "title": "电工", "places": 1, "pay": "月5000元", "min_age": 18, "max_age": 60}),
    );
    let people = done(
        &desk,
        &[
            json!({"do": "willing", "door": "5-1-101", "wish": "想培训", "training": "电工", "may_contact": true}),
            json!({"do": "willing", "door": "5-1-102", "wish": "全职", "skill": "干过电工"}),
            json!({"do": "willing", "door": "5-1-201", "wish": "全职", "skill": "电工证"}),
            json!({"do": "willing", "door": "3-2-502", "wish": "想培训", "training": "家政"}),
        ],
    );
    let suits = rows(&desk.listed(&["post", "match", &course]));
    assert_eq!(suits[0]["name"], "陈强");
    assert!(
        suits.iter().all(|row| row["name"] != "李娜"),
        "the course is for people from elsewhere"
    );
    done(
        &desk,
        &[
            json!({"do": "post-place", "post": course, "willing": people[0]}),
            json!({"do": "post-place", "post": post, "willing": people[1]}),
        ],
    );
    let full = desk.run(&["post", "place", &post, &people[2]]).ends(1);
    assert!(full.err.contains("没有名额"), "{}", full.err);
    let posts = rows(&desk.listed(&["post", "list"]));
    let left = |id: &str| posts.iter().find(|row| row["id"] == id).unwrap()["left"].clone();
    assert_eq!((left(&course), left(&post)), (json!(29), json!(0)));
    // 被服务的人也服务: who was helped offers help.
    one(
        &desk,
        json!({"do": "offer", "category": "environ", "form": "people", "words": "环境整治", "provider": "陈强"}),
    );
    assert_eq!(rows(&desk.listed(&["offer", "list"])).len(), 8);
}

/// 暖空间: workshops with tools on loan, and a course for thirty women over fifteen days; street, community, organisation.
#[test]
fn 暖空间() {
    let desk = Desk::new();
    let mut lines: Vec<Value> = ["舒心坊", "暖心坊", "亲子坊", "巧手坊", "绿尚坊", "儿童活动区"]
        .iter()
        .map(|name| json!({"do": "activity", "kind": "other", "title": format!("{name}开放日"), "when": "2026-11-29 15:00", "point": name}))
        .collect();
    for (kind, name) in [
        ("共建单位", "长和廊街道"),
        ("共建单位", "社区居委会"),
        ("联盟单位", "巧手社会组织"),
    ] {
        lines.push(json!({"do": "partner", "kind": kind, "name": name}));
    }
    let ids = done(&desk, &lines);
    let organisation = ids.last().unwrap();
    // 巧匠坊: a drill on loan goes out once and comes back.
    let drill = one(
        &desk,
        json!({"do": "offer", "category": "livelihood", "form": "goods", "words": "电钻出借", "quantity": 1, "unit": "把",
            "place": "巧匠坊", "partner": organisation}),
    );
    let wish = |door: &str| json!({"do": "request", "door": door, "kind": "appeal", "category": "livelihood", "words": "想借电钻"});
    let needs = done(&desk, &[wish("3-2-501"), wish("3-2-502")]);
    for need in &needs {
        one(
            &desk,
            json!({"do": "request-move", "id": need, "state": "published"}),
        );
    }
    let lent = one(
        &desk,
        json!({"do": "match", "request": needs[0], "offer": drill}),
    );
    desk.run(&["match", "accept", &needs[1], &drill]).ends(1);
    one(
        &desk,
        json!({"do": "match-settle", "id": lent, "state": "called-off", "note": "用完还了"}),
    );
    one(
        &desk,
        json!({"do": "match", "request": needs[1], "offer": drill}),
    );
    // 巧手坊: thirty women, fifteen days.
    let course = one(
        &desk,
        json!({"do": "post", "kind": "training", "title": "巧手坊手工课", "places": 30, "hours": "15天，上午",
            "from": "+1", "until": "+15", "partner": organisation, "place": "巧手坊"}),
    );
    let people: Vec<Value> = (1..=31)
        .map(|number| {
            json!({"do": "willing", "door": "3-2-502", "wish": "training", "who": format!("学员{number:02}"), "training": "手工"})
        })
        .collect();
    let people = done(&desk, &people);
    for who in &people[..30] {
        one(
            &desk,
            json!({"do": "post-place", "post": course, "willing": who}),
        );
    }
    desk.run(&["post", "place", &course, &people[30]]).ends(1);
    let shown = desk.listed(&["post", "show", &course]);
    assert_eq!((&shown["places"], &shown["left"]), (&json!(30), &json!(0)));
    assert_eq!(shown["employer"], "巧手社会组织");
}

/// 党建+自治 (恒昌小区): what residents ask for in the 民声工作室 is put to everybody, becomes a project, is carried out.
#[test]
fn 党建自治() {
    let desk = Desk::new();
    let asked = one(
        &desk,
        json!({"do": "request", "door": "3-2-501", "kind": "appeal", "category": "environ", "words": "楼前违建棚太多，消防车进不来"}),
    );
    one(
        &desk,
        json!({"do": "request-move", "id": asked, "state": "published"}),
    );
    let poll = one(
        &desk,
        json!({"do": "poll", "question": "拆违建棚、改造小区，您同意吗？", "everyone": true, "consent": ">50%"}),
    );
    let say = |door: &str, answer: &str, way: &str| json!({"do": "poll-answer", "id": poll, "door": door, "answer": answer, "way": way});
    done(
        &desk,
        &[
            say("3-2-501", "同意", "会议"),
            say("3-2-502", "反对", "上门"),
            say("3-2-502", "同意", "上门"),
        ],
    );
    let result = desk.listed(&["poll", "result", &poll]);
    assert_eq!(result["households"]["consent"], 2);
    assert_eq!(
        result["households"]["met"], true,
        "two of three, and more than half is asked for"
    );
    assert_eq!(result["to_ask"], json!(["4-1-501"]));
    let meeting = json!({"do": "activity", "kind": "议事会", "title": "有求必应", "when": "2026-11-29 15:00", "point": "民声工作室", "needs": [&asked]});
    one(&desk, meeting);
    let project = one(
        &desk,
        json!({"do": "project", "title": "恒昌小区改造", "kind": "小区治理", "category": "environ", "needs": [asked]}),
    );
    for note in ["开工", "拆棚 190 个、平房 15 排，23 项工程"] {
        one(
            &desk,
            json!({"do": "project-move", "id": project, "note": note}),
        );
    }
    let projects = desk.listed(&["project", "list", "--all"]);
    assert_eq!(projects[0]["state"], "finished");
    assert_eq!(projects[0]["result"], "拆棚 190 个、平房 15 排，23 项工程");
    let history = desk.run(&["history"]).ends(0).out;
    assert!(
        history.contains("表态") && history.contains("新征求意见"),
        "{history}"
    );
}
