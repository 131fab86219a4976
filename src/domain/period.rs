//! Periods that totals are made by: days, weeks from Monday, months, quarters, years. Not what is added up.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

impl Period {
    /// Every one, the shortest first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day of the period that `day` lies in.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let first_of = |month| NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            Self::Week => {
                let since = day.weekday().num_days_from_monday();
                day.checked_sub_days(Days::new(since.into())).unwrap_or(day)
            }
            Self::Month => first_of(day.month()),
            Self::Quarter => first_of(day.month0() / 3 * 3 + 1),
            Self::Year => first_of(1),
        }
    }

    /// The last day of the period that `day` lies in.
    pub fn end(self, day: NaiveDate) -> NaiveDate {
        let first = self.start(day);
        let next = match self {
            Self::Day => first.checked_add_days(Days::new(1)),
            Self::Week => first.checked_add_days(Days::new(7)),
            Self::Month => first.checked_add_months(Months::new(1)),
            Self::Quarter => first.checked_add_months(Months::new(3)),
            Self::Year => first.checked_add_months(Months::new(12)),
        };
        next.and_then(|next| next.pred_opt()).unwrap_or(day)
    }

    /// How the period that begins on `start` is written: `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`.
    pub fn written(self, start: NaiveDate) -> String {
        match self {
            Self::Day => start.to_string(),
            Self::Week => start.format("%G-W%V").to_string(),
            Self::Month => start.format("%Y-%m").to_string(),
            Self::Quarter => format!("{}-Q{}", start.year(), start.month0() / 3 + 1),
            Self::Year => start.year().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_of_a_period_has_the_same_start_and_the_start_is_its_own(number in 1_i32..1_000_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(number).unwrap();
            for period in Period::ALL {
                let start = period.start(day);
                prop_assert!(start <= day);
                prop_assert_eq!(period.start(start), start);
                let before = start.pred_opt().unwrap();
                prop_assert!(period.start(before) < start);
                let end = period.end(day);
                prop_assert!(day <= end);
                prop_assert_eq!(period.start(end), start);
                let after = end.succ_opt().unwrap();
                prop_assert_eq!(period.start(after), after);
            }
        }
    }

    #[test]
    fn periods_are_written_as_offices_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let written = Period::ALL.map(|period| period.written(period.start(day)));
        assert_eq!(
            written,
            ["2026-11-22", "2026-W47", "2026-11", "2026-Q4", "2026"]
        );
    }
}
