//! Periods hold the days they are named after, and a day's figures are what happened on it alone.

use super::*;
use chrono::{Datelike, Days};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_day_lies_in_its_week_month_and_year_and_these_begin_and_end_where_they_do(days in 0u64..40_000) {
        let start = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
        let day = start.checked_add_days(Days::new(days)).unwrap();
        let (week, month, year) = (Period::week(day), Period::month(day), Period::year(day));
        for period in [Period::day(day), week, month, year] {
            prop_assert!(period.holds(day));
        }
        prop_assert_eq!((week.last - week.first).num_days(), 6);
        prop_assert_eq!(week.first.weekday(), chrono::Weekday::Mon);
        prop_assert_eq!(month.first.day(), 1);
        prop_assert_eq!(month.last.succ_opt().unwrap().day(), 1);
        prop_assert_eq!((year.first.ordinal(), year.last.month(), year.last.day()), (1, 12, 31));
    }
}

#[test]
fn every_group_and_every_figure_of_it_has_a_name_of_its_own() {
    let groups = of(&Tables::default(), &Period::day(NaiveDate::MIN));
    let mut keys: Vec<_> = groups.iter().map(|group| group.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), groups.len());
    for group in groups {
        let mut keys: Vec<_> = group
            .figures
            .iter()
            .map(|figure| figure.key.clone())
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}", group.key);
    }
    assert!(on(&Tables::default(), NaiveDate::MIN).is_empty());
}
