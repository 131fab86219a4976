//! Headers of columns: aliases, spelling, the language behind `::`. Not the cells below.

/// Which sheet a header stands on: each has its own aliases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Questions.
    Survey,
    /// Choice lists, `choices` and `external_choices`.
    Choices,
    /// Settings.
    Settings,
}

/// What a header means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// The column's one name: `label`, `relevant`, `media::image`, `bind::x`; on choices an unknown one as it stands.
    pub name: String,
    /// The language its texts are in.
    pub language: Option<String>,
    /// Whether forms use such a column.
    pub known: bool,
}

/// The columns of the survey sheet, by their one name.
pub const SURVEY: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "relevant",
    "constraint",
    "required",
    "read_only",
    "calculation",
    "default",
    "appearance",
    "parameters",
    "choice_filter",
    "trigger",
    "repeat_count",
    "disabled",
    "save_to",
    "autoplay",
    "rows",
    "intent",
    "query",
    "note",
];

/// The settings that are read, by their one name.
pub const SETTINGS: &[&str] = &[
    "form_id",
    "form_title",
    "version",
    "default_language",
    "instance_name",
    "allow_choice_duplicates",
    "name",
    "public_key",
    "style",
    "submission_url",
    "clean_text_values",
    "auto_send",
    "auto_delete",
    "attribute",
    "namespaces",
    "instance_id",
    "omit_instanceid",
    "client_editable",
    "add_none_option",
    "flat",
    "prefix",
    "delimiter",
    "instance_xmlns",
    "sms_keyword",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_datetime_format",
    "sms_response",
];

/// Other spellings of survey columns, in lower case with `_`.
const SURVEY_ALIASES: &[(&str, &str)] = &[
    ("readonly", "read_only"),
    ("caption", "label"),
    ("relevance", "relevant"),
    ("constraining_message", "constraint_message"),
    ("calculate", "calculation"),
    ("command", "type"),
    ("tag", "name"),
    ("value", "name"),
    ("count", "repeat_count"),
    ("jr:count", "repeat_count"),
    ("requiredmsg", "required_message"),
    ("jr:constraintmsg", "constraint_message"),
    ("jr:requiredmsg", "required_message"),
    ("no_app_error_string", "noapperrorstring"),
];

const CHOICES_ALIASES: &[(&str, &str)] = &[("caption", "label"), ("value", "name")];

const SETTINGS_ALIASES: &[(&str, &str)] = &[
    ("set_form_title", "form_title"),
    ("title", "form_title"),
    ("set_form_id", "form_id"),
    ("id_string", "form_id"),
];

/// Media columns, which may stand behind `media::` or alone.
const MEDIA: &[&str] = &["image", "big-image", "audio", "video"];

/// Columns whose cells may be in several languages.
pub const TRANSLATED: &[&str] = &[
    "label",
    "hint",
    "guidance_hint",
    "constraint_message",
    "required_message",
    "media::image",
    "media::big-image",
    "media::audio",
    "media::video",
];

/// What a header means. `doubled`: some header of the sheet has `::`, so a single `:` does not divide.
pub fn meaning(header: &str, role: Role, doubled: bool) -> Meaning {
    let mut tokens = tokens(header, doubled || header.contains("::"));
    let first = snake(&tokens[0]);
    if let Some(found) = whole(&snake(header), role) {
        return Meaning {
            name: found.to_owned(),
            language: None,
            known: true,
        };
    }
    if role == Role::Survey
        && matches!(first.as_str(), "bind" | "control" | "body")
        && tokens.len() > 1
    {
        tokens.remove(0);
        return bound(&first, &tokens);
    }
    if first == "instance" && role == Role::Survey {
        return Meaning {
            name: tokens.join("::"),
            language: None,
            known: true,
        };
    }
    let media = first == "media" && tokens.len() > 1;
    let (name, rest) = if media {
        (format!("media::{}", snake(&tokens[1])), &tokens[2..])
    } else if MEDIA.contains(&first.as_str()) && role != Role::Settings {
        (format!("media::{first}"), &tokens[1..])
    } else if let Some(name) = whole(&first, role) {
        (name.to_owned(), &tokens[1..])
    } else {
        return Meaning {
            name: header.to_owned(),
            language: None,
            known: false,
        };
    };
    let language = rest.last().filter(|language| !language.is_empty()).cloned();
    Meaning {
        known: true,
        language: language.filter(|_| TRANSLATED.contains(&name.as_str())),
        name,
    }
}

/// The one name of a column that is known without its language.
fn whole(name: &str, role: Role) -> Option<&'static str> {
    let (aliases, columns): (&[(&str, &str)], &[&str]) = match role {
        Role::Survey => (SURVEY_ALIASES, SURVEY),
        Role::Choices => (CHOICES_ALIASES, &["list_name", "name", "label"]),
        Role::Settings => (SETTINGS_ALIASES, SETTINGS),
    };
    let alias = aliases.iter().find(|(other, _)| *other == name);
    alias
        .map(|(_, one)| *one)
        .or_else(|| columns.iter().find(|column| **column == name).copied())
}

/// `bind::relevant`, `control::appearance`, `bind::jr:constraintMsg::English`, `bind::type`.
fn bound(prefix: &str, tokens: &[String]) -> Meaning {
    let name = match snake(&tokens[0]).as_str() {
        "relevant" => "relevant",
        "calculate" => "calculation",
        "constraint" => "constraint",
        "readonly" => "read_only",
        "required" => "required",
        "jr:constraintmsg" => "constraint_message",
        "jr:requiredmsg" => "required_message",
        "appearance" => "appearance",
        "jr:count" => "repeat_count",
        _ => {
            let prefix = if prefix == "body" { "control" } else { prefix };
            return Meaning {
                name: format!("{prefix}::{}", tokens.join("::")),
                language: None,
                known: true,
            };
        }
    };
    Meaning {
        name: name.to_owned(),
        language: tokens
            .get(1)
            .cloned()
            .filter(|language| !language.is_empty()),
        known: true,
    }
}

fn tokens(header: &str, doubled: bool) -> Vec<String> {
    if doubled {
        return header
            .split("::")
            .map(|part| part.trim().to_owned())
            .collect();
    }
    let mut tokens: Vec<String> = Vec::new();
    for part in header.split(':').map(str::trim) {
        match tokens.last_mut() {
            Some(last) if last == "jr" => *last = format!("jr:{part}"),
            _ => tokens.push(part.to_owned()),
        }
    }
    tokens
}

/// Lower case, `_` for runs of blanks.
pub fn snake(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join("_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Constraint Message", "constraint_message", None)]
    #[case("caption", "label", None)]
    #[case("relevance", "relevant", None)]
    #[case("bind::relevant", "relevant", None)]
    #[case("label::English (en)", "label", Some("English (en)"))]
    #[case("Label :: 中文 (zh)", "label", Some("中文 (zh)"))]
    #[case("label:French", "label", Some("French"))]
    #[case("media::image::French", "media::image", Some("French"))]
    #[case("image", "media::image", None)]
    #[case("audio::sw", "media::audio", Some("sw"))]
    #[case("jr:count", "repeat_count", None)]
    #[case("control:jr:count", "repeat_count", None)]
    #[case("bind:jr:constraintMsg:en", "constraint_message", Some("en"))]
    #[case("bind::jr:noAppErrorString", "bind::jr:noAppErrorString", None)]
    #[case("instance::odk:tag", "instance::odk:tag", None)]
    fn headers_have_one_meaning(
        #[case] header: &str,
        #[case] name: &str,
        #[case] language: Option<&str>,
    ) {
        let meaning = meaning(header, Role::Survey, false);
        assert_eq!(
            (meaning.name.as_str(), meaning.language.as_deref()),
            (name, language)
        );
        assert!(meaning.known);
    }

    #[test]
    fn a_single_colon_divides_only_where_no_header_has_two() {
        assert!(!meaning("label:French", Role::Survey, true).known);
    }

    #[test]
    fn unknown_columns_of_choices_keep_their_spelling() {
        assert_eq!(
            meaning("State Code", Role::Choices, false).name,
            "State Code"
        );
        assert_eq!(meaning("List Name", Role::Choices, false).name, "list_name");
    }
}
