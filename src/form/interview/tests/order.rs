//! What is reckoned after a step is what reckoning everything would give, in whatever order answers come.

use proptest::prelude::*;

use super::{begin, form_of};
use crate::form::definition::Form;
use crate::form::dependency::Graph;
use crate::form::interview::Interview;

/// A form in which much depends on much; no filters that drop, no triggers: the answers alone make the state.
fn tangle() -> Form {
    form_of(
        "type | name | label | relevant | calculation | repeat_count | choice_filter
         integer | a | A | | | |
         integer | b | B | ${a} > 1 | | |
         calculate | ab | | | ${a} + coalesce(${b}, 10) | |
         begin_group | g | G | ${ab} mod 2 = 0 | | |
         integer | c | C | | | |
         calculate | d | | ${c} != '' | ${c} * ${ab} | |
         end_group | | | | | |
         integer | n | N | | | |
         begin_repeat | r | R | | | ${n} |
         integer | x | X | ${a} != 2 | | |
         calculate | y | | | ${x} + position(..) + coalesce(${d}, 0) | |
         calculate | share | | | ${x} div sum(/data/r/x) | |
         begin_repeat | s | S | | | ${x} |
         integer | z | Z | | | |
         calculate | w | | | ${z} + ${y} | |
         end_repeat | | | | | |
         calculate | zs | | | sum(${z}) | |
         end_repeat | | | | | |
         calculate | total | | | sum(${y}) + sum(${w}) | |
         calculate | late | | ${total} > 20 | join(' ', ${zs}) | |
         note | said | ${total} of ${late} | ${late} != '' | | |
         calculate | rows | | | count(${r}[x > 2]) + count(${s}) | |",
        "",
        "",
    )
}

fn paths() -> impl Strategy<Value = (String, String)> {
    let leaf = prop_oneof![
        Just("/data/a".to_owned()),
        Just("/data/b".to_owned()),
        Just("/data/g/c".to_owned()),
        (1..4_usize).prop_map(|row| format!("/data/r[{row}]/x")),
        (1..4_usize, 1..3_usize).prop_map(|(row, inner)| format!("/data/r[{row}]/s[{inner}]/z")),
        Just("/data/n".to_owned()),
    ];
    (
        leaf,
        prop_oneof![Just(String::new()), (0..4_i32).prop_map(|n| n.to_string())],
    )
}

fn everything_anew(form: &Interview) -> Interview {
    let mut again = begin(Form::clone(form.form()));
    // Twice, because a count must stand before what is in its instances can be answered.
    for _ in 0..3 {
        for (path, value) in &form.answers().values {
            let _ = again.set(path, value);
        }
    }
    again.reckon_all();
    again
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn reckoning_what_is_touched_is_reckoning_everything(steps in prop::collection::vec(paths(), 1..30)) {
        let mut form = begin(tangle());
        for (path, value) in steps {
            let _ = form.set(&path, &value);
            let before = form.picture();
            form.reckon_all();
            prop_assert!(before == form.picture(), "after {path} = {value}");
        }
        let again = everything_anew(&form);
        prop_assert!(form.picture().values == again.picture().values);
    }

    #[test]
    fn the_order_of_answers_does_not_matter(
        answers in prop::collection::btree_map("[abcn]", 0..4_i32, 1..5),
        turn in any::<prop::sample::Index>(),
    ) {
        let path = |name: &str| match name {
            "c" => "/data/g/c".to_owned(),
            name => format!("/data/{name}"),
        };
        let (mut there, mut back) = (begin(tangle()), begin(tangle()));
        let mut steps: Vec<(String, String)> = answers.iter().map(|(name, value)| (path(name), value.to_string())).collect();
        for (path, value) in &steps {
            there.put(path, value);
        }
        let middle = turn.index(steps.len());
        steps.rotate_left(middle);
        for (path, value) in steps.iter().rev() {
            back.put(path, value);
        }
        prop_assert!(there.picture() == back.picture());
    }
}

#[test]
fn an_answer_touches_only_what_reads_it() {
    let mut form = begin(form_of(
        "type | name | label | calculation
         begin_repeat | m | M |
         integer | x | X |
         calculate | y | | ${x} + 1
         end_repeat | | |
         calculate | all | | sum(${y})
         calculate | alone | | 1 + 1",
        "",
        "",
    ));
    form.add_repeat("/data/m").unwrap();
    form.put("/data/m[2]/x", "5");
    let changed = form.changed();
    let changed: Vec<String> = changed.iter().map(|node| form.path(*node)).collect();
    assert_eq!(changed, ["/data/all", "/data/m[2]/x", "/data/m[2]/y"]);
}

#[test]
fn rules_that_wait_for_one_another_are_named() {
    let cycles = |survey: &str| {
        let form = crate::form::read::from_text(survey, "", "");
        // Where reading already refuses the form there is nothing to ask the graph.
        form.map_or(1, |form| Graph::new(&form).cycles.len())
    };
    let head = "type | name | label | calculation | relevant | repeat_count";
    assert_eq!(
        cycles(&format!(
            "{head}\ncalculate | a | | ${{b}} | |\ncalculate | b | | ${{a}} | |"
        )),
        1
    );
    assert_eq!(
        cycles(&format!("{head}\ntext | a | A | | ${{a}} = '' |")),
        1
    );
    assert_eq!(
        cycles(&format!(
            "{head}\nbegin_group | g | G | | ${{a}} = '' |\ntext | a | A | | |\nend_group | | | | |"
        )),
        1
    );
    assert_eq!(
        cycles(&format!(
            "{head}\nbegin_repeat | r | R | | | count(${{r}})\ntext | a | A | | |\nend_repeat | | | | |"
        )),
        1
    );
    assert_eq!(
        cycles(&format!(
            "{head}\ncalculate | a | | once(1) | |\ncalculate | b | | ${{a}} | ${{a}} = 1 |"
        )),
        0
    );
}
