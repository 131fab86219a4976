//! Which language to speak. Not the texts themselves.

use unic_langid::LanguageIdentifier;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体中文.
    Chinese,
    /// English.
    English,
}

/// What was asked for, strongest first; an empty or unknown wish falls through to the next.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// `--lang`.
    pub argument: Option<&'a str>,
    /// `GRIDDAY_LANG`.
    pub variable: Option<&'a str>,
    /// `language` in the settings.
    pub config: Option<&'a str>,
    /// The first that is set of `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub locale: Option<&'a str>,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// The tag written in settings and on the command line.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language that F9 changes to.
    pub fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }

    /// Reads a tag or a locale's name: `zh`, `zh-CN`, `zh_CN.UTF-8`, `en`, `en_GB`; case does not matter.
    pub fn parse(name: &str) -> Option<Language> {
        let name = name.trim().to_ascii_lowercase();
        match name.split(['-', '_', '.', '@']).next()? {
            "zh" | "chinese" | "中文" => Some(Language::Chinese),
            "en" | "english" => Some(Language::English),
            _ => None,
        }
    }

    /// The language to speak. A locale in a third language means English; one that names none
    /// (`C`, `POSIX`, unset) means Chinese, which the people this is for speak.
    pub fn choose(wishes: Wishes<'_>) -> Language {
        [wishes.argument, wishes.variable, wishes.config]
            .into_iter()
            .flatten()
            .find_map(Language::parse)
            .unwrap_or_else(|| Language::of_locale(wishes.locale.unwrap_or_default()))
    }

    fn of_locale(locale: &str) -> Language {
        let name = locale.split(['.', '@']).next().unwrap_or_default().trim();
        match name {
            "" | "C" | "POSIX" => Language::Chinese,
            _ => Language::parse(name).unwrap_or(Language::English),
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        // Both tags are well formed; the fallback is the undetermined language, which only loses plurals.
        self.tag().parse().unwrap_or_default()
    }
}

/// Reads a tag as [`Language::parse`] does; the error is the name that is not known.
impl std::str::FromStr for Language {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Language::parse(name).ok_or_else(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        Some("en"),
        Some("zh-CN"),
        Some("zh-CN"),
        Some("zh_CN.UTF-8"),
        Language::English
    )]
    #[case(None, Some("zh"), Some("en"), Some("en_US.UTF-8"), Language::Chinese)]
    #[case(None, None, Some("en"), Some("zh_CN.UTF-8"), Language::English)]
    #[case(None, None, None, Some("zh_CN.GB18030"), Language::Chinese)]
    #[case(None, None, None, Some("en_GB.UTF-8"), Language::English)]
    #[case(None, None, None, Some("fr_FR.UTF-8"), Language::English)]
    #[case(None, None, None, Some("C.UTF-8"), Language::Chinese)]
    #[case(None, None, None, None, Language::Chinese)]
    #[case(Some(""), Some("xx"), Some("english"), None, Language::English)]
    fn the_strongest_wish_that_is_understood_wins(
        #[case] argument: Option<&str>,
        #[case] variable: Option<&str>,
        #[case] config: Option<&str>,
        #[case] locale: Option<&str>,
        #[case] expected: Language,
    ) {
        let wishes = Wishes {
            argument,
            variable,
            config,
            locale,
        };
        assert_eq!(Language::choose(wishes), expected);
    }

    #[test]
    fn every_tag_reads_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.tag()), Some(language));
            assert_eq!(language.other().other(), language);
        }
        assert_eq!("ja".parse::<Language>(), Err("ja".to_owned()));
    }
}
