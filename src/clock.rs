//! Time and identity: the only place that asks the system for either. Everything else is handed a [`Clock`].

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use chrono::{DateTime, Duration, FixedOffset, Local, NaiveDate, SecondsFormat};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A moment with the offset of the place it was noted in.
pub type Moment = DateTime<FixedOffset>;

/// Where the present moment and fresh record ids come from.
pub trait Clock: Send + Sync {
    /// The present moment, local.
    fn now(&self) -> Moment;
    /// A record id never given before (UUID version 7, or counted in tests).
    fn id(&self) -> Uuid;
    /// Today's local date.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
    /// Milliseconds on a clock that never goes back; only differences mean something.
    fn ticks(&self) -> u64;
}

/// The system's clock, possibly moved to start at another moment (it runs on from there).
#[derive(Clone)]
pub struct SystemClock {
    start: Instant,
    shift: Option<Moment>,
}

impl SystemClock {
    /// The system's own time.
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            shift: None,
        }
    }

    /// A clock that shows `moment` now and runs on from there (`GRIDDAY_CLOCK`).
    pub fn starting_at(moment: Moment) -> Self {
        Self {
            start: Instant::now(),
            shift: Some(moment),
        }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        match self.shift {
            None => Local::now().fixed_offset(),
            Some(moment) => {
                let run = Duration::from_std(self.start.elapsed()).unwrap_or_default();
                moment.checked_add_signed(run).unwrap_or(moment)
            }
        }
    }

    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn ticks(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// A clock for tests: stands still until told, and counts its ids.
pub struct FixedClock {
    millis: AtomicU64,
    offset: FixedOffset,
    next: AtomicU64,
}

impl FixedClock {
    /// A clock that stands at `moment`.
    pub fn at(moment: Moment) -> Self {
        let millis = u64::try_from(moment.timestamp_millis()).unwrap_or(0);
        Self {
            millis: AtomicU64::new(millis),
            offset: *moment.offset(),
            next: AtomicU64::new(1),
        }
    }

    /// Moves the clock on (or back, with a negative duration).
    pub fn advance(&self, by: Duration) {
        let step = by.num_milliseconds();
        let _ = self
            .millis
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |now| {
                Some(now.saturating_add_signed(step))
            });
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        let millis = i64::try_from(self.millis.load(Ordering::SeqCst)).unwrap_or(0);
        DateTime::from_timestamp_millis(millis)
            .unwrap_or_default()
            .with_timezone(&self.offset)
    }

    fn id(&self) -> Uuid {
        Uuid::from_u64_pair(0, self.next.fetch_add(1, Ordering::SeqCst))
    }

    fn ticks(&self) -> u64 {
        self.millis.load(Ordering::SeqCst)
    }
}

/// A hybrid logical clock reading: wall time in milliseconds, and a counter for what happened within one.
///
/// It never goes back, even when the device's clock does, so operations keep their order.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Hlc {
    /// Milliseconds since 1970 (UTC).
    pub millis: i64,
    /// Order within one millisecond, or while the wall clock is behind.
    pub counter: u32,
}

impl Hlc {
    /// The reading for something that happens at `moment`, after everything up to `self`.
    #[must_use]
    pub fn next(self, moment: Moment) -> Self {
        let millis = moment.timestamp_millis();
        if millis > self.millis {
            Self { millis, counter: 0 }
        } else {
            match self.counter.checked_add(1) {
                Some(counter) => Self {
                    millis: self.millis,
                    counter,
                },
                None => Self {
                    millis: self.millis + 1,
                    counter: 0,
                },
            }
        }
    }
}

/// Reads `2026-11-22T09:00:00+08:00`.
///
/// # Errors
/// When the text is not a date and time with an offset (RFC 3339).
pub fn parse_moment(text: &str) -> Result<Moment, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text.trim())
}

/// Writes a moment as `2026-11-22T09:00:00+08:00`.
pub fn print_moment(moment: &Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_moved_clock_starts_where_it_was_told_and_runs_on() {
        let start = parse_moment("2026-11-22T09:00:00+08:00").unwrap();
        let clock = SystemClock::starting_at(start);
        let first = clock.now();
        assert!(first >= start && first < start + Duration::seconds(5));
        assert_eq!(clock.today().to_string(), "2026-11-22");
        assert!(clock.now() >= first);
    }

    proptest! {
        #[test]
        fn readings_always_rise_whatever_the_wall_clock_does(times in prop::collection::vec(0i64..4_000_000_000_000, 1..50)) {
            let mut reading = Hlc::default();
            for millis in times {
                let moment = DateTime::from_timestamp_millis(millis).unwrap().fixed_offset();
                let next = reading.next(moment);
                prop_assert!(next > reading);
                prop_assert!(next.millis >= millis);
                reading = next;
            }
        }
    }
}
