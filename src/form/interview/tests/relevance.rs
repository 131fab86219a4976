//! Not relevant is blank everywhere, kept, and returns.

use super::filling;

#[test]
fn what_is_not_relevant_is_blank_in_expressions_and_returns_with_its_question() {
    let mut form = filling(
        "type | name | label | relevant | calculation
         text | ask | A | |
         integer | n | N | ${ask} = 'yes' |
         calculate | double | | | ${n} * 2
         calculate | safe | | | coalesce(${n}, 0)",
        "",
    );
    assert_eq!(form.at("/data/n"), "-");
    form.put("/data/ask", "yes");
    form.put("/data/n", "4");
    assert_eq!((form.at("/data/double"), form.at("/data/safe")), ("8", "4"));
    form.put("/data/ask", "no");
    assert_eq!(form.at("/data/n"), "-");
    assert_eq!((form.at("/data/double"), form.at("/data/safe")), ("", "0"));
    form.put("/data/ask", "yes");
    assert_eq!((form.at("/data/n"), form.at("/data/double")), ("4", "8"));
}

#[test]
fn groups_hand_irrelevance_down_and_a_calculation_in_them_is_blank() {
    let mut form = filling(
        "type | name | label | relevant | calculation
         integer | age | Age | |
         begin_group | child | Child | ${age} < 18 |
         text | school | School | |
         calculate | next | | | ${age} + 1
         end_group | | | |
         calculate | seen | | | concat(${school}, '/', ${next})",
        "",
    );
    assert_eq!(form.at("/data/child/next"), "-", "blank < 18 is false");
    form.put("/data/age", "7");
    form.put("/data/child/school", "一小");
    assert_eq!(form.at("/data/seen"), "一小/8");
    form.put("/data/age", "18");
    assert_eq!(form.at("/data/seen"), "/");
    let picture = form.picture();
    assert_eq!(picture.relevant, ["/data/age", "/data/seen"]);
    form.put("/data/age", "8");
    assert_eq!(form.at("/data/seen"), "一小/9");
}

#[test]
fn irrelevant_nodes_are_not_counted_or_summed() {
    let mut form = filling(
        "type | name | label | relevant | calculation
         begin_repeat | m | M | |
         text | who | W | |
         integer | pay | P | ${who} != 'guest' |
         end_repeat | | | |
         calculate | all | | | sum(${pay})
         calculate | paid | | | count(${pay})
         calculate | people | | | count(${m})",
        "",
    );
    form.put("/data/m[1]/pay", "5");
    form.add_repeat("/data/m").unwrap();
    form.put("/data/m[2]/pay", "7");
    assert_eq!((form.at("/data/all"), form.at("/data/paid")), ("12", "2"));
    form.put("/data/m[1]/who", "guest");
    assert_eq!(
        (
            form.at("/data/all"),
            form.at("/data/paid"),
            form.at("/data/people")
        ),
        ("7", "1", "2")
    );
}

#[test]
fn required_looks_at_blanks_constraint_at_what_stands_there_and_neither_at_what_is_hidden() {
    let mut form = filling(
        "type | name | label | relevant | required | required_message | constraint | constraint_message
         integer | n | N | | yes | 必填 | . > 0 and . < ${top} | 1到${top}
         integer | top | T | | | | |
         text | more | M | ${n} > 3 | ${top} = 9 | | |",
        "",
    );
    assert_eq!(form.wrong("/data/n"), Some(("required", "必填".into())));
    form.put("/data/top", "9");
    form.put("/data/n", "12");
    assert_eq!(form.at("/data/n"), "12", "a bad value is stored");
    assert_eq!(form.wrong("/data/n"), Some(("constraint", "1到9".into())));
    assert_eq!(form.wrong("/data/more"), Some(("required", String::new())));
    form.put("/data/n", "3");
    assert_eq!(form.problems(), []);
    form.put("/data/top", "2");
    assert_eq!(form.wrong("/data/n"), Some(("constraint", "1到2".into())));
}

#[test]
fn a_constraint_on_a_calculation_is_a_problem_of_the_form() {
    let mut form = filling(
        "type | name | label | calculation | constraint
         integer | n | N | |
         calculate | twice | | ${n} * 2 | . < 10",
        "",
    );
    form.put("/data/n", "5");
    assert_eq!(
        form.wrong("/data/twice").map(|(kind, _)| kind),
        Some("constraint")
    );
}

#[test]
fn what_a_person_does_not_want_to_say_is_not_missing() {
    let mut form = filling("type | name | label | required\ntext | id | ID | yes", "");
    form.put("/data/id", "x");
    let node = form.node_at("/data/id").unwrap();
    form.decline(node).unwrap();
    assert_eq!((form.at("/data/id"), form.wrong("/data/id")), ("", None));
    assert_eq!(form.progress().answered, 1);
    let (again, _) =
        super::Interview::resume(form.form().clone(), &form.answers(), super::surroundings());
    assert_eq!(again.wrong("/data/id"), None);
    form.put("/data/id", "");
    assert_eq!(form.wrong("/data/id"), Some(("required", String::new())));
}
