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

#[test]
fn years_shares_and_days_nobody_means_are_refused_with_what_to_write() {
    let desk = Desk::new();
    let refused = |line: &[&str], says: &str| {
        let ran = desk.run(line);
        assert_ne!(ran.code, 0, "{line:?}");
        assert!(ran.err.contains(says), "{line:?}: {}", ran.err);
    };
    for year in ["0", "0000", "1999", "9999"] {
        refused(&["report", "--year", year], "2000 到 2100");
    }
    desk.run(&["report", "--year", "2026"]).ends(0);
    refused(
        &["poll", "add", "装电梯？", "--everyone", "--consent", "0%"],
        "大于 0",
    );
    refused(
        &["poll", "add", "装电梯？", "--everyone", "--consent", "120%"],
        "不超过 100%",
    );
    refused(
        &[
            "offer",
            "add",
            "health",
            "goods",
            "轮椅",
            "--until",
            "0001-01-01",
        ],
        "2000 到 2100",
    );
    let poll = ["poll", "add", "装电梯？", "--everyone", "--json"];
    let poll = desk.run(&poll).ends(0).id();
    desk.run(&["poll", "close", &poll]).ends(0);
    refused(&["poll", "edit", &poll, "--consent", "1/2"], "重新开放");
    let given = ["relief", "add", "3-2-501", "--money", "300", "--json"];
    let given = desk.run(&given).ends(0).id();
    let both = [
        "relief",
        "correct",
        &given,
        "--strike",
        "--money",
        "200",
        "--note",
        "记错了",
    ];
    refused(&both, "就不要划掉");
}
