//! What is being answered: a line, a note, a day, choices. Knows the kinds of questions, not the order of them.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::choosing::{Few, Many, Picks};
use super::pages;
use crate::domain::when::Toward;
use crate::form::definition::Kind;
use crate::form::interview::{Asked, Interview, Offered};
use crate::search::{Entry, Index};
use crate::tui::context::View;
use crate::tui::key::Key;
use crate::tui::widget::date;
use crate::tui::widget::date::DateField;
use crate::tui::widget::field::{self, TextField};
use crate::tui::widget::filter::Filter;
use crate::tui::widget::list::Roll;
use crate::tui::widget::note::Note;

/// Choices up to here have a digit each; more are narrowed by typing.
const DIGITS: usize = 9;

/// What was typed, for the interview.
pub(super) enum Taken {
    /// Nothing is typed here.
    Nothing,
    /// This answer.
    Value(String),
    /// It cannot be read; message id.
    Refused(&'static str),
}

/// What stands under the cursor to be answered.
pub(super) enum Editor {
    /// Nothing to answer.
    Nothing,
    /// A line.
    Line(TextField),
    /// Several lines.
    Words(Box<Note>),
    /// A day.
    Day(Box<DateField>),
    /// A few choices, each with its digit.
    Few(Few),
    /// Many choices, narrowed by typing.
    Many(Box<Many>),
}

impl Editor {
    /// For something asked, holding its answer.
    pub fn of(interview: &Interview, asked: &Asked, view: &View<'_>) -> Self {
        if pages::kind(asked) != pages::Kind::Question || interview.is_read_only(asked.node) {
            return Self::Nothing;
        }
        let item = interview.form().item(asked.item);
        let value = interview.value(asked.node);
        let picks = match item.kind {
            Kind::SelectOne => Picks::One,
            Kind::SelectMultiple => Picks::Several,
            Kind::Rank => Picks::InOrder,
            Kind::Acknowledge => {
                let words = view.texts.get("filling-acknowledged").into_owned();
                let sign = Offered {
                    name: "OK".to_owned(),
                    label: words,
                    row: None,
                };
                return Self::choices(vec![sign], Picks::Sign, value);
            }
            Kind::Date => {
                let rule = item.constraint.as_ref().map(|rule| rule.source.as_str());
                let toward = toward(rule.unwrap_or_default());
                let mut day = DateField::new(value.parse().ok(), toward);
                if value.parse::<NaiveDate>().is_err() {
                    day.set(value, usize::MAX);
                }
                return Self::Day(Box::new(day));
            }
            Kind::Text if item.appearance.iter().any(|word| word == "multiline") => {
                return Self::Words(Box::new(Note::new(value).limited(2_000)));
            }
            Kind::Text => return Self::Line(TextField::new(value).limited(500)),
            _ => return Self::Line(TextField::new(value)),
        };
        let mut offered = interview.choices(asked.node);
        // The choice that the form's reader adds for something else is named by our texts.
        for choice in &mut offered {
            if choice.name == "other" && choice.label == "Other" {
                choice.label = view.texts.get("filling-other").into_owned();
            }
        }
        Self::choices(offered, picks, value)
    }

    fn choices(offered: Vec<Offered>, picks: Picks, value: &str) -> Self {
        let answer = value.to_owned();
        if offered.len() > DIGITS {
            let mut index = Index::new();
            for (at, choice) in offered.iter().enumerate() {
                let names: &[&str] = &[&choice.label, &choice.name];
                index.put(
                    at,
                    &Entry {
                        names,
                        ..Entry::default()
                    },
                );
            }
            let mut filter = Filter::new("", (0..offered.len()).collect());
            filter.set_numbered();
            return Self::Many(Box::new(Many {
                offered,
                index,
                filter,
                picks,
                answer,
            }));
        }
        let mut roll = Roll::default();
        let taken = offered.iter().position(|choice| choice.name == value);
        (roll.at, roll.away) = (taken.unwrap_or(0), taken.is_none());
        Self::Few(Few {
            offered,
            roll,
            picks,
            answer,
        })
    }

    /// Whether printable keys are text.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Line(_) | Self::Words(_) | Self::Day(_) | Self::Many(_) => true,
            Self::Nothing | Self::Few(_) => false,
        }
    }

    /// Whether a digit chooses.
    pub fn takes_digits(&self) -> bool {
        match self {
            Self::Few(_) => true,
            Self::Many(many) => many.filter.takes_digits(),
            _ => false,
        }
    }

    /// Whether up and down walk through rows here.
    pub fn has_rows(&self) -> bool {
        matches!(self, Self::Few(_) | Self::Many(_) | Self::Words(_))
    }

    /// What stands in the field, and the characters before the cursor.
    pub fn text(&self) -> (String, usize) {
        match self {
            Self::Line(field) => (field.text().to_owned(), field.cursor()),
            Self::Day(day) => (day.field.text().to_owned(), day.field.cursor()),
            Self::Words(note) => (note.text(), note.cursor()),
            Self::Nothing | Self::Few(_) | Self::Many(_) => (String::new(), 0),
        }
    }

    /// Puts a text into the field.
    pub fn set(&mut self, text: &str, cursor: usize) {
        match self {
            Self::Line(field) => field.set(text, cursor),
            Self::Day(day) => day.set(text, cursor),
            Self::Words(note) => note.set(text, cursor),
            Self::Nothing | Self::Few(_) | Self::Many(_) => {}
        }
    }

    /// The answer that was typed.
    pub fn typed(&mut self, view: &View<'_>) -> Taken {
        match self {
            Self::Line(field) => {
                field.leave();
                Taken::Value(field.text().trim().to_owned())
            }
            Self::Words(note) => Taken::Value(note.text().trim_end().to_owned()),
            Self::Day(day) => match day.day(view.clock.today()) {
                Ok(Some(day)) => Taken::Value(day.to_string()),
                Ok(None) => Taken::Value(String::new()),
                Err(fault) => Taken::Refused(date::reason(fault)),
            },
            Self::Nothing | Self::Few(_) | Self::Many(_) => Taken::Nothing,
        }
    }

    /// The row that was found by typing where several may be taken: Enter takes it and stays.
    pub fn found(&self) -> Option<usize> {
        match self {
            Self::Many(many) if many.picks != Picks::One && !many.filter.is_untouched() => {
                many.filter.here().copied()
            }
            _ => None,
        }
    }

    /// The answer Enter gives where a row is under the cursor of a question with one answer.
    pub fn entered(&self, value: &str) -> Option<String> {
        match self {
            Self::Few(few) if few.picks == Picks::One && !few.roll.away => few
                .offered
                .get(few.roll.at)
                .map(|choice| choice.name.clone()),
            Self::Many(many) if many.picks == Picks::One && !many.filter.is_untouched() => {
                let here = many.filter.here()?;
                many.offered.get(*here).map(|choice| choice.name.clone())
            }
            _ => None,
        }
        .filter(|chosen| chosen != value)
    }

    /// Takes a key; gives the row that was pressed, counted from 0.
    pub fn key(&mut self, key: Key, touched: &mut bool) -> Option<usize> {
        match self {
            Self::Nothing => None,
            Self::Line(field) => {
                *touched |= field.key(key);
                None
            }
            Self::Day(day) => {
                *touched |= day.key(key);
                None
            }
            Self::Words(note) => {
                *touched |= note.key(key);
                None
            }
            Self::Few(few) => few.key(key),
            Self::Many(many) => many.key(key),
        }
    }

    /// Whether an answer may have several lines.
    pub fn has_lines(&self) -> bool {
        matches!(self, Self::Words(_))
    }

    /// Begins a new line where there may be several.
    pub fn break_line(&mut self, touched: &mut bool) {
        if let Self::Words(note) = self {
            note.break_line();
            *touched = true;
        }
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &str) {
        match self {
            Self::Line(field) => {
                field.paste(text);
            }
            Self::Words(note) => {
                note.paste(text);
            }
            Self::Day(day) => {
                day.field.paste(text);
            }
            Self::Many(many) => {
                many.filter.pasted(text);
                many.look();
            }
            Self::Nothing | Self::Few(_) => {}
        }
    }

    fn offers(&self) -> Option<(&[Offered], Picks)> {
        match self {
            Self::Few(few) => Some((&few.offered, few.picks)),
            Self::Many(many) => Some((&many.offered, many.picks)),
            _ => None,
        }
    }

    /// Whether this row is the one answer the question has.
    pub fn is_answer(&self, row: usize, value: &str) -> bool {
        let name = |(offered, picks): (&[Offered], Picks)| {
            picks == Picks::One && offered.get(row).is_some_and(|one| one.name == value)
        };
        self.offers().is_some_and(name)
    }

    /// The answer after a row was pressed.
    pub fn chosen(&self, row: usize, value: &str) -> Option<String> {
        let (offered, picks) = self.offers()?;
        let name = offered.get(row)?.name.as_str();
        let taken: Vec<&str> = value.split(' ').filter(|one| !one.is_empty()).collect();
        let has = taken.contains(&name);
        match picks {
            Picks::Sign if has => Some(String::new()),
            Picks::One | Picks::Sign => Some(name.to_owned()),
            Picks::Several | Picks::InOrder => {
                let mut rest: Vec<&str> = taken.into_iter().filter(|one| *one != name).collect();
                if !has {
                    rest.push(name);
                }
                Some(rest.join(" "))
            }
        }
    }

    /// Shows the answer as it stands now, the cursor on the row that was pressed.
    pub fn show(&mut self, row: usize, interview: &Interview, asked: &Asked) {
        let value = interview.value(asked.node);
        match self {
            Self::Few(few) => {
                value.clone_into(&mut few.answer);
                (few.roll.at, few.roll.away) = (row, false);
            }
            Self::Many(many) => {
                value.clone_into(&mut many.answer);
                many.filter.retyped("");
                many.look();
                many.filter.stand(row);
            }
            _ => {}
        }
    }

    /// How many choices follow below those in sight.
    pub fn below(&self) -> usize {
        match self {
            Self::Few(few) => few.roll.below(few.offered.len()),
            Self::Many(many) => many.filter.below(),
            _ => 0,
        }
    }

    /// Rows it wants.
    pub fn rows(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Line(_) | Self::Day(_) => 1,
            Self::Words(_) => 4,
            Self::Few(few) => few.offered.len(),
            Self::Many(many) => many.offered.len().min(DIGITS) + 1,
        }
    }

    /// Draws it; the real cursor stands in it.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        if area.is_empty() {
            return;
        }
        match self {
            Self::Nothing => {}
            Self::Line(line) => field::prompt(frame, area, "> ", line, view),
            Self::Day(day) => {
                let place = field::marked(frame, area, "> ", view);
                day.draw(frame, place, true, view);
            }
            Self::Words(note) => {
                let place = field::marked(frame, area, "> ", view);
                note.draw(frame, place, view.theme.field(true), true);
            }
            Self::Few(few) => few.draw(frame, area, view),
            Self::Many(many) => many.draw(frame, area, view),
        }
    }
}

/// On which side of today a day without a year is meant: a rule that asks for later days says so.
fn toward(rule: &str) -> Toward {
    let rule: String = rule.split_whitespace().collect();
    let later = [">=today()", ">today()", "today()<=.", "today()<."];
    match later.iter().any(|words| rule.contains(words)) {
        true => Toward::Future,
        false => Toward::Past,
    }
}
