//! What of an answer a file shows: which questions ask for names, phones and ID numbers, and how free text is hidden.

use crate::domain::mask::{mask_id, mask_name, mask_numbers, mask_phone};
use crate::exchange::daylog::Masks;
use crate::form::definition::{Form, Item, ItemIndex, Kind, Meta, Source};

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// Nothing that is hidden: choices, days, places.
    Nothing,
    /// A person's name.
    Name,
    /// A phone number.
    Phone,
    /// An ID number.
    IdNumber,
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

impl Hidden {
    /// The masks for answers to a form.
    pub fn of(form: &Form, masks: Masks) -> Self {
        let asks = form.items.iter().map(|item| asks(form, item)).collect();
        Self { masks, asks }
    }

    /// What is shown of an answer; without a row of the form, of words about the whole.
    pub fn shown(&self, item: Option<ItemIndex>, text: &str) -> String {
        if !self.masks.hide() || text.is_empty() {
            return text.to_owned();
        }
        let asks = item.and_then(|item| self.asks.get(item.0));
        match asks.copied().unwrap_or(Asks::Words) {
            Asks::Nothing => text.to_owned(),
            Asks::Name => mask_name(text),
            Asks::Phone => mask_phone(text.trim()),
            Asks::IdNumber => mask_id(text.trim()),
            // A sum of money is none of a phone number's length.
            Asks::Number if text.len() >= 11 => mask_numbers(text),
            Asks::Number => text.to_owned(),
            Asks::Words => self.masks.text(text),
        }
    }
}

fn asks(form: &Form, item: &Item) -> Asks {
    match item.kind {
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => {
            match item.choices.as_ref().map(|choices| &choices.source) {
                // The choices are answers to another question.
                Some(Source::Repeat(question)) if form.item(*question).choices.is_none() => {
                    asks(form, form.item(*question))
                }
                _ => Asks::Nothing,
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
    use super::*;
    use crate::exchange::daylog::Privacy;
    use crate::form::read;
    use crate::ledger::table::Tables;

    fn shown(privacy: &Privacy, survey: &str, answers: &[&str]) -> Vec<String> {
        let form = read::from_text(survey, "list_name | name | label\nyn | y | 是", "").unwrap();
        let hidden = Hidden::of(&form, Masks::of_records(&Tables::default(), privacy));
        let answers = answers.iter().enumerate();
        answers
            .map(|(item, text)| hidden.shown(Some(ItemIndex(item)), text))
            .collect()
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
