//! A half-filled questionnaire as a draft, and back. What keeps drafts is the App.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::pages::Stop;
use super::register::{Carried, Kept};
use super::{Filling, begin};
use crate::domain::Id;
use crate::form::interview::{Answers, Interview};
use crate::tui::context::View;
use crate::tui::dialog::DraftState;

#[derive(Serialize, Deserialize)]
struct State {
    answers: Answers,
    at: String,
    typed: String,
    cursor: usize,
    corrects: Option<Uuid>,
    reason: String,
    #[serde(default)]
    carried: Kept,
    #[serde(default)]
    unticked: BTreeSet<String>,
    #[serde(default)]
    ended_at: usize,
}

impl Filling {
    /// The draft; none while nothing was touched.
    pub(super) fn written(&self) -> Option<DraftState> {
        if !self.touched {
            return None;
        }
        let (typed, cursor) = self.editor.text();
        let state = State {
            answers: self.interview.answers(),
            at: self.path(),
            typed,
            cursor,
            corrects: self.uuid(),
            reason: self.reason.clone(),
            carried: self.carried.kept(&self.interview),
            unticked: self.unticked.clone(),
            ended_at: self.ending.at,
        };
        Some(DraftState {
            kind: begin::KIND,
            about: self.about(),
            state: serde_json::to_string(&state).ok()?,
        })
    }

    /// Goes on from a draft: the same question, text and cursor. What a newer workbook has no place for is told.
    pub(super) fn read(&mut self, state: &str, view: &View<'_>) {
        let Ok(state) = serde_json::from_str::<State>(state) else {
            return;
        };
        let form = self.interview.form().clone();
        let surroundings = begin::surroundings(view);
        let (interview, leftovers) = Interview::resume(form, &state.answers, surroundings);
        self.carried = Carried::from_kept(&state.carried, &interview);
        self.unticked = state.unticked;
        self.interview = interview;
        self.corrects = state.corrects.map(Id::new);
        self.reason = state.reason;
        self.touched = true;
        self.follow(&state.at);
        let at = self.at;
        self.go_to(at, view);
        if self.stop() == Stop::End || self.member_rows().is_some() {
            self.ending.at = state.ended_at;
        } else if self.path() == state.at {
            self.editor.set(&state.typed, state.cursor);
        }
        if !leftovers.is_empty() {
            let values = [("count", leftovers.len().into())];
            self.fault = view.texts.with("filling-leftovers", &values);
        }
    }
}
