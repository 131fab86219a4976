//! A field of a form: its label, its kind and what it takes from the keyboard. Not where it is drawn.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::complete::Complete;
use super::options::{Choice, Options};
use super::values::Values;
use crate::domain::when::Toward;
use crate::tui::context::Context;
use crate::tui::entry::number;
use crate::tui::key::Key;
use crate::tui::widget::date::DateField;
use crate::tui::widget::field::TextField;
use crate::tui::widget::note::Note;

/// What can be filled in.
pub enum Kind {
    /// A line of text.
    Text(TextField),
    /// A line of digits.
    Number(TextField),
    /// A day.
    Date(DateField),
    /// Several lines of text.
    Note(Box<Note>),
    /// One of several options.
    Choice(Options),
    /// Any of several options.
    Many(Options),
    /// On or off.
    Toggle(bool),
    /// Something to press; the number tells the form which of its closures.
    Button(usize),
}

/// Whether a field is asked for with what is filled in now, and then its hint.
type When = Box<dyn Fn(&Values<'_>) -> Option<String>>;

/// A field of a form.
pub struct Field {
    /// Its name, for [`super::Values`], faults and drafts.
    pub name: &'static str,
    /// Its label, in the person's language.
    pub label: String,
    /// What can be filled in.
    pub kind: Kind,
    /// Must not stay empty.
    pub required: bool,
    /// Shown dim behind the empty field or below it: an example, what it is for.
    pub hint: String,
    /// What is wrong with it, as a message id.
    pub fault: Option<&'static str>,
    /// When it is asked for, if not always.
    pub(super) when: Option<When>,
    /// How Tab goes on with what was typed.
    pub(super) complete: Option<Complete>,
    /// What it was filled with stands for a number that is not shown; empty where it does not.
    mask: String,
    /// What stands in it was not typed: typing takes its place, any other key keeps it.
    given: bool,
}

impl Field {
    fn new(name: &'static str, label: impl Into<String>, kind: Kind) -> Self {
        Self {
            name,
            label: label.into(),
            kind,
            required: false,
            hint: String::new(),
            fault: None,
            when: None,
            complete: None,
            mask: String::new(),
            given: false,
        }
    }

    /// A line of text.
    pub fn text(name: &'static str, label: impl Into<String>, value: &str) -> Self {
        Self::new(name, label, Kind::Text(TextField::new(value)))
    }

    /// A whole number from 0.
    pub fn number(name: &'static str, label: impl Into<String>, value: Option<u32>) -> Self {
        let value = value.map_or_else(String::new, |value| value.to_string());
        Self::new(name, label, Kind::Number(TextField::new(&value).limited(9)))
    }

    /// A day; one typed without its year lies `toward` that side of today.
    pub fn date(
        name: &'static str,
        label: impl Into<String>,
        day: Option<NaiveDate>,
        toward: Toward,
    ) -> Self {
        Self::new(name, label, Kind::Date(DateField::new(day, toward)))
    }

    /// Several lines of text.
    pub fn note(name: &'static str, label: impl Into<String>, value: &str) -> Self {
        Self::new(name, label, Kind::Note(Box::new(Note::new(value))))
    }

    /// At most one of `options`; the one with the value `chosen` is taken.
    pub fn choice(
        name: &'static str,
        label: impl Into<String>,
        options: Vec<Choice>,
        chosen: Option<&str>,
    ) -> Self {
        Self::new(name, label, Kind::Choice(Options::one(options, chosen)))
    }

    /// Any of `options`; those with the values `ticked` are taken.
    pub fn many(
        name: &'static str,
        label: impl Into<String>,
        options: Vec<Choice>,
        ticked: &[&str],
    ) -> Self {
        Self::new(name, label, Kind::Many(Options::many(options, ticked)))
    }

    /// On or off.
    pub fn toggle(name: &'static str, label: impl Into<String>, on: bool) -> Self {
        Self::new(name, label, Kind::Toggle(on))
    }

    /// Must not stay empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// An example, or what it is for.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Its options stand in a column for each of these headings, or one below the other where there is no room, with
    /// the cursor on the option `at`.
    #[must_use]
    pub fn grid(mut self, headings: Vec<String>, at: usize) -> Self {
        if let Kind::Choice(options) | Kind::Many(options) = &mut self.kind {
            options.in_grid(headings, at);
        }
        self
    }

    /// What is added later stands below the columns under headings of its own, told by how its value begins.
    #[must_use]
    pub fn kinds(mut self, kinds: Vec<(&'static str, String)>) -> Self {
        if let Kind::Choice(options) | Kind::Many(options) = &mut self.kind {
            options.kinds = kinds;
        }
        self
    }

    /// Asked for only while `when` gives a hint for it; its place stays where it is.
    #[must_use]
    pub fn when(mut self, when: impl Fn(&Values<'_>) -> Option<String> + 'static) -> Self {
        self.when = Some(Box::new(when));
        self
    }

    /// What it holds now stands for a number that is not shown: typing begins a new one, erasing takes it whole, and
    /// left as it is it means the number there was.
    #[must_use]
    pub fn masked(mut self) -> Self {
        if let Kind::Text(field) = &self.kind {
            field.text().clone_into(&mut self.mask);
        }
        self
    }

    /// What it holds now was remembered, not typed: it is shown as selected, the first key typed or erased takes it
    /// away, and any other keeps it.
    #[must_use]
    pub fn given(mut self) -> Self {
        self.given = !self.is_empty();
        self
    }

    /// Whether it still holds what was given, for the first key to take away or keep.
    pub(super) const fn is_given(&self) -> bool {
        self.given
    }

    /// Takes at most `characters`.
    #[must_use]
    pub fn limit(mut self, characters: usize) -> Self {
        self.kind = match self.kind {
            Kind::Text(field) => Kind::Text(field.limited(characters)),
            Kind::Number(field) => Kind::Number(field.limited(characters)),
            Kind::Note(note) => Kind::Note(Box::new(note.limited(characters))),
            other => other,
        };
        self
    }

    /// Whether every printable key is text for it.
    pub(super) fn typing(&self) -> bool {
        matches!(
            self.kind,
            Kind::Text(_) | Kind::Number(_) | Kind::Date(_) | Kind::Note(_)
        )
    }

    pub(super) fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Text(field) | Kind::Number(field) => field.text().trim().is_empty(),
            Kind::Date(date) => date.field.text().trim().is_empty(),
            Kind::Note(note) => note.is_empty(),
            Kind::Choice(options) | Kind::Many(options) => options.chosen().is_none(),
            Kind::Toggle(_) | Kind::Button(_) => false,
        }
    }

    /// Takes a key; says whether it was one for this field.
    pub(super) fn key(&mut self, key: Key) -> bool {
        let folded = key
            .printable()
            .map_or(key, |c| Key::char(crate::tui::key::fold(c)));
        if self.is_untouched_mask() && self.key_on_mask(key) {
            return true;
        }
        if std::mem::take(&mut self.given) && self.key_on_given(key) {
            return true;
        }
        match &mut self.kind {
            Kind::Text(field) => field.key(key),
            Kind::Number(field) => match folded.printable() {
                Some(c) if !c.is_ascii_digit() => true,
                _ => field.key(folded),
            },
            Kind::Date(date) => date.key(folded),
            Kind::Note(note) => note.key(key),
            Kind::Choice(options) | Kind::Many(options) => options.key(folded),
            Kind::Toggle(on) => {
                let flips = matches!(folded.printable(), Some(' ' | '1'));
                *on ^= flips;
                flips
            }
            Kind::Button(_) => false,
        }
    }

    fn is_untouched_mask(&self) -> bool {
        matches!(&self.kind, Kind::Text(field) if !self.mask.is_empty() && field.text() == self.mask)
    }

    /// A key on a number that is not shown: a blank or comma goes on behind it with another number, anything else that
    /// is typed takes its place, and erasing takes all of it. Says whether nothing is left to do.
    fn key_on_mask(&mut self, key: Key) -> bool {
        let Kind::Text(field) = &mut self.kind else {
            return false;
        };
        match key.printable() {
            Some(c) if number::SEPARATORS.contains(&c) => {
                field.key(Key::END);
                false
            }
            Some(_) => {
                field.set("", 0);
                false
            }
            None if key == Key::BACKSPACE || key == Key::DELETE => {
                field.set("", 0);
                true
            }
            None => false,
        }
    }

    /// Takes away what was given where something is typed or erased; says whether nothing is left to do.
    fn key_on_given(&mut self, key: Key) -> bool {
        let erases = key == Key::BACKSPACE || key == Key::DELETE;
        if let Kind::Text(field) = &mut self.kind
            && (erases || key.printable().is_some())
        {
            field.clear();
        }
        erases
    }

    /// The cursor goes elsewhere.
    pub(super) fn leave(&mut self) {
        if let Kind::Text(field) = &mut self.kind {
            field.leave();
        }
    }

    /// Takes a pasted text; says how much had no room.
    pub(super) fn paste(&mut self, pasted: &str, context: &mut Context<'_>) {
        let given = std::mem::take(&mut self.given);
        if (given || self.is_untouched_mask())
            && let Kind::Text(field) = &mut self.kind
        {
            field.set("", 0);
        }
        let cut = match &mut self.kind {
            Kind::Text(field) => field.paste(pasted),
            Kind::Number(field) => {
                let digits: String = pasted
                    .chars()
                    .map(crate::tui::key::fold)
                    .filter(char::is_ascii_digit)
                    .collect();
                field.paste(&digits)
            }
            Kind::Date(date) => date.field.paste(pasted),
            Kind::Note(note) => note.paste(pasted),
            _ => return,
        };
        if cut > 0 {
            let said = context.texts.with("paste-cut", &[("count", cut.into())]);
            context.refuse(said);
        }
    }

    /// What is filled in, for a draft.
    pub(super) fn state(&self) -> Value {
        match &self.kind {
            Kind::Text(field) | Kind::Number(field) => json!(field.text()),
            Kind::Date(date) => json!(date.field.text()),
            Kind::Note(note) => json!(note.text()),
            Kind::Choice(options) | Kind::Many(options) => {
                let taken = options.all.iter().zip(&options.on).filter(|(_, on)| **on);
                taken
                    .map(|(option, _)| json!([option.value, option.label]))
                    .collect()
            }
            Kind::Toggle(on) => json!(on),
            Kind::Button(_) => Value::Null,
        }
    }

    /// Fills in what a draft holds, with the cursor after `cursor` characters.
    pub(super) fn restore(&mut self, state: &Value, cursor: usize) {
        self.given = false;
        match (&mut self.kind, state) {
            (Kind::Text(field) | Kind::Number(field), Value::String(text)) => {
                field.set(text, cursor);
            }
            (Kind::Date(date), Value::String(text)) => date.set(text, cursor),
            (Kind::Note(note), Value::String(text)) => note.set(text, cursor),
            (Kind::Choice(options) | Kind::Many(options), Value::Array(values)) => {
                let choice = |pair: &Value| Some(Choice::new(pair[0].as_str()?, pair[1].as_str()?));
                let taken: Vec<Choice> = values.iter().filter_map(choice).collect();
                options.take(&taken);
                options.at = cursor.min(options.all.len().saturating_sub(1));
            }
            (Kind::Toggle(on), Value::Bool(was)) => *on = *was,
            _ => {}
        }
    }

    /// Where the cursor is in it.
    pub(super) fn cursor(&self) -> usize {
        match &self.kind {
            Kind::Text(field) | Kind::Number(field) => field.cursor(),
            Kind::Date(date) => date.field.cursor(),
            Kind::Note(note) => note.cursor(),
            Kind::Choice(options) | Kind::Many(options) => options.at,
            Kind::Toggle(_) | Kind::Button(_) => 0,
        }
    }
}
