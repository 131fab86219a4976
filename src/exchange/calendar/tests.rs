//! Calendars out and in again: nothing is lost, odd files are survived, bad events are refused alone.

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::line::Line;
use super::read::{Found, Reader};
use super::*;
use crate::exchange::table::{self, Limits, Source};

fn found(bytes: &[u8]) -> Vec<Found> {
    let (mut reader, mut out) = (Reader::default(), Vec::new());
    let source = Source::bytes("a.ics", bytes.to_vec());
    let limits = Limits {
        cell: 20_000,
        ..Limits::default()
    };
    let read = table::read_here(&source, &limits, &mut |event| {
        if let table::Event::Row(row) = event {
            reader.take(row.number, row.text(0), &mut out);
        }
        ControlFlow::Continue(())
    });
    drop(read);
    reader.close(&mut out);
    out
}

fn events(bytes: &[u8]) -> Vec<Event> {
    let all = found(bytes).into_iter();
    all.filter_map(|one| match one {
        Found::Event(_, event) => Some(*event),
        _ => None,
    })
    .collect()
}

/// A calendar of the lines of one event.
fn one(lines: &str) -> Vec<u8> {
    let lines = lines.trim().replace('\n', "\r\n");
    format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").into()
}

fn on(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[test]
fn zones_utc_whole_days_and_durations_are_told_by_the_clock_on_the_wall() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    for (lines, from, until) in [
        (
            "DTSTART;TZID=Asia/Shanghai:20261129T150000\nDTEND;TZID=Asia/Shanghai:20261129T170000",
            on(15, 0),
            on(17, 0),
        ),
        (
            "DTSTART:20261129T070000Z\nDTEND:20261129T090000Z",
            on(15, 0),
            on(17, 0),
        ),
        (
            "DTSTART;TZID=\"China Standard Time\":20261129T150000\nDURATION:PT2H",
            on(15, 0),
            on(17, 0),
        ),
        (
            "DTSTART;TZID=Europe/London:20261129T070000\nDURATION:PT1H30M",
            on(15, 0),
            on(16, 30),
        ),
        (
            "DTSTART;TZID=/citadel.org/20260101_1/Asia/Shanghai:20261129T150000",
            on(15, 0),
            None,
        ),
        ("DTSTART:20261129T150000", on(15, 0), None),
        (
            "DTSTART;VALUE=DATE:20261129\nDTEND;VALUE=DATE:20261130",
            None,
            None,
        ),
        (
            "DTSTART;VALUE=DATE:20261129\nDTEND;VALUE=DATE:20261129",
            None,
            None,
        ),
    ] {
        let read = events(&one(&format!("UID:1\nSUMMARY:议事会\n{lines}")));
        let hours = read.first().map(|event| event.hours);
        let expected = Hours {
            from,
            until,
            ..Hours::day(day)
        };
        assert_eq!(hours, Some(expected), "{lines}");
    }
}

#[test]
fn a_bad_event_is_refused_with_its_line_and_the_good_ones_are_kept() {
    let good = "BEGIN:VEVENT\nUID:9\nDTSTART:20261129T150000\nSUMMARY:好的\nEND:VEVENT\n";
    for (bad, key) in [
        ("UID:1\nSUMMARY:甲", "calendar-no-start"),
        ("UID:1\nDTSTART:20261129T150000", "calendar-no-title"),
        ("UID:1\nSUMMARY:甲\nDTSTART:昨天", "calendar-bad-time"),
        (
            "UID:1\nSUMMARY:甲\nDTSTART;TZID=Mars/Base:20261129T150000",
            "calendar-unknown-zone",
        ),
        (
            "UID:1\nSUMMARY:甲\nDTSTART:20261129T150000\nDTEND:20261129T140000",
            "calendar-upside-down",
        ),
        (
            "UID:1\nSUMMARY:甲\nDTSTART:20261129T150000\nRECURRENCE-ID:20261129T150000",
            "calendar-override",
        ),
        (
            "UID:1\nSUMMARY:甲\nDTSTART:20261129T150000\nDURATION:P1X",
            "calendar-bad-time",
        ),
    ] {
        let file = format!(
            "BEGIN:VCALENDAR\n{good}BEGIN:VEVENT\n{bad}\nEND:VEVENT\n{good}END:VCALENDAR\n"
        );
        let all = found(file.as_bytes());
        let refused: Vec<_> = all
            .iter()
            .filter_map(|one| match one {
                Found::Refused(line, _, key, _) => Some((*line, *key)),
                _ => None,
            })
            .collect();
        assert_eq!(refused, [(7, key)], "{bad}");
        assert_eq!(all.len(), 3, "{bad}");
    }
    let cut = format!("BEGIN:VCALENDAR\n{good}BEGIN:VEVENT\nUID:1\nSUMMARY:甲\n");
    let last = found(cut.as_bytes()).pop();
    assert!(matches!(
        last,
        Some(Found::Refused(7, _, "calendar-not-closed", _))
    ));
}

#[test]
fn what_stands_in_an_alarm_is_not_the_event_s() {
    let read = events(&one(
        "UID:1\nSUMMARY:义诊\nBEGIN:VALARM\nSUMMARY:响铃\nDESCRIPTION:别忘了\nEND:VALARM\nDTSTART:20261129T150000",
    ));
    assert_eq!(
        (read[0].summary.as_str(), read[0].description.as_str()),
        ("义诊", "")
    );
}

#[test]
fn a_time_of_another_age_is_refused_and_a_kind_nobody_knows_is_none() {
    for day in ["00010101", "18991231", "22010101"] {
        let found = found(&one(&format!("SUMMARY:义诊\nDTSTART;VALUE=DATE:{day}")));
        assert!(
            matches!(&found[..], [Found::Refused(_, _, "calendar-bad-time", said)] if said == day),
            "{found:?}"
        );
    }
    let event = "SUMMARY:义诊\nDTSTART;VALUE=DATE:20261129\nX-GRIDDAY-KIND:<b>zzz</b>";
    assert_eq!(events(&one(event))[0].kind, "");
}

#[test]
fn a_calendar_is_written_as_the_standard_wants_it() {
    let now = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
    let event = Event {
        uid: "1@gridday".to_owned(),
        sequence: 0,
        stamp: None,
        hours: Hours {
            from: on(15, 0),
            until: on(17, 0),
            ..Hours::day(NaiveDate::from_ymd_opt(2026, 11, 29).unwrap())
        },
        summary: "联办活动，一次解决几件事; 讲座, 义诊".to_owned(),
        location: String::new(),
        description: "一\n二\\三".to_owned(),
        cancelled: false,
        kind: "joint-event".to_owned(),
    };
    let text = String::from_utf8(write(std::slice::from_ref(&event), now)).unwrap();
    for line in [
        "DTSTAMP:20261122T010000Z\r\n",
        "DTSTART;TZID=Asia/Shanghai:20261129T150000\r\n",
        "SUMMARY:联办活动，一次解决几件事\\; 讲座\\, 义诊\r\n",
        "DESCRIPTION:一\\n二\\\\三\r\n",
        "STATUS:CONFIRMED\r\n",
        "TZOFFSETTO:+0800\r\n",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert_eq!(events(text.as_bytes()), [event]);
}

/// What passes the text boundary unchanged.
fn words(longest: usize) -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        '议', '事', 'a', 'Z', '7', ',', ';', ':', '\\', '"', '-', '。',
    ]);
    prop::collection::vec(sign, 1..longest).prop_map(|signs| signs.into_iter().collect())
}

fn event() -> impl Strategy<Value = Event> {
    let times = (0_u32..24, 0_u32..60, prop::option::of(0_u32..48));
    (
        0_u64..400,
        0_u64..3,
        prop::option::of(times),
        words(150),
        words(60),
        words(900),
        any::<bool>(),
    )
        .prop_map(
            |(day, more, times, summary, location, description, cancelled)| {
                let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(day);
                let mut hours = Hours::day(first);
                match times {
                    None => hours.last = first + Days::new(more),
                    Some((hour, minute, length)) => {
                        hours.from = on(hour, minute);
                        if length.is_some() {
                            (hours.last, hours.until) =
                                (first + Days::new(1 + more), on(23 - hour, minute));
                        }
                    }
                }
                Event {
                    uid: format!("{day}-{more}@gridday"),
                    sequence: 0,
                    stamp: None,
                    hours,
                    summary,
                    location,
                    description,
                    cancelled,
                    kind: "other".to_owned(),
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_again_and_no_line_is_too_long(all in prop::collection::vec(event(), 0..6)) {
        let now = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
        let bytes = write(&all, now);
        for line in bytes.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 76, "with its carriage return");
            prop_assert!(std::str::from_utf8(line).is_ok(), "no character is torn apart");
        }
        prop_assert_eq!(events(&bytes), all);
    }

    #[test]
    fn a_text_is_the_same_once_escaped_and_read(text in words(200)) {
        let line = format!("SUMMARY;LANGUAGE=\"a:b;c\":{}", line::escaped(&text));
        let read = Line::read(&line).unwrap();
        prop_assert_eq!(read.text(), text);
        prop_assert_eq!(read.parameter("LANGUAGE"), Some("a:b;c"));
    }

    #[test]
    fn no_file_makes_it_panic(lines in prop::collection::vec("(BEGIN|END|DTSTART|DTEND|DURATION|SUMMARY)[;:A-Z0-9=T]{0,20}(VEVENT|VCALENDAR|20261129T150000Z|P99999999999W)?", 0..30)) {
        let _ = found(format!("BEGIN:VCALENDAR\n{}", lines.join("\n")).as_bytes());
    }
}
