//! What a door shows of the community around it, and where its floor area comes from.

use serde_json::json;

use crate::desk::Desk;

/// The id of what a line of `apply` wrote down.
fn done(desk: &Desk, line: &str) -> String {
    desk.fed(&["apply"], line).ends(0).id()
}

#[test]
fn floor_area_comes_in_by_every_way_and_a_poll_says_where_it_is_missing() {
    let desk = Desk::new();
    desk.run(&["household", "edit", "3-2-501", "--floor-area", "89.50㎡"])
        .ends(0);
    let roster = "楼栋,单元,房号,姓名,建筑面积\n3,2,502,李娜,120\n3,2,601,周敏,\n";
    desk.fed(&["import", "roster", "-"], roster).ends(0);
    done(
        &desk,
        r#"{"do":"household","door":"3-2-602","floor_area":60.25}"#,
    );
    let area = |door: &str| desk.listed(&["show", door])["household"]["floor_area"].clone();
    let known = ["3-2-501", "3-2-502", "3-2-602", "3-2-601"].map(area);
    assert_eq!(
        known,
        [json!("89.5"), json!("120"), json!("60.25"), json!(null)]
    );
    desk.run(&["household", "edit", "3-2-501", "--floor-area", "八十多"])
        .ends(2);
    let poll = done(
        &desk,
        r#"{"do":"poll","question":"加装电梯？","areas":["3-2"]}"#,
    );
    desk.run(&["poll", "answer", &poll, "3-2-501", "consent"])
        .ends(0);
    let row = &desk.listed(&["poll", "list"])[0];
    assert_eq!(
        [&row["area"]["all"], &row["area"]["consent"]],
        [269.75, 89.5]
    );
    assert_eq!(row["area_unknown"], 1);
    let shown = desk.run(&["poll", "show", &poll]).ends(0);
    assert!(shown.err.contains("1 户不知道面积"), "{}", shown.err);
    desk.run(&["household", "edit", "3-2-501", "--floor-area", ""])
        .ends(0);
    assert_eq!(desk.listed(&["poll", "list"])[0]["area_unknown"], 2);
}

#[test]
fn a_door_shows_all_the_community_has_to_do_with_it_in_words_and_json() {
    let desk = Desk::new();
    let door = "3-2-501";
    let poll = done(
        &desk,
        r#"{"do":"poll","question":"加装电梯？","areas":["3-2"]}"#,
    );
    let show = || desk.listed(&["show", door]);
    assert_eq!(show()["polls"][0]["answer"], json!(null));
    desk.run(&[
        "poll",
        "answer",
        &poll,
        door,
        "objection",
        "--reason",
        "一楼不用",
    ])
    .ends(0);
    desk.run(&["poll", "close", &poll]).ends(0);
    let lines = [
        r#"{"do":"household-edit","door":"3-2-501","floor_area":"89.5","owner":"孙丽","owner_phone":"14200000011"}"#,
        r#"{"do":"willing","door":"3-2-501","wish":"flexible","who":"王芳","skill":"缝纫"}"#,
        r#"{"do":"relief","door":"3-2-501","money":"500","receipt":"signed"}"#,
        r#"{"do":"request","door":"3-2-501","kind":"wish","category":"health","words":"想借轮椅"}"#,
        r#"{"do":"told","door":"3-2-501","what":"fire","how":"told"}"#,
    ];
    for line in lines {
        desk.fed(&["apply"], line).ends(0);
    }
    let course = done(
        &desk,
        r#"{"do":"activity","kind":"training","title":"护工班","when":"+7 15:00"}"#,
    );
    desk.run(&["activity", "sign-up", &course, "--door", door])
        .ends(0);
    let card = show();
    assert_eq!(
        [&card["polls"][0]["answer"], &card["polls"][0]["state"]],
        ["objection", "closed"]
    );
    assert_eq!(
        [&card["willing"][0]["name"], &card["willing"][0]["skill"]],
        ["王芳", "缝纫"]
    );
    assert_eq!(card["relief"][0]["money_fen"], 50_000);
    assert_eq!(card["activities"][0]["title"], "护工班");
    assert_eq!(
        [&card["told"][0]["what"], &card["requests"][0]["words"]],
        ["fire", "想借轮椅"]
    );
    let text = desk.run(&["show", door]).ends(0).out;
    let said = [
        "89.5 平方米",
        "孙丽 142****0011",
        "加装电梯？  反对",
        "一楼不用",
        "王芳  灵活",
    ];
    for words in said
        .into_iter()
        .chain(["缝纫", "500", "护工班", "想借轮椅", "消防"])
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("14200000011"), "{text}");
}

#[test]
fn what_was_given_at_a_door_and_was_not_after_all_is_no_longer_shown_as_given() {
    let desk = Desk::new();
    let offer = r#"{"do":"offer","category":"health","form":"goods","words":"轮椅","quantity":2}"#;
    let need = r#"{"do":"request","door":"3-2-501","kind":"appeal","category":"health","words":"想借轮椅"}"#;
    let [offer, need] = [offer, need].map(|line| done(&desk, line));
    desk.run(&["request", "move", &need, "published"]).ends(0);
    let give = [
        "told",
        "add",
        "3-2-501",
        &offer,
        "--how",
        "given",
        "--request",
        &need,
    ];
    desk.run(&give).ends(0);
    let told = || desk.listed(&["show", "3-2-501"])["told"][0].clone();
    assert_eq!(
        (&told()["how"], &told()["quantity"]),
        (&json!("given"), &json!(1))
    );
    let given = told()["pairing"].as_str().unwrap().to_owned();
    // What was given stays given unless it is said why it was not.
    desk.run(&["match", "settle", &given, "called-off"]).ends(1);
    assert_eq!(told()["how"], "given");
    let off = [
        "match",
        "settle",
        &given,
        "called-off",
        "--note",
        "没有送到",
    ];
    desk.run(&off).ends(0);
    let after = told();
    assert_eq!(
        (&after["how"], &after["quantity"]),
        (&json!("told"), &json!(null))
    );
    assert_eq!(desk.listed(&["offer", "list"])[0]["left"], 2);
    desk.run(&["undo"]).ends(0);
    assert_eq!(told()["how"], "given");
    assert_eq!(desk.listed(&["offer", "list"])[0]["left"], 1);
}
