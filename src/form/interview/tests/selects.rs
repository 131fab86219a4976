//! Choices: filters, cascades, what of a selection stays, and what is offered.

use super::filling;
use crate::form::interview::Refusal;

const CASCADE: &str = "type | name | label | choice_filter | calculation
    select_one city | city | City | |
    select_one area | area | Area | city = ${city} |
    select_one street | street | Street | area = ${area} and city = ${city} |
    calculate | said | | | concat(${city}, ${area}, ${street})";

const PLACES: &str = "list_name | name | label | city | area
    city | x | X | |
    city | y | Y | |
    area | x1 | X1 | x |
    area | x2 | X2 | x |
    area | y1 | Y1 | y |
    street | x1a | A | x | x1
    street | x1b | B | x | x1
    street | y1a | C | y | y1";

#[test]
fn a_changed_parent_drops_children_at_all_levels_in_one_step_and_for_good() {
    let mut form = filling(CASCADE, PLACES);
    assert_eq!(form.offered("/data/area"), "");
    form.put("/data/city", "x");
    assert_eq!(form.offered("/data/area"), "x1 x2");
    form.put("/data/area", "x1");
    form.put("/data/street", "x1b");
    assert_eq!(form.at("/data/said"), "xx1x1b");
    form.put("/data/city", "y");
    assert_eq!(form.at("/data/said"), "y");
    form.put("/data/city", "x");
    assert_eq!(
        form.at("/data/said"),
        "x",
        "what was dropped does not come back unseen"
    );
}

#[test]
fn selections_stand_in_the_order_of_the_list_and_a_rank_in_that_of_the_person() {
    let survey = "type | name | label | choice_filter | calculation
        integer | most | M | |
        select_multiple need | need | Need | cost <= ${most} or ${most} = '' |
        rank need | first | First | |
        calculate | many | | | count-selected(${need})";
    let choices = "list_name | name | label | cost
        need | a | A | 1
        need | b | B | 2
        need | c | C | 3";
    let mut form = filling(survey, choices);
    form.put("/data/need", "c a a");
    form.put("/data/first", "c a b");
    assert_eq!(
        (form.at("/data/need"), form.at("/data/first")),
        ("a c", "c a b")
    );
    form.put("/data/most", "2");
    assert_eq!((form.at("/data/need"), form.at("/data/many")), ("a", "1"));
    form.put("/data/most", "3");
    assert_eq!(form.at("/data/need"), "a");
    assert_eq!(form.refusal("/data/need", "a d"), Some(Refusal::NotOffered));
}

#[test]
fn what_is_hidden_keeps_its_selection_through_a_filter_that_is_hidden_with_it() {
    let survey = "type | name | label | relevant | choice_filter
        text | on | On | |
        begin_group | g | G | ${on} = 'y' |
        select_one city | city | City | |
        select_one area | area | Area | | city = ${city}
        end_group | | | |";
    let mut form = filling(survey, PLACES);
    form.put("/data/on", "y");
    form.put("/data/g/city", "x");
    form.put("/data/g/area", "x2");
    form.put("/data/on", "n");
    form.put("/data/on", "y");
    assert_eq!(
        (form.at("/data/g/city"), form.at("/data/g/area")),
        ("x", "x2")
    );
}

#[test]
fn answers_of_a_repeat_can_be_choices() {
    let mut form = filling(
        "type | name | label | choice_filter
         begin_repeat | m | M |
         text | name | N |
         integer | age | A |
         end_repeat | | |
         select_one ${name} | head | Head | ${age} > 17",
        "",
    );
    form.put("/data/m[1]/name", "王");
    form.put("/data/m[1]/age", "40");
    form.add_repeat("/data/m").unwrap();
    form.put("/data/m[2]/name", "李");
    form.put("/data/m[2]/age", "7");
    form.add_repeat("/data/m").unwrap();
    assert_eq!(
        form.offered("/data/head"),
        "王",
        "a blank name is no choice"
    );
    form.put("/data/head", "王");
    form.put("/data/m[1]/age", "3");
    assert_eq!(form.at("/data/head"), "");
    form.put("/data/m[2]/age", "30");
    form.put("/data/head", "李");
    form.remove_repeat("/data/m[2]").unwrap();
    assert_eq!(form.at("/data/head"), "");
}

#[test]
fn the_words_of_a_choice_are_those_of_the_language_and_stored_words_follow_it() {
    let mut form = super::begin(super::form_of(
        "type | name | label::中文 (zh) | label::English (en) | calculation
         select_one yn | ok | 行吗 | OK? |
         note | said | 您说${word} | You said ${word} |
         calculate | word | | | jr:choice-name(${ok}, '${ok}')",
        "list_name | name | label::中文 (zh) | label::English (en)
         yn | y | 是 | Yes
         yn | n | 否 | No",
        "default_language\n中文 (zh)",
    ));
    form.put("/data/ok", "y");
    assert_eq!(form.at("/data/word"), "是");
    let said = form.node_at("/data/said").unwrap();
    assert_eq!(form.label(said), "您说是");
    form.set_language("English (en)").unwrap();
    assert_eq!(
        (form.at("/data/word"), form.label(said).as_str()),
        ("Yes", "You said Yes")
    );
    assert_eq!(
        form.choices(form.node_at("/data/ok").unwrap())[1].label,
        "No"
    );
    form.set_language("zh").unwrap();
    assert_eq!(form.at("/data/word"), "是");
    assert_eq!(
        form.set_language("Français (fr)"),
        Err(Refusal::UnknownLanguage)
    );
}

#[test]
fn or_other_asks_which() {
    let mut form = filling(
        "type | name | label
         select_one fruit or_other | fruit | Fruit",
        "list_name | name | label
         fruit | apple | Apple",
    );
    assert_eq!(form.offered("/data/fruit"), "apple other");
    assert_eq!(form.at("/data/fruit_other"), "-");
    form.put("/data/fruit", "other");
    form.put("/data/fruit_other", "pear");
    assert_eq!(form.at("/data/fruit_other"), "pear");
}

#[test]
fn a_shuffled_list_keeps_its_order_within_an_interview() {
    let choices: String = (0..20).fold("list_name | name | label".to_owned(), |text, number| {
        format!("{text}\nl | c{number} | C{number}")
    });
    let survey = "type | name | label | parameters
        select_one l | free | F | randomize=true
        select_one l | seeded | S | randomize=true seed=42";
    let form = filling(survey, &choices);
    let plain: Vec<String> = (0..20).map(|number| format!("c{number}")).collect();
    assert_ne!(form.offered("/data/free"), plain.join(" "));
    assert_eq!(form.offered("/data/free"), form.offered("/data/free"));
    assert_eq!(
        form.offered("/data/seeded"),
        filling(survey, &choices).offered("/data/seeded")
    );
}

#[test]
fn the_words_of_an_id_follow_the_language() {
    let survey = "type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) | hint::English (en) | calculation
        select_one l | a | 甲问 | Question A | 提示 | Hint |
        calculate | said | | | | | jr:itext(instance('l')/root/item[name = ${a}]/itextId)
        calculate | asked | | | | | concat(jr:itext('/data/a:label'), jr:itext('/data/a:hint'), jr:itext('no-1'))";
    let choices = "list_name | name | label::中文 (zh) | label::English (en)\nl | x | 红 | Red\nl | y | 蓝 | Blue";
    let mut form = filling(survey, choices);
    assert_eq!(
        (form.at("/data/said"), form.at("/data/asked")),
        ("", "甲问提示")
    );
    form.put("/data/a", "y");
    assert_eq!(form.at("/data/said"), "蓝");
    form.set_language("English (en)").unwrap();
    assert_eq!(
        (form.at("/data/said"), form.at("/data/asked")),
        ("Blue", "Question AHint")
    );
}
