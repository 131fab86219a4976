//! Where a text may break into lines: between words and between Han, never in a number, a date, a phone or a tag.

use unicode_segmentation::UnicodeSegmentation as _;

use super::text::{fit, width};

/// Marks that must not begin a line.
const CLOSING: &str = "，。、；：！？）」』》】”’,.;:!?)]>%";
/// Marks that must not end one.
const OPENING: &str = "（「『《【“‘([<";
/// A tag in square brackets stays whole up to so many columns.
const TAG: usize = 20;

/// `text` as lines of at most `columns`. What cannot break is cut only where it does not fit a line alone.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph, columns) {
            push(&mut lines, &mut line, piece, columns);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn push(lines: &mut Vec<String>, line: &mut String, piece: &str, columns: usize) {
    if width(line) + width(piece.trim_end()) <= columns {
        // Blanks at the end may stand beyond the edge: they go with the end of the line.
        line.push_str(piece);
        return;
    }
    if !line.is_empty() {
        lines.push(std::mem::take(line).trim_end().to_owned());
    }
    let mut rest = piece;
    while width(rest.trim_end()) > columns {
        let part = fit(rest, columns);
        if part.is_empty() {
            break;
        }
        lines.push(part.to_owned());
        rest = &rest[part.len()..];
    }
    line.push_str(rest);
}

/// What stays together, with the blanks after it.
fn pieces(paragraph: &str, columns: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut tag_until = 0;
    let (mut earlier, mut before) = ("", "");
    for (at, here) in paragraph.grapheme_indices(true) {
        if at > from && at >= tag_until && may_break(earlier, before, here) {
            pieces.push(&paragraph[from..at]);
            from = at;
        }
        if here == "[" && at >= tag_until {
            let tag = paragraph[at..].find(']').map(|end| at + end + 1);
            let whole = |end: &usize| width(&paragraph[at..*end]) <= TAG.min(columns);
            tag_until = tag.filter(whole).unwrap_or(tag_until);
        }
        (earlier, before) = (before, here);
    }
    pieces.push(&paragraph[from..]);
    pieces
}

/// Whether a line may end between two characters.
fn may_break(earlier: &str, before: &str, after: &str) -> bool {
    if after.trim().is_empty() || CLOSING.contains(after) {
        return false;
    }
    if before.trim().is_empty() {
        return true;
    }
    let figure = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // What a figure counts stays with it, and with the next figure of the same date or door.
    let counted = figure(before) && width(after) > 1;
    let dated = figure(earlier) && figure(after);
    let wide = width(before) > 1 || width(after) > 1;
    wide && !OPENING.contains(before) && !counted && !dated
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn closing_marks_never_begin_a_line() {
        assert_eq!(wrap("敲门要久，耳背", 8), ["敲门要", "久，耳背"]);
        assert_eq!(wrap("knock long, deaf", 11), ["knock long,", "deaf"]);
        assert_eq!(wrap("（耳背）。好", 8), ["（耳", "背）。好"]);
    }

    #[test]
    fn nothing_breaks_inside_a_word_a_number_a_date_or_a_tag() {
        assert_eq!(
            wrap("about 420 households here", 20),
            ["about 420 households", "here"]
        );
        assert_eq!(wrap("a call 142***3787", 12), ["a call", "142***3787"]);
        assert_eq!(wrap("due (11-2/2) soon", 9), ["due", "(11-2/2)", "soon"]);
        assert_eq!(wrap("Li [80+ alone] x", 12), ["Li", "[80+ alone]", "x"]);
        assert_eq!(wrap("期限到11月22日", 11), ["期限到", "11月22日"]);
        assert_eq!(wrap("共还有12户", 8), ["共还有", "12户"]);
        assert_eq!(wrap("(2026-11-22)", 6), ["(2026-", "11-22)"]);
    }

    proptest! {
        #[test]
        fn wrapping_keeps_every_visible_character_in_its_columns(
            text in "[a-z0-9，。（） 张建国月\\[\\]𠮷]{0,80}", columns in 2usize..40
        ) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(seen(&lines.concat()), seen(&text));
        }
    }
}
