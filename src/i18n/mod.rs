//! Every text a person reads, in Chinese and English. Not the labels of codes, which live in their tables.

mod language;

pub use language::{Language, Wishes};

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A value put into a message: a number (`3.into()`) or a text (`"3-2-501".into()`).
pub type Value<'a> = FluentValue<'a>;

/// One file of messages an area, in each language; ids are unique over all areas of a language.
macro_rules! areas {
    ($($area:literal)*) => {
        const CHINESE: &[(&str, &str)] = &[$(($area, include_str!(concat!("zh-CN/", $area, ".ftl")))),*];
        const ENGLISH: &[(&str, &str)] = &[$(($area, include_str!(concat!("en/", $area, ".ftl")))),*];
    };
}

areas! {
    "form"
    "app" "command" "config" "entry" "error" "cli" "help"
    "today" "map" "homes" "visits" "hazards" "collect" "requests" "community" "deed" "tally" "listed" "polls" "posts" "log"
    "household" "resident" "visit" "hazard" "place" "plain" "task" "day" "collection" "queue"
    "relief" "activity"
    "questionnaire" "roster" "tasks" "daylog" "verb" "store" "doctor" "wipe"
    "expression" "interview" "told"
}

/// The message files of a language: area and Fluent source.
pub fn catalogue(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Chinese => CHINESE,
        Language::English => ENGLISH,
    }
}

/// The texts of every language, read once: for what is found by its word in any of them.
pub fn every() -> &'static [Texts] {
    static EVERY: LazyLock<[Texts; 2]> =
        LazyLock::new(|| [Language::Chinese, Language::English].map(Texts::new));
    &*EVERY
}

/// The texts of one language. Cheap to clone, and may go to another thread.
#[derive(Clone)]
pub struct Texts {
    language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Texts {
    /// Reads the messages built into the program. A faulty message is left out (tests refuse one).
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolating marks are invisible characters that would shift every column of the screen.
        bundle.set_use_isolating(false);
        for (_, source) in catalogue(language) {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self {
            language,
            bundle: Arc::new(bundle),
        }
    }

    /// The language these texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The language's tag, as in `--lang`: `zh-CN` or `en`.
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// Whether there is such a message; `id.hint` asks for the attribute `hint` of `id`.
    pub fn has(&self, id: &str) -> bool {
        self.format(id, None).is_some()
    }

    /// The message `id`, or its attribute written `id.hint`. A missing one gives the id itself.
    pub fn get<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.format(id, None).unwrap_or(Cow::Borrowed(id))
    }

    /// The message `id` with values in it: `texts.with("today-next", &[("door", "3-2-501".into())])`.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        match self.format(id, Some(&arguments)) {
            Some(text) => text.into_owned(),
            None => id.to_owned(),
        }
    }

    /// The texts as a closure of plain words, as what knows nothing of them asks: files in and out.
    pub fn plain(&self) -> impl Fn(&str, &[(&str, String)]) -> String + use<> {
        let texts = self.clone();
        move |id, values| {
            let values: Vec<(&str, Value<'_>)> = (values.iter())
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            texts.with(id, &values)
        }
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'_, str>> {
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        // A value that was not passed shows as its name; tests/languages.rs compares the names.
        Some(
            self.bundle
                .format_pattern(pattern, arguments, &mut Vec::new()),
        )
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> [Texts; 2] {
        [Language::Chinese, Language::English].map(Texts::new)
    }

    #[test]
    fn a_message_answers_in_its_language() {
        let [chinese, english] = both();
        assert_eq!(chinese.get("app-language-other"), "EN");
        assert_eq!(english.get("app-language-other"), "中文");
        assert_eq!((chinese.tag(), english.tag()), ("zh-CN", "en"));
    }

    #[test]
    fn values_stand_in_the_message_without_invisible_marks() {
        let [chinese, english] = both();
        let values = [("width", 30.into()), ("height", Value::from(8))];
        assert_eq!(
            chinese.with("app-too-small", &values),
            "窗口太小 30x8，至少 36x10"
        );
        assert_eq!(
            english.with("app-too-small", &values),
            "Too small 30x8, at least 36x10"
        );
    }

    #[test]
    fn a_missing_message_is_its_own_id() {
        for texts in both() {
            assert!(!texts.has("no-such-message"));
            assert_eq!(texts.get("no-such-message"), "no-such-message");
            assert_eq!(texts.get("app-language.no"), "app-language.no");
            assert_eq!(texts.with("no-such-message", &[]), "no-such-message");
            assert_eq!(texts.get("not an id ."), "not an id .");
        }
    }

    #[test]
    fn texts_may_go_to_another_thread() {
        fn may_go<T: Send + Sync + Clone>(_: &T) {}
        both().iter().for_each(may_go);
    }
}
