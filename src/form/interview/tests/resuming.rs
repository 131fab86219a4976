//! Put away and taken up again, an interview is the same; a changed form keeps what fits.

use std::sync::Arc;

use proptest::prelude::*;

use super::{begin, form_of, surroundings};
use crate::form::definition::Form;
use crate::form::interview::{Answers, Interview};

fn form() -> Form {
    form_of(
        "type | name | label | relevant | calculation | repeat_count | choice_filter | default | trigger
         select_one l | a | A | | | | | |
         select_one l | b | B | | | | f = ${a} | |
         integer | n | N | | | | | 2 |
         begin_repeat | r | R | | | ${n} | | |
         text | x | X | | | | | concat('d', position(..)) |
         text | hid | H | ${x} = 'on' | | | | |
         end_repeat | | | | | | | |
         begin_repeat | s | S | | | | | |
         integer | y | Y | | 1 + 1 | | | |
         end_repeat | | | | | | | |
         calculate | first | | | once(${a}) | | | |
         text | last | L | | concat(${n}, 'x') | | | | ${a}
         calculate | sum | | | sum(${y}) | | | |
         calculate | chance | | | random() | | | |",
        "list_name | name | label | f
         l | p | P | p
         l | q | Q | p
         l | r | R | q",
        "form_id | version\nf | 1",
    )
}

#[derive(Clone, Debug)]
enum Step {
    Set(String, String),
    Add,
    Remove(usize),
}

fn steps() -> impl Strategy<Value = Step> {
    let choice = prop_oneof![Just(""), Just("p"), Just("q"), Just("r")];
    let set = |path: &'static str| move |value: &'static str| Step::Set(path.into(), value.into());
    prop_oneof![
        choice.clone().prop_map(set("/data/a")),
        choice.prop_map(set("/data/b")),
        (0..4_u32).prop_map(|n| Step::Set("/data/n".into(), n.to_string())),
        (1..4_u32).prop_map(|n| Step::Set(format!("/data/r[{n}]/x"), "on".into())),
        (1..4_u32).prop_map(|n| Step::Set(format!("/data/r[{n}]/x"), String::new())),
        (1..4_u32).prop_map(|n| Step::Set(format!("/data/r[{n}]/hid"), "kept".into())),
        (1..4_u32, 0..9_u32).prop_map(|(n, y)| Step::Set(format!("/data/s[{n}]/y"), y.to_string())),
        Just(Step::Set("/data/last".into(), "mine".into())),
        Just(Step::Add),
        (1..4_usize).prop_map(Step::Remove),
    ]
}

fn take(form: &mut Interview, step: &Step) {
    match step {
        Step::Set(path, value) => drop(form.set(path, value)),
        Step::Add => drop(form.add_repeat("/data/s")),
        Step::Remove(n) => drop(form.remove_repeat(&format!("/data/s[{n}]"))),
    }
}

fn resumed(form: &Interview) -> Interview {
    let text = serde_json::to_string(&form.answers()).unwrap();
    let answers: Answers = serde_json::from_str(&text).unwrap();
    let (resumed, leftovers) = Interview::resume(Arc::clone(form.form()), &answers, surroundings());
    assert_eq!(leftovers.len(), 0);
    resumed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_interview_taken_up_again_is_the_same_and_goes_on_the_same(
        before in prop::collection::vec(steps(), 0..20),
        after in prop::collection::vec(steps(), 0..6),
    ) {
        let mut form = begin(form());
        for step in &before {
            take(&mut form, step);
        }
        let mut again = resumed(&form);
        prop_assert!(form.picture() == again.picture());
        prop_assert!(form.answers() == again.answers());
        for step in &after {
            take(&mut form, step);
            take(&mut again, step);
        }
        prop_assert!(form.picture() == again.picture());
        prop_assert!(form.answers() == again.answers());
    }
}

#[test]
fn a_changed_form_keeps_what_fits_gives_back_the_rest_and_fills_what_is_new() {
    let old = form_of(
        "type | name | label
         integer | n | N
         text | gone | G
         text | words | W
         select_one l | pick | P",
        "list_name | name | label\nl | a | A\nl | b | B",
        "form_id | version\nf | 1",
    );
    let mut form = begin(old);
    form.put("/data/n", "3");
    form.put("/data/gone", "away");
    form.put("/data/words", "abc");
    form.put("/data/pick", "b");
    let new = form_of(
        "type | name | label | default | calculation
         integer | n | N | |
         integer | words | W | |
         select_one l | pick | P | |
         text | fresh | F | new |
         calculate | double | | | ${n} * 2",
        "list_name | name | label\nl | a | A",
        "form_id | version\nf | 2",
    );
    let (form, leftovers) = Interview::resume(Arc::new(new), &form.answers(), surroundings());
    let paths: Vec<&str> = leftovers.iter().map(|left| left.path.as_str()).collect();
    assert_eq!(paths, ["/data/gone", "/data/pick", "/data/words"]);
    assert_eq!(
        (
            form.at("/data/n"),
            form.at("/data/double"),
            form.at("/data/fresh")
        ),
        ("3", "6", "new")
    );
    assert_eq!((form.at("/data/words"), form.at("/data/pick")), ("", ""));
}

#[test]
fn no_answer_shows_in_debug() {
    let mut form = begin(form());
    form.put("/data/r[1]/x", "一个秘密");
    let shown = format!("{form:?} {:?}", form.answers());
    assert!(!shown.contains("秘密"), "{shown}");
}
