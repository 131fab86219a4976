//! A share that has to be reached, as a fraction: two thirds are `2/3`, not 66.67 %. Not who counts.

use std::fmt;

use serde::{Deserialize, Serialize};

/// So many of so many; `above` asks for more than that (过半数), else as many are enough (三分之二以上).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// So many…
    pub part: u32,
    /// …of so many; never nothing.
    pub whole: u32,
    /// Whether it takes more than that.
    pub above: bool,
}

impl Share {
    /// Two thirds or more.
    pub const TWO_THIRDS: Self = Self {
        part: 2,
        whole: 3,
        above: false,
    };

    /// Reads `2/3`, `75`, `75%`, `66.5%`, `>1/2`, `>50%`, `过半`; none for anything else, nothing at all or more than the whole.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        if text == "过半" || text == "过半数" {
            return Self::new(1, 2, true);
        }
        let (above, text) = match text.strip_prefix('>') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        if let Some((part, whole)) = text.split_once('/') {
            return Self::new(part.parse().ok()?, whole.parse().ok()?, above);
        }
        let text = text.strip_suffix('%').unwrap_or(text);
        let (ones, tens) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if ones.is_empty() || tens.len() > 2 || !digits(ones) || !digits(tens) {
            return None;
        }
        let hundredths = format!("{ones}{tens:0<2}").parse().ok()?;
        Self::new(hundredths, 10_000, above)
    }

    fn new(part: u32, whole: u32, above: bool) -> Option<Self> {
        let asks = part > 0 || above;
        let fits = asks && whole > 0 && part <= whole && (part < whole || !above);
        let common = common(part, whole);
        fits.then(|| Self {
            part: part / common,
            whole: whole / common,
            above,
        })
    }

    /// Whether `got` of `all` is that much; of nothing nothing is.
    pub fn is_reached(self, got: u64, all: u64) -> bool {
        all > 0 && got >= self.needed(all)
    }

    /// The least that is enough of `all`.
    pub fn needed(self, all: u64) -> u64 {
        let (part, whole) = (u128::from(self.part), u128::from(self.whole.max(1)));
        let exact = part * u128::from(all);
        let least = match self.above {
            true => exact / whole + 1,
            false => exact.div_ceil(whole),
        };
        u64::try_from(least).unwrap_or(u64::MAX)
    }
}

/// The greatest number both can be divided by; never nothing.
fn common(one: u32, other: u32) -> u32 {
    match other {
        0 => one.max(1),
        other => common(other, one % other),
    }
}

impl fmt::Display for Share {
    /// As it is read: `2/3`, `75%`, `>50%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let above = if self.above { ">" } else { "" };
        match 100 % self.whole.max(1) {
            0 => write!(f, "{above}{}%", self.part * (100 / self.whole.max(1))),
            _ => write!(f, "{above}{}/{}", self.part, self.whole),
        }
    }
}

/// Whole percent of a part, rounded down so that nothing shows as reached that is not.
pub fn percent(part: u64, all: u64) -> u64 {
    match all {
        0 => 0,
        all => u64::try_from(u128::from(part) * 100 / u128::from(all)).unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_of_three_are_two_thirds_and_a_half_is_not_more_than_a_half() {
        assert!(Share::TWO_THIRDS.is_reached(8, 12));
        assert!(!Share::TWO_THIRDS.is_reached(7, 12));
        assert!(!Share::TWO_THIRDS.is_reached(0, 0));
        let half = Share::parse(">1/2").unwrap();
        assert!(!half.is_reached(6, 12) && half.is_reached(7, 12));
        for (text, said) in [
            ("75", "75%"),
            ("2/3", "2/3"),
            ("过半", ">50%"),
            ("66.67%", "6667/10000"),
        ] {
            assert_eq!(Share::parse(text).unwrap().to_string(), said);
        }
        for wrong in [
            "", "0", "0%", "0/3", "-1", "3/2", "1/0", "101%", ">100%", "二", "1.234",
        ] {
            assert_eq!(Share::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_needed_is_enough_and_one_less_is_not(
            part in 0u32..=1_000, more in 1u32..1_000, above: bool, all in 1u64..10_000_000
        ) {
            let share = Share { part, whole: part + more, above };
            let needed = share.needed(all);
            prop_assert!(share.is_reached(needed, all));
            prop_assert!(needed == 0 || !share.is_reached(needed - 1, all));
            prop_assert!(needed <= all);
        }
    }
}
