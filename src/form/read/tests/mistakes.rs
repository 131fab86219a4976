//! One form for each mistake an author can make, and the cell and the fault it is told with.

use rstest::rstest;

use crate::form::fault::Fault;
use crate::form::read::{from_sheets, from_text, sheet::Sheet};

fn faults(survey: &str, choices: &str, settings: &str) -> Vec<Fault> {
    from_text(survey, choices, settings)
        .err()
        .unwrap_or_default()
}

/// The one fault of a survey: key, row, column.
fn one(faults: &[Fault]) -> (&str, usize, &str) {
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let fault = &faults[0];
    (
        fault.what.key,
        fault.row.unwrap_or(0),
        fault.column.as_deref().unwrap_or(""),
    )
}

#[rstest]
#[case("type | name\ntetx | a", ("unknown-type-meant", 2, "type"))]
#[case("type | name\nfrobnicate | a", ("unknown-type", 2, "type"))]
#[case("type | name\nselectone yn | a", ("unknown-type-meant", 2, "type"))]
#[case("type | name | label\n| | a | A\ntext | b | B", ("missing-type", 2, "type"))]
#[case("type | name | label\ntext | | A", ("missing-name", 2, "name"))]
#[case("type | name\ntext | first name", ("bad-name", 2, "name"))]
#[case("type | name\ntext | 1st", ("bad-name", 2, "name"))]
#[case("type | name\ntext | a\ninteger | a", ("doubled-name", 3, "name"))]
#[case("type | label\ntext | A", ("missing-column", 1, "name"))]
#[case("name | label\na | A", ("missing-column", 1, "type"))]
#[case("type | name | relevant\ninteger | age\ntext | b | ${agee} > 3", ("unknown-reference-meant", 3, "relevant"))]
#[case("type | name | relevant\ntext | b | ${income} > 3", ("unknown-reference", 2, "relevant"))]
#[case("type | name | label\ntext | b | Hello ${income}", ("unknown-reference", 2, "label"))]
#[case("type | name | label\ntext | b | Hello ${b", ("open-reference", 2, "label"))]
#[case("type | name | relevant\nbegin group | g\ntext | a\nend group\nbegin group | h\ntext | a\nend group\ntext | c | ${a} = 1", ("ambiguous-reference", 8, "relevant"))]
#[case("type | name\nbegin group | g\ntext | a", ("never-ended", 2, "type"))]
#[case("type | name\ntext | a\nend repeat", ("end-without-begin", 3, "type"))]
#[case("type | name\nbegin repeat | g\ntext | a\nend group", ("wrong-end", 4, "type"))]
#[case("type | name | relevant\ntext | a | foo(1)", ("expression-unknown-function", 2, "relevant"))]
#[case("type | name | relevant\ntext | a | if(1, 2)", ("expression-arguments-exactly", 2, "relevant"))]
#[case("type | name | relevant\ninteger | n\ntext | a | ${n} >", ("expression-end", 3, "relevant"))]
#[case("type | name | relevant\ninteger | n\ntext | a | (${n} > 3", ("expression-bracket", 3, "relevant"))]
#[case("type | name | constraint\ntext | a | regex(., '(?=x)y')", ("expression-pattern", 2, "constraint"))]
#[case("type | name | calculation\ncalculate | a | ${b} + 1\ncalculate | b | ${a} + 1", ("cycle", 2, "calculation"))]
#[case("type | name | calculation\ncalculate | a | ${a} + 1", ("depends-on-itself", 2, "calculation"))]
#[case("type | name | calculation\ncalculate | a | . + 1", ("depends-on-itself", 2, "calculation"))]
#[case("type | name | relevant\ntext | a | ${a} = 1", ("depends-on-itself", 2, "relevant"))]
#[case("type | name | relevant\nbegin group | g | ${a} = 1\ntext | a\nend group", ("cycle", 2, "relevant"))]
#[case("type | name\ncalculate | a", ("missing-calculation", 2, "calculation"))]
#[case("type | name | default\ninteger | a | many", ("bad-default", 2, "default"))]
#[case("type | name | default\ndate | a | 2026-02-30", ("bad-default", 2, "default"))]
#[case("type | name | parameters\nrange | a | start=1 end=x", ("range-no-number", 2, "parameters"))]
#[case("type | name | parameters\nrange | a | step=0", ("range-step-zero", 2, "parameters"))]
#[case("type | name | parameters\nrange | a | start=1 end=3 step=9", ("range-step-too-wide", 2, "parameters"))]
#[case("type | name | parameters\nrange | a | begin=1", ("unknown-parameter", 2, "parameters"))]
#[case("type | name | parameters\nrange | a | start", ("bad-parameters", 2, "parameters"))]
#[case("type | name | calculation | trigger\ncalculate | a | 1 | ${b}", ("unknown-reference", 2, "trigger"))]
#[case("type | name | calculation | trigger\ntext | b\ncalculate | a | 1 | b", ("bad-trigger", 3, "trigger"))]
#[case("type | name | repeat_count\nbegin group | g | 3\ntext | a\nend group", ("count-without-repeat", 2, "repeat_count"))]
#[case("type | name | calculate | calculation\ncalculate | a | 1", ("doubled-column", 1, "calculation"))]
#[case("type | name\nselect_one | a", ("select-without-list", 2, "type"))]
#[case("type | name\nselect_one yn | a", ("no-choices-sheet", 2, "type"))]
#[case("type | name\nselect_one_from_file towns | a", ("bad-file-ending", 2, "type"))]
#[case("type | name\ntext | a\nselect_one ${a} | b", ("not-in-repeat", 3, "type"))]
#[case("type | name", ("nothing-in-survey", 0, ""))]
fn mistakes_of_the_survey(#[case] survey: &str, #[case] told: (&str, usize, &str)) {
    assert_eq!(one(&faults(survey, "", "")), told);
}

const LISTS: &str = "list_name | name | label\nyn | y | Yes\nyn | n | No";

#[rstest]
#[case("select_one yesno | a", LISTS, ("unknown-list", 2, "type"))]
#[case("select_one ynn | a", LISTS, ("unknown-list-meant", 2, "type"))]
#[case("select_one y n | a", LISTS, ("spaced-list-name", 2, "type"))]
#[case("select_one yn | a | x", LISTS, ("default-not-in-list", 2, "default"))]
#[case("select_one yn | a | | town = 'x'", LISTS, ("unknown-filter-column", 2, "choice_filter"))]
#[case("select_one yn or_other | a | | true()", LISTS, ("other-with-filter", 2, "choice_filter"))]
#[case("select_one yn | a", "list_name | name | label\nyn | y | Yes\nyn | y | No", ("doubled-choice", 3, "name"))]
#[case("select_one yn | a", "list_name | name | label\nyn | y | Yes\nyn | | No", ("choice-without-name", 3, "name"))]
#[case("select_multiple yn | a", "list_name | name | label\nyn | y s | Yes", ("choice-with-blank", 2, "name"))]
#[case("select_one yn | a", "list_name | name | label\nyn | y | Yes ${b}", ("unknown-reference", 2, "label"))]
#[case("select_one yn | a | | | randomize=maybe", LISTS, ("randomize-neither", 2, "parameters"))]
#[case("select_one yn | a | | | seed=3", LISTS, ("seed-without-randomize", 2, "parameters"))]
fn mistakes_with_choices(
    #[case] row: &str,
    #[case] choices: &str,
    #[case] told: (&str, usize, &str),
) {
    let survey = format!("type | name | default | choice_filter | parameters\n{row}");
    assert_eq!(one(&faults(&survey, choices, "")), told);
}

#[test]
fn all_faults_are_told_at_once() {
    let told = faults(
        "type | name | relevant\ntetx | a\ntext | b c\ntext | d | ${x} = 1",
        "list_name | name\nyn | y\nyn | y",
        "instance_name\n${gone}",
    );
    let keys: Vec<&str> = told.iter().map(|fault| fault.what.key).collect();
    let wanted = [
        "unknown-type-meant",
        "bad-name",
        "unknown-reference",
        "doubled-choice",
        "unknown-reference",
    ];
    assert_eq!(keys, wanted);
}

#[test]
fn duplicates_may_be_allowed() {
    let choices = "list_name | name | label\nyn | y | Yes\nyn | y | No";
    assert!(
        faults(
            "type | name\nselect_one yn | a",
            choices,
            "allow_choice_duplicates\nyes"
        )
        .is_empty()
    );
    let told = faults(
        "type | name\nselect_one yn | a",
        choices,
        "allow_choice_duplicates\nperhaps",
    );
    assert!(
        told.iter()
            .any(|fault| fault.what.key == "neither-yes-nor-no")
    );
}

#[test]
fn a_workbook_needs_its_survey() {
    let sheet = |name: &str| Sheet::from_text(name, "type | name\ntext | a");
    let told = |names: [&str; 2]| {
        let faults = from_sheets(&names.map(sheet), "f.xlsx", &|_| None).unwrap_err();
        faults[0].what.key
    };
    assert_eq!(told(["surveys", "other"]), "no-survey-sheet-meant");
    assert_eq!(told(["one", "two"]), "no-survey-sheet");
    assert!(from_sheets(&[sheet("anything")], "f.xlsx", &|_| None).is_ok());
}

#[test]
fn what_is_no_workbook_is_refused() {
    use crate::form::read::read;
    for bytes in [
        &b""[..],
        b"hello",
        b"PK\x03\x04garbage",
        b"\xd0\xcf\x11\xe0rest",
    ] {
        let told = read(bytes, "f.xlsx", &|_| None).unwrap_err();
        assert_eq!(told[0].what.key, "no-workbook");
    }
}

#[rstest]
#[case("type | name\ntext | a", "missing-label")]
#[case("type | name | label | relevent\ntext | a | A", "unknown-column")]
#[case(
    "type | name | label\nselect_one_from_file towns.csv | a | A",
    "missing-file"
)]
#[case(
    "type | name | label | calculation\nbegin repeat | r\ninteger | n | N\nend repeat\ncalculate | c | | ${n} + 1",
    "read-from-outside"
)]
#[case(
    "type | name | label | calculation\ncalculate | c | | /data/x + 1",
    "unknown-path"
)]
#[case(
    "type | name | label | calculation\ncalculate | c | | instance('contact-summary')/x",
    "unknown-instance"
)]
fn what_does_no_harm_is_a_warning(#[case] survey: &str, #[case] key: &str) {
    let form = from_text(survey, "", "").unwrap();
    let keys: Vec<&str> = form.warnings.iter().map(|fault| fault.what.key).collect();
    assert_eq!(keys, [key]);
}
