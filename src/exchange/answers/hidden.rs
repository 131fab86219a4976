//! What of an answer a file shows: which questions ask for names, phones and ID numbers, and how free text is hidden.

use crate::domain::mask::{mask_id, mask_name, mask_numbers, mask_phone, mask_reckoned};
use crate::exchange::daylog::Masks;
use crate::form::definition::{Form, Item, ItemIndex, Kind, Meta, Preset, Source};
use crate::form::interview::Interview;

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Nothing that is hidden: days, places.
    Nothing,
    /// A choice; its words may name somebody who answered (`${name}的子女`).
    Choice,
    /// A person's name.
    Name,
    /// A phone number.
    Phone,
    /// An ID number.
    IdNumber,
    /// What is reckoned from an ID number: a day of birth.
    Reckoned,
    /// A number.
    Number,
    /// Words, in which anything may stand.
    Words,
}

/// The masks of a file, by the row of the form.
pub struct Hidden {
    masks: Masks,
    asks: Vec<Asks>,
}

/// What one answer sheet tells of people, to be hidden wherever it stands in that sheet: what was said, and its mask.
pub struct Told(Vec<(String, String)>);

impl Hidden {
    /// The masks for answers to a form.
    pub fn of(form: &Form, masks: Masks) -> Self {
        let asks = form.items.iter().map(|item| asks(form, item));
        let mut asks: Vec<Asks> = asks.collect();
        spread(form, &mut asks);
        Self { masks, asks }
    }

    /// The people a sheet tells of. They may be in no record of ours, and yet their names go into what is reckoned.
    pub fn told(&self, interview: &Interview) -> Told {
        let mut told = Vec::new();
        let mut waiting = vec![interview.root()];
        while let Some(node) = waiting.pop().filter(|_| self.masks.hide()) {
            let node = interview.tree().node(node);
            waiting.extend(&node.children);
            let text = node.value.trim();
            let mask = match node.item.and_then(|item| self.asks.get(item.0)) {
                Some(Asks::Name) => mask_name(text),
                Some(Asks::Phone) => mask_phone(text),
                Some(Asks::IdNumber) => mask_id(text),
                _ => continue,
            };
            // A single character would tear every text apart.
            if text.chars().nth(1).is_some() {
                told.push((text.to_owned(), mask));
            }
        }
        told.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        Told(told)
    }

    /// What is shown of an answer of that sheet; without a row of the form, of words about the whole.
    pub fn shown(&self, told: &Told, item: Option<ItemIndex>, text: &str) -> String {
        if !self.masks.hide() || text.is_empty() {
            return text.to_owned();
        }
        let asks = item.and_then(|item| self.asks.get(item.0));
        match asks.copied().unwrap_or(Asks::Words) {
            Asks::Nothing => text.to_owned(),
            Asks::Choice => told.hide(text),
            Asks::Name => mask_name(text),
            Asks::Phone => mask_phone(text.trim()),
            Asks::IdNumber => mask_id(text.trim()),
            Asks::Reckoned => mask_reckoned(&self.masks.text(&told.hide(text))),
            // A sum of money is none of a phone number's length.
            Asks::Number if text.len() >= 11 => mask_numbers(text),
            Asks::Number => text.to_owned(),
            Asks::Words => self.masks.text(&told.hide(text)),
        }
    }
}

impl Told {
    fn hide(&self, text: &str) -> String {
        let told = self.0.iter();
        told.fold(text.to_owned(), |text, (said, mask)| {
            text.replace(said, mask)
        })
    }
}

/// What reads an ID number, or something reckoned from one, tells as much.
fn spread(form: &Form, asks: &mut [Asks]) {
    let mut telling: Vec<&str> = Vec::new();
    for (item, asks) in form.items.iter().zip(asks.iter()) {
        if *asks == Asks::IdNumber {
            telling.push(&item.name);
        }
    }
    let mut next = 0;
    while next < telling.len() {
        let name = telling[next];
        next += 1;
        for (item, asks) in form.items.iter().zip(asks.iter_mut()) {
            if matches!(asks, Asks::Words | Asks::Number | Asks::Nothing) && reads(item, name) {
                *asks = Asks::Reckoned;
                telling.push(&item.name);
            }
        }
    }
}

/// Whether the value of an item is reckoned from one of that name.
fn reads(item: &Item, name: &str) -> bool {
    let default = match &item.default {
        Preset::Computed(rule) => Some(rule),
        _ => None,
    };
    (item.calculation.iter().chain(default)).any(|rule| {
        let mut steps = rule.paths().flat_map(|path| &path.steps);
        rule.references().any(|read| read == name)
            || steps.any(|step| step.name.as_deref() == Some(name))
    })
}

fn asks(form: &Form, item: &Item) -> Asks {
    match item.kind {
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => {
            match item.choices.as_ref().map(|choices| &choices.source) {
                // The choices are answers to another question.
                Some(Source::Repeat(question)) if form.item(*question).choices.is_none() => {
                    asks(form, form.item(*question))
                }
                _ => Asks::Choice,
            }
        }
        Kind::Text | Kind::Barcode | Kind::Calculate | Kind::Hidden | Kind::Note => by_words(item),
        Kind::Integer | Kind::Decimal | Kind::Range => match by_words(item) {
            Asks::Words => Asks::Number,
            named => named,
        },
        Kind::File(_) => Asks::Words,
        Kind::Meta(Meta::PhoneNumber) => Asks::Phone,
        Kind::Meta(Meta::Email | Meta::DeviceId) => Asks::Words,
        _ => Asks::Nothing,
    }
}

/// By what the row is called, and by its question.
fn by_words(item: &Item) -> Asks {
    let labels = item.label.iter().map(|label| label.fixed_words());
    let label = labels.collect::<Vec<_>>().join("\n").to_lowercase();
    let name = item.name.to_lowercase();
    let parts: Vec<&str> = name.split(['_', '-', '.']).collect();
    let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let called = |words: &[&str]| words.iter().any(|word| parts.contains(word));
    if says(&["身份证", "证件号", "id number", "id card"])
        || called(&["sfz", "idcard", "cardno"])
        || name.ends_with("id_number")
        || name.ends_with("id_no")
    {
        Asks::IdNumber
    } else if says(&["电话", "手机", "联系方式", "phone", "mobile"])
        || called(&["phone", "tel", "mobile", "dianhua", "shouji"])
    {
        Asks::Phone
    } else if says(&["姓名", "联系人", "户主", "负责人", "监护人", "签名"])
        || called(&["xingming", "xm"])
        || parts.last() == Some(&"name") && !says(&["名称", "shop", "place", "company", "street"])
    {
        Asks::Name
    } else {
        Asks::Words
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::exchange::daylog::Privacy;
    use crate::form::interview::Surroundings;
    use crate::form::read;
    use crate::ledger::table::Tables;

    fn shown(privacy: &Privacy, survey: &str, answers: &[&str]) -> Vec<String> {
        let form = read::from_text(survey, "list_name | name | label\nyn | y | 是", "").unwrap();
        let hidden = Hidden::of(&form, Masks::of_records(&Tables::default(), privacy));
        let mut interview = Interview::begin(Arc::new(form), surroundings());
        for (item, text) in answers.iter().enumerate() {
            let path = interview.form().items[item].path.clone();
            if interview.form().items[item].calculation.is_none() {
                interview.set(&path, text).unwrap();
            }
        }
        let told = hidden.told(&interview);
        let answers = interview.form().items.iter().enumerate();
        let shown = |(place, item): (usize, &Item)| {
            let node = interview.node_at(&item.path).unwrap();
            hidden.shown(&told, Some(ItemIndex(place)), interview.value(node))
        };
        answers.map(shown).collect()
    }

    fn surroundings() -> Surroundings {
        Surroundings {
            now: chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap(),
            zone: chrono_tz::Asia::Shanghai,
            language: None,
            id: uuid::Uuid::nil(),
            username: String::new(),
            device_id: String::new(),
            phone_number: String::new(),
            email: String::new(),
        }
    }

    const RECKONED: &str = "type | name | label | calculation
text | name | 姓名 |
text | id | 身份证号 |
calculate | birth | | concat(substr(${id}, 6, 10), '-', substr(${id}, 10, 12), '-', substr(${id}, 12, 14))
calculate | day | | date(/data/birth)
calculate | age | | int((today() - date(${birth})) div 365.25)
calculate | title | | concat(${name}, '，', ${age}, '岁')
date | since | 入住日期 |
";

    #[test]
    fn what_is_reckoned_from_an_id_number_or_a_name_is_hidden_with_it() {
        let answers = ["牛小麦", "150000194910010023", "", "", "", "", "2020-05-01"];
        let masked = shown(&Privacy::Masked, RECKONED, &answers);
        let wanted = [
            "牛*麦",
            "150***********0023",
            "1949-**-**",
            "1949-**-**",
            "77",
            "牛*麦，77岁",
        ];
        assert_eq!(masked[..6], wanted);
        assert_eq!(
            masked[6], "2020-05-01",
            "a day that was asked for is no number's"
        );
        let reason = "x".to_owned();
        let open = shown(&Privacy::Unmasked { reason }, RECKONED, &answers);
        assert_eq!(
            (open[2].as_str(), open[5].as_str()),
            ("1949-10-01", "牛小麦，77岁")
        );
    }

    const SURVEY: &str = "type | name | label\ntext | who | 姓名\ntext | a | 联系电话\ntext | b | 身份证号\n\
        text | shop_name | 店铺名称\ninteger | income | 收入\ntext | remark | 备注\nselect_one yn | c | 好吗\n";
    const ANSWERS: [&str; 7] = [
        "王秀兰",
        "14200000001",
        "15000019000101001X",
        "便民超市",
        "12000000",
        "打 14200000001 找她",
        "y",
    ];

    #[test]
    fn names_and_numbers_are_hidden_by_what_is_asked_and_all_else_stays() {
        let masked = shown(&Privacy::Masked, SURVEY, &ANSWERS);
        assert_eq!(
            masked,
            [
                "王*兰",
                "142****0001",
                "150***********001X",
                "便民超市",
                "12000000",
                "打 142****0001 找她",
                "y"
            ]
        );
        let reason = "x".to_owned();
        assert_eq!(
            shown(&Privacy::Unmasked { reason }, SURVEY, &ANSWERS),
            ANSWERS
        );
    }
}
