//! Both languages say the same things, in their own words, and nothing the program asks for is missing.

#[path = "languages/catalogue.rs"]
mod catalogue;
#[path = "support/source.rs"]
mod source;
#[path = "languages/usage.rs"]
mod usage;
#[path = "languages/words.rs"]
mod words;

use std::collections::BTreeSet;

use catalogue::{by_id, messages};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use gridday::domain::codes;
use gridday::i18n::{self, Language};

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_file_can_be_read_and_is_one_of_the_program() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (area, text) in i18n::catalogue(language) {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                faults.push(format!("{} {area}: {errors:?}", language.tag()));
            }
        }
        let folder = source::root().join("src/i18n").join(language.tag());
        for file in std::fs::read_dir(folder).unwrap() {
            let name = file.unwrap().file_name().to_string_lossy().into_owned();
            let areas = i18n::catalogue(language).iter();
            if !areas
                .map(|(area, _)| format!("{area}.ftl"))
                .any(|own| own == name)
            {
                faults.push(format!("{}/{name} is no area", language.tag()));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_message_stands_twice() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for message in messages(language) {
            if !seen.insert(message.id.clone()) {
                faults.push(format!(
                    "{} {}: {}",
                    language.tag(),
                    message.area,
                    message.id
                ));
            }
        }
    }
    none(&faults);
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_areas_with_the_same_values() {
    let [chinese, english] = [Language::Chinese, Language::English].map(by_id);
    let mut faults = Vec::new();
    for (id, message) in &chinese {
        match english.get(id) {
            None => faults.push(format!("only in Chinese: {id}")),
            Some(other) if other.area != message.area => {
                faults.push(format!("{id}: in {} and in {}", message.area, other.area));
            }
            Some(other) if other.values() != message.values() => {
                faults.push(format!(
                    "{id}: {:?} and {:?}",
                    message.values(),
                    other.values()
                ));
            }
            Some(_) => {}
        }
    }
    let missing = english.keys().filter(|id| !chinese.contains_key(*id));
    faults.extend(missing.map(|id| format!("only in English: {id}")));
    none(&faults);
}

#[test]
fn every_message_can_be_shown_with_words_and_with_numbers() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        for (_, text) in i18n::catalogue(language) {
            let resource = FluentResource::try_new((*text).to_owned());
            let _ = bundle.add_resource(resource.unwrap_or_else(|(resource, _)| resource));
        }
        for message in messages(language).iter().filter(|m| !m.id.starts_with('-')) {
            for value in [
                FluentValue::from("x"),
                FluentValue::from(1),
                FluentValue::from(5),
            ] {
                let mut values = FluentArgs::new();
                for name in message.values() {
                    values.set(name, value.clone());
                }
                let (id, attribute) = message.id.split_once('.').unwrap_or((&message.id, ""));
                let pattern = bundle.get_message(id).and_then(|found| match attribute {
                    "" => found.value(),
                    name => found.get_attribute(name).map(|attribute| attribute.value()),
                });
                let mut errors = Vec::new();
                let shown = pattern.map(|p| bundle.format_pattern(p, Some(&values), &mut errors));
                if shown.is_none_or(|text| text.trim().is_empty()) || !errors.is_empty() {
                    faults.push(format!("{} {}: {errors:?}", language.tag(), message.id));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn every_message_asked_for_is_there() {
    none(&usage::missing(&by_id(Language::Chinese)));
}

#[test]
fn every_value_of_a_message_is_passed() {
    none(&usage::values_not_passed(&by_id(Language::Chinese)));
}

#[test]
fn every_message_is_asked_for() {
    none(&usage::unused(&by_id(Language::Chinese)));
}

#[test]
fn every_character_has_one_width_in_all_terminals() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for message in messages(language) {
            for character in words::of_two_widths(&message.text) {
                faults.push(format!("{} {}: {character:?}", language.tag(), message.id));
            }
        }
    }
    for (table, _) in codes::sources() {
        for row in codes::table(table).unwrap().rows() {
            let signs =
                ["short", "short_en", "han", "ascii"].map(|name| row.get(name).unwrap_or_default());
            for label in signs.iter().chain([&row.zh, &row.en]) {
                for character in words::of_two_widths(label) {
                    faults.push(format!("{table} {}: {character:?} in {label}", row.code));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn chinese_is_chinese_and_english_is_english() {
    let mut faults = Vec::new();
    for message in messages(Language::Chinese) {
        for word in words::left_in_english(&message.read()) {
            faults.push(format!("zh-CN {}: {word}", message.id));
        }
        for sign in words::narrow_signs_after_han(&message.read()) {
            faults.push(format!("zh-CN {}: {sign}", message.id));
        }
    }
    for message in messages(Language::English) {
        if message.id != "app-language-other" && words::has_han(&message.read()) {
            faults.push(format!("en {}: {}", message.id, message.read()));
        }
    }
    for (table, _) in codes::sources() {
        for row in codes::table(table).unwrap().rows() {
            if words::has_han(row.en) {
                faults.push(format!("{table} {}: {}", row.code, row.en));
            }
        }
    }
    none(&faults);
}

#[test]
fn these_checks_can_fail() {
    let text = "# a remark = no\na-one = 有 { $count } 户\n    .hint = 看看 { $door }\na-two =\n    { $n ->\n        [one] one door\n       *[other] { $n } doors\n    }\n";
    let read = catalogue::read("a", text);
    let ids: Vec<&str> = read.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(ids, ["a-one", "a-one.hint", "a-two"]);
    assert_eq!(read[0].values(), BTreeSet::from(["count".to_owned()]));
    assert_eq!(
        read[2].read().replace('\n', "").replace("  ", " "),
        "one door doors"
    );
    assert_eq!(
        words::of_two_widths("今日 → “好”…·×，、：（）「」 abc"),
        ['→', '“', '”', '…', '·', '×']
    );
    assert_eq!(
        words::left_in_english("请 please 按 F1，用 --lang en 或 Enter"),
        ["please"]
    );
    assert_eq!(words::narrow_signs_after_han("好,走!(a)"), ["好,", "走!"]);
    assert!(words::has_han("the 户") && !words::has_han("the door"));
    usage::these_checks_can_fail();
}
