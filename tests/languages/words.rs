//! What a text is made of: widths, leftover words, signs. Not which texts there are.

use unicode_width::UnicodeWidthChar;

use crate::source::regex;

/// Words that Chinese texts may hold as they are: keys, formats, names on the command line.
const KEPT: &[&str] = &[
    "odk",
    "gridday",
    "export",
    "Enter",
    "Esc",
    "Tab",
    "Shift",
    "Ctrl",
    "Alt",
    "Backspace",
    "Space",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Del",
    "ID",
    "GB",
    "UTF",
    "BOM",
    "CSV",
    "TSV",
    "JSON",
    "HTML",
    "SVG",
    "Excel",
    "WPS",
    "WeChat",
    "Termux",
    "NFKC",
    "csv",
    "tsv",
    "txt",
    "md",
    "xlsx",
    "ics",
    "xls",
    "ods",
    "xlsb",
    "html",
    "json",
    "toml",
    "true",
    "tonight",
    "tomorrow",
    "false",
    "Rust",
    "Linux",
    "chmod",
    "XML",
    "XForm",
    "XLSForm",
    "survey",
    "choices",
    "MB",
];

/// Characters that some terminals draw one cell wide and others two.
pub fn of_two_widths(text: &str) -> Vec<char> {
    let differs = |character: &char| character.width() != character.width_cjk();
    text.chars().filter(differs).collect()
}

/// Latin words of two letters and more that are neither kept, nor of the command line: options, `quoted`, "quoted",
/// PLACEHOLDERS and what follows `gridday`.
pub fn left_in_english(text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    for pattern in [
        r"`[^`]*`",
        r#""[^"]*""#,
        r"--?[a-z][\w-]*([ =][a-z]\w*)?",
        r"\bgridday( [\w./|-]+)*",
        r"\b[A-Z][A-Z0-9_]+\b",
        r"\b\w+\.(toml|csv|xlsx|ftl|tsv|log)\b",
    ] {
        rest = regex(pattern).replace_all(&rest, " ").into_owned();
    }
    let word = regex(r"[A-Za-z]{2,}");
    let words = word.find_iter(&rest).map(|found| found.as_str());
    words
        .filter(|word| !KEPT.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Narrow signs where Chinese has wide ones.
pub fn narrow_signs_after_han(text: &str) -> Vec<String> {
    let sign = regex(r"\p{Han}[,;!?]");
    sign.find_iter(text)
        .map(|found| found.as_str().to_owned())
        .collect()
}

pub fn has_han(text: &str) -> bool {
    regex(r"\p{Han}").is_match(text)
}
