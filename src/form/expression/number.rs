//! Numbers and their texts: as JavaScript writes them, as XPath reads them. Not rounding.

/// The text of a number as JavaScript writes it (`5`, `0.1`, `1e+21`, `Infinity`); a number that is none is blank, so
/// that nobody ever reads `NaN` (forms.md §5 row 25).
pub fn to_text(number: f64) -> String {
    if number.is_nan() {
        return String::new();
    }
    if number.is_infinite() {
        return if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    let size = number.abs();
    if (1e-6..1e21).contains(&size) {
        // Rust writes the shortest digits that read back, never an exponent: what JavaScript does in this range.
        return format!("{number}");
    }
    let text = format!("{number:e}");
    match text.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => format!("{digits}e+{exponent}"),
        _ => text,
    }
}

/// The number a text stands for, blanks around it allowed; anything else is not a number. XPath knows no exponents, so
/// only those that [`to_text`] writes (`1e+21`) are read.
pub fn from_text(text: &str) -> f64 {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    match text {
        "Infinity" => return f64::INFINITY,
        "-Infinity" => return f64::NEG_INFINITY,
        _ => {}
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = match unsigned.split_once('e') {
        Some((digits, exponent)) => {
            let exponent = exponent.strip_prefix(['+', '-']).unwrap_or("");
            if exponent.is_empty() || !exponent.bytes().all(|b| b.is_ascii_digit()) {
                return f64::NAN;
            }
            digits
        }
        None => unsigned,
    };
    let points = digits.bytes().filter(|b| *b == b'.').count();
    let numerals = digits.bytes().filter(u8::is_ascii_digit).count();
    if numerals == 0 || points > 1 || numerals + points != digits.len() {
        return f64::NAN;
    }
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (number, text) in [
            (5.0, "5"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1.0 / 3.0, "0.3333333333333333"),
            (123_456_789_000.0, "123456789000"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (1e-6, "0.000001"),
            (1e-7, "1e-7"),
            (-1.25e-9, "-1.25e-9"),
            (f64::NAN, ""),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(to_text(number), text);
        }
    }

    #[test]
    fn only_xpath_numbers_are_read() {
        for (text, number) in [(" 12 ", 12.0), ("-.5", -0.5), ("5.", 5.0), ("007", 7.0)] {
            assert_eq!(from_text(text), number, "{text}");
        }
        for text in [
            "", "-", ".", "+1", "1e3", "0x10", "1,000", "1 2", "--1", "１", "NaN", "inf", "1e+",
            "e+5",
        ] {
            assert!(from_text(text).is_nan(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back(bits: u64) {
            let number = f64::from_bits(bits);
            let again = from_text(&to_text(number));
            prop_assert!(again == number || number.is_nan() && again.is_nan());
        }
    }
}
