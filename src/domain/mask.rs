//! Masks over numbers and names (domain.md §9). They decide how a value is hidden, not when.

use std::sync::LazyLock;

use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;

use super::date::PartialDate;

/// An ID number: the first 3 and the last 4 stay, `150***********001X`.
pub fn mask_id(number: &str) -> String {
    between(number, 3, 4)
}

/// A phone number: a mobile keeps 3 and 4 (`142****0001`), any other loses its last 4 (`0477-888****`).
pub fn mask_phone(number: &str) -> String {
    let is_mobile =
        number.len() == 11 && number.starts_with('1') && number.bytes().all(|b| b.is_ascii_digit());
    if is_mobile {
        return between(number, 3, 4);
    }
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    let hide = |c: char| {
        seen += usize::from(c.is_ascii_digit());
        if c.is_ascii_digit() && seen + 4 > digits {
            '*'
        } else {
            c
        }
    };
    number.chars().map(hide).collect()
}

/// A name: two characters keep the first (`王*`), longer ones the first and the last (`欧**明`); of one in Latin
/// letters only the initial stays, not how long it is (`M*`).
pub fn mask_name(name: &str) -> String {
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    if let Some(initial) = name.trim().chars().next().filter(|c| is_latin(*c)) {
        return format!("{initial}*");
    }
    match name.graphemes(true).count() {
        0 => String::new(),
        1 => "*".to_owned(),
        2 => between(name, 1, 0),
        _ => between(name, 1, 1),
    }
}

/// A name that is itself in question: the first character stays, of a name of one character that one.
pub fn mask_name_end(name: &str) -> String {
    let mut parts = name.graphemes(true);
    let first = parts.next().unwrap_or_default();
    format!("{first}{}", "*".repeat(parts.count()))
}

/// What was reckoned from an ID number: of a day of birth the year stays (`1949-**-**`, `1949****`), a single number of
/// up to three digits too (an age); every other digit is hidden.
pub fn mask_reckoned(text: &str) -> String {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    let mut runs = runs.by_ref().filter(|run| !run.is_empty());
    if matches!((runs.next(), runs.next()), (Some(only), None) if only.len() <= 3) {
        return text.to_owned();
    }
    let is_day = text.starts_with("19") || text.starts_with("20");
    let hide = |(at, c): (usize, char)| match c.is_ascii_digit() && !(is_day && at < 4) {
        true => '*',
        false => c,
    };
    text.char_indices().map(hide).collect()
}

/// A free text: ID numbers and phone numbers inside it are masked, written in groups or not; all else stays.
/// Eight digits that are a date stay.
pub fn mask_numbers(text: &str) -> String {
    /// `142 0000 0001`, `150000 19000101 001X`
    static GROUPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let grouped =
            r"(?-u:\b)(?:1[3-9]\d[ -]\d{4}[ -]?\d{4}|\d{6}[ -]\d{8}[ -]?\d{3}[\dXx])(?-u:\b)";
        Regex::new(grouped).ok()
    });
    let joined = match GROUPED.as_ref() {
        Some(grouped) => grouped.replace_all(text, |found: &regex::Captures<'_>| {
            found[0].replace([' ', '-'], "")
        }),
        None => text.into(),
    };
    let mut masked = String::with_capacity(joined.len());
    let mut run = String::new();
    for c in joined.chars().chain(std::iter::once('\n')) {
        let ends_an_id = matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ') && run.chars().count() == 17;
        if c.is_ascii_digit() || ('０'..='９').contains(&c) || ends_an_id {
            run.push(c);
        } else {
            masked.push_str(&mask_run(&run));
            run.clear();
            masked.push(c);
        }
    }
    masked.pop();
    masked
}

fn mask_run(run: &str) -> String {
    match run.chars().count() {
        0..=6 => run.to_owned(),
        8 if matches!(PartialDate::parse(run), Some(PartialDate::Day(_))) => run.to_owned(),
        7..=10 => between(run, run.chars().count() - 4, 0),
        _ => between(run, 3, 4),
    }
}

/// Stars for all but the first `head` and last `tail` graphemes; all stars when nothing would be hidden.
fn between(text: &str, head: usize, tail: usize) -> String {
    let parts: Vec<&str> = text.graphemes(true).collect();
    let all = parts.len();
    let keep = |at: usize| all > head + tail && (at < head || at >= all - tail);
    parts
        .iter()
        .enumerate()
        .map(|(at, part)| if keep(at) { part } else { "*" })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_those_of_the_field() {
        assert_eq!(mask_id("15000019000101001X"), "150***********001X");
        assert_eq!(mask_id("150000450101001"), "150********1001");
        assert_eq!(mask_reckoned("1949-10-01"), "1949-**-**");
        assert_eq!(mask_reckoned("19491001"), "1949****");
        assert_eq!(mask_reckoned("1949年10月1日"), "1949年**月*日");
        assert_eq!(mask_reckoned("1001"), "****");
        assert_eq!(mask_reckoned("150000"), "******");
        assert_eq!(mask_reckoned("77"), "77");
        assert_eq!(mask_reckoned("男，77 岁"), "男，77 岁");
        assert_eq!(mask_phone("14200000001"), "142****0001");
        assert_eq!(mask_phone("0477-8888123"), "0477-888****");
        assert_eq!(mask_phone("8888123"), "888****");
        assert_eq!(mask_name("王芳"), "王*");
        assert_eq!(mask_name("欧阳志明"), "欧**明");
        assert_eq!(mask_name("苏日娜"), "苏*娜");
        assert_eq!(mask_name("Mende Surilatu"), "M*");
        assert_eq!(mask_name("王"), "*");
        assert_eq!(mask_name_end("王"), "王");
        assert_eq!(mask_name_end("王2芳"), "王**");
        assert_eq!(mask_name_end(""), "");
        assert_eq!(mask_name(""), "");
    }

    #[test]
    fn short_or_odd_values_never_show() {
        assert_eq!(mask_id("1500"), "****");
        assert_eq!(mask_id("1500001"), "*******");
        assert_eq!(mask_phone("12"), "**");
    }

    #[test]
    fn numbers_inside_a_note_are_masked_dates_and_doors_stay() {
        let note =
            "儿子电话14200000001，身份证15000019000101001X；20261122到3-2-501，座机0477-8888123";
        assert_eq!(
            mask_numbers(note),
            "儿子电话142****0001，身份证150***********001X；20261122到3-2-501，座机0477-888****"
        );
        assert_eq!(
            mask_numbers("１４２００００００００１"),
            "１４２*****０００１"
        );
        assert_eq!(
            mask_numbers("打142 0000 0001或142-0000-0002 身份证150000 19000101 001X"),
            "打142****0001或142****0002 身份证150***********001X"
        );
        assert_eq!(mask_numbers(""), "");
    }
}
