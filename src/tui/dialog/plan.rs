//! The box with an import's plan: read, then carried out as one step or left. What the plan says is `tui::entry::plan`.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::question::{Question, folded};
use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, Effect, View};
use crate::tui::entry::plan::{Planned, Weight};
use crate::tui::key::{Key, fold};
use crate::tui::layout::foot;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::taps::Target;
use crate::tui::widget::{popup, text};

/// Columns of the box where there is room.
const WIDTH: u16 = 76;

/// Taps on the button that writes the refused rows.
const WRITE: usize = 1_000_000;

/// The box.
pub struct Review {
    planned: Planned,
    roll: Roll,
    rows: usize,
    /// Whether the refused rows were written to a file.
    kept: bool,
}

impl Review {
    /// Shows `planned`.
    pub fn new(planned: Planned) -> Self {
        Self {
            planned,
            roll: Roll::default(),
            rows: 0,
            kept: false,
        }
    }

    fn carry_out(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.planned.changes.is_empty() {
            let nothing = context.texts.get("import-nothing").into_owned();
            context.refuse(nothing);
            return Ok(Step::Done);
        }
        let changes = self.planned.changes.clone();
        context
            .ledger
            .commit(self.planned.verb, changes, context.clock)?;
        for (setting, value) in self.planned.title.settings() {
            let set = match setting {
                "grid" => &context.settings.grid,
                _ => &context.settings.community,
            };
            if set.is_empty() {
                context.effect(Effect::Keep(setting, value.to_owned()));
            }
        }
        let done = self.planned.told_done(self.kept, context.texts);
        context.say_recorded(&done);
        Ok(Step::Done)
    }

    fn write(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.planned.refused == 0 {
            return Ok(Step::Stay);
        }
        let path = self.planned.write_rejects()?;
        self.kept = true;
        let path = path.display().to_string();
        let said = context
            .texts
            .with("import-rejects-written", &[("path", path.into())]);
        context.say(said);
        Ok(Step::Stay)
    }

    /// The buttons: what a tap on each means, and its words.
    fn buttons(&self, view: &View<'_>) -> Vec<(Target, String)> {
        let word = |id: &'static str| view.texts.get(id).into_owned();
        let key = |action| view.key(action);
        let go = if self.planned.changes.is_empty() {
            "import-close"
        } else {
            "import-go"
        };
        let choose = format!("[{} {}]", key(Action::Choose), word(go));
        let mut buttons = vec![(Target::Action(Action::Choose), choose)];
        if self.planned.refused > 0 {
            buttons.push((
                Target::Item(WRITE),
                format!("[2 {}]", word("import-write-rejects")),
            ));
        }
        if !self.planned.changes.is_empty() {
            let leave = format!("[{} {}]", key(Action::Dismiss), word("import-leave"));
            buttons.push((Target::Action(Action::Dismiss), leave));
        }
        buttons
    }
}

impl Dialog for Review {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::Choose => self.carry_out(context),
            Action::Dismiss => {
                let said = context.texts.get("import-left").into_owned();
                context.refuse(said);
                Ok(Step::Done)
            }
            other => {
                self.roll.walk(other, self.rows);
                Ok(Step::Stay)
            }
        }
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        match key.printable().map(fold) {
            Some('1') => self.carry_out(context),
            Some('2') => self.write(context),
            _ => Ok(Step::Stay),
        }
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        let values = [("file", self.planned.file.as_str().into())];
        let title = view.texts.with("import-plan-title", &values);
        let lines = self.planned.lines.iter().map(|(line, _)| line.clone());
        let head = std::iter::once(title).chain(lines);
        let word = |id: &'static str| view.texts.get(id).into_owned();
        let empty = self.planned.changes.is_empty();
        let go = if empty { "import-close" } else { "import-go" };
        let mut question = Question::new(head, word("plain-which")).option("1", word(go));
        if self.planned.refused > 0 {
            question = question.option("2", word("import-write-rejects"));
        }
        if !empty {
            question = question.option("3", word("import-leave"));
        }
        Some(question)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        match folded(line).as_str() {
            "1" => self.carry_out(context),
            "2" if self.planned.refused > 0 => self.write(context),
            "3" => self.update(Action::Dismiss, context),
            _ => {
                let said = context.texts.get("plain-no-such-option").into_owned();
                context.refuse(said);
                Ok(Step::Stay)
            }
        }
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if item == WRITE {
            return self.write(context);
        }
        self.roll.choose(item);
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(WIDTH);
        let room = usize::from(width).saturating_sub(3);
        let lines: Vec<(String, Style)> = self
            .planned
            .lines
            .iter()
            .flat_map(|(line, weight)| {
                let style = style(*weight, view);
                text::wrap(line, room)
                    .into_iter()
                    .map(move |line| (line, style))
            })
            .collect();
        self.rows = lines.len();
        let height = u16::try_from(lines.len() + 3).unwrap_or(u16::MAX);
        let title = view.texts.with(
            "import-plan-title",
            &[("file", self.planned.file.as_str().into())],
        );
        let area = popup::place(screen, width, height, false);
        let inside = popup::open(frame, area, &title, view);
        let (body, buttons) = foot(inside, 1);
        list::draw(frame, body, &mut self.roll, lines.len(), view, |at, _| {
            let (line, style) = &lines[at];
            Line::from(Span::styled(line.clone(), *style))
        });
        popup::more(frame, area, self.roll.below(lines.len()), view);
        let mut column = buttons.x + 1;
        for (target, said) in self.buttons(view) {
            let columns = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
            if columns > buttons.right().saturating_sub(column) {
                break;
            }
            let place = Rect::new(column, buttons.y, columns, 1);
            frame.render_widget(Span::styled(said, view.theme.key()), place);
            view.taps.note(place, target);
            column = place.right() + 1;
        }
    }
}

fn style(weight: Weight, view: &View<'_>) -> Style {
    match weight {
        Weight::Plain => view.theme.plain(),
        Weight::Strong => view.theme.strong(),
        Weight::Alert => view.theme.alert(),
        Weight::Dim => view.theme.dim(),
    }
}
