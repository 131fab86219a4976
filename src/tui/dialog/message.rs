//! A box with a text to read; any answer closes it. It may offer one deed, which Enter carries out after reading.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::question::{Question, folded};
use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::layout::foot;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::taps::Target;
use crate::tui::widget::{popup, text};

type Deed = Box<dyn FnMut(&mut Context<'_>) -> Result<(), Error>>;

/// A text to read.
pub struct Notice {
    title: String,
    text: String,
    roll: Roll,
    rows: usize,
    deed: Option<(String, Deed)>,
}

impl Notice {
    /// A box with `title`; `text` is wrapped, its line ends are kept.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            roll: Roll::default(),
            rows: 0,
            deed: None,
        }
    }

    /// Enter carries out `deed`, called `name`, and closes the box; only Esc closes it without.
    #[must_use]
    pub fn deed(
        mut self,
        name: impl Into<String>,
        deed: impl FnMut(&mut Context<'_>) -> Result<(), Error> + 'static,
    ) -> Self {
        self.deed = Some((name.into(), Box::new(deed)));
        self
    }

    fn draw_deed(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let Some((name, _)) = &self.deed else { return };
        let mut column = area.x + 1;
        for (action, word) in [
            (Action::Choose, name.clone()),
            (
                Action::Dismiss,
                view.texts.get("confirm-leave").into_owned(),
            ),
        ] {
            let said = format!("[{} {word}]", view.key(action));
            let room = area.right().saturating_sub(column);
            let columns = u16::try_from(text::width(&said)).unwrap_or(room).min(room);
            let place = Rect::new(column, area.y, columns, area.height);
            frame.render_widget(Line::from(said), place);
            view.taps.note(place, Target::Action(action));
            column = place.right().saturating_add(1);
        }
    }
}

impl Dialog for Notice {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.roll.walk(action, self.rows) {
            return Ok(Step::Stay);
        }
        if let (Action::Choose, Some((_, deed))) = (action, &mut self.deed) {
            deed(context)?;
        }
        Ok(Step::Done)
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        let head = std::iter::once(self.title.as_str()).chain(self.text.lines());
        let mut question = Question::new(head.map(str::to_owned), "");
        match &self.deed {
            None => question.only_told = true,
            Some((name, _)) => {
                question.ask = view.texts.get("plain-which").into_owned();
                question = question
                    .option("1", name)
                    .option("2", view.texts.get("confirm-leave"));
            }
        }
        Some(question)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        match (&mut self.deed, folded(line).as_str()) {
            (None, _) | (_, "2") => Ok(Step::Done),
            (Some((_, deed)), "1") => deed(context).map(|()| Step::Done),
            _ => {
                let said = context.texts.get("plain-one-or-two").into_owned();
                context.refuse(said);
                Ok(Step::Stay)
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(4).min(72);
        let lines = text::wrap(&self.text, usize::from(width).saturating_sub(3));
        self.rows = lines.len();
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2 + u16::from(self.deed.is_some()));
        let place = popup::place(screen, width, height, false);
        let inside = popup::open(frame, place, &self.title, view);
        let (inside, buttons) = foot(inside, u16::from(self.deed.is_some()));
        self.draw_deed(frame, buttons, view);
        list::draw(
            frame,
            inside,
            &mut self.roll,
            lines.len(),
            view,
            |row, _| Line::from(lines[row].as_str()),
        );
        popup::more(frame, place, self.roll.below(lines.len()), view);
    }
}
