//! The zone local days are meant in, where only the hours east of UTC are known.

use chrono::{DateTime, FixedOffset, Offset};
use chrono_tz::Tz;

/// The zone of a moment: that of China for +08:00, a fixed one for other full hours, UTC else.
pub fn of(moment: &DateTime<FixedOffset>) -> Tz {
    let seconds = moment.offset().fix().local_minus_utc();
    match (seconds / 3600, seconds % 3600) {
        (8, 0) => Tz::Asia__Shanghai,
        (0, 0) => Tz::UTC,
        // The names of these zones count hours west of UTC.
        (hours, 0) => format!("Etc/GMT{:+}", -hours).parse().unwrap_or(Tz::UTC),
        _ => Tz::UTC,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_the_same_day_in_the_zone_found_for_it() {
        for hours in -11..=13 {
            let offset = FixedOffset::east_opt(hours * 3600).unwrap();
            let moment = chrono::DateTime::UNIX_EPOCH.with_timezone(&offset);
            let read = moment.with_timezone(&of(&moment)).fixed_offset();
            assert_eq!(read.date_naive(), moment.date_naive(), "{moment}");
        }
    }
}
