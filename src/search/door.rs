//! Doors as people type them, cut into their parts. Not the domain's address, which asks instead of guessing.

use std::num::NonZeroU64;

use super::letter::fold;

/// One part of a door: `3`, `东`, `501`, and where it stands in the text, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cuts at dashes and slashes, at words such as 号楼 and 单元, and where Han meets a digit. Leading zeros go.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for (place, character) in text.chars().map(fold).enumerate() {
        if !character.is_alphanumeric() || "号栋幢座楼单元门室层排".contains(character) {
            open = false;
            continue;
        }
        match parts.last_mut() {
            Some(part) if open && !han_meets_digit(&part.text, character) => {
                part.text.push(character);
                part.end = place + 1;
            }
            _ => parts.push(Part {
                text: character.to_string(),
                start: place,
                end: place + 1,
            }),
        }
        open = true;
    }
    for part in &mut parts {
        let short = part.text.trim_start_matches('0');
        part.text = if short.is_empty() { "0" } else { short }.to_owned();
    }
    parts
}

fn han_meets_digit(part: &str, next: char) -> bool {
    part.chars()
        .next_back()
        .is_some_and(|last| last.is_ascii() != next.is_ascii())
}

/// How one typed part fits one part of a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    No,
    Begins,
    Is,
}

impl Fit {
    pub(super) fn of(typed: &str, part: &str) -> Fit {
        match part.strip_prefix(typed) {
            Some("") => Fit::Is,
            Some(_) => Fit::Begins,
            None => Fit::No,
        }
    }
}

/// Where typed parts fit a door, and how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) score: u8,
    /// The first part of the door that was typed.
    pub(super) start: usize,
}

/// The best place for `typed` parts in a door of `parts` parts, the building being part number `building`.
/// All typed parts must be whole but the last, which may be unfinished.
#[inline]
pub(super) fn place(
    typed: usize,
    parts: usize,
    building: usize,
    fit: impl Fn(usize, usize) -> Fit,
) -> Option<Place> {
    if typed == 0 || typed > parts {
        return None;
    }
    let mut best: Option<Place> = None;
    for start in 0..=parts - typed {
        if !(0..typed - 1).all(|n| fit(n, start + n) == Fit::Is) {
            continue;
        }
        let begins = start == 0 || start == building;
        let ends = start + typed == parts;
        let score = match (fit(typed - 1, start + typed - 1), begins, ends) {
            (Fit::No, ..) | (Fit::Begins, false, false) => continue,
            (Fit::Is, true, true) => 100,
            (Fit::Is, false, true) if typed > 1 => 95,
            (Fit::Is, false, true) => 90,
            (Fit::Is, true, false) => 80,
            (Fit::Begins, true, _) if typed > 1 => 76,
            (Fit::Begins, false, true) if typed > 1 => 60,
            (Fit::Begins, false, true) => 40,
            (Fit::Begins, true, _) => 35,
            (Fit::Is, false, false) => 30,
        };
        // Of equally good places the first.
        if best.is_none_or(|best| score > best.score) {
            best = Some(Place { score, start });
        }
    }
    best
}

/// A door's figures written together, `3-2-501` as 32501; none for a door with other letters.
pub(super) fn run_together<'a>(parts: impl IntoIterator<Item = &'a str>) -> Option<NonZeroU64> {
    let mut number: u64 = 0;
    for digit in parts.into_iter().flat_map(str::chars) {
        number = number
            .checked_mul(10)?
            .checked_add(digit.to_digit(10)?.into())?;
    }
    NonZeroU64::new(number)
}
