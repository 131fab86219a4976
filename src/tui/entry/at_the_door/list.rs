//! The list itself: rows over the facts of the one under the cursor, digits that record. Not what a digit writes down.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{form, give, record, show, words};
use crate::domain::codes::Telling;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::queries::at_the_door::{Row, at_the_door};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::dialog::question::{Question, folded, named, not_one, numbered};
use crate::tui::dialog::{Dialog, Step};
use crate::tui::key::Key;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::{popup, text};

/// Columns of the box at most.
const WIDEST: u16 = 100;
/// Rows of the screen from which the facts of a row stand below the list in full.
const ROOMY: u16 = 18;

/// What a door can be offered.
pub struct List {
    subject: Subject,
    rows: Vec<Row>,
    roll: Roll,
    /// Up to where the ledger's changes are known.
    mark: u64,
}

impl List {
    /// The list of a door as it stands.
    pub fn new(subject: Subject, view: &View<'_>) -> Self {
        let mut list = Self {
            subject,
            rows: Vec::new(),
            roll: Roll::default(),
            mark: 0,
        };
        list.look(view);
        list
    }

    /// Looks anew; the rows stay where they are, so that the cursor stays on what was just told.
    fn look(&mut self, view: &View<'_>) {
        self.mark = view.ledger.touched_mark();
        let mut found = at_the_door(view.ledger.tables(), &self.subject, view.day());
        let place = |row: &Row| self.rows.iter().position(|known| known.what == row.what);
        found.sort_by_key(|row| place(row).unwrap_or(usize::MAX));
        self.rows = found;
    }

    fn follow(&mut self, view: &View<'_>) {
        if self.mark != view.ledger.touched_mark() {
            self.look(view);
        }
    }

    fn title(&self, view: &View<'_>) -> String {
        let values = [("door", view.door_and_head(&self.subject).into())];
        view.texts.with("at-door-title", &values)
    }

    /// A row in words.
    fn line(row: &Row, view: &View<'_>) -> String {
        let tag = view.texts.tag();
        let told = words::told(row, view).map(|told| format!(" [{told}]"));
        let kind = row.kind.label(tag);
        format!(
            "{kind} {}{}",
            words::called(row, tag),
            told.unwrap_or_default()
        )
    }

    fn record(&self, how: Telling, context: &mut Context<'_>) -> Result<Step, Error> {
        if let Some(row) = self.rows.get(self.roll.at) {
            record(&self.subject, row, how, context)?;
        }
        Ok(Step::Stay)
    }

    fn draw_facts(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let Some(row) = self.rows.get(self.roll.at) else {
            return;
        };
        let room = usize::from(area.width).saturating_sub(1);
        let lines = words::facts(row, view).into_iter();
        let lines = lines.flat_map(|line| text::wrap(&line, room));
        for (y, line) in (area.top()..area.bottom()).zip(lines) {
            let place = Rect::new(area.x + 1, y, area.width.saturating_sub(1), 1);
            frame.render_widget(Line::from(Span::styled(line, view.theme.plain())), place);
        }
    }
}

impl Dialog for List {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.len()) {
            return Ok(Step::Stay);
        }
        match action {
            Action::Dismiss => return Ok(Step::Done),
            Action::Choose => {
                if let Some(row) = self.rows.get(self.roll.at) {
                    show(&self.subject, row, context);
                }
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        self.follow(&context.view());
        match key.code {
            KeyCode::Char('1') => self.record(Telling::TOLD, context),
            KeyCode::Char('2') => self.record(Telling::REFERRED, context),
            KeyCode::Char('3') => self.record(Telling::GIVEN, context),
            KeyCode::Char('4') => {
                if let Some(row) = self.rows.get(self.roll.at) {
                    form::open(&self.subject, row, context);
                }
                Ok(Step::Stay)
            }
            KeyCode::Backspace | KeyCode::Left => Ok(Step::Done),
            _ => Ok(Step::Stay),
        }
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.roll.choose(item)
            && let Some(row) = self.rows.get(item)
        {
            give::ask_how(&self.subject, row, context);
        }
        Ok(Step::Stay)
    }

    fn enters(&self) -> Option<&'static str> {
        Some("at-door-read")
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        let title = self.title(view);
        let rows = at_the_door(view.ledger.tables(), &self.subject, view.day());
        let labels: Vec<String> = rows
            .iter()
            .map(|row| format!("{} ({})", Self::line(row, view), words::why(row, view)))
            .collect();
        let question = Question::new([title], view.texts.get("plain-which"));
        Some(question.numbered(labels.iter().map(String::as_str)))
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        self.rows.clear();
        self.look(&context.view());
        let typed = folded(line);
        let labels: Vec<String> = {
            let tag = context.texts.tag();
            self.rows
                .iter()
                .map(|row| words::called(row, tag))
                .collect()
        };
        let found = match numbered(&typed, self.rows.len()) {
            Some(at) => vec![at],
            None => named(&typed, labels.iter().map(String::as_str)),
        };
        if let [one] = found[..] {
            give::ask_how(&self.subject, &self.rows[one], context);
            return Ok(Step::Stay);
        }
        let said = not_one(&found, |at| labels[at].as_str(), context.texts);
        context.refuse(said);
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        self.follow(view);
        let width = screen.width.saturating_sub(2).min(WIDEST);
        let height = screen.height.saturating_sub(popup::FOOT);
        let place = popup::place(screen, width, height, false);
        let title = popup::placed(
            &self.title(view),
            (self.roll.at + 1).min(self.rows.len()),
            self.rows.len(),
            view,
        );
        let inside = popup::open(frame, place, &title, view);
        if self.rows.is_empty() {
            list::empty(frame, inside, &view.texts.get("at-door-none"), view);
            return;
        }
        let facts = match screen.height {
            ..ROOMY => 2,
            _ => 6,
        };
        let keys = Rect::new(inside.x, inside.bottom().saturating_sub(1), inside.width, 1);
        let facts = Rect::new(
            inside.x,
            keys.y.saturating_sub(facts),
            inside.width,
            facts.min(inside.height.saturating_sub(2)),
        );
        let rows = Rect::new(
            inside.x,
            inside.y,
            inside.width,
            facts.y.saturating_sub(inside.y),
        );
        let (all, today) = (&self.rows, view.day());
        list::draw(frame, rows, &mut self.roll, all.len(), view, |at, room| {
            let row = &all[at];
            let said = text::cut(&Self::line(row, view), room).into_owned();
            let style = match (row.is_pushed(today), row.told) {
                (true, _) => view.theme.strong(),
                (false, Some(last)) if last.is_quiet(today) => view.theme.dim(),
                _ => view.theme.plain(),
            };
            Line::from(Span::styled(said, style))
        });
        self.draw_facts(frame, facts, view);
        let said = view.texts.get("at-door-keys");
        let said = text::cut(&said, usize::from(keys.width)).into_owned();
        frame.render_widget(Line::from(Span::styled(said, view.theme.key())), keys);
    }
}
