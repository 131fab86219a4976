//! What may be typed, what stands there by itself, and what is reckoned when.

use rstest::rstest;

use super::filling;
use crate::form::interview::Refusal;

#[rstest]
#[case("integer", "34", Ok("34"))]
#[case("integer", " -7 ", Ok("-7"))]
#[case("integer", "abc", Err(Refusal::NotAWholeNumber))]
#[case("integer", "3.7", Err(Refusal::NotAWholeNumber))]
#[case("integer", "", Ok(""))]
#[case("decimal", "3.50", Ok("3.5"))]
#[case("decimal", "5", Ok("5"))]
#[case("decimal", "inf", Err(Refusal::NotANumber))]
#[case("decimal", "NaN", Err(Refusal::NotANumber))]
#[case("date", "2026-03-15", Ok("2026-03-15"))]
#[case("date", "2026-3-5", Ok("2026-03-05"))]
#[case("date", "2026-02-30", Err(Refusal::NotADate))]
#[case("date", "昨天", Err(Refusal::NotADate))]
#[case("time", "08:05", Ok("08:05:00.000+08:00"))]
#[case("time", "08:05:00.000+09:00", Ok("08:05:00.000+09:00"))]
#[case("time", "25:00", Err(Refusal::NotATime))]
#[case("dateTime", "2026-03-15T08:05", Ok("2026-03-15T08:05:00.000+08:00"))]
#[case("dateTime", "soon", Err(Refusal::NotAMoment))]
#[case("geopoint", "39.9, 116.4", Ok("39.9 116.4"))]
#[case("geopoint", "99 116", Err(Refusal::NotAPlace))]
#[case("geotrace", "39.9 116.4;39.8 116.4", Ok("39.9 116.4;39.8 116.4"))]
#[case("acknowledge", "OK", Ok("OK"))]
#[case("acknowledge", "maybe", Err(Refusal::NotASign))]
#[case("text", "  两个空格", Ok("  两个空格"))]
#[case("note", "x", Err(Refusal::NotAsked))]
#[case("calculate", "x", Err(Refusal::NotAsked))]
fn a_value_is_of_its_kind_or_refused_and_the_old_one_stays(
    #[case] kind: &str,
    #[case] typed: &str,
    #[case] stored: Result<&str, Refusal>,
) {
    let mut form = filling(
        &format!(
            "type | name | label | calculation\n{kind} | q | Q | {}",
            if kind == "calculate" { "1" } else { "" }
        ),
        "",
    );
    let before = form.at("/data/q").to_owned();
    let outcome = form.set("/data/q", typed);
    match stored {
        Ok(stored) => assert_eq!((outcome, form.at("/data/q")), (Ok(()), stored)),
        Err(refusal) => assert_eq!(
            (outcome, form.at("/data/q")),
            (Err(refusal), before.as_str())
        ),
    }
}

#[test]
fn a_range_takes_its_steps_only() {
    let mut form = filling(
        "type | name | label | parameters\nrange | r | R | start=1 end=3 step=0.5",
        "",
    );
    form.put("/data/r", "2.5");
    assert_eq!(form.refusal("/data/r", "2.4"), Some(Refusal::OutOfRange));
    assert_eq!(form.refusal("/data/r", "3.5"), Some(Refusal::OutOfRange));
    assert_eq!(form.at("/data/r"), "2.5");
}

#[test]
fn what_only_shows_is_not_answered() {
    let mut form = filling(
        "type | name | label | read_only | default
         text | lock | L | |
         text | q | Q | ${lock} = 'y' | old",
        "",
    );
    form.put("/data/q", "new");
    form.put("/data/lock", "y");
    assert_eq!(form.refusal("/data/q", "newer"), Some(Refusal::ReadOnly));
    assert_eq!(form.at("/data/q"), "new");
}

#[test]
fn computed_defaults_run_once_and_again_for_each_added_instance() {
    let mut form = filling(
        "type | name | label | default | calculation
         text | who | W | 王 |
         text | greeting | G | concat('您好', ${who}) |
         date | day | D | today() |
         begin_repeat | m | M | |
         text | of | O | concat(${who}, position(..)) |
         end_repeat | | | |",
        "",
    );
    assert_eq!(
        (form.at("/data/greeting"), form.at("/data/day")),
        ("您好王", "2026-03-15")
    );
    form.put("/data/who", "李");
    assert_eq!(
        form.at("/data/greeting"),
        "您好王",
        "later edits do not follow"
    );
    form.add_repeat("/data/m").unwrap();
    assert_eq!(
        (form.at("/data/m[1]/of"), form.at("/data/m[2]/of")),
        ("王1", "李2")
    );
    form.put("/data/greeting", "");
    form.put("/data/who", "赵");
    assert_eq!(form.at("/data/greeting"), "");
}

#[test]
fn a_calculation_on_a_question_overwrites_when_what_it_reads_changes() {
    let mut form = filling(
        "type | name | label | calculation
         integer | a | A |
         integer | b | B | ${a} + 0.9",
        "",
    );
    form.put("/data/a", "1");
    assert_eq!(form.at("/data/b"), "1", "whole numbers are cut");
    form.put("/data/b", "7");
    form.put("/data/a", "1");
    assert_eq!(form.at("/data/b"), "7", "nothing changed");
    form.put("/data/a", "2");
    assert_eq!(form.at("/data/b"), "2");
}

#[test]
fn a_trigger_reckons_when_it_changes_and_only_then() {
    let mut form = filling(
        "type | name | label | calculation | trigger
         text | name | N | |
         text | other | O | |
         text | note | T | concat(${name}, ${other}) | ${name}
         text | chain | C | string-length(${note}) | ${note}",
        "",
    );
    form.put("/data/other", "b");
    assert_eq!(form.at("/data/note"), "");
    form.put("/data/name", "a");
    assert_eq!((form.at("/data/note"), form.at("/data/chain")), ("ab", "2"));
    form.put("/data/note", "mine");
    assert_eq!(form.at("/data/chain"), "4");
    form.put("/data/other", "c");
    assert_eq!(form.at("/data/note"), "mine");
    form.put("/data/name", "x");
    assert_eq!(form.at("/data/note"), "xc");
}

#[test]
fn once_keeps_the_first_value_that_is_not_blank() {
    let mut form = filling(
        "type | name | label | calculation
         text | a | A |
         calculate | first | | once(${a})",
        "",
    );
    form.put("/data/a", "x");
    form.put("/data/a", "y");
    assert_eq!(form.at("/data/first"), "x");
}

#[test]
fn the_program_fills_what_it_knows_and_the_clock_stands_still() {
    let mut form = super::begin(super::form_of(
        "type | name | label | calculation
         start | start | |
         end | end | |
         today | today | |
         username | username | |
         deviceid | deviceid | |
         calculate | at | | now()
         text | who | W |",
        "",
        "form_id | version | instance_name\nf | 2 | concat(${who}, '!')",
    ));
    assert_eq!(form.at("/data/start"), "2026-03-15T10:30:00.000+08:00");
    assert_eq!(
        (
            form.at("/data/today"),
            form.at("/data/username"),
            form.at("/data/deviceid")
        ),
        ("2026-03-15", "王小格", "")
    );
    assert_eq!(form.at("/data/at"), "2026-03-15T10:30:00.000+08:00");
    assert_eq!(form.at("/data/end"), "");
    form.set_now(chrono::DateTime::parse_from_rfc3339("2026-03-15T03:00:00Z").unwrap());
    form.put("/data/who", "王");
    assert_eq!(form.at("/data/at"), "2026-03-15T10:30:00.000+08:00");
    form.finish();
    assert_eq!(form.at("/data/end"), "2026-03-15T11:00:00.000+08:00");
    assert_eq!(form.picture().values["/data/meta/instanceName"], "王!");
}
