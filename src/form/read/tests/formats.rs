//! The same form as LibreOffice writes it: .xls and .ods read to what the .xlsx reads to.

use crate::form::read;

const PLACES: &[u8] = include_bytes!("../../../../tests/fixtures/forms/小场所消防检查.xlsx");
const PLACES_XLS: &[u8] = include_bytes!("../../../../tests/fixtures/forms/小场所消防检查.xls");
const REGISTER: &[u8] = include_bytes!("../../../../tests/fixtures/forms/流动人口登记.xlsx");
const REGISTER_ODS: &[u8] = include_bytes!("../../../../tests/fixtures/forms/流动人口登记.ods");

/// Everything a form holds.
fn told(bytes: &[u8], file: &str) -> String {
    let form = read::read(bytes, file, &|_| None);
    format!(
        "{:#?}",
        form.unwrap_or_else(|faults| panic!("{file}: {faults:#?}"))
    )
}

#[test]
fn old_and_open_workbooks_are_the_same_form() {
    assert_eq!(told(PLACES_XLS, "a.xls"), told(PLACES, "a.xlsx"));
    assert_eq!(told(REGISTER_ODS, "a.ods"), told(REGISTER, "a.xlsx"));
}

#[test]
fn a_file_is_known_by_what_it_is_not_by_its_name() {
    assert_eq!(told(PLACES_XLS, "a.xlsx"), told(PLACES, "a.xlsx"));
}
