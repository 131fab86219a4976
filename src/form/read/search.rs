//! `search('towns', 'matches', 'county', ${county})` in the appearance of a select: its choices come from a file.

use crate::form::definition::{Part, Text};

use super::setting;

/// A call of `search` as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The file's name without its ending.
    pub file: String,
    arguments: Vec<String>,
}

impl Search {
    /// The call in an appearance, if there is one; inside, none if it cannot be read.
    pub fn of(appearance: &str) -> Option<Option<Self>> {
        let start = appearance.find("search(")? + "search(".len();
        Some(Self::read(&appearance[start..]))
    }

    fn read(rest: &str) -> Option<Self> {
        let mut arguments = arguments(rest)?.into_iter();
        let file = unquoted(&arguments.next()?)?.to_owned();
        let arguments: Vec<String> = arguments.collect();
        let whole = matches!(arguments.len(), 0 | 3 | 5);
        let file = setting::stem(&file).to_owned();
        whole.then_some(Self { file, arguments })
    }

    /// The file wanted.
    pub fn file_name(&self) -> String {
        format!("{}.csv", self.file)
    }

    /// The same as a choice filter; none where all rows are offered.
    pub fn filter(&self) -> Option<String> {
        let [way, column, value, more @ ..] = self.arguments.as_slice() else {
            return None;
        };
        let column = unquoted(column)?;
        let first = match unquoted(way)? {
            "contains" => format!("contains({column}, {value})"),
            "startswith" => format!("starts-with({column}, {value})"),
            "endswith" => format!("ends-with({column}, {value})"),
            _ => format!("{column} = {value}"),
        };
        match more {
            [column, value] => Some(format!("{first} and {} = {value}", unquoted(column)?)),
            _ => Some(first),
        }
    }
}

fn unquoted(text: &str) -> Option<&str> {
    let text = text.trim();
    let sign = text
        .chars()
        .next()
        .filter(|sign| matches!(sign, '\'' | '"'))?;
    text[1..].strip_suffix(sign)
}

/// The arguments up to the bracket that closes the call.
fn arguments(rest: &str) -> Option<Vec<String>> {
    let mut arguments = vec![String::new()];
    let mut depth = 0;
    let mut quote = None;
    for sign in rest.chars() {
        match (quote, sign) {
            (Some(open), _) if sign == open => quote = None,
            (None, '\'' | '"') => quote = Some(sign),
            (None, '(' | '[') => depth += 1,
            (None, ')') if depth == 0 => {
                return Some(
                    arguments
                        .iter()
                        .map(|argument| argument.trim().to_owned())
                        .collect(),
                );
            }
            (None, ')' | ']') => depth -= 1,
            (None, ',') if depth == 0 => {
                arguments.push(String::new());
                continue;
            }
            _ => {}
        }
        arguments.last_mut()?.push(sign);
    }
    None
}

/// A text's words, without its values.
pub fn words(text: &Text) -> String {
    let words = text.parts.iter().map(|part| match part {
        Part::Words(words) => words.as_str(),
        Part::Value(_) => "",
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_a_file_and_a_filter() {
        let call = Search::of("minimal search('towns', 'matches', 'county', ${county})");
        let call = call.unwrap().unwrap();
        assert_eq!(call.file_name(), "towns.csv");
        assert_eq!(call.filter().unwrap(), "county = ${county}");
        let all = Search::of("search('towns.csv')").unwrap().unwrap();
        assert_eq!((all.file.as_str(), all.filter()), ("towns", None));
        assert_eq!(Search::of("search(towns)"), Some(None));
        assert_eq!(Search::of("minimal"), None);
    }
}
