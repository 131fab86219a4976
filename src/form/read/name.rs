//! Names of questions: which are allowed, and which one an author may have meant. Not where they stand.

/// Whether it can name an element: a letter or `_` first, then also digits, `.` and `-`; one `:` may stand between two such.
pub fn is_name(text: &str) -> bool {
    let mut parts = text.split(':');
    let first = parts.next().is_some_and(is_plain);
    let second = parts.next().is_none_or(is_plain);
    first && second && parts.next().is_none()
}

fn is_plain(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(begins) && signs.all(|sign| begins(sign) || goes_on(sign))
}

fn begins(sign: char) -> bool {
    matches!(sign,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn goes_on(sign: char) -> bool {
    matches!(sign, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// What an author could write instead of a name that is not allowed: `2nd name` → `_2nd_name`.
pub fn repaired(text: &str) -> String {
    let mut name: String = text
        .trim()
        .chars()
        .map(|sign| {
            if begins(sign) || goes_on(sign) {
                sign
            } else {
                '_'
            }
        })
        .collect();
    if !name.chars().next().is_some_and(begins) {
        name.insert(0, '_');
    }
    name
}

/// The known name nearest to a mistyped one, if any is near: a third of its letters may differ, case aside.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = plain(typed);
    let most = (typed.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let other = plain(name);
        if other.len().abs_diff(typed.len()) > most {
            continue;
        }
        let apart = distance(&typed, &other);
        if apart <= most && apart < typed.len() && best.is_none_or(|(least, _)| apart < least) {
            best = Some((apart, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Lower case, blanks and dashes as `_`.
fn plain(text: &str) -> Vec<char> {
    let lower = text.chars().flat_map(char::to_lowercase);
    lower
        .map(|sign| {
            if sign == ' ' || sign == '-' {
                '_'
            } else {
                sign
            }
        })
        .collect()
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let width = other.len() + 1;
    let mut above: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (i, sign) in one.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, with) in other.iter().enumerate() {
            let change = last[j] + usize::from(sign != with);
            row[j + 1] = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *sign == other[j - 1] && one[i - 1] == *with {
                row[j + 1] = row[j + 1].min(above[j - 1] + 1);
            }
        }
        above = std::mem::replace(&mut last, row);
    }
    last[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("age", true)]
    #[case("_id", true)]
    #[case("年龄", true)]
    #[case("a.b-c", true)]
    #[case("odk:x", true)]
    #[case("2nd", false)]
    #[case("first name", false)]
    #[case("a:b:c", false)]
    #[case("", false)]
    #[case("a&b", false)]
    fn names_follow_xml(#[case] name: &str, #[case] allowed: bool) {
        assert_eq!(is_name(name), allowed);
        assert!(is_name(&repaired(name)));
    }

    #[rstest]
    #[case("agee", Some("age"))]
    #[case("Age", Some("age"))]
    #[case("first name", Some("first_name"))]
    #[case("income", None)]
    fn the_nearest_name_is_found(#[case] typed: &str, #[case] meant: Option<&str>) {
        assert_eq!(nearest(typed, ["age", "first_name", "sex"]), meant);
    }
}
