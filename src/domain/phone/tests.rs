//! Phone cells as they come, and what must hold for every number.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("14200000001", &["14200000001"])]
#[case("142 0000 0001", &["14200000001"])]
#[case("142-0000-0001", &["14200000001"])]
#[case("+86 14200000001", &["14200000001"])]
#[case("008614200000001", &["14200000001"])]
#[case("14200000001.0", &["14200000001"])]
#[case("１４２０００００００１", &["14200000001"])]
#[case("'14200000001", &["14200000001"])]
#[case("14200000001、14200000002", &["14200000001", "14200000002"])]
#[case("14200000001/14200000002；14200000001", &["14200000001", "14200000002"])]
#[case("14200000001 14200000002", &["14200000001", "14200000002"])]
#[case("142 0000 0001 142 0000 0002", &["14200000001", "14200000002"])]
#[case("0477-8888123", &["0477-8888123"])]
#[case("(0477)8888123", &["0477-8888123"])]
#[case("0477 8888123转12", &["0477-8888123转12"])]
#[case("010-88881234", &["010-88881234"])]
#[case("8888123", &["8888123"])]
#[case("8888123 14200000001", &["8888123", "14200000001"])]
#[case("无", &[])]
#[case("", &[])]
fn cells_are_read(#[case] cell: &str, #[case] expected: &[&str]) {
    let numbers: Vec<String> = Phones::parse(cell)
        .numbers
        .into_iter()
        .map(|phone| phone.number)
        .collect();
    assert_eq!(numbers, expected, "{cell}");
}

#[rstest]
#[case("1.42E+10", PhoneFault::Scientific)]
#[case("142****0001", PhoneFault::Masked)]
#[case("12345", PhoneFault::TooShort)]
#[case("12200000001", PhoneFault::NotAPhone)]
#[case("142000000011234", PhoneFault::TooLong)]
#[case("打不通", PhoneFault::NotAPhone)]
#[case("0000000000", PhoneFault::NotAPhone)]
fn faults_say_why(#[case] cell: &str, #[case] fault: PhoneFault) {
    assert_eq!(
        Phones::parse(cell),
        Phones {
            numbers: vec![],
            faults: vec![fault]
        }
    );
    assert_eq!(Phone::parse(cell), Err(fault));
}

#[test]
fn whose_number_it_is_is_kept_and_a_bad_part_does_not_cost_the_good_one() {
    let cell = Phones::parse("儿子：14200000001，女儿14200000002（外地），12");
    let whose: Vec<Option<&str>> = cell
        .numbers
        .iter()
        .map(|phone| phone.whose.as_deref())
        .collect();
    assert_eq!(whose, [Some("儿子"), Some("女儿外地")]);
    assert_eq!(cell.faults, [PhoneFault::TooShort]);
    let phone = &cell.numbers[0];
    assert_eq!(
        (phone.last_four(), phone.masked().as_str()),
        ("0001", "142****0001")
    );
    assert!(!format!("{cell:?}").contains("14200000001"));
}

proptest! {
    #[test]
    fn never_panics_and_reading_what_was_read_changes_nothing(cell in "\\PC*") {
        for phone in Phones::parse(&cell).numbers {
            prop_assert_eq!(Phone::parse(&phone.number).map(|again| again.number), Ok(phone.number));
        }
    }

    #[test]
    fn every_mobile_is_one(rest in "[3-9][0-9]{9}") {
        let phone = Phone::parse(&format!("1{rest}")).unwrap();
        prop_assert_eq!(phone.kind, PhoneKind::Mobile);
    }
}
