//! Events out of a calendar's lines: good ones kept, bad ones refused with their line and the reason. Not the ledger.

use chrono::Days;

use super::line::Line;
use super::time::{self, TimeFault, When};
use super::{APPOINTMENT, Event, KIND};
use crate::domain::activity::Hours;
use crate::domain::codes::ActivityKind;
use crate::domain::mask::mask_numbers;
use crate::domain::text::{safe_line, safe_text};

/// Characters of a title or a place.
const LINE: usize = 200;
/// Characters of a description.
const NOTE: usize = 2_000;

/// What was found, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An event, and the line it begins on.
    Event(u32, Box<Event>),
    /// An event that cannot be taken: its line, its title, the reason's message and the value to blame.
    Refused(u32, String, &'static str, String),
    /// Something to look at in the event that follows.
    Remark(u32, String, &'static str, String),
}

/// Reads lines one after another.
#[derive(Default)]
pub struct Reader {
    open: Vec<String>,
    draft: Option<Draft>,
    /// Whether a calendar began at all.
    pub is_calendar: bool,
}

#[derive(Default)]
struct Draft {
    line: u32,
    uid: String,
    sequence: u32,
    summary: String,
    location: String,
    description: String,
    kind: String,
    start: Option<When>,
    end: Option<When>,
    length: Option<String>,
    cancelled: bool,
    repeats: bool,
    overrides: bool,
    cut: bool,
    fault: Option<(&'static str, String)>,
}

impl Reader {
    /// Takes the line of this number.
    pub fn take(&mut self, number: u32, text: &str, out: &mut Vec<Found>) {
        let Some(line) = Line::read(text) else {
            return;
        };
        let value = line.value.trim().to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                if value == "VEVENT" {
                    self.close(out);
                    self.open.retain(|part| part == "VCALENDAR");
                    self.draft = Some(Draft {
                        line: number,
                        ..Draft::default()
                    });
                }
                self.is_calendar |= value == "VCALENDAR";
                self.open.push(value);
            }
            "END" => {
                if value == "VEVENT"
                    && let Some(draft) = self.draft.take()
                {
                    draft.finish(out);
                }
                if let Some(at) = self.open.iter().rposition(|part| *part == value) {
                    self.open.truncate(at);
                }
            }
            // What stands in an alarm or a time zone is not the event's.
            _ if self.open.last().is_some_and(|part| part == "VEVENT") => {
                if let Some(draft) = &mut self.draft {
                    draft.take(&line);
                }
            }
            _ => {}
        }
    }

    /// The file is at its end.
    pub fn close(&mut self, out: &mut Vec<Found>) {
        if let Some(draft) = self.draft.take() {
            out.push(draft.refused("calendar-not-closed", String::new()));
        }
    }
}

impl Draft {
    fn take(&mut self, line: &Line<'_>) {
        match line.name.as_str() {
            "UID" => self.uid = safe_line(line.value, LINE).text,
            "SUMMARY" => {
                let said = safe_line(&line.text(), LINE);
                self.cut |= said.was_cut();
                self.summary = said.text;
            }
            "LOCATION" => {
                let said = safe_line(&line.text(), LINE);
                self.cut |= said.was_cut();
                self.location = said.text;
            }
            "SEQUENCE" => self.sequence = line.value.trim().parse().unwrap_or(0),
            "DESCRIPTION" => {
                let said = safe_text(&line.text(), NOTE);
                self.cut |= said.was_cut();
                self.description = said.text;
            }
            // Of a kind that is not known here the file says no more than one of another program.
            KIND => {
                let kind = line.value.trim();
                if kind == APPOINTMENT || ActivityKind::new(kind).is_known() {
                    kind.clone_into(&mut self.kind);
                }
            }
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            "RRULE" | "RDATE" => self.repeats = true,
            "RECURRENCE-ID" => self.overrides = true,
            "DURATION" => self.length = Some(line.value.to_owned()),
            "DTSTART" => self.start = self.time(line),
            "DTEND" => self.end = self.time(line),
            _ => {}
        }
    }

    fn time(&mut self, line: &Line<'_>) -> Option<When> {
        match time::read(line) {
            Ok(when) => Some(when),
            Err(fault) => {
                let (key, value) = match fault {
                    TimeFault::NotATime(value) => ("calendar-bad-time", value),
                    TimeFault::Zone(value) => ("calendar-unknown-zone", value),
                };
                let value = safe_line(&value, LINE).text;
                self.fault.get_or_insert((key, value));
                None
            }
        }
    }

    fn refused(self, key: &'static str, value: String) -> Found {
        Found::Refused(self.line, mask_numbers(&self.summary), key, value)
    }

    fn finish(mut self, out: &mut Vec<Found>) {
        if let Some((key, value)) = self.fault.take() {
            return out.push(self.refused(key, value));
        }
        if self.overrides {
            return out.push(self.refused("calendar-override", String::new()));
        }
        let Some(start) = self.start else {
            return out.push(self.refused("calendar-no-start", String::new()));
        };
        if self.summary.is_empty() {
            return out.push(self.refused("calendar-no-title", String::new()));
        }
        if let Some(length) = self.length.take().filter(|_| self.end.is_none()) {
            let end = time::duration(&length).and_then(|length| time::after(start, length));
            if end.is_none() {
                let value = safe_line(&length, LINE).text;
                return out.push(self.refused("calendar-bad-time", value));
            }
            self.end = end;
        }
        let hours = hours(start, self.end);
        if hours.is_upside_down() {
            return out.push(self.refused("calendar-upside-down", String::new()));
        }
        for (is, key) in [
            (self.repeats, "calendar-repeats"),
            (self.cut, "calendar-cut"),
        ] {
            if is {
                let about = mask_numbers(&self.summary);
                out.push(Found::Remark(self.line, about, key, String::new()));
            }
        }
        let event = Event {
            uid: self.uid,
            sequence: self.sequence,
            stamp: None,
            hours,
            summary: self.summary,
            location: self.location,
            description: self.description,
            cancelled: self.cancelled,
            kind: self.kind,
        };
        out.push(Found::Event(self.line, Box::new(event)));
    }
}

/// The end of a whole day is the day after it, which some programs forget.
fn hours((on, from): When, end: Option<When>) -> Hours {
    let whole = Hours {
        from,
        ..Hours::day(on)
    };
    match (from, end) {
        (None, Some((day, _))) => {
            let last = day.checked_sub_days(Days::new(1)).unwrap_or(day);
            let last = if day == on { on } else { last };
            Hours { last, ..whole }
        }
        (Some(_), Some((last, Some(until)))) => Hours {
            last,
            until: Some(until),
            ..whole
        },
        (Some(_), Some((last, None))) => Hours {
            last: last.max(on),
            ..whole
        },
        (_, None) => whole,
    }
}
