//! A form as a draft, and back. What keeps drafts is the App.

use serde_json::{Map, Value, json};

use super::Form;
use super::field::Field;
use crate::tui::dialog::DraftState;

impl Form {
    /// Nothing of it is kept: it asks for something to be done now, and nothing in it is worth going on with later.
    #[must_use]
    pub fn transient(mut self) -> Self {
        self.transient = true;
        self
    }

    /// Of these fields alone no draft is kept: by themselves they say nothing.
    #[must_use]
    pub fn minor(mut self, fields: &'static [&'static str]) -> Self {
        self.minor = fields;
        self
    }

    /// Whether anything worth keeping differs from what it was opened with.
    fn is_touched(&self, filled: &Value) -> bool {
        let fields = self.fields.iter().map(|field| field.name);
        let mut kept = fields.filter(|name| !self.minor.contains(name));
        kept.any(|name| filled[name] != self.untouched[name])
    }

    /// What is filled in, field by field.
    pub(super) fn filled(&self) -> Value {
        let fields = self
            .fields
            .iter()
            .map(|field| (field.name.to_owned(), field.state()));
        Value::Object(fields.collect::<Map<_, _>>())
    }

    /// The draft; none while nothing differs from what it was opened with.
    pub(super) fn written(&self) -> Option<DraftState> {
        let filled = self.filled();
        self.is_touched(&filled).then(|| {
            let cursor = self.fields.get(self.at).map_or(0, Field::cursor);
            let focus = self.fields.get(self.at).map_or("", |field| field.name);
            let state = json!({ "focus": focus, "cursor": cursor, "fields": filled });
            DraftState {
                kind: self.kind,
                about: self.about.clone(),
                state: state.to_string(),
            }
        })
    }

    /// Goes on from a draft; what cannot be read is passed over.
    pub(super) fn read(&mut self, state: &str) {
        let Ok(state) = serde_json::from_str::<Value>(state) else {
            return;
        };
        let focus = state["focus"].as_str().unwrap_or_default();
        let cursor = state["cursor"]
            .as_u64()
            .and_then(|cursor| usize::try_from(cursor).ok())
            .unwrap_or(0);
        for (at, field) in self.fields.iter_mut().enumerate() {
            let here = field.name == focus;
            if here {
                self.at = at;
            }
            field.restore(
                &state["fields"][field.name],
                if here { cursor } else { usize::MAX },
            );
        }
    }
}
