//! Cells of care words as rosters hold them.

use super::*;
use rstest::rstest;

#[rstest]
#[case("独居老人、高龄老人", Some(82), &["alone", "age80"])]
#[case("独居老人，残疾人；新就业群体", None, &["alone", "dis", "new-employment"])]
#[case("低保边缘", None, &["dibian"])]
#[case("低保户/低保边缘家庭", None, &["dibao", "dibian"])]
#[case("80岁以上独居老人", None, &["alone", "age80"])]
#[case("留守", Some(70), &["left-old"])]
#[case("留守", Some(9), &["left-child"])]
#[case("留守老人 留守儿童", None, &["left-old", "left-child"])]
#[case("独居", None, &["alone"])]
#[case("重度残疾", Some(40), &["severe-dis"])]
#[case("重残", Some(70), &["severe-old"])]
#[case("重残", Some(40), &["severe-dis"])]
#[case("退伍军人", None, &["vet"])]
#[case("残疾军人", None, &["vet"])]
#[case("孕妇", None, &["pregnant"])]
#[case("精神残疾", None, &["dis"])]
#[case("age80", None, &["age80"])]
#[case("孤寡老人", None, &["childless"])]
fn words_become_codes(#[case] text: &str, #[case] age: Option<u32>, #[case] expected: &[&str]) {
    let found = care_words(text, age, None);
    let codes: Vec<&str> = found.groups.iter().map(|group| group.as_str()).collect();
    assert_eq!(
        (codes.as_slice(), found.tags.as_slice()),
        (expected, &[][..]),
        "{text}"
    );
}

#[test]
fn left_behind_needs_age_and_sex() {
    assert_eq!(
        care_words("留守", Some(40), Some(Sex::FEMALE)).groups,
        [CareGroup::LEFT_WOMAN]
    );
    assert_eq!(care_words("留守", Some(40), Some(Sex::MALE)).tags, ["留守"]);
    assert_eq!(care_words("留守", None, None).tags, ["留守"]);
    assert_eq!(care_words("独居", Some(30), None).tags, ["独居"]);
}

#[test]
fn unknown_words_stay_sensitive_ones_go_and_denials_are_not_the_thing() {
    let found = care_words("社区矫正、低保、爱下棋、高血压,爱下棋", None, None);
    assert_eq!(found.groups, [CareGroup::DIBAO]);
    assert_eq!(found.tags, ["爱下棋"]);
    assert!(found.sensitive_dropped);
    assert_eq!(care_words("无", None, None), CareWords::default());
    assert_eq!(care_words("非低保户", None, None).groups, []);
}
