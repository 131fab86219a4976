//! Who is on duty this month, by keys: told where the activities are, set, taken in turn, missed when the day begins.

use crate::screen::{Desk, neighbours};
use chrono::NaiveDate;
use gridday::domain::codes::Body;
use gridday::domain::duty::OnDuty;
use gridday::ledger::queries::duties::of_month;
use gridday::tui::command::Action;
use gridday::tui::widget::taps::Target;
use insta::assert_snapshot;

fn on_duty(desk: &Desk, year: i32, month: u32) -> Option<OnDuty> {
    let view = desk.app.view();
    let day = NaiveDate::from_ymd_opt(year, month, 15).unwrap();
    of_month(view.ledger.tables(), day).map(|duty| duty.who.clone())
}

/// The list of activities.
fn at_activities(size: &str, language: &str) -> Desk {
    let mut desk = Desk::new(size, language, neighbours());
    desk.keys("C<right><right><right><right>");
    desk
}

#[test]
fn the_month_s_duty_is_told_where_activities_are_and_set_from_there() {
    let mut desk = at_activities("80x24", "zh-CN");
    assert!(desk.text().contains("本月还没定谁轮值"), "{}", desk.text());
    desk.tap(Target::Action(Action::Duty));
    assert_snapshot!("duty_months", desk.text());
    desk.keys("1");
    desk.burst("残");
    desk.keys("<tab><tab>");
    desk.burst("助残服务月");
    desk.keys("<f2>");
    assert_eq!(
        on_duty(&desk, 2026, 11),
        Some(OnDuty::Body(Body::new("disabled")))
    );
    assert!(
        desk.text().contains("本月轮值：残联（助残服务月）"),
        "{}",
        desk.text()
    );
    desk.keys("<left>");
    assert!(
        desk.text().contains("D 本月轮值"),
        "told on the other lists too"
    );
    desk.keys("D1<ctrl+u>");
    desk.burst("物业老李");
    desk.keys("<f2>");
    assert_eq!(
        on_duty(&desk, 2026, 11),
        Some(OnDuty::Name("物业老李".to_owned()))
    );
    desk.keys("uu");
    assert_eq!(on_duty(&desk, 2026, 11), None);
}

#[test]
fn several_take_turns_and_a_month_without_anybody_is_told_when_the_day_begins() {
    let mut desk = at_activities("80x24", "zh-CN");
    desk.keys("D7");
    desk.burst("总工会、团委");
    desk.keys("<tab><ctrl+u>");
    desk.burst("2026-12");
    desk.keys("<tab><ctrl+u>3<f2>");
    assert_eq!(on_duty(&desk, 2026, 12), on_duty(&desk, 2027, 2));
    assert!(on_duty(&desk, 2026, 12) != on_duty(&desk, 2027, 1));
    assert_eq!(on_duty(&desk, 2026, 11), None);
    desk.keys("<f2>b<f2>");
    assert!(desk.toast().contains("本月没定轮值"), "{}", desk.toast());
}

#[test]
fn who_has_no_rota_is_not_told_so_when_the_day_begins() {
    let mut desk = Desk::new("80x24", "zh-CN", neighbours());
    desk.keys("b<f2>");
    assert!(desk.toast().contains("开工了"), "{}", desk.toast());
    assert!(!desk.toast().contains("轮值"), "{}", desk.toast());
}
