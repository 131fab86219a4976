//! How much two short texts say the same, by their sounds: a slip of the pen or pinyin typed for Han is no other word.
//! Not the search box, which wants every term found.

use std::collections::HashSet;

use super::letter::{counts, fold, reading};

/// Characters that are in every request and say nothing of what is asked for.
const EMPTY: &str = "想要需请帮忙能否可以一个我们家里的了吗有没不给和来去把是在希望";

/// Words that are said of every need and every offer, and make no two of them alike.
const COMMON: [&str; 5] = ["老人", "上门", "免费", "服务", "出门"];

/// Latin words shorter than this are no words.
const SHORTEST: usize = 3;

/// A text by its sounds.
#[derive(Clone, Default)]
pub struct Sounds {
    /// Syllables two by two, as they follow each other; a syllable that stands alone with nothing.
    pairs: HashSet<(String, String)>,
    /// Words typed in letters.
    words: HashSet<String>,
    /// Every syllable, one after the other.
    whole: String,
}

impl Sounds {
    /// The sounds of a text.
    pub fn of(text: &str) -> Self {
        let mut sounds = Self::default();
        let (mut run, mut word) = (Vec::new(), String::new());
        let mut telling = text.to_owned();
        for common in COMMON.iter().filter(|common| text.contains(**common)) {
            telling = telling.replace(common, " ");
        }
        for character in telling.chars().map(fold) {
            if character.is_ascii_alphabetic() {
                sounds.close_run(&mut run);
                word.push(character);
                continue;
            }
            sounds.close_word(&mut word);
            let empty = EMPTY.contains(character) || !counts(character);
            match reading(character).filter(|_| !empty) {
                Some(syllable) => run.push(syllable),
                None => sounds.close_run(&mut run),
            }
        }
        sounds.close_word(&mut word);
        sounds.close_run(&mut run);
        sounds
    }

    fn close_run(&mut self, run: &mut Vec<String>) {
        if let [only] = &run[..] {
            self.pairs.insert((only.clone(), String::new()));
        }
        let pairs = run.windows(2);
        self.pairs
            .extend(pairs.map(|pair| (pair[0].clone(), pair[1].clone())));
        self.whole.extend(run.drain(..));
        self.whole.push(' ');
    }

    fn close_word(&mut self, word: &mut String) {
        let word = std::mem::take(word);
        if word.len() >= SHORTEST {
            self.words.insert(word);
        }
    }

    fn len(&self) -> usize {
        self.pairs.len() + self.words.len()
    }

    /// How many of the words here are said there, in letters or in Han.
    fn said_in(&self, other: &Self) -> usize {
        let words = self.words.iter();
        words
            .filter(|word| other.words.contains(*word) || other.whole.contains(word.as_str()))
            .count()
    }

    /// How much of the shorter of the two is said in the other, in thousandths.
    pub fn likeness(&self, other: &Self) -> u32 {
        let both = self.pairs.intersection(&other.pairs).count();
        let share = |one: &Self, another: &Self| {
            let said = both + one.said_in(another);
            (said * 1_000).checked_div(one.len()).unwrap_or(0)
        };
        let most = share(self, other).max(share(other, self));
        u32::try_from(most.min(1_000)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn like(one: &str, other: &str) -> u32 {
        Sounds::of(one).likeness(&Sounds::of(other))
    }

    #[test]
    fn what_is_asked_for_is_found_in_what_is_offered_however_it_was_typed() {
        assert_eq!(like("想要一辆轮椅", "轮椅"), 1_000);
        assert_eq!(like("想要一辆轮倚", "轮椅"), 1_000, "a slip of the pen");
        assert_eq!(like("lunyi", "轮椅 3 辆"), 1_000, "pinyin for Han");
        assert!(like("楼道灯不亮，修灯", "家电维修、修灯") > 300);
        assert_eq!(like("想学唱歌", "轮椅"), 0);
        assert_eq!(like("需要帮忙", "需要帮忙"), 0, "empty words say nothing");
        assert_eq!(like("", "轮椅"), 0);
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways_and_never_past_the_whole(one in ".{0,20}", other in "[一-龟a-z ]{0,20}") {
            let found = like(&one, &other);
            prop_assert_eq!(found, like(&other, &one));
            prop_assert!(found <= 1_000);
        }
    }
}
