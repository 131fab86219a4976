//! The message files read by lines, so that a test sees what a translator sees. Not how messages are shown.

use std::collections::{BTreeMap, BTreeSet};

use gridday::i18n::{Language, catalogue};

use crate::source::regex;

/// A message or an attribute of one (`id.hint`).
#[derive(Clone, Debug)]
pub struct Message {
    pub area: &'static str,
    pub id: String,
    /// The text with its placeables.
    pub text: String,
}

/// Every message of a language, in the order of the files.
pub fn messages(language: Language) -> Vec<Message> {
    let files = catalogue(language).iter();
    files
        .flat_map(|(area, source)| read(area, source))
        .collect()
}

/// Every message of a language by its id.
pub fn by_id(language: Language) -> BTreeMap<String, Message> {
    let messages = messages(language).into_iter();
    messages
        .map(|message| (message.id.clone(), message))
        .collect()
}

/// Reads one file. A line at the margin opens a message, `.name =` an attribute, other indented lines go on.
pub fn read(area: &'static str, source: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut owner = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let opens = line
            .split_once('=')
            .filter(|(name, _)| is_name(name.trim()));
        let indented = line.starts_with([' ', '\t']);
        match opens {
            Some((name, text)) if !indented => {
                owner = name.trim().to_owned();
                messages.push(message(area, owner.clone(), text));
            }
            Some((name, text)) if name.trim().starts_with('.') => {
                messages.push(message(area, format!("{owner}{}", name.trim()), text));
            }
            _ => {
                if let Some(message) = messages.last_mut().filter(|_| indented) {
                    message.text.push('\n');
                    message.text.push_str(line.trim());
                }
            }
        }
    }
    // A message may have attributes only.
    messages.retain(|message| !message.text.is_empty() || message.id.contains('.'));
    messages
}

fn message(area: &'static str, id: String, text: &str) -> Message {
    Message {
        area,
        id,
        text: text.trim().to_owned(),
    }
}

fn is_name(text: &str) -> bool {
    let bare = text.strip_prefix(['.', '-']).unwrap_or(text);
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    bare.starts_with(|c: char| c.is_ascii_alphabetic()) && bare.chars().all(sound)
}

impl Message {
    /// The names of the values put in.
    pub fn values(&self) -> BTreeSet<String> {
        let parts = self.text.split('$').skip(1);
        let name = |part: &str| -> String {
            let sound = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
            part.chars().take_while(sound).collect()
        };
        parts.map(name).collect()
    }

    /// What a person reads of it: without placeables, and of a choice all its branches.
    pub fn read(&self) -> String {
        let mut text = self.text.clone();
        for pattern in [
            r#"\{\s*"[^"]*"\s*\}"#,
            r"\{\s*[$-][\w.-]+\s*\}",
            r"\{\s*[A-Z]+\([^)]*\)\s*\}",
            r"\{\s*[^{}]*->",
            r"(?m)^\s*\*?\[\w+\]",
            r"[{}]",
        ] {
            text = regex(pattern).replace_all(&text, "").into_owned();
        }
        text.trim().to_owned()
    }
}
