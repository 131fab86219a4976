//! Hours when a knock is unwelcome. Not what is done about it.

use chrono::NaiveTime;

/// From one time of day up to another; over midnight if the end is the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment of it.
    pub from: NaiveTime,
    /// The first moment after it.
    pub until: NaiveTime,
}

impl Period {
    /// Reads `21:00-08:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        Some(Self {
            from: time(from)?,
            until: time(until)?,
        })
    }

    /// Whether a time of day lies in it.
    pub fn contains(&self, at: NaiveTime) -> bool {
        if self.from <= self.until {
            self.from <= at && at < self.until
        } else {
            self.from <= at || at < self.until
        }
    }
}

/// All quiet periods of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet(pub Vec<Period>);

impl Quiet {
    /// The period a time of day lies in, to be named in the warning.
    pub fn at(&self, time: NaiveTime) -> Option<Period> {
        self.0.iter().copied().find(|period| period.contains(time))
    }
}

impl Default for Quiet {
    /// Before 8:00, 12:00 to 14:00 and after 21:00 (domain.md §9).
    fn default() -> Self {
        let period = |from, until| Period {
            from: hour(from),
            until: hour(until),
        };
        Self(vec![period(21, 8), period(12, 14)])
    }
}

/// Reads `8:00`, `08:00` or, from a Chinese keyboard, `８：００`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let narrow: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '：' => ':',
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            other => other,
        })
        .collect();
    NaiveTime::parse_from_str(&narrow, "%H:%M").ok()
}

/// A full hour of the day, below 24.
pub(super) fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}
