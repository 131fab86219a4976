//! Entries prepared so that a hundred thousand of them answer within one key. Not the records themselves.
//!
//! Every distinct character, part of a door and word is kept once; a query is compared with those few thousand
//! first, and an entry then costs a handful of table look-ups.

use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroU64;

use super::arena::{Arena, Span};
use super::compiled::{Compiled, Prepared};
use super::door;
use super::letter::counted;
use super::query::{Query, Tail};
use super::vocabulary::Vocabulary;

/// Stands between the synonyms of a word.
pub(super) const SYNONYM: char = '|';

/// What an entry is found by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry<'a> {
    /// `3-2-501`, with the estate before it where there are several: `幸福里/3-2-501`.
    pub door: &'a str,
    /// Names, the head of the household first.
    pub names: &'a [&'a str],
    /// Phone and ID numbers in full; they are found by their last four or more digits.
    pub numbers: &'a [&'a str],
    /// Words of care and state, such as 独居 and 没人; what else is said for one stands with it: `独居|alone`.
    pub words: &'a [&'a str],
}

/// An entry that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<K> {
    /// The key it was put under.
    pub key: K,
    /// How well it matches, 0 to 100.
    pub score: u8,
}

/// Entries by key. Among equally good hits those put first come first, so put them in the order of doors.
pub struct Index<K> {
    slots: Vec<Slot<K>>,
    by_key: HashMap<K, usize>,
    vocabulary: Vocabulary,
    symbols: Arena<u16>,
    numbers: Arena<u64>,
}

/// Where an entry's symbols and numbers lie. They lie in one place, in slot order, for the sake of speed.
#[derive(Clone, Copy)]
struct Slot<K> {
    key: Option<K>,
    /// Every bit some name can be typed with.
    signature: u64,
    run_together: Option<NonZeroU64>,
    /// Parts of the door, then words, then names, each name closed by [`Vocabulary::END`].
    symbols: Span,
    numbers: Span,
    parts: u8,
    words: u8,
    building: u8,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            by_key: HashMap::new(),
            vocabulary: Vocabulary::default(),
            symbols: Arena::default(),
            numbers: Arena::default(),
        }
    }
}

impl<K: Copy + Eq + Hash> Index<K> {
    /// An index with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Puts an entry in, in the place of the one with the same key if there is one.
    pub fn put(&mut self, key: K, entry: &Entry<'_>) {
        let slot = self.prepare(key, entry);
        match self.by_key.get(&key).copied() {
            Some(place) => {
                self.release(place);
                self.slots[place] = slot;
                self.tidy();
            }
            None => {
                self.by_key.insert(key, self.slots.len());
                self.slots.push(slot);
            }
        }
    }

    /// Takes an entry out; nothing happens if there is none.
    pub fn remove(&mut self, key: K) {
        if let Some(place) = self.by_key.remove(&key) {
            self.release(place);
            self.slots[place].key = None;
            self.tidy();
        }
    }

    #[cfg(test)]
    pub(super) fn room(&self) -> usize {
        self.symbols.len() + self.numbers.len()
    }

    fn release(&mut self, place: usize) {
        let slot = self.slots[place];
        self.symbols.release(slot.symbols);
        self.numbers.release(slot.numbers);
    }

    /// Puts the room of replaced entries to use again, once it is most of all room.
    fn tidy(&mut self) {
        if self.symbols.wasteful() || self.numbers.wasteful() {
            self.slots.retain(|slot| slot.key.is_some());
            let slots = &mut self.slots;
            self.symbols
                .pack(slots.iter_mut().map(|slot| &mut slot.symbols));
            self.numbers
                .pack(slots.iter_mut().map(|slot| &mut slot.numbers));
            let keys = slots.iter().enumerate();
            self.by_key = keys
                .filter_map(|(place, slot)| Some((slot.key?, place)))
                .collect();
        }
    }

    /// Every entry that matches, best first; an empty query matches all.
    pub fn find(&self, query: &Query) -> Vec<Hit<K>> {
        let terms: Vec<Compiled<'_>> = query
            .terms
            .iter()
            .map(|term| Compiled::new(term, &self.vocabulary))
            .collect();
        // Places are a quarter of the keys, and nothing is copied twice: one digit finds every door there is.
        let mut by_score: Vec<Vec<u32>> = vec![Vec::new(); 101];
        for (place, slot) in (0..).zip(&self.slots) {
            if slot.key.is_some()
                && let Some(score) = self.score(slot, &terms)
            {
                by_score[usize::from(score.min(100))].push(place);
            }
        }
        let mut hits = Vec::with_capacity(by_score.iter().map(Vec::len).sum());
        for (score, places) in (0..=100u8).zip(by_score).rev() {
            let keys = places
                .iter()
                .filter_map(|place| self.slots[*place as usize].key);
            hits.extend(keys.map(|key| Hit { key, score }));
        }
        hits
    }

    /// The mean of the terms' scores, if every term matches.
    fn score(&self, slot: &Slot<K>, terms: &[Compiled<'_>]) -> Option<u8> {
        let symbols = self.symbols.get(slot.symbols);
        let (door, rest) = symbols.split_at(slot.parts.into());
        let (words, names) = rest.split_at(slot.words.into());
        let prepared = Prepared {
            door,
            words,
            names,
            building: slot.building.into(),
            run_together: slot.run_together,
            numbers: self.numbers.get(slot.numbers),
            signature: slot.signature,
        };
        let mut sum = 0usize;
        for term in terms {
            match term.score(&prepared) {
                0 => return None,
                score => sum += usize::from(score),
            }
        }
        u8::try_from(sum / terms.len().max(1)).ok()
    }

    fn prepare(&mut self, key: K, entry: &Entry<'_>) -> Slot<K> {
        let vocabulary = &mut self.vocabulary;
        let parts = door::parts(entry.door);
        let estate = entry.door.split_once('/').map(|(estate, _)| estate);
        let mut symbols: Vec<u16> = Vec::new();
        let doors = parts.iter().take(u8::MAX.into());
        symbols.extend(doors.map(|part| vocabulary.parts.number(&part.text)));
        let parts_end = symbols.len();
        let words = estate.into_iter().chain(entry.words.iter().copied());
        symbols.extend(words.take(u8::MAX.into()).map(|word| vocabulary.word(word)));
        let words_end = symbols.len();
        let mut signature = 0;
        for name in entry.names {
            for (_, character) in counted(name) {
                let letter = vocabulary.letter(character);
                signature |= vocabulary.signatures[usize::from(letter)];
                symbols.push(letter);
            }
            symbols.push(Vocabulary::END);
        }
        let together = door::run_together(parts.iter().map(|part| part.text.as_str()));
        Slot {
            key: Some(key),
            signature,
            run_together: together,
            symbols: self.symbols.add(symbols),
            numbers: self
                .numbers
                .add(entry.numbers.iter().map(|number| Tail::pack(number))),
            parts: u8::try_from(parts_end).unwrap_or(u8::MAX),
            words: u8::try_from(words_end - parts_end).unwrap_or(u8::MAX),
            building: u8::from(estate.is_some()),
        }
    }
}
