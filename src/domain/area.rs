//! Floor area: square metres as people write them, kept in hundredths. No other measure.

use unicode_normalization::UnicodeNormalization;

/// The largest floor area of one door that is believed, in square metres times 100.
const LARGEST: u32 = 10_000_000;

/// Square metres times 100 from `89.5`, `８９．５`, `89.5㎡`, `89 平米`, `89m2`; none for anything else, nothing, or more
/// than a door can have. Places after the second are rounded.
pub fn parse_area(text: &str) -> Option<u32> {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
    let (number, unit) = text.split_at(end.unwrap_or(text.len()));
    let number = &ungrouped(number)?;
    let unit = unit.trim_start().to_ascii_lowercase();
    let unit = unit.strip_prefix('m').unwrap_or(&unit);
    let unit = unit.strip_prefix('2').unwrap_or(unit);
    if unit.chars().any(|sign| sign.is_ascii_alphanumeric()) {
        return None;
    }
    let (metres, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if metres.is_empty() || !digits(rest) {
        return None;
    }
    let rest = format!("{rest:0<3}");
    let thousandths: u32 = rest.get(..3)?.parse().ok()?;
    let whole: u32 = metres.parse().ok()?;
    let area = whole
        .checked_mul(100)?
        .checked_add((thousandths + 5) / 10)?;
    (1..LARGEST).contains(&area).then_some(area)
}

/// A number without the commas between its thousands; none where they stand anywhere else.
fn ungrouped(number: &str) -> Option<String> {
    let (metres, _) = number.split_once('.').unwrap_or((number, ""));
    let behind = number[metres.len()..].contains(',');
    let mut groups = metres.split(',');
    let first = groups.next()?;
    let mut others = groups.peekable();
    let is_grouped = others.peek().is_none() || (1..=3).contains(&first.len());
    let sound = is_grouped && others.all(|group| group.len() == 3) && !behind;
    sound.then(|| number.replace(',', ""))
}

/// Hundredths of a square metre as square metres: `89.5`, `120`.
pub fn print_area(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (rest, 0) => format!("{whole}.{}", rest / 10),
        (rest, _) => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_may_have_a_comma_as_sheets_print_them() {
        for text in [
            "1,080.5",
            "１，０８０．５㎡",
            "1，080.50 平方米",
            "1,080.5平",
        ] {
            assert_eq!(parse_area(text), Some(108_050), "{text}");
        }
    }

    #[test]
    fn square_metres_are_read_with_or_without_their_unit() {
        for text in [
            "89.5",
            " 89.50",
            "８９．５",
            "89.5㎡",
            "89.5 平方米",
            "89.5m2",
            "89.5 M²",
            "89.499平",
        ] {
            assert_eq!(parse_area(text), Some(8_950), "{text}");
        }
        for text in [
            "1,08", "10,80.5", ",080", "1080,", "1,080,5", "1000,080", "10.5,000", "89,5", "", "0",
            "0.004", "-5", "八十", "80-90", "89x", "1e3", "100000", "9.9.9", ".5",
        ] {
            assert_eq!(parse_area(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(area in 1..LARGEST) {
            prop_assert_eq!(parse_area(&print_area(area.into())), Some(area));
        }

        #[test]
        fn nothing_typed_breaks_it(text: String) {
            let _ = parse_area(&text);
        }
    }
}
