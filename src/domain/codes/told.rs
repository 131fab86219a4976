//! What the columns of the tables of topics and services mean: the card read aloud, for whom it is. Not what was told.

use super::{CareGroup, MatterKind, Row, ServiceItem, Topic};

/// For whom a topic or a service is: an age, a care group; everybody where neither is named.
#[derive(Clone, Copy)]
pub struct Audience {
    row: Option<&'static Row>,
}

impl Audience {
    /// The lowest and the highest age, where it is for an age.
    pub fn ages(self) -> Option<(u32, u32)> {
        let (from, to) = self.row?.get("ages")?.split_once('-')?;
        let from = from.trim().parse().unwrap_or(0);
        let to = to.trim().parse().unwrap_or(u32::MAX);
        Some((from, to))
    }

    /// Whether it is for somebody of this age in particular.
    pub fn is_for_age(self, age: u32) -> bool {
        self.ages()
            .is_some_and(|(from, to)| (from..=to).contains(&age))
    }

    /// The care groups it is for in particular.
    pub fn groups(self) -> Vec<CareGroup> {
        let listed = self.row.map(|row| row.list("groups"));
        listed.into_iter().flatten().map(CareGroup::new).collect()
    }

    /// Whether it is for nobody in particular.
    pub fn is_everybody(self) -> bool {
        self.ages().is_none() && self.groups().is_empty()
    }
}

impl Topic {
    /// The card to read aloud, in plain words; none where the table has none.
    pub fn say(self, language: &str) -> Option<&'static str> {
        let column = if language.starts_with("zh") {
            "say_zh"
        } else {
            "say_en"
        };
        self.row()?.get(column)
    }

    /// For whom it is.
    pub fn audience(self) -> Audience {
        Audience { row: self.row() }
    }

    /// Whether what is asked for in these words calls for it.
    pub fn answers(self, words: &str) -> bool {
        says_one(self.row(), "wants", words)
    }
}

impl ServiceItem {
    /// The service an offer's words name, the first in the table.
    pub fn named_in(words: &str) -> Option<Self> {
        Self::all().find(|item| says_one(item.row(), "words", words))
    }

    /// For whom it is.
    pub fn audience(self) -> Audience {
        Audience { row: self.row() }
    }

    /// What sort of thing it is: a service, a training, a loan.
    pub fn sort(self) -> MatterKind {
        let sort = self.row().and_then(|row| row.get("sort"));
        sort.map_or(MatterKind::SERVICE, MatterKind::new)
    }
}

fn says_one(row: Option<&'static Row>, column: &str, words: &str) -> bool {
    let listed = row.map(|row| row.list(column)).into_iter().flatten();
    let mut listed = listed.filter(|word| !word.is_empty());
    listed.any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that may stand in a card: the public lines, doses and years of a rule; no other telephone.
    const LINES: [&str; 7] = ["110", "119", "120", "12345", "12348", "12333", "96110"];

    fn sentences(text: &str) -> usize {
        let ends = |c: char| matches!(c, '。' | '.');
        text.split(ends)
            .filter(|part| !part.trim().is_empty())
            .count()
    }

    #[test]
    fn every_topic_but_the_rest_has_a_card_of_three_to_six_sentences_in_both_languages() {
        for topic in Topic::all().filter(|topic| topic.as_str() != "other") {
            for language in ["zh-CN", "en"] {
                let said = topic.say(language).unwrap_or_default();
                let count = sentences(said);
                assert!((3..=6).contains(&count), "{topic} {language}: {count}");
                assert!(
                    !said.contains(['·', '…', '—', '“', '”', '→', '×']),
                    "{topic}"
                );
            }
        }
    }

    #[test]
    fn no_card_invents_a_telephone_number() {
        for topic in Topic::all() {
            for said in ["zh-CN", "en"].iter().filter_map(|tag| topic.say(tag)) {
                let numbers = said.split(|c: char| !c.is_ascii_digit());
                for number in numbers.filter(|number| number.len() > 2) {
                    assert!(
                        LINES.contains(&number) || number == "100",
                        "{topic}: {number}"
                    );
                }
            }
        }
    }

    #[test]
    fn ages_groups_and_words_say_for_whom_a_topic_is() {
        let [drowning, pension, fire] = ["drowning", "elder-allowance", "fire"].map(Topic::new);
        assert!(drowning.audience().is_for_age(17) && !drowning.audience().is_for_age(18));
        assert!(pension.audience().is_for_age(60) && !pension.audience().is_for_age(59));
        assert!(pension.audience().groups().contains(&CareGroup::AGE80));
        assert!(fire.audience().is_everybody() && !drowning.audience().is_everybody());
        assert!(Topic::new("wages").answers("工地欠薪两个月"));
        let named = |words| ServiceItem::named_in(words).map(ServiceItem::as_str);
        assert_eq!(named("轮椅外借"), Some("tools"));
        assert_eq!(named("周三上门理发"), Some("haircut"));
        assert_eq!(named("唱歌"), None);
        for item in ServiceItem::all() {
            assert!(item.sort().is_known(), "{item}");
            let groups = item.audience().groups();
            assert!(groups.iter().all(|group| group.is_known()), "{item}");
        }
    }
}
