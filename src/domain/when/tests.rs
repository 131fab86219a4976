//! Days and times as people type them, and what is none.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

#[rstest]
#[case("2026-12-01", "2026-12-01")]
#[case("20261201", "2026-12-01")]
#[case("26.12.1", "2026-12-01")]
#[case("11-29", "2026-11-29")]
#[case("3-15", "2027-03-15")]
#[case("11月22日", "2026-11-22")]
#[case("29日", "2026-11-29")]
#[case("5号", "2026-12-05")]
#[case("明天", "2026-11-23")]
#[case("+7", "2026-11-29")]
#[case("+7天", "2026-11-29")]
#[case("-1", "2026-11-21")]
#[case("周五", "2026-11-27")]
#[case("周日", "2026-11-22")]
#[case("下周三", "2026-11-25")]
#[case("Fri", "2026-11-27")]
#[case("2-29", "2028-02-29")]
fn days_are_read_as_people_type_them(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        parse_day(text, today(), Toward::Future),
        Ok(expected.parse().unwrap()),
        "{text}"
    );
}

#[rstest]
#[case("3-15", "2026-03-15")]
#[case("11-29", "2025-11-29")]
#[case("29日", "2026-10-29")]
#[case("周五", "2026-11-20")]
fn without_a_year_the_past_is_meant_where_it_must_be(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        parse_day(text, today(), Toward::Past),
        Ok(expected.parse().unwrap()),
        "{text}"
    );
}

#[rstest]
#[case("", WhenFault::NotADay)]
#[case("soon", WhenFault::NotADay)]
#[case("13-45", WhenFault::NoSuchDay)]
#[case("2026-02-30", WhenFault::NoSuchDay)]
#[case("0001-01-01", WhenFault::FarOff)]
#[case("1999-12-31", WhenFault::FarOff)]
#[case("2101-01-01", WhenFault::FarOff)]
#[case("99991231", WhenFault::FarOff)]
#[case("7", WhenFault::NotADay)]
#[case("+99999", WhenFault::NotADay)]
fn what_is_no_day_says_why(#[case] text: &str, #[case] expected: WhenFault) {
    assert_eq!(
        parse_day(text, today(), Toward::Future),
        Err(expected),
        "{text}"
    );
}

#[rstest]
#[case("19:00", "2026-11-22", Some("19:00:00"))]
#[case("9:00", "2026-11-23", Some("09:00:00"))]
#[case("11-29T19:00", "2026-11-29", Some("19:00:00"))]
#[case("明天下午3点", "2026-11-23", Some("15:00:00"))]
#[case("今晚7点", "2026-11-22", Some("19:00:00"))]
#[case("周五上午9:30", "2026-11-27", Some("09:30:00"))]
#[case("晚上8点", "2026-11-22", Some("20:00:00"))]
#[case("tomorrow 3pm", "2026-11-23", Some("15:00:00"))]
#[case("中午12点", "2026-11-23", Some("12:00:00"))]
#[case("明天 9点半", "2026-11-23", Some("09:30:00"))]
#[case("11-29", "2026-11-29", None)]
#[case("+2 8：05", "2026-11-24", Some("08:05:00"))]
fn appointments_have_a_day_and_perhaps_a_time(
    #[case] text: &str,
    #[case] day: &str,
    #[case] time: Option<&str>,
) {
    let time = time.map(|time| time.parse().unwrap());
    let now = today().and_hms_opt(14, 0, 0).unwrap();
    assert_eq!(
        parse_when(text, now),
        Ok((day.parse().unwrap(), time)),
        "{text}"
    );
}

proptest! {
    #[test]
    fn nothing_typed_breaks_the_reader(text in "[0-9年月日周下上+:点半 a-z-]{0,14}") {
        let _ = parse_day(&text, today(), Toward::Future);
        let _ = parse_day(&text, today(), Toward::Past);
        let _ = parse_when(&text, today().and_hms_opt(14, 0, 0).unwrap());
    }

    #[test]
    fn every_day_reads_back_in_full_and_lies_on_its_side_without_a_year(days in 0i64..20_000) {
        let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Duration::days(days);
        prop_assert_eq!(parse_day(&day.to_string(), today(), Toward::Past), Ok(day));
        let short = day.format("%m-%d").to_string();
        prop_assert!(parse_day(&short, today(), Toward::Future).is_ok_and(|found| found >= today()));
        prop_assert!(parse_day(&short, today(), Toward::Past).is_ok_and(|found| found <= today()));
    }
}
