//! What must hold for ID numbers: the fixtures of domain.md §8.1 and the traps of spreadsheets.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn read(text: &str) -> Result<Option<Accepted>, IdFault> {
    IdNumber::read(text, today())
}

#[rstest]
#[case("15000019000101001X", Sex::MALE, "1900-01-01")]
#[case("150000194910010023", Sex::FEMALE, "1949-10-01")]
#[case("140000202002290037", Sex::MALE, "2020-02-29")]
#[case("150000195503150111", Sex::MALE, "1955-03-15")]
#[case("150000201806010245", Sex::FEMALE, "2018-06-01")]
#[case("150000196308080378", Sex::MALE, "1963-08-08")]
#[case(" '15000019000101001x", Sex::MALE, "1900-01-01")]
#[case("１５００００１９０００１０１００１Ｘ", Sex::MALE, "1900-01-01")]
#[case("150000 19491001 0023", Sex::FEMALE, "1949-10-01")]
fn sound_numbers_tell_sex_and_birth(#[case] text: &str, #[case] sex: Sex, #[case] birth: &str) {
    let accepted = read(text).unwrap().unwrap();
    assert_eq!(accepted.warnings, []);
    assert_eq!(accepted.number.sex(), Some(sex));
    assert_eq!(accepted.number.birth().unwrap().to_string(), birth);
    assert_eq!(accepted.number.as_str().len(), 18);
}

#[rstest]
#[case("150000190001010019", IdFault::CheckDigit)]
#[case("150000190002300013", IdFault::BirthDate)]
#[case("150000202611230019", IdFault::BirthDate)]
#[case("150000189912310019", IdFault::BirthDate)]
#[case("1.50000195E+17", IdFault::Scientific)]
#[case("1.50000195e+17", IdFault::Scientific)]
#[case("150000194910010000", IdFault::ZeroEnded)]
#[case("150***********001X", IdFault::Masked)]
#[case("15000019491001002", IdFault::Length(17))]
#[case("1500001949100100231", IdFault::Length(19))]
#[case("15000045010100X", IdFault::Length(15))]
#[case("H12345678", IdFault::Characters)]
#[case("15000019X00101001X", IdFault::Characters)]
#[case("150000991301001", IdFault::BirthDate)]
fn faults_say_why(#[case] text: &str, #[case] fault: IdFault) {
    assert_eq!(read(text), Err(fault));
}

#[test]
fn old_foreign_and_unknown_provinces_are_accepted_with_a_warning() {
    let warnings = |text: &str| read(text).unwrap().unwrap().warnings;
    assert_eq!(warnings("150000491001002"), [IdWarning::OldForm]);
    assert_eq!(warnings("99000019491001002X"), [IdWarning::ForeignResident]);
    let nowhere = IdNumber::compose("16000019491001002").unwrap();
    assert_eq!(warnings(nowhere.as_str()), [IdWarning::UnknownProvince]);
    assert_eq!(
        read("150000491001002").unwrap().unwrap().number.sex(),
        Some(Sex::FEMALE)
    );
}

#[test]
fn a_true_number_may_end_in_three_zeros() {
    let ending = (0..999).find_map(|n| {
        let number = IdNumber::compose(&format!(
            "1500001955{:02}{:02}{:01}00",
            1 + n % 12,
            1 + n % 28,
            n % 10
        ))?;
        number.as_str().ends_with("000").then_some(number)
    });
    assert!(read(ending.unwrap().as_str()).unwrap().is_some());
}

#[test]
fn no_number_is_not_a_fault() {
    for text in ["", "  ", "无", "-", "'"] {
        assert_eq!(read(text), Ok(None), "{text}");
    }
}

#[test]
fn columns_beside_it_may_contradict() {
    let number = read("150000194910010023").unwrap().unwrap().number;
    let birth = PartialDate::parse;
    assert_eq!(
        number.contradictions(Some(Sex::FEMALE), birth("1949.10")),
        []
    );
    assert_eq!(
        number.contradictions(Some(Sex::MALE), None),
        [IdWarning::SexDiffers]
    );
    assert_eq!(
        number.contradictions(Some(Sex::UNKNOWN), birth("1949-10-02")),
        [IdWarning::BirthDiffers]
    );
}

#[test]
fn old_and_new_form_are_one_person_and_debug_shows_nothing() {
    let new = read("150000194910010023").unwrap().unwrap().number;
    let old = read("150000491001002").unwrap().unwrap().number;
    assert!(new.is_same_person(&old) && old.is_same_person(&new) && new.is_same_person(&new));
    let other = read("140000202002290037").unwrap().unwrap().number;
    assert!(!new.is_same_person(&other) && other.is_same_person(&other));
    assert_eq!(format!("{new:?}"), "IdNumber(18 characters)");
    assert_eq!(
        (new.last_four(), new.masked().as_str()),
        ("0023", "150***********0023")
    );
}

proptest! {
    #[test]
    fn computed_passes_and_one_changed_digit_fails(day in 0u64..46_000, order in 0u32..1000, at in 0usize..18, by in 1u8..10) {
        let birth = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(day);
        let number = IdNumber::compose(&format!("150000{}{order:03}", birth.format("%Y%m%d"))).unwrap();
        prop_assert!(read(number.as_str()).unwrap().is_some());
        let mut bytes = number.as_str().as_bytes().to_vec();
        bytes[at] = match bytes[at] {
            b'X' => b'0' + by,
            digit => b'0' + (digit - b'0' + by) % 10,
        };
        let changed = String::from_utf8(bytes).unwrap();
        prop_assert!(read(&changed).is_err(), "{changed}");
    }

    #[test]
    fn never_panics(text in any::<String>()) {
        if let Ok(Some(accepted)) = read(&text) {
            prop_assert_eq!(read(accepted.number.as_str()).unwrap().unwrap(), accepted);
        }
        let stored: IdNumber = serde_json::from_value(serde_json::Value::String(text)).unwrap();
        let _ = (stored.sex(), stored.birth(), stored.last_four(), stored.masked(), stored.is_same_person(&stored));
    }
}
