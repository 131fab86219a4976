//! The hours of the day with its rounds and attempts on a line. Not how rounds are told apart.

use chrono::{NaiveDateTime, NaiveTime};
use maud::{Markup, html};

use super::super::Export;
use super::super::figures::stretch;
use super::tone;

/// Length of the line, and where it begins.
const LENGTH: f64 = 660.0;
const BEGIN: f64 = 20.0;

/// From which minute to which the line runs, counted from the day's midnight, in whole hours.
struct Axis {
    midnight: NaiveDateTime,
    from: i64,
    to: i64,
}

impl Axis {
    fn x(&self, at: NaiveDateTime) -> f64 {
        self.place((at - self.midnight).num_minutes())
    }

    fn place(&self, minute: i64) -> f64 {
        let small = |minutes: i64| f64::from(i32::try_from(minutes).unwrap_or(0));
        BEGIN + LENGTH * small(minute - self.from) / small(self.to - self.from)
    }
}

/// The line; nothing without rounds.
pub fn picture(export: &Export<'_>) -> Markup {
    let (log, words) = (export.log, export.words);
    let rounds = &log.head.rounds;
    let (Some(first), Some(last)) = (rounds.first(), rounds.last()) else {
        return html! {};
    };
    let midnight = log.head.date().and_time(NaiveTime::MIN);
    let minutes = |at: NaiveDateTime| (at - midnight).num_minutes();
    let axis = Axis {
        midnight,
        from: minutes(first.from.naive_local()).min(8 * 60).div_euclid(60) * 60,
        to: (minutes(last.to.naive_local()) + 59)
            .max(18 * 60)
            .div_euclid(60)
            * 60,
    };
    let hours =
        (axis.from / 60..=axis.to / 60).step_by(if axis.to - axis.from > 900 { 3 } else { 1 });
    html! {
        figure {
            figcaption { (words.get("daylog-picture-hours")) " " (words.duration(log.summary.minutes)) }
            svg viewBox="0 0 700 64" role="img" aria-label=(words.get("daylog-picture-hours")) {
                @for hour in hours {
                    @let x = format!("{:.1}", axis.place(hour * 60));
                    line.tick x1=(x) x2=(x) y1="8" y2="44" {}
                    text.axis x=(x) y="60" text-anchor="middle" { (hour.rem_euclid(24)) ":00" }
                }
                @for round in rounds {
                    @let left = axis.x(round.from.naive_local());
                    @let right = axis.x(round.to.naive_local());
                    rect.round x=(format!("{left:.1}")) y="12" height="28" rx="3"
                        width=(format!("{:.1}", (right - left).max(3.0))) {
                        title { (stretch(round)) }
                    }
                }
                @for row in log.visits.iter().filter(|row| !row.visit.late) {
                    circle class=(tone(row.visit.outcome)) cy="26" r="4.5"
                        cx=(format!("{:.1}", axis.x(row.visit.at.naive_local()))) {
                        title { (row.visit.at.format("%H:%M")) " " (row.place.door) " " (words.label(row.visit.outcome)) }
                    }
                }
            }
        }
    }
}
