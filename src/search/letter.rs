//! One character and the ways it is typed: itself, its pinyin, its initial. Not where it stands.

use std::sync::LazyLock;

use ib_matcher::pinyin::{PinyinData, PinyinNotation};

static PINYIN: LazyLock<PinyinData> = LazyLock::new(|| PinyinData::new(PinyinNotation::Ascii));

/// A character as it is compared: width and case do not matter.
pub(super) fn fold(character: char) -> char {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

/// Whether a character counts in a name; dots, dashes and spaces do not (阿·买提 is found by 阿买提).
/// Rare characters of old office files stand in the private use area.
pub(super) fn counts(character: char) -> bool {
    character.is_alphanumeric() || ('\u{e000}'..='\u{f8ff}').contains(&character)
}

/// The characters of a text that count, folded, each with its place in the text.
pub(super) fn counted(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.chars()
        .enumerate()
        .filter(|(_, character)| counts(*character))
        .map(|(place, character)| (place, fold(character)))
}

/// The usual reading of a Han character in ASCII, without its tone.
pub(super) fn reading(character: char) -> Option<String> {
    let mut first = None;
    PINYIN.get_pinyins_and_for_each(character, |pinyin| {
        let found = pinyin.notation(PinyinNotation::Ascii);
        first = first.take().or_else(|| found.map(str::to_owned));
    });
    first.filter(|found| !found.is_empty() && found.is_ascii())
}

/// A folded character with every reading it has.
pub(super) struct Letter {
    character: char,
    readings: Vec<String>,
}

impl Letter {
    pub(super) fn new(character: char) -> Self {
        let mut readings: Vec<String> = Vec::new();
        let mut add = |reading: &str| {
            if !reading.is_empty() && !readings.iter().any(|known| known == reading) {
                readings.push(reading.to_owned());
            }
        };
        PINYIN.get_pinyins_and_for_each(character, |pinyin| {
            let Some(reading) = pinyin.notation(PinyinNotation::Ascii) else {
                return;
            };
            add(reading);
            // 吕 is typed lv, lu and (on passports) lyu.
            if reading.contains('v') {
                add(&reading.replace('v', "u"));
                add(&reading.replace('v', "yu"));
            }
        });
        Self {
            character,
            readings,
        }
    }

    /// Where in `typed` one may be after this character was typed from place `from`: bit `n` for place `n`.
    /// The last syllable may be unfinished. `typed` has fewer than 64 characters.
    pub(super) fn steps(&self, typed: &[char], from: usize) -> u64 {
        let rest = &typed[from..];
        let Some(first) = rest.first() else { return 0 };
        let mut places = 0;
        if *first == self.character {
            places |= 1 << (from + 1);
        }
        for reading in &self.readings {
            let same = reading
                .chars()
                .zip(rest)
                .take_while(|(a, b)| a == *b)
                .count();
            if same == 0 {
                continue;
            }
            places |= 1 << (from + 1);
            if same >= 2 && reading.as_bytes().get(1) == Some(&b'h') {
                places |= 1 << (from + 2);
            }
            if same == reading.len() || same == rest.len() {
                places |= 1 << (from + same);
            }
        }
        places
    }

    /// As [`Letter::steps`] where a syllable is typed whole; only the last may be unfinished.
    pub(super) fn whole_steps(&self, typed: &[char], from: usize) -> u64 {
        let rest = &typed[from..];
        let mut places = 0;
        if rest.first() == Some(&self.character) {
            places |= 1 << (from + 1);
        }
        for reading in &self.readings {
            let same = reading.chars().zip(rest).take_while(|(a, b)| a == *b);
            let same = same.count();
            if same > 0 && (same == reading.len() || same == rest.len()) {
                places |= 1 << (from + same);
            }
        }
        places
    }

    /// The signature of everything this character can be typed with.
    pub(super) fn signature(&self) -> u64 {
        self.readings
            .iter()
            .flat_map(|reading| reading.chars())
            .chain([self.character])
            .fold(0, |bits, character| bits | signature(character))
    }
}

/// One bit for a typed character: a letter or digit has its own, all others share the rest.
/// A text can hold a term only if it has every bit of the term.
pub(super) fn signature(character: char) -> u64 {
    let bit = match character {
        'a'..='z' => u32::from(character) - u32::from('a'),
        '0'..='9' => 26 + u32::from(character) - u32::from('0'),
        other => 36 + u32::from(other).wrapping_mul(0x9e37_79b1) % 28,
    };
    1 << bit
}
