//! The first start in the real terminal: a roster, an empty ledger, the demo. What the question looks like is tests/screens.

use crate::pty::{Home, Launch};

#[test]
fn the_first_start_imports_a_roster_and_the_next_one_asks_no_more() {
    let home = Home::new();
    let roster = "姓名,与户主关系,联系电话,住址\n孙大明,户主,14200000021,3-1-501\n李梅,户主,14200000022,3-1-402\n";
    std::fs::write(home.path().join("名册.csv"), roster).expect("a file");
    let mut session = Launch::new(&home, &[]).start();
    let frame = session.wait_text("从空白开始");
    assert!(frame.text().contains("/ledger"), "{}", frame.boxed());
    assert!(!home.ledger().exists());
    session.keys("2");
    session.wait_text("给台账设一个口令");
    session.keys("<enter>");
    session.wait_text("导入花名册");
    session.keys("~/名册.csv<enter>");
    session.wait_text("新增 2");
    session.keys("<enter>");
    session.wait_text("已导入 2 户");
    session.keys("<f4>");
    session.wait_text("孙大明");
    session.keys("<f2>q");
    assert!(session.wait_exit().success());
    let again = Launch::new(&home, &[]).start();
    again.wait_text("记一笔");
}

#[test]
fn leaving_the_first_question_makes_nothing_and_the_demo_is_forgotten() {
    let home = Home::new();
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("从空白开始");
    session.keys("<f9>");
    session.wait_text("Start empty");
    session.keys("q");
    assert!(session.wait_exit().success());
    assert!(!home.ledger().exists());
    // The language chosen there is kept.
    let mut session = Launch::new(&home, &[]).start();
    session.wait_text("Start empty");
    session.keys("1");
    session.wait_text("Record");
    session.keys("q2");
    assert!(session.wait_exit().success());
    let again = Launch::new(&home, &[]).start();
    again.wait_text("Start empty");
}
