//! What was typed, taken apart once. Not what it is looked for in.

use std::num::NonZeroU64;
use std::ops::Range;

use super::door::{self, Fit, Part};
use super::letter::{Letter, counted, fold, signature};

/// A typed query: terms apart by spaces, each of which must match something of an entry.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// One term, in each of the ways it may be meant.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// As part of a name or word.
    pub(super) letters: Vec<char>,
    /// Every bit a text must have to hold the letters.
    pub(super) signature: u64,
    /// As a door or a part of one.
    pub(super) door: Vec<Part>,
    /// As a door without its dashes.
    pub(super) run_together: Option<NonZeroU64>,
    /// As the end of a phone or ID number.
    pub(super) tail: Option<Tail>,
}

impl Query {
    /// Takes a text as typed; full-width characters and capitals count as plain ones.
    pub fn new(text: &str) -> Self {
        let terms = text.split_whitespace().filter_map(Term::new).collect();
        Self { terms }
    }

    /// Whether nothing was asked for; everything matches then.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Which characters of a name or word were typed, as ranges of character places, in order and apart.
    pub fn highlight(&self, text: &str) -> Vec<Range<usize>> {
        let (places, letters): (Vec<usize>, Vec<Letter>) = counted(text)
            .map(|(place, character)| (place, Letter::new(character)))
            .unzip();
        apart(self.terms.iter().filter_map(|term| {
            let steps = |letter: usize, from: usize| letters[letter].steps(&term.letters, from);
            let found = find(letters.len(), term.letters.len(), steps)?;
            Some(places[found.start]..places[found.end - 1] + 1)
        }))
    }

    /// Which characters of a door were typed; see [`Query::highlight`].
    pub fn highlight_door(&self, door: &str) -> Vec<Range<usize>> {
        let parts = door::parts(door);
        apart(self.terms.iter().filter_map(|term| {
            let fit =
                |typed: usize, part: usize| Fit::of(&term.door[typed].text, &parts[part].text);
            let building = usize::from(door.contains('/'));
            if let Some(place) = door::place(term.door.len(), parts.len(), building, fit) {
                let last = place.start + term.door.len() - 1;
                return Some(parts[place.start].start..parts[last].end);
            }
            let together = door::run_together(parts.iter().map(|part| part.text.as_str()));
            (together.is_some() && together == term.run_together).then(|| 0..door.chars().count())
        }))
    }

    /// Which characters of a number, masked or not, were typed; see [`Query::highlight`].
    pub fn highlight_number(&self, number: &str) -> Vec<Range<usize>> {
        let characters: Vec<char> = number.chars().map(fold).collect();
        apart(self.terms.iter().filter_map(|term| {
            term.tail?;
            let same = characters
                .iter()
                .rev()
                .zip(term.letters.iter().rev())
                .take_while(|(a, b)| a == b)
                .count();
            (same >= Tail::SHORTEST).then(|| characters.len() - same..characters.len())
        }))
    }
}

impl Term {
    /// Longer terms than any name; what is past this is cut off, and finds nothing anyway.
    const LONGEST: usize = 60;

    fn new(text: &str) -> Option<Self> {
        let letters: Vec<char> = counted(text)
            .map(|(_, character)| character)
            .take(Term::LONGEST)
            .collect();
        if letters.is_empty() {
            return None;
        }
        let digits: String = letters.iter().collect();
        Some(Self {
            signature: letters.iter().fold(0, |bits, c| bits | signature(*c)),
            door: door::parts(text),
            run_together: (digits.len() >= 4 && door::parts(text).len() == 1)
                .then(|| door::run_together([digits.as_str()]))
                .flatten(),
            tail: Tail::typed(&digits),
            letters,
        })
    }

    /// Whether initials are told from syllables: several letters of the plain alphabet.
    pub(super) fn may_be_initials(&self) -> bool {
        self.letters.len() > 1 && self.letters.iter().any(char::is_ascii_alphabetic)
    }

    /// A single letter would bring up half the care words.
    pub(super) fn finds_words(&self) -> bool {
        self.letters.len() > 1 || !self.letters.iter().all(char::is_ascii)
    }
}

/// The end of a number: sixteen places of four bits, the last digit lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    digits: u64,
    places: u64,
}

impl Tail {
    /// Fewer digits than this would rather be a door.
    const SHORTEST: usize = 4;

    fn typed(digits: &str) -> Option<Self> {
        let length = digits.chars().count();
        let all_digits = digits
            .chars()
            .enumerate()
            .all(|(n, c)| c.is_ascii_digit() || (c == 'x' && n + 1 == length));
        if !(Tail::SHORTEST..=18).contains(&length) || !all_digits {
            return None;
        }
        let places = if length < 16 {
            (1 << (4 * length)) - 1
        } else {
            u64::MAX
        };
        Some(Self {
            digits: Tail::pack(digits),
            places,
        })
    }

    /// Packs a number as it stands in a record; what is no digit is left out.
    pub(super) fn pack(number: &str) -> u64 {
        number
            .chars()
            .map(fold)
            .filter_map(|c| match c {
                'x' => Some(10),
                other => other.to_digit(10).map(u64::from),
            })
            .fold(u64::MAX, |packed, digit| packed << 4 | digit)
    }

    pub(super) fn ends(self, packed: u64) -> bool {
        packed & self.places == self.digits & self.places
    }
}

/// Where a term was found in a row of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The first place among `letters` letters where `typed` characters fit, `steps(letter, from)` saying how far
/// one letter leads. A place that takes in the whole row is preferred to an earlier end.
#[inline]
pub(super) fn find(
    letters: usize,
    typed: usize,
    steps: impl Fn(usize, usize) -> u64,
) -> Option<Found> {
    let done = 1u64 << typed;
    for start in 0..letters {
        let mut places = steps(start, 0);
        let mut end = start + 1;
        let mut found = None;
        loop {
            if places & done != 0 && (found.is_none() || (start == 0 && end == letters)) {
                found = Some(Found { start, end });
                if start > 0 {
                    break;
                }
            }
            places &= !done;
            if places == 0 || end == letters {
                break;
            }
            let mut next = 0;
            while places != 0 {
                next |= steps(end, places.trailing_zeros() as usize);
                places &= places - 1;
            }
            places = next;
            end += 1;
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Sorts ranges and joins those that touch.
fn apart(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut sorted: Vec<Range<usize>> = ranges.collect();
    sorted.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
