//! Forms written as text, for tests. Not what is wrong with a form: see `tests/mistakes.rs`.

mod cells;
mod formats;
mod garbled;
mod mistakes;

use super::from_text;
use crate::form::definition::Form;

/// The form written as lines of cells; a test that ends with all its faults if it has any.
pub fn form_of(survey: &str, choices: &str, settings: &str) -> Form {
    from_text(survey, choices, settings).unwrap()
}

#[test]
fn a_form_is_read_from_lines() {
    let form = form_of(
        "type | name | label\nselect_one yn | a | A\ntext | b | B",
        "list_name | name | label\nyn | y | Yes",
        "form_id | version\nf | 3",
    );
    assert_eq!((form.id.as_str(), form.version.as_str()), ("f", "3"));
}
