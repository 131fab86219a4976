//! Polls, posts and who looks for work by keys: a question put to a unit, answered by one key, signed; somebody placed.

use crate::screen::{Desk, neighbours};
use gridday::domain::codes::{PollState, StanceAnswer, WillingState};

/// A question put to every door, by keys alone.
fn asked(size: &str) -> Desk {
    let mut desk = Desk::new(size, "zh-CN", neighbours());
    desk.keys("C<left><left><left>9");
    desk.burst("加装电梯");
    desk.keys("<enter>");
    desk.burst("*");
    desk.keys("<f2>");
    desk
}

#[test]
fn a_door_answers_by_one_key_and_the_result_is_told_without_colour() {
    let mut desk = asked("120x36");
    desk.keys("<f4>y1");
    let view = desk.app.view();
    let tables = view.ledger.tables();
    let stance = tables.stances.iter().next().unwrap().clone();
    assert_eq!(stance.answer, StanceAnswer::CONSENT);
    desk.keys("y5");
    let text = desk.text();
    assert!(text.contains("理由"), "{text}");
    desk.keys("<esc>C");
    let text = desk.text();
    assert!(text.contains("#") && text.contains("同意 1"), "{text}");
    assert!(text.contains("还没达到"), "{text}");
    desk.keys("21");
    desk.keys("21");
    desk.burst("王建平");
    desk.keys("<f2>");
    let poll = desk.app.view();
    let poll = poll.ledger.tables().polls.iter().next().unwrap().clone();
    assert_eq!(poll.state, PollState::SIGNED);
    desk.keys("<f4>y");
    let text = desk.text();
    assert!(text.contains("没有要问这一户的事"), "{text}");
    desk.keys("u");
    let view = desk.app.view();
    assert_eq!(
        view.ledger.tables().polls.iter().next().unwrap().state,
        PollState::CLOSED
    );
}

#[test]
fn somebody_who_looks_for_work_is_placed_in_a_post_that_suits() {
    let mut desk = Desk::new("120x36", "zh-CN", neighbours());
    desk.keys("<f4>W1<tab><tab>");
    desk.burst("会缝纫");
    desk.keys("<f2>");
    desk.keys("C<left><left>91<enter>");
    desk.burst("羊绒缝纫");
    desk.keys("<f2>");
    desk.keys("1");
    let text = desk.text();
    assert!(text.contains("对路"), "{text}");
    desk.keys("1");
    let view = desk.app.view();
    let who = view.ledger.tables().willing.iter().next().unwrap().clone();
    assert_eq!(who.state, WillingState::PLACED);
    let text = desk.text();
    assert!(text.contains("0/1"), "{text}");
    desk.keys("u");
    let view = desk.app.view();
    let who = view.ledger.tables().willing.iter().next().unwrap();
    assert_eq!(who.state, WillingState::OPEN);
}
