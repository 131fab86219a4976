//! How hard a passphrase is to guess, roughly, and the ones everybody tries first. Not how it is turned into a key.

use super::secret::Secret;

/// The hundred that are tried first, here and elsewhere; small letters.
const WORST: &str = include_str!("strength/worst.txt");

const FAIR: u32 = 40;
const STRONG: u32 = 64;

/// What is thought of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Nothing at all, or one of the hundred that are tried first: not taken.
    Refused,
    /// Guessed in hours by somebody who has the files.
    Weak,
    /// Enough against a finder of the machine.
    Fair,
    /// Enough.
    Strong,
}

impl Strength {
    /// Judges a passphrase.
    pub fn of(secret: &Secret) -> Self {
        let small = zeroize::Zeroizing::new(secret.text().to_lowercase());
        let mut worst = WORST.lines();
        if secret.is_empty() || worst.any(|one| one == small.as_str()) {
            return Self::Refused;
        }
        match bits(secret.text()) {
            bits if bits >= STRONG => Self::Strong,
            bits if bits >= FAIR => Self::Fair,
            _ => Self::Weak,
        }
    }

    /// The message that names it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Refused => "secret-refused",
            Self::Weak => "secret-weak",
            Self::Fair => "secret-fair",
            Self::Strong => "secret-strong",
        }
    }
}

/// Bits of guessing: the alphabet's size for every letter, one bit for a letter that repeats or follows the one before.
fn bits(text: &str) -> u32 {
    let each = if !text.is_ascii() {
        9 // a Han character in common use
    } else {
        let has = |is: fn(&char) -> bool| u32::from(text.chars().any(|letter| is(&letter)));
        let digits = has(char::is_ascii_digit);
        let letters = has(char::is_ascii_lowercase) + has(char::is_ascii_uppercase);
        let others = has(|letter| !letter.is_ascii_alphanumeric());
        match digits * 10 + letters * 26 + others * 20 {
            0..=10 => 3,
            11..=36 => 4,
            37..=62 => 5,
            _ => 6,
        }
    };
    let mut before = None;
    let mut sum = 0;
    for letter in text.chars().map(u32::from) {
        let near = before.is_some_and(|before: u32| before.abs_diff(letter) <= 1);
        sum += if near { 1 } else { each };
        before = Some(letter);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Strength {
        Strength::of(&Secret::typed(text.to_owned()))
    }

    #[test]
    fn the_hundred_worst_are_refused_in_any_letters_and_rows_of_keys_are_weak() {
        assert_eq!(WORST.lines().count(), 100);
        for worst in WORST.lines() {
            assert_eq!(of(&worst.to_uppercase()), Strength::Refused, "{worst}");
        }
        assert_eq!(of("  "), Strength::Refused);
        for weak in [
            "abcdefghijklmnop",
            "20010412",
            "zzzzzzzzzzzzzzzz",
            "wang1990",
        ] {
            assert_eq!(of(weak), Strength::Weak, "{weak}");
        }
        assert_eq!(of("三号楼的猫爱喝豆浆"), Strength::Strong);
        assert_eq!(of("seven lamps over the quiet lane"), Strength::Strong);
        assert_eq!(of("tofu-42-lamp"), Strength::Fair);
    }
}
