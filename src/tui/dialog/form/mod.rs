//! A box with fields to fill in: walking through them, checking, saving, the draft. What is saved is the asker's closure.

mod chips;
mod complete;
mod draft;
mod draw;
mod field;
mod idle;
mod options;
mod plain;
mod values;
mod words;

pub use field::{Field, Kind};
pub use options::Choice;
pub use values::{FieldError, Refusal, Values};

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::Value;
use uuid::Uuid;

use super::question::Question;
use super::{About, Dialog, DraftState, Step};
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::{Key, fold};

type Save = Box<dyn FnMut(&Values<'_>, &mut Context<'_>) -> Result<(), Refusal>>;
type Press = Box<dyn FnMut(&Values<'_>, &mut Context<'_>) -> Result<Step, Refusal>>;

/// Taps on fields are numbered from 0, those on the options of a field in thousands after it.
const OPTION_TAPS: usize = 1_000;

/// The number of a tap on an option of a field.
fn tap(field: usize, option: usize) -> usize {
    (field + 1) * OPTION_TAPS + option.min(OPTION_TAPS - 1)
}

/// A form. Make it, add fields, say what saving does, and [`Context::open`] it.
pub struct Form {
    kind: &'static str,
    title: String,
    about: About,
    note: String,
    fields: Vec<Field>,
    at: usize,
    /// Whether the field in use was walked to, by arrows or Tab.
    walked: bool,
    top: usize,
    save: Save,
    presses: Vec<Press>,
    shortcuts: Vec<(char, &'static str)>,
    verb: Option<(&'static str, String)>,
    transient: bool,
    minor: &'static [&'static str],
    untouched: Value,
    /// The person has said that what was filled in may go.
    dropping: bool,
}

impl Form {
    /// A form of this kind (kebab-case, also the kind of its draft) under `title`; `save` is given what was filled in
    /// once no required field is empty. A `Refusal::Field` stands beside its field and the form stays open.
    pub fn new(
        kind: &'static str,
        title: impl Into<String>,
        save: impl FnMut(&Values<'_>, &mut Context<'_>) -> Result<(), Refusal> + 'static,
    ) -> Self {
        Self {
            kind,
            title: title.into(),
            about: About::default(),
            note: String::new(),
            fields: Vec::new(),
            at: 0,
            walked: false,
            top: 0,
            save: Box::new(save),
            presses: Vec::new(),
            shortcuts: Vec::new(),
            verb: None,
            transient: false,
            minor: &[],
            untouched: Value::Null,
            dropping: false,
        }
    }

    /// What it is about; its draft is found again by this.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.about.subject = Some(subject);
        self
    }

    /// Which record there, where there are several of the kind; two of them never share a draft.
    #[must_use]
    pub fn part(mut self, part: Uuid) -> Self {
        self.about.part = Some(part);
        self
    }

    /// A line under the title: what it is for, whom it is about.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self.untouched = self.filled();
        self
    }

    /// Adds something to press, beside saving.
    #[must_use]
    pub fn button(
        mut self,
        name: &'static str,
        label: impl Into<String>,
        press: impl FnMut(&Values<'_>, &mut Context<'_>) -> Result<Step, Refusal> + 'static,
    ) -> Self {
        self.presses.push(Box::new(press));
        let mut field = Field::toggle(name, label, false);
        field.kind = Kind::Button(self.presses.len() - 1);
        self.field(field)
    }

    /// While no text is typed, this key goes to the field of that name; a button is pressed.
    #[must_use]
    pub fn shortcut(mut self, key: char, name: &'static str) -> Self {
        self.shortcuts.push((key, name));
        self
    }

    /// Puts the cursor into the field of this name.
    #[must_use]
    pub fn focus(mut self, name: &str) -> Self {
        self.at = self
            .fields
            .iter()
            .position(|field| field.name == name)
            .unwrap_or(self.at);
        self
    }

    fn leave(&mut self) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.leave();
        }
    }

    /// Checks, then hands over to the asker; a fault takes the cursor to its field.
    fn save(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        self.leave();
        self.walked = false;
        for field in &mut self.fields {
            field.fault = None;
        }
        if let Some(at) = self
            .fields
            .iter()
            .position(|field| field.required && field.is_empty())
        {
            self.fields[at].fault = Some("fault-required");
            self.at = at;
            return Ok(Step::Stay);
        }
        let values = Values {
            fields: &self.fields,
            today: context.clock.today(),
        };
        let result = (self.save)(&values, context);
        self.settle(result.map(|()| Step::Done), context)
    }

    fn press(&mut self, button: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        let values = Values {
            fields: &self.fields,
            today: context.clock.today(),
        };
        let result = (self.presses[button])(&values, context);
        self.settle(result, context)
    }

    fn settle(
        &mut self,
        result: Result<Step, Refusal>,
        context: &mut Context<'_>,
    ) -> Result<Step, Error> {
        match result {
            Ok(step) => Ok(step),
            Err(Refusal::Error(error)) => Err(error),
            Err(Refusal::Field(fault)) => {
                match self
                    .fields
                    .iter()
                    .position(|field| field.name == fault.field)
                {
                    Some(at) => {
                        self.fields[at].fault = Some(fault.reason);
                        self.at = at;
                    }
                    None => context.refuse(context.texts.get(fault.reason).into_owned()),
                }
                Ok(Step::Stay)
            }
        }
    }

    /// Goes where a shortcut leads, if `key` is one now.
    fn jump(&mut self, key: Key, context: &mut Context<'_>) -> Option<Result<Step, Error>> {
        let c = key.printable().map(fold)?;
        let (_, name) = self
            .shortcuts
            .iter()
            .find(|(shortcut, _)| *shortcut == c && !self.typing())?;
        let at = self.fields.iter().position(|field| field.name == *name)?;
        if let Kind::Button(button) = self.fields[at].kind {
            return Some(self.press(button, context));
        }
        (self.at, self.walked) = (at, false);
        Some(Ok(Step::Stay))
    }
}

impl Dialog for Form {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        self.fields.get(self.at).is_some_and(Field::typing)
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::NextField => self.walk(1),
            Action::PreviousField => self.walk(-1),
            Action::Accept => return self.enter(context),
            Action::Save => return self.save(context),
            Action::LineBreak => self.break_line(),
            Action::Discard if self.dropping || self.written().is_none() => return Ok(Step::Done),
            Action::Discard => super::confirm::ask_discard(context),
            Action::Close => return Ok(Step::Keep),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn takes_first(&self, key: Key) -> bool {
        // Up and down walk through a note of several lines before they leave it.
        let note = matches!(
            self.fields.get(self.at).map(|field| &field.kind),
            Some(Kind::Note(_))
        );
        note && matches!(key.code, KeyCode::Up | KeyCode::Down) || self.completes(key)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        if let Some(step) = self.jump(key, context) {
            return step;
        }
        if self.complete(key) {
            return Ok(Step::Stay);
        }
        let astray = key.printable().map(String::from);
        if let Some(at) = astray.and_then(|typed| self.words_for(&typed)) {
            self.leave();
            self.at = at;
        }
        let Some(field) = self.fields.get_mut(self.at) else {
            return Ok(Step::Stay);
        };
        if field.key(key) {
            field.fault = None;
        } else {
            match key.code {
                KeyCode::Up => self.walk(-1),
                KeyCode::Down => self.walk(1),
                _ => {}
            }
        }
        Ok(Step::Stay)
    }

    fn enters(&self) -> Option<&'static str> {
        self.enter_word()
    }

    fn offers(&self, action: Action) -> bool {
        self.has_use_of(action)
    }

    fn answered(&mut self, field: &str, choice: &Choice) {
        self.dropping |= field == super::confirm::DISCARD;
        let mut fields = self.fields.iter_mut().enumerate();
        let Some((at, field)) = fields.find(|(_, known)| known.name == field) else {
            return;
        };
        field.fault = None;
        match &mut field.kind {
            Kind::Choice(options) | Kind::Many(options) => options.add(choice),
            Kind::Text(text) => {
                self.at = at; // the button has done its work: Enter goes on from here and does not ask again
                text.set(&choice.value, usize::MAX);
            }
            _ => {}
        }
    }

    fn pasted(&mut self, mut text: &str, context: &mut Context<'_>) {
        if let Some(at) = self.words_for(text) {
            self.leave();
            self.at = at;
        } else if !self.typing() {
            // Nothing is lost: a shortcut at its head is followed, else the first field for words takes it.
            let first = text.chars().next().map(fold);
            let led = self.shortcuts.iter().find(|(key, _)| Some(*key) == first);
            let led = led.and_then(|(_, name)| {
                self.fields
                    .iter()
                    .position(|field| field.name == *name && field.typing())
            });
            if led.is_some() {
                text = &text[text.chars().next().map_or(0, char::len_utf8)..];
            }
            self.at = led
                .or_else(|| self.fields.iter().position(Field::typing))
                .unwrap_or(self.at);
        }
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text, context);
        }
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        self.leave();
        self.walked = false;
        if item >= OPTION_TAPS {
            self.at = (item / OPTION_TAPS - 1).min(self.fields.len().saturating_sub(1));
            let kind = self.fields.get_mut(self.at).map(|field| &mut field.kind);
            if let Some(Kind::Choice(options) | Kind::Many(options)) = kind {
                options.press(item % OPTION_TAPS);
            }
            return Ok(Step::Stay);
        }
        self.at = item.min(self.fields.len().saturating_sub(1));
        match self.fields.get_mut(self.at).map(|field| &mut field.kind) {
            Some(Kind::Toggle(on)) => *on = !*on,
            Some(Kind::Button(_)) => return self.enter(context),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        self.draw_fields(frame, screen, view);
    }

    fn draft(&self) -> Option<DraftState> {
        self.written().filter(|_| !self.transient)
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        self.ask(view)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        self.answer(line, context)
    }

    fn draft_key(&self) -> Option<(&'static str, About)> {
        (!self.transient).then(|| (self.kind, self.about.clone()))
    }

    fn restore(&mut self, state: &str, _view: &View<'_>) {
        self.read(state);
    }
}
