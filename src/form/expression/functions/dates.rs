//! Functions of days and moments. Days are civil: no zone and no summer time moves them (forms.md §5 rows 10 to 15).
//!
//! A whole number is that day since 1970-01-01; any other number a moment, counted in UTC. Blank stays blank; a text that
//! is no date (`2026-02-30`) gives a blank and a [`Warning`], never another day (row 20).

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use super::super::evaluate::Scope;
use super::super::value::{Value, node_text};
use super::super::world::Warning;
use super::super::{Syntax, calendar, number};
use super::pattern;

/// What a value says of the calendar.
#[derive(Clone, Copy)]
enum Timed {
    Day(NaiveDate),
    Moment(DateTime<FixedOffset>),
}

impl Timed {
    fn moment(self, scope: &Scope) -> DateTime<FixedOffset> {
        match self {
            Self::Day(day) => calendar::midnight(day, scope.world.zone()),
            Self::Moment(moment) => calendar::in_zone(moment, scope.world.zone()),
        }
    }

    fn day(self, scope: &Scope) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => calendar::in_zone(moment, scope.world.zone()).date_naive(),
        }
    }
}

fn timed<'a>(scope: &Scope<'a>, syntax: &'a Syntax) -> Option<Timed> {
    match scope.value(syntax) {
        Value::Day(day) => Some(Timed::Day(day)),
        Value::Moment(moment) => Some(Timed::Moment(moment)),
        Value::Number(number) => numbered(scope, number),
        Value::Text(text) => of_text(scope, &text),
        Value::Nodes(nodes) => of_text(scope, &node_text(scope.world, *nodes.first()?)),
        Value::Boolean(yes) => of_text(scope, if yes { "true" } else { "false" }),
    }
}

fn numbered(scope: &Scope, number: f64) -> Option<Timed> {
    let found = if number.fract() == 0.0 {
        calendar::day_numbered(number).map(Timed::Day)
    } else {
        calendar::moment_numbered(number, scope.world.zone()).map(Timed::Moment)
    };
    if found.is_none() && !number.is_nan() {
        scope.world.warn(Warning::NoDate(number::to_text(number)));
    }
    found
}

fn of_text(scope: &Scope, text: &str) -> Option<Timed> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let number = number::from_text(text);
    if !number.is_nan() {
        return numbered(scope, number);
    }
    let zone = scope.world.zone();
    let found = match calendar::day_of(text) {
        Some(day) => Some(Timed::Day(day)),
        None => calendar::moment_of(text, zone)
            .or_else(|| time_today(scope, text))
            .map(Timed::Moment),
    };
    if found.is_none() {
        scope.world.warn(Warning::NoDate(text.to_owned()));
    }
    found
}

/// A time of day as a moment of today.
fn time_today(scope: &Scope, text: &str) -> Option<DateTime<FixedOffset>> {
    let (time, offset) = calendar::time_of(text)?;
    let at = today_of(scope).and_time(time);
    match offset {
        Some(offset) => offset.from_local_datetime(&at).single(),
        None => Some(calendar::local(at, scope.world.zone())),
    }
}

fn today_of(scope: &Scope) -> NaiveDate {
    calendar::in_zone(scope.world.now(), scope.world.zone()).date_naive()
}

pub(super) fn today<'a>(scope: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Day(today_of(scope))
}

pub(super) fn this_moment<'a>(scope: &Scope<'a>, _: &'a [Syntax]) -> Value<'a> {
    Value::Moment(calendar::in_zone(scope.world.now(), scope.world.zone()))
}

/// The day, a time cut off.
pub(super) fn date<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    timed(scope, &arguments[0]).map_or(Value::BLANK, |timed| Value::Day(timed.day(scope)))
}

/// The moment; of a day its midnight. Of a number the moment in UTC, so that it undoes `decimal-date-time()`.
pub(super) fn date_time<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    if let Value::Number(number) = scope.value(&arguments[0]) {
        let found = calendar::moment_numbered(number, scope.world.zone());
        return found.map_or(Value::BLANK, Value::Moment);
    }
    timed(scope, &arguments[0]).map_or(Value::BLANK, |timed| Value::Moment(timed.moment(scope)))
}

/// Days since 1970 in UTC: a day at +08:00 ends in .6667, its midnight there.
pub(super) fn decimal_date_time<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    if let Value::Number(number) = scope.value(&arguments[0]) {
        return Value::Number(number);
    }
    let moment = timed(scope, &arguments[0]).map(|timed| timed.moment(scope));
    Value::Number(moment.map_or(f64::NAN, calendar::moment_number))
}

/// The part of the local day that has gone by.
pub(super) fn decimal_time<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    if let Value::Number(number) = scope.value(&arguments[0]) {
        return Value::Number(number - number.floor());
    }
    let moment = timed(scope, &arguments[0]).map(|timed| timed.moment(scope));
    Value::Number(moment.map_or(f64::NAN, |moment| calendar::part_of_day(moment.time())))
}

pub(super) fn format_date<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Some(timed) = timed(scope, &arguments[0]) else {
        return Value::BLANK;
    };
    let local = match timed {
        // A day has no midnight where the clock skips it: its own figures, whatever the zone.
        Timed::Day(day) => day.and_time(NaiveTime::MIN),
        Timed::Moment(_) => timed.moment(scope).naive_local(),
    };
    Value::text(pattern::written(
        local,
        &scope.text(&arguments[1]),
        scope.world.locale(),
    ))
}

/// A date with years, months, days, hours and minutes added (CHT). A month without that day ends earlier.
pub(super) fn add_date<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let Some(base) = timed(scope, &arguments[0]) else {
        return Value::BLANK;
    };
    let amount = |place: usize| {
        let number = arguments
            .get(place)
            .map_or(0.0, |argument| scope.number(argument));
        if number.is_finite() {
            number.trunc().clamp(-1e7, 1e7) as i64
        } else {
            0
        }
    };
    let months = amount(1) * 12 + amount(2);
    let (hours, minutes) = (amount(4), amount(5));
    let moved =
        |day: NaiveDate| shifted(day, months)?.checked_add_signed(TimeDelta::days(amount(3)));
    let result = match base {
        Timed::Day(day) if hours == 0 && minutes == 0 => moved(day).map(Value::Day),
        base => {
            let local = base.moment(scope).naive_local();
            moved(local.date())
                .map(|day| day.and_time(local.time()))
                .and_then(|at| at.checked_add_signed(TimeDelta::minutes(hours * 60 + minutes)))
                .map(|at| Value::Moment(calendar::local(at, scope.world.zone())))
        }
    };
    result.unwrap_or(Value::BLANK)
}

fn shifted(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 {
        day.checked_sub_months(count)
    } else {
        day.checked_add_months(count)
    }
}

/// Whole months from the first date to the second (CHT); below 0 when the second is earlier.
pub(super) fn difference_in_months<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let day = |argument: &'a Syntax| timed(scope, argument).map(|timed| timed.day(scope));
    let (Some(from), Some(to)) = (day(&arguments[0]), day(&arguments[1])) else {
        return Value::BLANK;
    };
    let mut months =
        i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    let reached = shifted(from, months);
    if months > 0 && reached.is_some_and(|reached| reached > to) {
        months -= 1;
    } else if months < 0 && reached.is_some_and(|reached| reached < to) {
        months += 1;
    }
    Value::Number(months as f64)
}
