//! A number as offices write it, read whole or not at all: `3`, `３台`, `1,234`, `1.2万元`, `约30人`. Not what is counted.

/// A number and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Amount {
    /// In hundredths, so that yuan are fen.
    pub hundredths: u128,
    /// The word behind it; empty without one.
    pub unit: String,
    /// It is said to be about so many.
    pub is_about: bool,
}

impl Amount {
    /// The whole number; `None` when a part of one is said.
    pub fn whole(&self) -> Option<u64> {
        let whole = self.hundredths.is_multiple_of(100);
        whole.then_some(self.hundredths / 100)?.try_into().ok()
    }
}

/// Signs of the width of a Chinese character as they are on a keyboard.
fn narrow(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        '￥' => '¥',
        sign => sign,
    };
    text.chars().map(narrow).collect()
}

/// Digits, by threes where a comma stands among them.
fn digits(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(',').collect();
    let by_threes = groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || (1..=3).contains(&groups[0].len()));
    (by_threes && !groups[0].is_empty()).then(|| groups.concat())
}

/// How many times as much the words behind a number make it, and what follows.
fn times(text: &str) -> (u128, &str) {
    const WORDS: [(&str, u128); 6] = [
        ("百万", 1_000_000),
        ("千万", 10_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
        ("百", 100),
    ];
    // 千克 is a unit of its own.
    let units = ["千克", "千米", "千瓦", "千卡", "千字"];
    if units.iter().any(|unit| text.starts_with(unit)) {
        return (1, text);
    }
    let found = WORDS
        .iter()
        .find_map(|(word, times)| Some((*times, text.strip_prefix(word)?)));
    found.unwrap_or((1, text))
}

/// Reads one; `None` when anything in it would have to be left out: `3-5`, `30+5`, `3 000`, `1e5`, a minus.
pub(in crate::exchange) fn amount(text: &str) -> Option<Amount> {
    let text = narrow(text);
    let mut rest = text.trim();
    let mut is_about = false;
    for word in ["大约", "约", "近"] {
        if let Some(behind) = rest.strip_prefix(word) {
            (is_about, rest) = (true, behind.trim_start());
        }
    }
    rest = rest.strip_prefix("人民币").unwrap_or(rest);
    rest = rest.strip_prefix('¥').unwrap_or(rest).trim_start();
    let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != ',');
    let (number, behind) = rest.split_at(end.unwrap_or(rest.len()));
    let mut number = digits(number)?;
    let (part, behind) = match behind.strip_prefix('.') {
        Some(behind) => {
            let end = behind.find(|sign: char| !sign.is_ascii_digit());
            let (part, behind) = behind.split_at(end.unwrap_or(behind.len()));
            if part.is_empty() {
                return None;
            }
            (part, behind)
        }
        None => ("", behind),
    };
    number.push_str(part);
    let scale = 10_u128.checked_pow(part.len().try_into().ok()?)?;
    let (times, mut unit) = times(behind.trim());
    for word in ["余", "多", "来"] {
        if let Some(behind) = unit.strip_prefix(word) {
            (is_about, unit) = (true, behind);
        }
    }
    if let Some(before) = unit.strip_suffix("左右") {
        (is_about, unit) = (true, before);
    }
    let said: u128 = number.parse().ok()?;
    let hundredths = said.checked_mul(times)?.checked_mul(100)?;
    let unit = unit.trim();
    let is_word = unit.chars().next().is_none_or(char::is_alphabetic)
        && !unit.chars().any(|sign| sign.is_ascii_digit());
    (is_word && hundredths % scale == 0).then(|| Amount {
        hundredths: hundredths / scale,
        unit: unit.to_owned(),
        is_about,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<(u128, String)> {
        amount(text).map(|read| (read.hundredths, read.unit))
    }

    #[test]
    fn a_number_is_read_with_the_word_behind_it() {
        for (text, hundredths, unit) in [
            ("3", 300, ""),
            ("３２", 3_200, ""),
            ("3台", 300, "台"),
            ("3.00", 300, ""),
            ("3.05", 305, ""),
            ("1,234.50", 123_450, ""),
            ("1，000", 100_000, ""),
            ("1.2万元", 1_200_000, "元"),
            ("3万", 3_000_000, ""),
            ("3千", 300_000, ""),
            ("3千克", 300, "千克"),
            ("¥300", 30_000, ""),
            ("￥300元", 30_000, "元"),
            ("10000.00元", 1_000_000, "元"),
            ("2次/周", 200, "次/周"),
        ] {
            assert_eq!(read(text), Some((hundredths, unit.to_owned())), "{text}");
        }
        assert!(amount("约30人").is_some_and(|read| read.is_about && read.unit == "人"));
        assert!(amount("30余人").is_some_and(|read| read.is_about && read.unit == "人"));
    }

    #[test]
    fn what_would_lose_a_part_is_not_read() {
        for text in [
            "-3",
            "3-5",
            "3/2",
            "30+5",
            "30/40",
            "3 0",
            "10 000",
            "1e5",
            "1,2,3",
            "2026-01-01",
            "3.",
            "3..5",
            "若干",
            "",
            "1.2.3",
            "0.001",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn digits_are_all_kept_or_none(text in "[0-9,. +/万元约-]{0,12}") {
            if let Some(read) = amount(&text) {
                let kept: String = text.chars().filter(char::is_ascii_digit).collect();
                let said = read.hundredths.to_string();
                let bare = |digits: &str| digits.trim_matches('0').to_owned();
                prop_assert_eq!(bare(&kept), bare(&said));
            }
        }
    }
}
