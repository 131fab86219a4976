//! A checklist as a draft, and back. What keeps drafts is the App.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::row::{Line, STEPS};
use super::{Checklist, Part, begin};
use crate::domain::codes::{CheckAnswer, HazardItem};
use crate::tui::context::View;
use crate::tui::dialog::{About, DraftState};

/// A checklist being gone through.
#[derive(Serialize, Deserialize)]
struct State {
    at: usize,
    part: u8,
    cursor: usize,
    lines: Vec<LineState>,
}

/// One of its lines.
#[derive(Serialize, Deserialize)]
struct LineState {
    item: HazardItem,
    answer: Option<CheckAnswer>,
    step: usize,
    due: String,
    note: String,
}

const PARTS: [Part; 4] = [Part::Answer, Part::Step, Part::Due, Part::Note];

/// The mark by which the drafts of two lists at one door are told apart: the letters of the list's name.
pub(super) fn mark(list: &str) -> Uuid {
    let mut bytes = [0; 16];
    for (byte, letter) in bytes.iter_mut().zip(list.bytes()) {
        *byte = letter;
    }
    Uuid::from_bytes(bytes)
}

/// The name of the list behind a mark.
pub(super) fn list(mark: Uuid) -> Option<String> {
    let letters = mark
        .as_bytes()
        .iter()
        .copied()
        .take_while(|byte| *byte != 0);
    String::from_utf8(letters.collect()).ok()
}

impl Checklist {
    pub(super) fn about(&self) -> About {
        About {
            subject: Some(self.subject.clone()),
            part: Some(mark(&self.list)),
        }
    }

    /// The draft; none while nothing is answered.
    pub(super) fn written(&self) -> Option<DraftState> {
        if self.lines.iter().all(|line| line.answer.is_none()) {
            return None;
        }
        let lines = self.lines.iter().map(|line| LineState {
            item: line.item,
            answer: line.answer,
            step: line.step,
            due: line.due.field.text().to_owned(),
            note: line.note.text().to_owned(),
        });
        let here = self.lines.get(self.at);
        let cursor = here.map_or(0, |line| match self.part {
            Part::Due => line.due.field.cursor(),
            Part::Note => line.note.cursor(),
            Part::Answer | Part::Step => 0,
        });
        let part = PARTS.iter().position(|part| *part == self.part);
        let state = State {
            at: self.at,
            part: u8::try_from(part.unwrap_or(0)).unwrap_or(0),
            cursor,
            lines: lines.collect(),
        };
        Some(DraftState {
            kind: begin::KIND,
            about: self.about(),
            state: serde_json::to_string(&state).ok()?,
        })
    }

    /// Goes on from a draft; lines the list does not have any more are kept, those it has now are added.
    pub(super) fn read(&mut self, state: &str, view: &View<'_>) {
        let Ok(state) = serde_json::from_str::<State>(state) else {
            return;
        };
        let fresh = std::mem::take(&mut self.lines);
        for kept in state.lines {
            let mut line = Line::new(kept.item, view.day());
            line.answer = kept.answer;
            line.step = kept.step.min(STEPS.len() - 1);
            line.due.set(&kept.due, usize::MAX);
            line.note.set(&kept.note, usize::MAX);
            self.lines.push(line);
        }
        for line in fresh {
            if !self.lines.iter().any(|kept| kept.item == line.item) {
                self.lines.push(line);
            }
        }
        self.go_to(state.at);
        let part = PARTS.get(usize::from(state.part)).copied();
        self.part = part
            .filter(|part| self.parts().contains(part))
            .unwrap_or(Part::Answer);
        let Some(line) = self.lines.get_mut(self.at) else {
            return;
        };
        let typed = (
            line.due.field.text().to_owned(),
            line.note.text().to_owned(),
        );
        match self.part {
            Part::Due => line.due.set(&typed.0, state.cursor),
            Part::Note => line.note.set(&typed.1, state.cursor),
            Part::Answer | Part::Step => {}
        }
    }
}
