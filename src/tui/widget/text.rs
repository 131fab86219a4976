//! Measuring and shaping one text by screen columns: width, cut, pad, wrap, clean. Draws nothing.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

pub use super::wrap::wrap;

/// What stands at the end of a text that was cut; two columns, never ambiguous in width.
const CUT: &str = "..";

/// Columns the text takes on screen: a Han character takes two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// What stands for a character whose width terminals do not agree on, where it would be drawn too wide.
pub fn narrow(symbol: &str) -> Option<&'static str> {
    if symbol.is_ascii() || symbol.width() != 1 || symbol.width_cjk() == 1 {
        return None;
    }
    Some(match symbol {
        "\u{b7}" | "\u{2022}" | "\u{2026}" => ".",
        "\u{2013}" | "\u{2014}" | "\u{2015}" => "-",
        "\u{2018}" | "\u{2019}" => "'",
        "\u{201c}" | "\u{201d}" => "\"",
        "\u{d7}" => "x",
        "\u{2192}" => ">",
        "\u{2190}" => "<",
        _ => "?",
    })
}

/// The longest start of `text` that fits `columns`, without any sign that it was cut.
pub fn fit(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// `text` in at most `columns`, ending in `..` where something was cut off.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns < 5 {
        return Cow::Borrowed(fit(text, columns));
    }
    Cow::Owned(format!("{}{CUT}", fit(text, columns - CUT.len())))
}

/// The whole phrases of `text` that fit `columns`, ending in `..` where some were left out; a first phrase that is too
/// long alone is cut.
pub fn phrases(text: &str, columns: usize) -> String {
    if width(text) <= columns || columns < 5 {
        return cut(text, columns).into_owned();
    }
    let most = fit(text, columns - CUT.len());
    let end = most.rfind(['，', '；', '、', ';']);
    match end.filter(|end| width(&most[..*end]) * 2 > columns) {
        Some(end) => format!("{}{CUT}", &most[..end]),
        None => cut(text, columns).into_owned(),
    }
}

/// As many of `words` as stand whole in `columns`, and after them `+2` for those left out. A word too long to stand
/// alone is cut.
pub fn whole(words: &[&str], columns: usize) -> String {
    let said = |count: usize| {
        let mut said = words[..count].join(" ");
        if count < words.len() {
            // Han needs no gap to a figure.
            let gap = said.ends_with(|c: char| c.is_ascii());
            let gap = if gap { " " } else { "" };
            said.push_str(&format!("{gap}+{}", words.len() - count));
        }
        said
    };
    if let [word] = words {
        return cut(word, columns).into_owned();
    }
    let fitting = (0..=words.len()).rev().map(said);
    let mut fitting = fitting.filter(|said| width(said) <= columns);
    fitting.next().unwrap_or_default()
}

/// `text` in exactly `columns`: cut, or filled with spaces at the right.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = cut(text, columns).into_owned();
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// `text` in exactly `columns`, filled with spaces at the left: for numbers.
pub fn pad_left(text: &str, columns: usize) -> String {
    let shown = cut(text, columns);
    let missing = columns.saturating_sub(width(&shown));
    format!("{}{shown}", " ".repeat(missing))
}

/// Whether a character would do something to the screen instead of being seen.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A pasted text as one line: line ends and tabs become one space, invisible characters go.
pub fn one_line(pasted: &str) -> String {
    clean(pasted, false)
}

/// A pasted text that keeps its line ends, for notes; other invisible characters go.
pub fn many_lines(pasted: &str) -> String {
    clean(pasted, true)
}

fn clean(pasted: &str, keep_lines: bool) -> String {
    let mut cleaned = String::with_capacity(pasted.len());
    for c in pasted.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' if keep_lines => cleaned.push('\n'),
            '\n' | '\r' | '\t' => cleaned.push(' '),
            c if is_invisible(c) => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn han_takes_two_columns_and_is_never_split() {
        assert_eq!(width("张A𠮷"), 5);
        assert_eq!(fit("张建国", 3), "张");
        assert_eq!(cut("欧阳志明家", 7), "欧阳..");
        assert_eq!(phrases("已复制，也写了一个文件", 16), "已复制，也写了..");
        assert_eq!(phrases("已复制也写了，一个文件", 16), "已复制也写了..");
        assert_eq!(pad("张", 5), "张   ");
        assert_eq!(pad_left("12", 4), "  12");
    }

    #[test]
    fn what_may_be_drawn_too_wide_has_a_narrow_stand_in() {
        for (symbol, narrowed) in [
            ("·", Some(".")),
            ("“", Some("\"")),
            ("★", Some("?")),
            ("a", None),
            ("张", None),
            ("，", None),
        ] {
            assert_eq!(narrow(symbol), narrowed, "{symbol}");
        }
    }

    #[test]
    fn words_stand_whole_and_those_left_out_are_counted() {
        let words = ["alone", "80+", "low income"];
        assert_eq!(whole(&words, 20), "alone 80+ low income");
        assert_eq!(whole(&words, 19), "alone 80+ +1");
        assert_eq!(whole(&words, 11), "alone +2");
        assert_eq!(whole(&words, 7), "+3");
        assert_eq!(whole(&words, 1), "");
        assert_eq!(whole(&["独居", "高血压"], 9), "独居+1");
        assert_eq!(whole(&["长期外出"], 7), "长期..");
        assert_eq!(whole(&[], 5), "");
    }

    #[test]
    fn pasted_text_loses_what_could_move_the_screen() {
        assert_eq!(
            one_line("a\r\nb\tc\u{202E}d\u{1b}[31m\u{200B}"),
            "a b cd[31m"
        );
        assert_eq!(many_lines("a\r\nb\u{FE0F}"), "a\nb");
    }

    proptest! {
        #[test]
        fn shaped_texts_keep_their_columns(text in ".{0,40}", columns in 0usize..60) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&one_line(&text), columns)), columns);
        }
    }
}
