//! Phone and ID numbers in forms: shown masked, and left as they stand they mean the number there was (decisions.md 17).

use chrono::NaiveDate;

use crate::domain::household::Contact;
use crate::domain::identity::IdNumber;
use crate::domain::mask::{mask_id, mask_phone};
use crate::domain::phone::Phones;
use crate::tui::dialog::form::{Field, FieldError};

/// What stands between two numbers of a field.
pub const SEPARATORS: [char; 7] = [' ', '　', ',', '，', '、', ';', '；'];

/// Phone numbers as a form shows them.
pub fn phones_shown(known: &[String]) -> String {
    let masked: Vec<String> = known.iter().map(|number| mask_phone(number)).collect();
    masked.join(" ")
}

/// The field of whom to ask on what numbers, as forms of offers, partners and posts have it.
pub fn contact_phones(label: String, contact: &Contact) -> Field {
    let shown = phones_shown(&contact.phones);
    Field::text("phone", label, &shown).limit(60).masked()
}

/// The phone numbers meant by what stands in a field whose numbers were `known`.
///
/// # Errors
/// When a part is no number, or was masked and is none of those known.
pub fn phones(
    field: &'static str,
    typed: &str,
    known: &[String],
) -> Result<Vec<String>, FieldError> {
    let (mut kept, mut fresh) = (Vec::new(), String::new());
    for piece in typed.split(SEPARATORS) {
        match known.iter().find(|number| mask_phone(number) == piece) {
            Some(number) => kept.push(number.clone()),
            None => {
                fresh.push(' ');
                fresh.push_str(piece);
            }
        }
    }
    let read = Phones::parse(&fresh);
    if let Some(fault) = read.faults.first() {
        return Err(FieldError::new(field, fault.key()));
    }
    for phone in read.numbers {
        if !kept.contains(&phone.number) {
            kept.push(phone.number);
        }
    }
    Ok(kept)
}

/// An ID number as a form shows it.
pub fn id_shown(known: Option<&IdNumber>) -> String {
    known.map_or_else(String::new, |number| mask_id(number.as_str()))
}

/// The ID number meant by what stands in a field whose number was `known`.
///
/// # Errors
/// When it fails the check, or was masked and is not the one known.
pub fn id_number(
    field: &'static str,
    typed: &str,
    known: Option<&IdNumber>,
    today: NaiveDate,
) -> Result<Option<IdNumber>, FieldError> {
    if let Some(known) = known.filter(|known| mask_id(known.as_str()) == typed) {
        return Ok(Some(known.clone()));
    }
    match IdNumber::read(typed, today) {
        Ok(accepted) => Ok(accepted.map(|accepted| accepted.number)),
        Err(fault) => Err(FieldError::new(field, fault.key())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(numbers: &[&str]) -> Vec<String> {
        numbers.iter().map(|number| (*number).to_owned()).collect()
    }

    #[test]
    fn a_masked_number_left_as_it_stands_is_kept_and_a_new_one_is_checked() {
        let known = owned(&["14200000001", "0477-8888123"]);
        let shown = phones_shown(&known);
        assert_eq!(shown, "142****0001 0477-888****");
        assert_eq!(phones("phone", &shown, &known).unwrap(), known);
        let more = phones("phone", "142****0001，142 0000 0002", &known).unwrap();
        assert_eq!(more, owned(&["14200000001", "14200000002"]));
        assert_eq!(phones("phone", "", &known).unwrap(), owned(&[]));
        let fault = |typed: &str| phones("phone", typed, &known).unwrap_err().reason;
        assert_eq!(fault("142****0003"), "phone-masked");
        assert_eq!(fault("1420"), "phone-too-short");
    }

    #[test]
    fn an_id_number_is_kept_masked_or_checked_anew() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let read =
            |typed: &str, known: Option<&IdNumber>| id_number("id-number", typed, known, today);
        let known = read("15000019000101001x", None).unwrap().unwrap();
        let shown = id_shown(Some(&known));
        assert_eq!(shown, "150***********001X");
        assert_eq!(read(&shown, Some(&known)).unwrap(), Some(known.clone()));
        assert_eq!(read("", Some(&known)).unwrap(), None);
        for (typed, reason) in [
            (shown.as_str(), "id-masked"),
            ("150000190001010019", "id-check-digit"),
            ("150000190002300013", "id-birth-date"),
            ("1500001900", "id-length"),
            ("1.50000195E+17", "id-scientific"),
        ] {
            assert_eq!(read(typed, None).unwrap_err().reason, reason, "{typed}");
        }
    }
}
