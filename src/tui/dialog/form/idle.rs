//! What a form calls saving, and fields that are asked for only while something else is filled in. Their places stay: nothing below them moves.

use chrono::NaiveDate;

use super::field::Kind;
use super::{Form, Values};
use crate::error::Error;
use crate::i18n::Texts;
use crate::tui::command::Action;
use crate::tui::context::Context;
use crate::tui::dialog::Step;

impl Form {
    /// What saving is called on its button and at Enter, as a message id, where "save" is not the word.
    #[must_use]
    pub fn verb(mut self, id: &'static str, texts: &Texts) -> Self {
        self.verb = Some((id, texts.get(id).into_owned()));
        self
    }

    /// The hint of a field that is asked for only at times: the outer is none where it always is, the inner where it is
    /// not now.
    fn at_times(&self, at: usize) -> Option<Option<String>> {
        let when = self.fields.get(at)?.when.as_ref()?;
        Some(when(&Values {
            fields: &self.fields,
            today: NaiveDate::default(),
        }))
    }

    /// Whether the field is not asked for with what is filled in now.
    pub(super) fn is_idle(&self, at: usize) -> bool {
        self.at_times(at) == Some(None)
    }

    /// Goes so many fields on, over those that are not asked for.
    pub(super) fn walk(&mut self, by: isize) {
        self.leave();
        self.walked = true;
        let count = self.fields.len().max(1);
        for _ in 0..count {
            self.at = (self.at + count).saturating_add_signed(by) % count;
            if !self.is_idle(self.at) {
                break;
            }
        }
    }

    /// The word for what Enter does here, where it does not save.
    pub(super) fn enter_word(&self) -> Option<&'static str> {
        let field = self.fields.get(self.at)?;
        match field.kind {
            Kind::Button(_) => Some("form-press"),
            _ if self.after_options().is_some() => Some("form-next"),
            _ => self.verb.as_ref().map(|(id, _)| *id),
        }
    }

    /// Does what Enter does here.
    pub(super) fn enter(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        match self.fields.get(self.at).map(|field| &field.kind) {
            Some(&Kind::Button(button)) => self.press(button, context),
            _ => match self.after_options() {
                Some(next) => {
                    self.take_and_go(next);
                    Ok(Step::Stay)
                }
                None => self.save(context),
            },
        }
    }

    /// Where Enter leads from options that were walked to: on to the next field, for who walks there means them and not
    /// the whole form. From the last field, from words, from the boxes of a sheet and from where the form opened it
    /// saves; where it has a word of its own it does what that says.
    pub(super) fn after_options(&self) -> Option<usize> {
        let options = match &self.fields.get(self.at)?.kind {
            Kind::Choice(options) | Kind::Many(options) => !options.is_grid(),
            Kind::Toggle(_) => true,
            _ => false,
        };
        if !options || !self.walked || self.verb.is_some() {
            return None;
        }
        let mut later = self.at + 1..self.fields.len();
        later.find(|at| !self.is_idle(*at) && !matches!(self.fields[*at].kind, Kind::Button(_)))
    }

    /// Goes on to `next`; of options of which one must be taken, the one under the cursor is.
    pub(super) fn take_and_go(&mut self, next: usize) {
        if let Some(field) = self.fields.get_mut(self.at) {
            let empty = field.required && field.is_empty();
            if let Kind::Choice(options) = &mut field.kind
                && empty
            {
                options.press(options.at);
                field.fault = None;
            }
        }
        self.at = next;
    }

    /// Whether a command does anything here: there is another field to go to, room for another line.
    pub(super) fn has_use_of(&self, action: Action) -> bool {
        match action {
            Action::NextField => {
                let asked = (0..self.fields.len()).filter(|at| !self.is_idle(*at));
                asked.count() > 1
            }
            Action::LineBreak => self.is_at_note(),
            _ => true,
        }
    }

    fn is_at_note(&self) -> bool {
        let here = self.fields.get(self.at).map(|field| &field.kind);
        matches!(here, Some(Kind::Note(_)))
    }

    /// Begins a new line in a note.
    pub(super) fn break_line(&mut self) {
        if let Some(Kind::Note(note)) = self.fields.get_mut(self.at).map(|field| &mut field.kind) {
            note.break_line();
        }
    }

    /// What stands dim in the field while it is empty.
    pub(super) fn hint_at(&self, at: usize) -> String {
        let own = || self.fields.get(at).map(|field| field.hint.clone());
        self.at_times(at).flatten().or_else(own).unwrap_or_default()
    }
}
