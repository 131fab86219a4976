//! Interviews played through. The rules tested stand in the words of each test.

mod folder;
mod named;
mod order;
mod relevance;
mod repeats;
mod resuming;
mod selects;
mod values;

use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use super::{Interview, Refusal, Surroundings};
use crate::form::definition::Form;
use crate::form::read;

pub(crate) fn surroundings() -> Surroundings {
    Surroundings {
        now: DateTime::parse_from_rfc3339("2026-03-15T10:30:00+08:00").unwrap(),
        zone: chrono_tz::Asia::Shanghai,
        language: None,
        id: Uuid::from_u128(0x1234_5678_9abc_def0_1234),
        username: "王小格".to_owned(),
        device_id: String::new(),
        phone_number: String::new(),
        email: String::new(),
    }
}

/// A form written as lines of cells, or the test ends with its faults.
pub(crate) fn form_of(survey: &str, choices: &str, settings: &str) -> Form {
    read::from_text(survey, choices, settings).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

pub(crate) fn begin(form: Form) -> Interview {
    Interview::begin(Arc::new(form), surroundings())
}

/// A form of a survey sheet and, maybe, choices.
pub(crate) fn filling(survey: &str, choices: &str) -> Interview {
    begin(form_of(survey, choices, ""))
}

impl Interview {
    /// Answers, or the test ends.
    pub(crate) fn put(&mut self, path: &str, value: &str) {
        if let Err(refusal) = self.set(path, value) {
            panic!("{path} refused: {refusal:?}");
        }
    }

    /// What stands at a path; `-` when it is not there or not relevant.
    pub(crate) fn at(&self, path: &str) -> &str {
        match self.node_at(path) {
            Some(node) if self.is_relevant(node) => self.value(node),
            _ => "-",
        }
    }

    pub(crate) fn refusal(&mut self, path: &str, value: &str) -> Option<Refusal> {
        self.set(path, value).err()
    }

    /// The names offered.
    pub(crate) fn offered(&self, path: &str) -> String {
        let choices = self.choices(self.node_at(path).unwrap());
        let names: Vec<String> = choices.into_iter().map(|choice| choice.name).collect();
        names.join(" ")
    }

    /// What is wrong there: the kind and the author's words.
    pub(crate) fn wrong(&self, path: &str) -> Option<(&'static str, String)> {
        let problem = self.problem(self.node_at(path).unwrap())?;
        Some((problem.kind.code(), problem.message))
    }
}
