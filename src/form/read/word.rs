//! The words of the `type` column, old and new. Not the rows they stand in.

use crate::form::definition::{Kind, Medium, Meta};

/// What the `type` of a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A question without choices, or something the program fills.
    Plain(Kind),
    /// A question that came with a rule of its own in old forms: kind, constraint.
    Ruled(Kind, &'static str),
    /// A question with choices.
    Select {
        /// Select one, select multiple or rank.
        kind: Kind,
        /// Its list as written: a name, a file, or `${name}`.
        list: String,
        /// Where the list is.
        from: From,
        /// `or_other`.
        other: bool,
    },
    /// `begin_group`, `begin_repeat`.
    Begin(Kind),
    /// `end_group`, `end_repeat`.
    End(Kind),
    /// `begin_loop over LIST`, with the list; blank where it is missing.
    BeginLoop(String),
    /// `end_loop`.
    EndLoop,
    /// `csv-external`, `xml-external`: a file for look-ups and no question.
    Attachment(&'static str),
    /// A setting that old forms write on the survey sheet.
    Setting(&'static str),
    /// A part of the submission's own data with no place among the answers.
    Unasked,
}

/// Where a select's list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// On the choices sheet, or in a repeat.
    Choices,
    /// In a file.
    File,
    /// On the external_choices sheet.
    External,
}

/// Commands with a list behind them, the longer before those they begin with.
const SELECTS: &[(&str, Kind, From)] = &[
    (
        "add select one prompt using",
        Kind::SelectOne,
        From::Choices,
    ),
    (
        "add select multiple prompt using",
        Kind::SelectMultiple,
        From::Choices,
    ),
    (
        "select all that apply from",
        Kind::SelectMultiple,
        From::Choices,
    ),
    ("select all that apply", Kind::SelectMultiple, From::Choices),
    ("select one from file", Kind::SelectOne, From::File),
    (
        "select multiple from file",
        Kind::SelectMultiple,
        From::File,
    ),
    ("select one external", Kind::SelectOne, From::External),
    ("select one from", Kind::SelectOne, From::Choices),
    ("select multiple from", Kind::SelectMultiple, From::Choices),
    ("select one using", Kind::SelectOne, From::Choices),
    ("select multiple using", Kind::SelectMultiple, From::Choices),
    ("select multiple", Kind::SelectMultiple, From::Choices),
    ("select one", Kind::SelectOne, From::Choices),
    ("select1", Kind::SelectOne, From::Choices),
    ("q select1", Kind::SelectOne, From::Choices),
    ("q select", Kind::SelectMultiple, From::Choices),
    ("rank", Kind::Rank, From::Choices),
];

/// Words for questions without choices, in lower case with blanks.
const PLAIN: &[(&str, Kind)] = &[
    ("text", Kind::Text),
    ("string", Kind::Text),
    ("q string", Kind::Text),
    ("add text prompt", Kind::Text),
    ("integer", Kind::Integer),
    ("int", Kind::Integer),
    ("q int", Kind::Integer),
    ("add integer prompt", Kind::Integer),
    ("decimal", Kind::Decimal),
    ("q decimal", Kind::Decimal),
    ("add decimal prompt", Kind::Decimal),
    ("range", Kind::Range),
    ("date", Kind::Date),
    ("q date", Kind::Date),
    ("add date prompt", Kind::Date),
    ("time", Kind::Time),
    ("datetime", Kind::DateTime),
    ("date time", Kind::DateTime),
    ("q datetime", Kind::DateTime),
    ("q date time", Kind::DateTime),
    ("add datetime prompt", Kind::DateTime),
    ("add date time prompt", Kind::DateTime),
    ("note", Kind::Note),
    ("q note", Kind::Note),
    ("add note prompt", Kind::Note),
    ("acknowledge", Kind::Acknowledge),
    ("q acknowledge", Kind::Acknowledge),
    ("add acknowledge prompt", Kind::Acknowledge),
    ("trigger", Kind::Acknowledge),
    ("calculate", Kind::Calculate),
    ("q calculate", Kind::Calculate),
    ("add calculate prompt", Kind::Calculate),
    ("hidden", Kind::Hidden),
    ("barcode", Kind::Barcode),
    ("q barcode", Kind::Barcode),
    ("add barcode prompt", Kind::Barcode),
    ("image", Kind::File(Medium::Image)),
    ("photo", Kind::File(Medium::Image)),
    ("q image", Kind::File(Medium::Image)),
    ("q picture", Kind::File(Medium::Image)),
    ("add image prompt", Kind::File(Medium::Image)),
    ("add photo prompt", Kind::File(Medium::Image)),
    ("audio", Kind::File(Medium::Audio)),
    ("q audio", Kind::File(Medium::Audio)),
    ("add audio prompt", Kind::File(Medium::Audio)),
    ("video", Kind::File(Medium::Video)),
    ("q video", Kind::File(Medium::Video)),
    ("add video prompt", Kind::File(Medium::Video)),
    ("file", Kind::File(Medium::Any)),
    ("add file prompt", Kind::File(Medium::Any)),
    ("osm", Kind::File(Medium::Any)),
    ("geopoint", Kind::Geopoint),
    ("gps", Kind::Geopoint),
    ("location", Kind::Geopoint),
    ("q geopoint", Kind::Geopoint),
    ("q location", Kind::Geopoint),
    ("add location prompt", Kind::Geopoint),
    ("geotrace", Kind::Geotrace),
    ("q geotrace", Kind::Geotrace),
    ("geoshape", Kind::Geoshape),
    ("q geoshape", Kind::Geoshape),
    ("start", Kind::Meta(Meta::Start)),
    ("start time", Kind::Meta(Meta::Start)),
    ("get start time", Kind::Meta(Meta::Start)),
    ("end", Kind::Meta(Meta::End)),
    ("end time", Kind::Meta(Meta::End)),
    ("get end time", Kind::Meta(Meta::End)),
    ("today", Kind::Meta(Meta::Today)),
    ("get today", Kind::Meta(Meta::Today)),
    ("deviceid", Kind::Meta(Meta::DeviceId)),
    ("device id", Kind::Meta(Meta::DeviceId)),
    ("get device id", Kind::Meta(Meta::DeviceId)),
    ("imei", Kind::Meta(Meta::DeviceId)),
    ("uri:deviceid", Kind::Meta(Meta::DeviceId)),
    ("username", Kind::Meta(Meta::Username)),
    ("uri:username", Kind::Meta(Meta::Username)),
    ("phonenumber", Kind::Meta(Meta::PhoneNumber)),
    ("get phone number", Kind::Meta(Meta::PhoneNumber)),
    ("uri:phonenumber", Kind::Meta(Meta::PhoneNumber)),
    ("email", Kind::Meta(Meta::Email)),
    ("uri:email", Kind::Meta(Meta::Email)),
    // Numbers of a SIM card: nothing here knows them, so they stay blank.
    ("simserial", Kind::Hidden),
    ("sim id", Kind::Hidden),
    ("get sim id", Kind::Hidden),
    ("uri:simserial", Kind::Hidden),
    ("subscriberid", Kind::Hidden),
    ("subscriber id", Kind::Hidden),
    ("get subscriber id", Kind::Hidden),
    ("uri:subscriberid", Kind::Hidden),
    ("start-geopoint", Kind::Hidden),
    ("background-geopoint", Kind::Hidden),
    ("background-audio", Kind::Hidden),
];

const RULED: &[(&str, Kind, &str)] = &[
    ("percentage", Kind::Integer, "0 <= . and . <= 100"),
    ("phone number", Kind::Text, r"regex(., '^\d*$')"),
    (
        "number of days in last month",
        Kind::Integer,
        "0 <= . and . <= 31",
    ),
    (
        "number of days in last six months",
        Kind::Integer,
        "0 <= . and . <= 183",
    ),
    (
        "number of days in last year",
        Kind::Integer,
        "0 <= . and . <= 365",
    ),
];

/// Words an author may have meant by an unknown one.
pub fn known() -> impl Iterator<Item = &'static str> {
    let usual = [
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "select_one",
        "select_multiple",
        "select_one_from_file",
        "select_multiple_from_file",
    ];
    let plain = PLAIN.iter().map(|(word, _)| *word);
    usual
        .into_iter()
        .chain(plain.filter(|word| !word.contains(' ')))
}

/// What the word means; none if it is unknown.
pub fn read(word: &str) -> Option<Word> {
    let spaced = spaced(word);
    if let Some((_, kind)) = PLAIN.iter().find(|(known, _)| *known == spaced) {
        return Some(Word::Plain(*kind));
    }
    if let Some((_, kind, rule)) = RULED.iter().find(|(known, ..)| *known == spaced) {
        return Some(Word::Ruled(*kind, rule));
    }
    match spaced.as_str() {
        "csv-external" => return Some(Word::Attachment("csv")),
        "xml-external" => return Some(Word::Attachment("xml")),
        "audit" => return Some(Word::Unasked),
        "form title" | "set form title" => return Some(Word::Setting("form_title")),
        "form id" | "set form id" => return Some(Word::Setting("form_id")),
        _ => {}
    }
    if spaced.starts_with("osm ") {
        return Some(Word::Plain(Kind::File(Medium::Any)));
    }
    select(word, &spaced).or_else(|| holder(word, &spaced))
}

/// Lower case, one blank for each blank or `_`: as long as the word with its blanks tidied.
fn spaced(word: &str) -> String {
    let tidied = tidied(word);
    tidied
        .chars()
        .map(|sign| {
            if sign == '_' {
                ' '
            } else {
                sign.to_ascii_lowercase()
            }
        })
        .collect()
}

fn tidied(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn select(word: &str, spaced: &str) -> Option<Word> {
    let written = tidied(word);
    for (command, kind, from) in SELECTS {
        let Some(rest) = spaced.strip_prefix(command) else {
            continue;
        };
        // What divides the command from its list is a blank: `select_one_from x` is no `select_one`.
        let behind = &written[command.len()..];
        if !rest.is_empty() && !behind.starts_with(' ') {
            continue;
        }
        let mut list = behind.trim();
        let mut other = false;
        for ending in [" or_other", " or other", " or specify other"] {
            if let Some(before) = list.strip_suffix(ending) {
                list = before.trim();
                other = true;
            }
        }
        return Some(Word::Select {
            kind: *kind,
            list: list.to_owned(),
            from: *from,
            other,
        });
    }
    None
}

fn holder(word: &str, spaced: &str) -> Option<Word> {
    let looped = spaced.strip_prefix("begin loop");
    if let Some(rest) = looped.filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
        let written = tidied(word);
        let list = written[written.len() - rest.len()..].trim();
        let list = list.strip_prefix("over ").unwrap_or(list);
        return Some(Word::BeginLoop(list.trim().to_owned()));
    }
    let kind = |what: &str| match what {
        "group" => Some(Kind::Group),
        "repeat" | "lgroup" | "looped group" => Some(Kind::Repeat),
        _ => None,
    };
    match spaced.split_once(' ')? {
        ("end", "loop") => Some(Word::EndLoop),
        ("begin", what) => kind(what).map(Word::Begin),
        ("end", what) => kind(what).map(Word::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("add text prompt", Word::Plain(Kind::Text))]
    #[case("Integer", Word::Plain(Kind::Integer))]
    #[case("dateTime", Word::Plain(Kind::DateTime))]
    #[case("begin group", Word::Begin(Kind::Group))]
    #[case("begin_repeat", Word::Begin(Kind::Repeat))]
    #[case("begin looped group", Word::Begin(Kind::Repeat))]
    #[case("end_lgroup", Word::End(Kind::Repeat))]
    #[case("begin loop over my_list", Word::BeginLoop("my_list".to_owned()))]
    #[case("begin_loop my_list", Word::BeginLoop("my_list".to_owned()))]
    #[case("begin_loop", Word::BeginLoop(String::new()))]
    #[case("end loop", Word::EndLoop)]
    #[case("xml-external", Word::Attachment("xml"))]
    #[case("set form title", Word::Setting("form_title"))]
    fn words_have_one_meaning(#[case] word: &str, #[case] meant: Word) {
        assert_eq!(read(word), Some(meant));
    }

    #[rstest]
    #[case("select_one yes_no", "yes_no", From::Choices, false)]
    #[case("select one from Yn", "Yn", From::Choices, false)]
    #[case("select_one_from_file towns.csv", "towns.csv", From::File, false)]
    #[case("select_one from_here", "from_here", From::Choices, false)]
    #[case("select1 yn or other", "yn", From::Choices, true)]
    #[case("select_one yn or_other", "yn", From::Choices, true)]
    #[case("select_one ${name}", "${name}", From::Choices, false)]
    #[case("select_one_external city", "city", From::External, false)]
    #[case("select_one", "", From::Choices, false)]
    fn selects_name_their_list(
        #[case] word: &str,
        #[case] list: &str,
        #[case] from: From,
        #[case] other: bool,
    ) {
        let meant = Word::Select {
            kind: Kind::SelectOne,
            list: list.to_owned(),
            from,
            other,
        };
        assert_eq!(read(word), Some(meant));
    }

    #[rstest]
    #[case("selectone yn")]
    #[case("begin")]
    #[case("begin grup")]
    #[case("select_ones yn")]
    fn other_words_are_unknown(#[case] word: &str) {
        assert_eq!(read(word), None);
    }
}
