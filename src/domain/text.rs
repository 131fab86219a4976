//! The one boundary every foreign text passes before it is kept or shown: no controls, no invisible or
//! direction-changing characters, no endless lines. It does not know where a text comes from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A text made safe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Safe {
    /// NFC, trimmed, without anything a screen or a reader could trip over.
    pub text: String,
    /// How many characters (graphemes) the limit cost; 0 when nothing was cut.
    pub cut: usize,
}

impl Safe {
    /// Whether the limit cut something off.
    pub fn was_cut(&self) -> bool {
        self.cut > 0
    }
}

/// More marks than this on one letter are noise made to cover the lines around it.
const MARKS_ON_A_LETTER: usize = 4;

/// One line: line breaks and tabs become one space. `limit` counts graphemes.
pub fn safe_line(text: &str, limit: usize) -> Safe {
    settle(&cleaned(text, false), limit)
}

/// Several lines: line breaks stay (as `\n`), tabs become spaces. `limit` counts graphemes.
pub fn safe_text(text: &str, limit: usize) -> Safe {
    let lines: Vec<String> = cleaned(text, true)
        .split('\n')
        .map(|line| line.trim_end().to_owned())
        .collect();
    settle(&lines.join("\n"), limit)
}

/// A person's name on one line: blanks between single Han characters go (`张　三`), others stay; the dots
/// used in Mongolian and Uyghur names become `·`.
pub fn safe_name(text: &str, limit: usize) -> Safe {
    let line = safe_line(text, usize::MAX / 8).text;
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_single_han = |word: &&str| word.chars().count() == 1 && word.chars().all(is_han);
    let joined = if words.len() > 1 && words.iter().all(is_single_han) {
        words.concat()
    } else {
        words.join(" ")
    };
    let dotted = joined.replace(['•', '・', '‧', '∙', '･'], "·");
    settle(&dotted, limit)
}

/// A text in which code points written out (`U+20BB7`) are the characters they stand for: rare names on terminals
/// that lose those. What stands for nothing readable stays as written.
pub fn with_code_points(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("U+").or_else(|| rest.find("u+")) {
        read.push_str(&rest[..at]);
        let written = &rest[at + 2..];
        let end = written.find(|c: char| !c.is_ascii_alphanumeric());
        let digits = &written[..end.unwrap_or(written.len())];
        match code_point(digits) {
            Some(c) => {
                read.push(c);
                rest = &written[digits.len()..];
            }
            None => {
                read.push_str(&rest[at..at + 2]);
                rest = written;
            }
        }
    }
    read + rest
}

/// The character with this number in 4 to 6 hexadecimal digits, if it can be read.
fn code_point(digits: &str) -> Option<char> {
    let number = (4..=6).contains(&digits.len()).then_some(digits)?;
    let c = u32::from_str_radix(number, 16)
        .ok()
        .and_then(char::from_u32)?;
    (!is_unsafe(c)).then_some(c)
}

/// Whether a name is of the usual length: 2 to 25 characters (domain.md §8.4).
pub fn is_usual_name(name: &str) -> bool {
    (2..=25).contains(&name.graphemes(true).count()) && !name.chars().any(|c| c.is_ascii_digit())
}

/// Whether every Chinese character of a text is one that days are written with: `下周三`, also a part of it.
pub fn may_be_day(text: &str) -> bool {
    const WORDS: &str = "今明后昨前大天日号年月周星期礼拜下上本这一二三四五六";
    let mut han = text.chars().filter(|c| is_han(*c));
    han.all(|c| WORDS.contains(c))
}

/// Whether a character is a Han ideograph, rare ones included.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Characters that are nothing to read: controls, direction, zero width, variation selectors, keycaps, tags,
/// fillers, annotations and code points that are no characters.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}')
        || (c as u32) & 0xfffe == 0xfffe
}

fn cleaned(text: &str, several_lines: bool) -> String {
    let text = text.replace("\r\n", "\n");
    let mut clean = String::with_capacity(text.len());
    let mut after_break = false;
    for c in text.chars() {
        let is_break = matches!(
            c,
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        );
        if is_break && several_lines && c != '\t' {
            clean.push('\n');
        } else if is_break {
            if !after_break {
                clean.push(' ');
            }
        } else if c == '\u{a0}' || c == '\u{202f}' {
            clean.push(' ');
        } else if !is_unsafe(c) {
            clean.push(c);
        }
        after_break = is_break;
    }
    let mut marks = 0;
    let few_marks = move |c: &char| {
        marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS_ON_A_LETTER
    };
    clean.nfc().filter(few_marks).collect()
}

/// Trim and cut. A grapheme may be made of many code points, so those are bounded too.
fn settle(text: &str, limit: usize) -> Safe {
    let text = text.trim();
    let points = limit.saturating_mul(8);
    let mut end = 0;
    let mut used = 0;
    let mut kept = 0;
    let mut cut = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.chars().count();
        if cut == 0 && kept < limit && used <= points {
            kept += 1;
            end = at + grapheme.len();
        } else {
            cut += 1;
        }
    }
    Safe {
        text: text[..end].trim_end().to_owned(),
        cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("  张建国\u{200b} ", "张建国")]
    #[case("a\u{1b}[31mb\u{7}", "a[31mb")]
    #[case("abc\u{202e}txt.exe", "abctxt.exe")]
    #[case("一\r\n二\t三", "一 二 三")]
    #[case("1\u{fe0f}\u{20e3}号", "1号")]
    #[case("e\u{301}", "é")]
    #[case("𠮷野家", "𠮷野家")]
    #[case("x\u{e0041}\u{e007f}y", "xy")]
    #[case(
        "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}b",
        "á\u{302}\u{303}\u{304}\u{305}b"
    )]
    fn a_line_is_made_safe(#[case] given: &str, #[case] expected: &str) {
        assert_eq!(
            safe_line(given, 100),
            Safe {
                text: expected.to_owned(),
                cut: 0
            }
        );
    }

    #[test]
    fn limits_count_graphemes_and_say_what_they_cost() {
        let long = "王".repeat(5_000);
        let safe = safe_line(&long, 60);
        assert_eq!((safe.text.chars().count(), safe.cut), (60, 4_940));
        assert_eq!(safe_line("👩\u{200d}👩\u{200d}👧", 2).cut, 1);
        assert!(safe_line("", 0).text.is_empty());
        assert!(
            safe_line(&"\u{1100}".repeat(9_000), 10)
                .text
                .chars()
                .count()
                <= 80
        );
    }

    #[test]
    fn several_lines_keep_their_breaks() {
        assert_eq!(
            safe_text("一 \r\n\r\n二\u{2028}三\t四\n", 99).text,
            "一\n\n二\n三 四"
        );
    }

    #[test]
    fn names_lose_blanks_only_between_single_han() {
        assert_eq!(safe_name("张　三", 25).text, "张三");
        assert_eq!(safe_name("李 小 龙", 25).text, "李小龙");
        assert_eq!(safe_name("John  Smith", 25).text, "John Smith");
        assert_eq!(safe_name("阿依•古丽", 25).text, "阿依·古丽");
        assert_eq!(safe_name("欧阳 志明", 25).text, "欧阳 志明");
        assert!(is_usual_name("张三") && !is_usual_name("张") && !is_usual_name("2201"));
    }

    proptest! {
        #[test]
        fn safe_is_safe_and_stays_so(text in any::<String>(), limit in 0usize..50) {
            let safe = safe_text(&text, limit);
            prop_assert!(safe.text.graphemes(true).count() <= limit);
            prop_assert!(!safe.text.chars().any(|c| c != '\n' && is_unsafe(c)));
            let line = safe_line(&text, limit);
            prop_assert!(!line.text.contains('\n'));
            let again = safe_line(&line.text, limit);
            prop_assert_eq!((again.text, again.cut), (line.text, 0));
            let again = safe_text(&safe.text, limit);
            prop_assert_eq!((again.text, again.cut), (safe.text, 0));
        }
    }
}
