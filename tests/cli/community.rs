//! Offers, matches, projects and partners by subcommand and by `apply`.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn an_offer_is_proposed_with_its_terms_given_and_called_off() {
    let desk = Desk::new();
    let partner = [
        "partner",
        "add",
        "unit",
        "卫生站",
        "--signed",
        "11-01",
        "--json",
    ];
    let partner = desk.run(&partner).ends(0).id();
    let offer = [
        "offer",
        "add",
        "health",
        "goods",
        "轮椅",
        "--quantity",
        "2",
        "--unit",
        "辆",
        "--partner",
        &partner,
        "--json",
    ];
    let offer = desk.run(&offer).ends(0).id();
    let add = [
        "request",
        "add",
        "3-2-501",
        "appeal",
        "health",
        "想借轮椅",
        "--json",
    ];
    let need = desk.run(&add).ends(0).id();
    desk.run(&["request", "move", &need, "published"]).ends(0);
    let proposed = desk.listed(&["match", "propose", &need]);
    assert_eq!(proposed[0]["offer"]["id"], offer.as_str());
    let terms = proposed[0]["terms"].as_array().unwrap();
    let sum: u64 = terms
        .iter()
        .map(|term| term["points"].as_u64().unwrap())
        .sum();
    assert_eq!(proposed[0]["score"], sum);
    desk.run(&["match", "accept", &need, &offer, "--quantity", "3"])
        .ends(1);
    let accepted = desk.run(&[
        "match",
        "accept",
        &need,
        &offer,
        "--quantity",
        "2",
        "--json",
    ]);
    let accepted = accepted.ends(0).id();
    let row = &desk.listed(&["offer", "list"])[0];
    assert_eq!(
        (&row["left"], &row["provider"]),
        (&json!(0), &json!("卫生站"))
    );
    let row = &desk.listed(&["request", "list"])[0];
    assert_eq!(
        (&row["state"], &row["partner"]),
        (&json!("assigned"), &json!(partner))
    );
    assert_eq!(desk.listed(&["match", "propose", &need]), json!([]));
    desk.run(&["match", "settle", &accepted, "called-off"])
        .ends(0);
    assert_eq!(desk.listed(&["offer", "list"])[0]["left"], 2);
    let log = desk.run(&["log", "--format", "json"]).ends(0).json();
    let row = &log["matches"][0];
    assert_eq!(
        [
            &row["id"],
            &row["door"],
            &row["words"],
            &row["offer_words"],
            &row["quantity"],
            &row["state"]
        ],
        [
            &json!(accepted),
            &json!("3-2-501"),
            &json!("想借轮椅"),
            &json!("轮椅"),
            &json!(2),
            &json!("called-off")
        ],
        "{row}"
    );
    assert_eq!(desk.listed(&["partner", "list"])[0]["offers"], 1);
    desk.run(&["partner", "add", "unit", "卫生站"]).ends(1);
    desk.run(&["offer", "end", &offer]).ends(0);
    assert_eq!(desk.listed(&["offer", "list"]), json!([]));
}

#[test]
fn a_project_is_set_up_by_apply_and_led_to_its_evaluation() {
    let desk = Desk::new();
    let line = r#"{"do":"project","title":"清运杂物","kind":"estate","budget":"1200.5"}"#;
    let made = desk.fed(&["apply"], line).ends(0).json();
    let id = made["id"].as_str().unwrap().to_owned();
    assert_eq!(desk.listed(&["project", "list"])[0]["budget_fen"], 120_050);
    desk.run(&["project", "move", &id, "finished"]).ends(1);
    for _ in 0..3 {
        desk.run(&["project", "move", &id, "--note", "清了 6 车"])
            .ends(0);
    }
    assert_eq!(desk.listed(&["project", "list"]), json!([]));
    let row = &desk.listed(&["project", "list", "--all"])[0];
    assert_eq!(
        (&row["state"], &row["result"]),
        (&json!("evaluated"), &json!("清了 6 车"))
    );
    let line = r#"{"do":"partner","kind":"member","name":"周志远","unit":"水务局"}"#;
    desk.fed(&["apply"], line).ends(0);
    assert_eq!(
        desk.listed(&["partner", "list", "--kind", "member"])[0]["unit"],
        "水务局"
    );
}

/// The id of what a line of `apply` wrote down.
fn done(desk: &Desk, line: &str) -> String {
    desk.fed(&["apply"], line).ends(0).id()
}

#[test]
fn what_an_edit_does_not_say_stays() {
    let desk = Desk::new();
    let unit = r#"{"do":"partner","kind":"unit","name":"水务局","contact":"刘工","phone":"14200000009","signed":"11-01","until":"2027-10-31","terms":"每月一次"}"#;
    let offer = r#"{"do":"offer","category":"health","form":"goods","words":"轮椅","provider":"水务局","contact":"刘工","phone":"14200000009","from":"2026-11-01","until":"2027-01-31","group":"alone","conditions":"押金五十"}"#;
    let post = r#"{"do":"post","kind":"mothers","title":"串珠","employer":"水务局","contact":"刘工","phone":"14200000009","group":"dibao","pay":"计件"}"#;
    let [unit, offer, post] = [unit, offer, post].map(|line| done(&desk, line));
    for (noun, id) in [("partner", &unit), ("offer", &offer), ("post", &post)] {
        let contact = || {
            let row = &desk.listed(&[noun, "list"])[0];
            format!("{} {}", row["contact"], row["phones"])
        };
        let edit = |flag, value| desk.run(&[noun, "edit", id, flag, value]).ends(0);
        edit("--phone", "14200000010");
        edit("--note", "换了电话");
        let both = contact();
        assert!(
            both.contains("刘工") && both.contains("142****0010"),
            "{noun}: {both}"
        );
        edit("--contact", "赵工");
        let both = contact();
        assert!(
            both.contains("赵工") && both.contains("142****0010"),
            "{noun}: {both}"
        );
        edit("--contact", "");
        edit("--phone", "");
        let both = contact();
        assert!(
            !both.contains('工') && !both.contains("142"),
            "{noun}: {both}"
        );
    }
    let row = &desk.listed(&["partner", "list"])[0];
    let agreed = [&row["signed"], &row["until"], &row["terms"]];
    assert_eq!(agreed, ["2026-11-01", "2027-10-31", "每月一次"]);
    let row = &desk.listed(&["offer", "list"])[0];
    assert_eq!(
        (&row["groups"], &row["conditions"]),
        (&json!(["alone"]), &json!("押金五十"))
    );
    assert_eq!([&row["from"], &row["until"]], ["2026-11-01", "2027-01-31"]);
    assert_eq!(
        [&row["partner"], &row["provider"]],
        [unit.as_str(), "水务局"]
    );
    let row = &desk.listed(&["post", "list"])[0];
    assert_eq!(
        (&row["groups"], &row["pay"]),
        (&json!(["dibao"]), &json!("计件"))
    );
    // Another giver is said in place of the partner.
    desk.run(&["offer", "edit", &offer, "--provider", "自来水公司"])
        .ends(0);
    let row = &desk.listed(&["offer", "list"])[0];
    assert_eq!(
        (&row["partner"], &row["provider"]),
        (&json!(null), &json!("自来水公司"))
    );
    let home =
        r#"{"do":"household-edit","door":"3-2-501","owner":"孙丽","owner_phone":"14200000011"}"#;
    done(&desk, home);
    desk.run(&[
        "household",
        "edit",
        "3-2-501",
        "--owner-phone",
        "14200000012",
        "--state",
        "rented",
    ])
    .ends(0);
    let shown = desk.listed(&["show", "3-2-501"]);
    let owner = shown["household"]["owner"].to_string();
    assert!(
        owner.contains("孙丽") && owner.contains("142****0012"),
        "{owner}"
    );
}

#[test]
fn an_activity_put_off_lasts_as_long_as_it_did_and_a_poll_keeps_the_share_that_differs() {
    let desk = Desk::new();
    let course = r#"{"do":"activity","kind":"training","title":"护工班","when":"2026-11-29 15:00-17:30","care":["dibao"],"hosts":["妇联"],"capacity":30}"#;
    let course = done(&desk, course);
    desk.run(&["activity", "edit", &course, "--when", "2026-12-06 09:00"])
        .ends(0);
    let row = &desk.listed(&["activity", "list", "--all"])[0];
    assert_eq!(
        [&row["on"], &row["from"], &row["until"]],
        ["2026-12-06", "09:00", "11:30"]
    );
    assert_eq!(
        (&row["care"], &row["hosts"]),
        (&json!(["dibao"]), &json!(["妇联"]))
    );
    desk.run(&["activity", "edit", &course, "--when", "2026-12-07"])
        .ends(0);
    let row = &desk.listed(&["activity", "list", "--all"])[0];
    assert_eq!(
        (&row["last"], &row["until"]),
        (&json!("2026-12-07"), &json!(null))
    );
    let poll = r#"{"do":"poll","question":"加装电梯？","areas":["3-2"],"consent":"2/3","consent_area":"3/4","participation":"2/3"}"#;
    let poll = done(&desk, poll);
    desk.run(&[
        "poll",
        "edit",
        &poll,
        "--consent",
        "4/5",
        "--participation",
        "75%",
    ])
    .ends(0);
    let threshold = &desk.listed(&["poll", "list"])[0]["threshold"];
    assert_eq!(
        [&threshold["consent"], &threshold["consent_area"]],
        ["80%", "75%"]
    );
    assert_eq!(
        [
            &threshold["participation"],
            &threshold["participation_area"]
        ],
        ["75%", "75%"]
    );
}

#[test]
fn a_finished_project_stands_in_the_queue_until_it_is_rated() {
    let desk = Desk::empty();
    let add = [
        "project",
        "add",
        "加装晾衣架",
        "--category",
        "livelihood",
        "--json",
    ];
    let project = desk.run(&add).ends(0).id();
    for state in ["carried-out", "finished"] {
        desk.run(&["project", "move", &project, state]).ends(0);
    }
    let row = &desk.listed(&["queue"])[0];
    assert_eq!(
        (&row["id"], &row["door"]),
        (&json!(project), &json!("加装晾衣架"))
    );
    let reason = &row["reasons"][0];
    assert_eq!(
        (&reason["rule"], &reason["text"]),
        (&json!("project"), &json!("已完成，该评价了"))
    );
    let rate = [
        "project",
        "move",
        &project,
        "evaluated",
        "--rating",
        "satisfied",
    ];
    desk.run(&rate).ends(0);
    assert_eq!(desk.listed(&["queue"]), json!([]));
    assert_eq!(
        desk.listed(&["project", "list", "--all"])[0]["rating"],
        "satisfied"
    );
}

#[test]
fn what_is_over_is_not_begun_anew_by_the_next_step_and_nobody_comes_before_the_beginning() {
    let desk = Desk::new();
    let project = done(&desk, r#"{"do":"project","title":"楼道亮灯"}"#);
    for state in ["实施中", "已完成", "已评价"] {
        let moved = desk.run(&["project", "move", &project]).ends(0);
        assert!(moved.err.contains(state), "{}", moved.err);
    }
    let over = desk.run(&["project", "move", &project]).ends(1);
    assert!(over.err.contains("自己选状态"), "{}", over.err);
    let back = ["project", "move", &project, "set-up"];
    let back = desk.run(&back).ends(1);
    assert!(
        back.err.contains("「已评价」") && back.err.contains("「已立项」"),
        "{}",
        back.err
    );
    desk.run(&["project", "move", &project, "carried-out"])
        .ends(0);
    let activity = done(
        &desk,
        r#"{"do":"activity","kind":"training","title":"急救","when":"2027-03-01 09:00"}"#,
    );
    let listed = format!(r#"{{"do":"activity-sign-up","id":"{activity}","door":"3-2-501"}}"#);
    done(&desk, &listed);
    let early = desk
        .run(&["activity", "attend", &activity, "--all"])
        .ends(1);
    assert!(early.err.contains("还没开始"), "{}", early.err);
}

#[test]
fn a_need_takes_no_more_than_it_asks_for_and_nothing_once_it_is_withdrawn() {
    let desk = Desk::new();
    let offer = |words: &str| {
        format!(
            r#"{{"do":"offer","category":"health","form":"goods","words":"{words}","quantity":5}}"#
        )
    };
    let (one, other) = (done(&desk, &offer("轮椅")), done(&desk, &offer("旧轮椅")));
    let need = done(
        &desk,
        r#"{"do":"request","door":"3-2-501","kind":"appeal","category":"health","words":"借轮椅","quantity":2}"#,
    );
    desk.run(&["request", "move", &need, "published"]).ends(0);
    let refused = |offer: &str, quantity: &str, why: &str| {
        let came = ["match", "accept", &need, offer, "--quantity", quantity];
        let came = desk.run(&came).ends(1);
        assert!(came.err.contains(why), "{}", came.err);
    };
    refused(&one, "3", "只还要 2");
    desk.run(&["match", "accept", &need, &one, "--quantity", "1"])
        .ends(0);
    refused(&one, "1", "已经对接了这条资源");
    refused(&other, "2", "只还要 1");
    desk.run(&["match", "accept", &need, &other]).ends(0);
    let left = || {
        let listed = desk.listed(&["offer", "list"]);
        let rows = listed.as_array().unwrap().clone();
        rows.iter()
            .map(|row| row["left"].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(left(), 8, "one of each");
    let third = done(&desk, &offer("新轮椅"));
    refused(&third, "1", "都已对接");
    desk.run(&["request", "move", &need, "withdrawn"]).ends(0);
    assert_eq!(left(), 15, "what was agreed is free again");
    for row in desk.listed(&["match", "list"]).as_array().unwrap() {
        let given = ["match", "settle", row["id"].as_str().unwrap(), "given"];
        assert_ne!(desk.run(&given).code, 0, "what is off is not given");
    }
}
