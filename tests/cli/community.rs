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
