//! A term compared with a whole vocabulary, so that an entry costs a few look-ups. Not the list of hits.

use std::num::NonZeroU64;

use super::door::{self, Fit};
use super::letter::Letter;
use super::query::{Term, find};
use super::vocabulary::Vocabulary;

/// What initials score less than whole syllables: a name that begins so comes first, even before one they spell whole.
const INITIALS: u8 = 14;

/// An entry as it lies in an index; letters, parts and words by their number in the vocabulary.
pub(super) struct Prepared<'a> {
    pub(super) door: &'a [u16],
    pub(super) words: &'a [u16],
    /// Each name closed by [`Vocabulary::END`].
    pub(super) names: &'a [u16],
    /// Which part of the door is the building: 1 behind an estate, else 0.
    pub(super) building: usize,
    pub(super) run_together: Option<NonZeroU64>,
    pub(super) numbers: &'a [u64],
    pub(super) signature: u64,
}

/// A term and what each number of the vocabulary means for it.
pub(super) struct Compiled<'a> {
    term: &'a Term,
    /// `steps[letter * typed + from]`.
    steps: Vec<u64>,
    /// The same where a syllable must be whole, unless it is the last; empty where that makes no difference.
    whole: Vec<u64>,
    /// `fits[typed][part]`; empty if some typed part fits no door at all.
    fits: Vec<Vec<Fit>>,
    /// Score of each word, 0 where it does not match; empty if none does.
    words: Vec<u8>,
}

impl<'a> Compiled<'a> {
    pub(super) fn new(term: &'a Term, vocabulary: &Vocabulary) -> Self {
        let typed = term.letters.len();
        let table = |steps: fn(&Letter, &[char], usize) -> u64| -> Vec<u64> {
            let letters = vocabulary.letters.iter();
            letters
                .flat_map(|letter| (0..typed).map(move |from| steps(letter, &term.letters, from)))
                .collect()
        };
        let steps = table(Letter::steps);
        let whole = if term.may_be_initials() {
            table(Letter::whole_steps)
        } else {
            Vec::new()
        };
        let mut fits: Vec<Vec<Fit>> = term
            .door
            .iter()
            .map(|part| {
                let known = vocabulary.parts.texts.iter();
                known.map(|text| Fit::of(&part.text, text)).collect()
            })
            .collect();
        if fits
            .iter()
            .any(|fits| fits.iter().all(|fit| *fit == Fit::No))
        {
            fits.clear();
        }
        let mut words: Vec<u8> = Vec::new();
        if term.finds_words() {
            let spelled = vocabulary.spelled.iter();
            words.extend(spelled.map(|word| word_score(term, word, &steps)));
        }
        if words.iter().all(|score| *score == 0) {
            words.clear();
        }
        Self {
            term,
            steps,
            whole,
            fits,
            words,
        }
    }

    /// How well an entry matches, 0 to 100; 0 is not at all.
    pub(super) fn score(&self, entry: &Prepared<'_>) -> u8 {
        let mut best = 0;
        if !self.fits.is_empty() {
            let fit = |typed: usize, part: usize| {
                let part = usize::from(entry.door[part]);
                self.fits[typed].get(part).copied().unwrap_or(Fit::No)
            };
            let place = door::place(self.fits.len(), entry.door.len(), entry.building, fit);
            best = place.map_or(0, |place| place.score);
        }
        if self.term.run_together.is_some() && self.term.run_together == entry.run_together {
            best = best.max(88);
        }
        if let Some(tail) = self.term.tail
            && entry.numbers.iter().any(|number| tail.ends(*number))
        {
            best = best.max(85);
        }
        if entry.signature & self.term.signature == self.term.signature {
            best = best.max(self.name_score(entry.names));
        }
        if !self.words.is_empty() {
            let score = |word: &u16| self.words.get(usize::from(*word)).copied().unwrap_or(0);
            best = entry.words.iter().map(score).fold(best, u8::max);
        }
        best
    }

    fn name_score(&self, names: &[u16]) -> u8 {
        let typed = self.term.letters.len();
        let mut best = 0;
        for (number, name) in names.split(|letter| *letter == Vocabulary::END).enumerate() {
            let steps =
                |letter: usize, from: usize| self.steps[usize::from(name[letter]) * typed + from];
            let Some(found) = find(name.len(), typed, steps) else {
                continue;
            };
            let base = match (found.start, found.end == name.len()) {
                (0, true) => 90,
                (0, false) => 80,
                _ => 60,
            };
            let initials = !self.whole.is_empty() && {
                let steps = |letter: usize, from: usize| {
                    self.whole[usize::from(name[letter]) * typed + from]
                };
                find(name.len(), typed, steps).is_none_or(|whole| whole.start > found.start)
            };
            // The head of the household before the others at the same door, syllables before initials.
            let first = if number == 0 { 3 } else { 0 };
            best = best.max(base + first - if initials { INITIALS } else { 0 });
        }
        best
    }
}

/// The best score of a word's synonyms.
fn word_score(term: &Term, synonyms: &[Vec<u16>], steps: &[u64]) -> u8 {
    let typed = term.letters.len();
    let score = |word: &Vec<u16>| {
        let steps = |letter: usize, from: usize| steps[usize::from(word[letter]) * typed + from];
        match find(word.len(), typed, steps) {
            None => 0,
            Some(found) if found.start == 0 && found.end == word.len() => 64,
            Some(found) if found.start == 0 => 50,
            Some(_) => 45,
        }
    };
    synonyms.iter().map(score).max().unwrap_or(0)
}
