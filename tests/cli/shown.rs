//! What listings show: numbers in words masked, money as money, counts as numbers; partners called by their names.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn listings_mask_numbers_in_words_and_show_money_as_money() {
    let desk = Desk::new();
    let words = "助学金，问 14200000055";
    let offer = [
        "offer",
        "add",
        "culture",
        "money",
        words,
        "--quantity",
        "48050",
    ];
    let offer = [&offer[..], &["--note", "14200000056"], &["--json"]].concat();
    let came = desk.run(&offer);
    assert_eq!(came.code, 0, "{}", came.err);
    let listed = desk.listed(&["offer", "list"]);
    assert_eq!(listed[0]["words"], "助学金，问 142****0055");
    assert_eq!(listed[0]["note"], "142****0056");
    assert!(desk.run(&["offer", "list"]).ends(0).out.contains("¥480.50"));
    let partner = [
        "partner",
        "add",
        "member",
        "周志远",
        "--strengths",
        "修电脑 14200000057",
    ];
    desk.run(&partner).ends(0);
    let partners = desk.listed(&["partner", "list"]);
    assert_eq!(partners[0]["strengths"], "修电脑 142****0057");
    let relief = [
        "relief",
        "add",
        "3-2-501",
        "--money",
        "300",
        "--note",
        "打 14200000058",
    ];
    desk.run(&relief).ends(0);
    assert_eq!(
        desk.listed(&["relief", "list"])[0]["note"],
        "打 142****0058"
    );
    let totals = desk.run(&["relief", "totals", "--by", "care"]).ends(0);
    assert!(totals.err.contains("整笔算在那一类"), "{}", totals.err);
}

#[test]
fn a_post_is_of_a_partner_by_its_name_and_a_host_can_be_taken_out() {
    let desk = Desk::new();
    let partner = ["partner", "add", "member", "周志远", "--json"];
    let partner = desk.run(&partner).ends(0).id();
    let post = [
        "post",
        "add",
        "mothers",
        "缝纫",
        "--partner",
        "周志远",
        "--json",
    ];
    let came = desk.run(&post);
    assert_eq!(came.code, 0, "{}", came.err);
    assert_eq!(desk.listed(&["post", "list"])[0]["partner"], json!(partner));
    let unknown = ["post", "add", "mothers", "缝纫", "--partner", "没有的单位"];
    assert_ne!(desk.run(&unknown).code, 0);
    let plan = ["activity", "add", "training", "护工班", "2026-11-29 15:00"];
    let plan = [&plan[..], &["--host", "周志远", "--host", "妇联", "--json"]].concat();
    let came = desk.run(&plan);
    assert_eq!(came.code, 0, "{}", came.err);
    let id = came.id();
    for host in ["周志远", "妇联"] {
        desk.run(&["activity", "edit", &id, "--no-host", host])
            .ends(0);
    }
    assert_eq!(desk.listed(&["activity", "list"])[0]["hosts"], json!([]));
    let again = desk.run(&["activity", "edit", &id, "--no-host", "妇联"]);
    assert!(
        again.code != 0 && again.err.contains("妇联"),
        "{}",
        again.err
    );
}
