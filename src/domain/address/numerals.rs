//! Chinese numerals before the words of an address (三号楼, 五〇一室) as digits. Other numerals stay: 三里河.

use super::scan::marker_at;

const NUMERALS: &str = "零一二三四五六七八九";

/// A text after conversion; `origin[i]` is where its i-th character stood before.
pub(super) struct Converted {
    /// The characters.
    pub(super) chars: Vec<char>,
    /// Index into the characters before conversion, one more than there are characters.
    pub(super) origin: Vec<usize>,
}

/// Turn numerals that stand right before a word such as 号楼, 单元, 室 into digits.
pub(super) fn convert(before: &[char]) -> Converted {
    let mut after = Converted {
        chars: Vec::with_capacity(before.len()),
        origin: Vec::new(),
    };
    let mut at = 0;
    while at < before.len() {
        let end = at + before[at..].iter().take_while(|c| is_numeral(**c)).count();
        let number = if end > at && marker_at(before, end).is_some() {
            value(&before[at..end])
        } else {
            None
        };
        if let Some(number) = number {
            for digit in number.chars() {
                after.chars.push(digit);
                after.origin.push(at);
            }
            at = end;
        } else {
            let end = end.max(at + 1);
            for (index, c) in before.iter().enumerate().take(end).skip(at) {
                after.chars.push(*c);
                after.origin.push(index);
            }
            at = end;
        }
    }
    after.origin.push(before.len());
    after
}

fn is_numeral(c: char) -> bool {
    NUMERALS.contains(c) || "〇○十百".contains(c)
}

fn digit(c: char) -> Option<u32> {
    let c = if c == '〇' || c == '○' { '零' } else { c };
    NUMERALS
        .chars()
        .position(|numeral| numeral == c)
        .and_then(|value| u32::try_from(value).ok())
}

/// 五〇一 → 501 digit by digit; 二十一 → 21, 一百零三 → 103 by value.
fn value(numerals: &[char]) -> Option<String> {
    if numerals.len() > 8 {
        return None;
    }
    if !numerals.iter().any(|c| "十百".contains(*c)) {
        return numerals
            .iter()
            .map(|c| digit(*c).and_then(|d| char::from_digit(d, 10)))
            .collect();
    }
    let (mut sum, mut last, mut unit) = (0, None, u32::MAX);
    for c in numerals {
        let worth = match c {
            '百' => 100,
            '十' => 10,
            _ => {
                let this = digit(*c)?;
                if last.is_some_and(|last| last != 0) {
                    return None;
                }
                last = Some(this);
                continue;
            }
        };
        if worth >= unit {
            return None;
        }
        unit = worth;
        sum += last.take().filter(|digit| *digit > 0).unwrap_or(1) * worth;
    }
    Some((sum + last.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("三号楼二单元五零一室", "3号楼2单元501室")]
    #[case("十二栋", "12栋")]
    #[case("二十一号楼", "21号楼")]
    #[case("一百零三号", "103号")]
    #[case("一十号", "10号")]
    #[case("五〇一室", "501室")]
    #[case("三里河小区十号楼", "三里河小区10号楼")]
    #[case("十十号", "十十号")]
    #[case("二期三栋", "二期3栋")]
    fn only_numerals_before_words_of_an_address(#[case] before: &str, #[case] after: &str) {
        let before: Vec<char> = before.chars().collect();
        let converted = convert(&before);
        assert_eq!(converted.chars.iter().collect::<String>(), after);
        assert_eq!(converted.origin.len(), converted.chars.len() + 1);
    }
}
