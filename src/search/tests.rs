//! The rules of searching, each with a name.

#![allow(
    clippy::single_range_in_vec_init,
    reason = "a row with one mark in it is what is meant"
)]

use proptest::prelude::*;
use rstest::rstest;

use super::*;

type Door<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

fn small() -> Index<&'static str> {
    let mut index = Index::new();
    let doors: [Door<'_>; 8] = [
        (
            "1-1-301",
            &["张建国", "李梅"],
            &["14200000001", "15000019000101001X"],
            &["独居"],
        ),
        ("1-2-301", &["赵建功"], &["14200002201"], &["没人"]),
        ("2-1-1502", &["曾国强", "吕晓"], &["14200003301"], &[]),
        (
            "2-1-1503",
            &["阿卜杜拉·买买提"],
            &["14200001502"],
            &["租户"],
        ),
        ("3-2-501", &["欧阳志明"], &[], &["没人", "独居"]),
        ("A-1-201", &["John Smith", "单雄信"], &[], &["nobody home"]),
        ("3-东-0301", &["𠮷田花子"], &[], &[]),
        ("13-1-102", &["行长"], &[], &["低保"]),
    ];
    for (door, names, numbers, words) in doors {
        let entry = Entry {
            door,
            names,
            numbers,
            words,
        };
        index.put(door, &entry);
    }
    index
}

fn found(text: &str) -> Vec<&'static str> {
    let hits = small().find(&Query::new(text));
    hits.into_iter().map(|hit| hit.key).collect()
}

#[rstest]
#[case::han("建国", &["1-1-301"])]
#[case::whole_name_before_part("张建国", &["1-1-301"])]
#[case::initials("zjg", &["1-1-301", "1-2-301"])]
#[case::initials_with_zh("zhjg", &["1-1-301", "1-2-301"])]
#[case::full_pinyin("zhangjianguo", &["1-1-301"])]
#[case::unfinished("zhangjiang", &["1-1-301"])]
#[case::mixed("张jg", &["1-1-301"])]
#[case::capitals("ZJGUO", &["1-1-301"])]
#[case::not_the_head("limei", &["1-1-301"])]
#[case::surname_zeng("zeng", &["2-1-1502"])]
#[case::surname_shan("shan", &["A-1-201"])]
#[case::polyphone_hang("hangzhang", &["13-1-102"])]
#[case::polyphone_xing("xingchang", &["13-1-102"])]
#[case::lv("lvx", &["2-1-1502"])]
#[case::lu("luxiao", &["2-1-1502"])]
#[case::dot_left_out("阿卜杜拉买", &["2-1-1503"])]
#[case::rare("𠮷田", &["3-东-0301"])]
#[case::latin("smith", &["A-1-201"])]
#[case::two_terms("john smith", &["A-1-201"])]
#[case::door("3-2-501", &["3-2-501"])]
#[case::full_width("３－２－５０１", &["3-2-501"])]
#[case::spoken_door("3号楼2单元501室", &["3-2-501"])]
#[case::no_dashes("32501", &["3-2-501"])]
#[case::room("501", &["3-2-501"])]
#[case::zero_in_front("0501", &["3-2-501"])]
#[case::room_stored_with_zero("东-301", &["3-东-0301"])]
#[case::east_unit("3号楼东单元301", &["3-东-0301"])]
#[case::letter_building("A座", &["A-1-201"])]
#[case::unit_and_room("2-301", &["1-2-301"])]
#[case::phone("2201", &["1-2-301"])]
#[case::id_number("001x", &["1-1-301"])]
#[case::whole_phone("14200000001", &["1-1-301"])]
#[case::whole_id("15000019000101001X", &["1-1-301"])]
#[case::care("独居", &["1-1-301", "3-2-501"])]
#[case::care_pinyin("duju", &["1-1-301", "3-2-501"])]
#[case::state("没人", &["1-2-301", "3-2-501"])]
#[case::english_word("nobody", &["A-1-201"])]
#[case::name_and_state("没人 欧阳", &["3-2-501"])]
#[case::building_and_care("1 独居", &["1-1-301"])]
#[case::nothing("王五", &[])]
#[case::nothing_in_pinyin("wangwu", &[])]
fn one_is_found_by(#[case] typed: &str, #[case] expected: &[&str]) {
    assert_eq!(found(typed), expected, "{typed}");
}

/// Exact door, name from its start, initials, tag: in this order whatever the order of doors.
#[rstest]
#[case::door_before_phone("3501", &["door", "phone"])]
#[case::syllables_before_initials("wen", &["syllables", "initials"])]
#[case::start_before_middle("guo", &["start", "middle"])]
#[case::name_before_tag("duju", &["name", "tag"])]
#[case::initials_before_tag("dsj", &["initials-all", "tag-initials"])]
fn the_best_come_first(#[case] typed: &str, #[case] expected: &[&str]) {
    let mut index = Index::new();
    let entries: [(&str, Entry<'_>); 10] = [
        (
            "tag-initials",
            Entry {
                words: &["独生家"],
                ..Entry::default()
            },
        ),
        (
            "tag",
            Entry {
                words: &["空巢|独居"],
                ..Entry::default()
            },
        ),
        (
            "phone",
            Entry {
                numbers: &["14200003501"],
                ..Entry::default()
            },
        ),
        (
            "initials",
            Entry {
                names: &["王恩娜"],
                ..Entry::default()
            },
        ),
        (
            "middle",
            Entry {
                names: &["曾国强"],
                ..Entry::default()
            },
        ),
        (
            "initials-all",
            Entry {
                names: &["丁三俊"],
                ..Entry::default()
            },
        ),
        (
            "door",
            Entry {
                door: "3-501",
                ..Entry::default()
            },
        ),
        (
            "syllables",
            Entry {
                names: &["文静"],
                ..Entry::default()
            },
        ),
        (
            "start",
            Entry {
                names: &["郭明"],
                ..Entry::default()
            },
        ),
        (
            "name",
            Entry {
                names: &["杜菊"],
                ..Entry::default()
            },
        ),
    ];
    for (key, entry) in &entries {
        index.put(*key, entry);
    }
    let hits = index.find(&Query::new(typed));
    let found: Vec<&str> = hits.into_iter().map(|hit| hit.key).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_else_is_said_for_a_word_finds_it_and_its_neighbours_do_not_join() {
    let mut index = Index::new();
    index.put(
        1,
        &Entry {
            words: &["独居|alone"],
            ..Entry::default()
        },
    );
    for typed in ["独居", "duju", "alone", "alo"] {
        assert_eq!(index.find(&Query::new(typed)).len(), 1, "{typed}");
    }
    assert!(index.find(&Query::new("居al")).is_empty());
}

#[test]
fn a_room_comes_before_the_end_of_a_phone() {
    assert_eq!(found("1502"), ["2-1-1502", "2-1-1503"]);
}

#[test]
fn the_building_comes_before_rooms_that_begin_so() {
    assert_eq!(found("3"), ["3-2-501", "3-东-0301", "1-1-301", "1-2-301"]);
    assert_eq!(found("1")[..2], ["1-1-301", "1-2-301"]);
}

#[test]
fn an_empty_query_gives_all_in_order() {
    for nothing in ["", "  ", "·", "-"] {
        assert_eq!(found(nothing).len(), 8);
        assert_eq!(found(nothing)[0], "1-1-301");
    }
}

#[test]
fn an_estate_is_found_by_name_and_pinyin() {
    let mut index = Index::new();
    for door in ["幸福里/3-2-501", "恒昌小区/3-2-501"] {
        index.put(
            door,
            &Entry {
                door,
                ..Entry::default()
            },
        );
    }
    let first = |text: &str| index.find(&Query::new(text))[0].key;
    for typed in [
        "恒昌",
        "hengchang",
        "恒昌小区/3-2-501",
        "恒昌小区3号楼2单元501",
    ] {
        assert_eq!(first(typed), "恒昌小区/3-2-501", "{typed}");
    }
    assert_eq!(index.find(&Query::new("3-2-501"))[0].score, 100);
    assert_eq!(index.find(&Query::new("hengchang")).len(), 1);
}

#[test]
fn an_entry_can_be_changed_and_taken_out() {
    let mut index = small();
    let changed = Entry {
        door: "1-1-301",
        names: &["王五"],
        ..Entry::default()
    };
    index.put("1-1-301", &changed);
    assert_eq!(index.find(&Query::new("王五")).len(), 1);
    assert_eq!(index.find(&Query::new("张建国")).len(), 0);
    index.remove("1-1-301");
    index.remove("no such door");
    assert_eq!(index.find(&Query::new("wangwu")).len(), 0);
    assert_eq!(index.len(), 7);
}

#[test]
fn changing_one_entry_again_and_again_takes_no_more_room_and_keeps_the_others() {
    let mut index = small();
    for day in 0..20_000 {
        let state = if day % 2 == 0 { "没人" } else { "正常" };
        let words = [state, "独居"];
        let entry = Entry {
            door: "2-1-1503",
            names: &["阿卜杜拉·买买提"],
            words: &words,
            ..Entry::default()
        };
        index.put("2-1-1503", &entry);
    }
    index.remove("1-1-301");
    assert!(index.room() < 10_000, "{}", index.room());
    assert_eq!(index.find(&Query::new("zhengchang"))[0].key, "2-1-1503");
    assert_eq!(index.find(&Query::new("jianguo")).len(), 0);
    let all = index.find(&Query::new(""));
    assert_eq!(all.len(), 7);
    assert_eq!(all[2].key, "2-1-1503");
}

#[rstest]
#[case("zjg", "张建国", vec![0..3])]
#[case("jianguo", "张建国", vec![1..3])]
#[case("买买", "阿卜杜拉·买买提", vec![5..7])]
#[case("拉买", "阿卜杜拉·买买提", vec![3..6])]
#[case("z g", "张建国", vec![0..1, 2..3])]
#[case("王", "张建国", vec![])]
fn the_typed_part_of_a_name_is_marked(
    #[case] typed: &str,
    #[case] name: &str,
    #[case] expected: Vec<std::ops::Range<usize>>,
) {
    assert_eq!(Query::new(typed).highlight(name), expected);
}

#[test]
fn the_typed_part_of_a_door_or_number_is_marked() {
    assert_eq!(Query::new("501").highlight_door("3-2-501"), [4..7]);
    assert_eq!(Query::new("2-50").highlight_door("3-2-501"), [2..7]);
    assert_eq!(Query::new("32501").highlight_door("3-2-501"), [0..7]);
    assert!(Query::new("zjg").highlight_door("3-2-501").is_empty());
    assert_eq!(Query::new("2201").highlight_number("142****2201"), [7..11]);
    assert!(Query::new("01").highlight_number("142****2201").is_empty());
}

/// Every reading that the dictionary of the matcher knows, beside ours, for the same name and letters.
fn matcher_finds(typed: &str, name: &str) -> bool {
    use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
    IbMatcher::builder(typed)
        .pinyin(PinyinMatchConfig::default())
        .is_pattern_partial(true)
        .build()
        .is_match(name)
}

const HAN: &str = "[张王李赵刘陈杨黄周吴曾单解仇区盖覃欧阳志明建国梅行长乐安西先的了重庆]{2,4}";

const SYLLABLES: &[&str] = &[
    "z", "j", "g", "l", "w", "x", "a", "zhang", "jian", "guo", "li", "mei", "hang", "xing",
    "chang", "zeng", "ceng", "shan", "dan", "chan", "jie", "xie", "qiu", "chou", "ou", "qu", "yue",
    "le", "an", "xi", "ou", "yang", "zhi", "ming", "chong", "zhong", "qing", "de", "di", "liao",
];

proptest! {
    /// What the matcher finds by pinyin is found; nothing else is but by `zh`, `ch`, `sh` as one initial.
    #[test]
    fn pinyin_is_found_as_by_the_matcher(
        name in HAN,
        typed in prop::collection::vec(prop::sample::select(SYLLABLES), 1..4),
        cut in 0usize..3,
    ) {
        let typed = typed.concat();
        let typed = typed[..typed.len() - cut.min(typed.len() - 1)].to_owned();
        let mut index = Index::new();
        index.put(1, &Entry { names: &[&name], ..Entry::default() });
        let ours = !index.find(&Query::new(&typed)).is_empty();
        let theirs = matcher_finds(&typed, &name);
        prop_assert!(ours || !theirs);
        prop_assert!(theirs || !ours || typed.contains('h'));
    }

    /// Any part of any name, and any end of four digits or more, finds its entry among others.
    #[test]
    fn every_part_of_a_name_finds_it(
        names in prop::collection::vec(HAN, 1..4),
        pick in any::<prop::sample::Index>(),
        from in 0usize..4,
        length in 1usize..4,
        number in "[0-9]{11}",
    ) {
        let name: Vec<char> = pick.get(&names).chars().collect();
        let from = from.min(name.len() - 1);
        let part: String = name[from..].iter().take(length).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut index = small();
        let entry = Entry { names: &names, numbers: &[&number], ..Entry::default() };
        index.put("this", &entry);
        let finds = |typed: &str| index.find(&Query::new(typed)).iter().any(|hit| hit.key == "this");
        prop_assert!(finds(&part));
        prop_assert!(finds(&number[11 - 4..]) && finds(&number));
        prop_assert!(!Query::new(&part).highlight(&name.iter().collect::<String>()).is_empty());
    }

    /// No text makes searching or marking fail, and scores come in falling order.
    #[test]
    fn any_text_may_be_typed(typed in any::<String>(), text in any::<String>()) {
        let mut index = small();
        index.put("any", &Entry { door: &text, names: &[&text], numbers: &[&text], words: &[&text] });
        let query = Query::new(&typed);
        let hits = index.find(&query);
        prop_assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
        let length = text.chars().count();
        for ranges in [query.highlight(&text), query.highlight_door(&text), query.highlight_number(&text)] {
            prop_assert!(ranges.iter().all(|range| range.start < range.end && range.end <= length));
        }
    }
}
