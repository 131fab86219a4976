//! The report of a month: what the office counts, and who coordinated the month.

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_month_tells_what_doors_answered_and_who_coordinated_it() {
    let desk = Desk::new();
    let poll = ["poll", "add", "加装电梯？", "--area", "3-2", "--json"];
    let poll = desk.run(&poll).ends(0).id();
    // Of two answers of a door the later one counts.
    for (door, answer) in [
        ("3-2-501", "objection"),
        ("3-2-501", "consent"),
        ("3-2-502", "abstain"),
    ] {
        desk.run(&["poll", "answer", &poll, door, answer]).ends(0);
    }
    desk.run(&["partner", "add", "member", "周志远"]).ends(0);
    let duty = ["duty", "set", "2026-11", "周志远"];
    let words = ["--task", "冬季安全，电话 14200000077"];
    desk.run(&[&duty[..], &words[..]].concat()).ends(0);
    desk.run(&["duty", "set", "2026-12", "总工会"]).ends(0);
    let report = ["report", "--month", "2026-11", "--format", "json"];
    let report = desk.run(&report).ends(0).json();
    assert_eq!(
        report["figures"]["polls"],
        json!({"new": 1, "signed": 0, "under-way": 1, "answered": 2, "consent": 1, "abstain": 1}),
        "{report}"
    );
    assert_eq!(
        report["duties"],
        json!([{"month": "2026-11", "who": "周*远", "task": "冬季安全，电话 142****0077", "done": ""}])
    );
    let page = ["report", "--month", "2026-11", "--format", "html"];
    let page = desk.run(&page).ends(0).out;
    for said in [
        "2026-11 轮值",
        "周*远 / 冬季安全",
        "征求意见",
        "表态（户次）",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("总工会"), "{page}");
}
