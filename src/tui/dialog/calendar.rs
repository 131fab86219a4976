//! A month to choose a day from: arrows walk, Enter or a tap takes. Where a day can be typed, that is quicker.

use chrono::{Datelike, Days, Months, NaiveDate};
use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Dialog, Step};
use crate::error::Error;
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::widget::popup;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Columns of a day: a mark, two digits, a blank.
const CELL: u16 = 4;
/// Columns of a week.
const WEEK: u16 = 7 * CELL;

type Chosen = Box<dyn FnMut(NaiveDate, &mut Context<'_>)>;

/// A month with a day under the cursor.
pub struct Calendar {
    at: NaiveDate,
    chosen: Chosen,
}

impl Calendar {
    /// Asks for a day, beginning at `at`; `chosen` is given it.
    pub fn new(at: NaiveDate, chosen: impl FnMut(NaiveDate, &mut Context<'_>) + 'static) -> Self {
        Self {
            at,
            chosen: Box::new(chosen),
        }
    }

    fn by_days(&mut self, days: i64) {
        let count = Days::new(days.unsigned_abs());
        let moved = match days < 0 {
            true => self.at.checked_sub_days(count),
            false => self.at.checked_add_days(count),
        };
        self.at = moved.filter(|day| is_shown(*day)).unwrap_or(self.at);
    }

    fn by_months(&mut self, forward: bool) {
        let moved = match forward {
            true => self.at.checked_add_months(Months::new(1)),
            false => self.at.checked_sub_months(Months::new(1)),
        };
        self.at = moved.filter(|day| is_shown(*day)).unwrap_or(self.at);
    }

    /// The Monday of the week in which the month begins.
    fn first_monday(&self) -> NaiveDate {
        let first = self.at.with_day(1).unwrap_or(self.at);
        let back = Days::new(first.weekday().num_days_from_monday().into());
        first.checked_sub_days(back).unwrap_or(first)
    }

    /// Weeks from there to the one the month ends in.
    fn weeks(&self) -> u16 {
        let monday = self.first_monday();
        let next = self.at.with_day(1).unwrap_or(self.at) + Months::new(1);
        let days = (next - monday).num_days();
        u16::try_from((days + 6) / 7).unwrap_or(6)
    }

    fn draw_week(&self, frame: &mut Frame<'_>, area: Rect, monday: NaiveDate, view: &View<'_>) {
        let today = view.clock.today();
        for (place, column) in (0u64..7).zip((area.x..).step_by(usize::from(CELL))) {
            let Some(day) = monday.checked_add_days(Days::new(place)) else {
                return;
            };
            let cell = Rect::new(column, area.y, CELL, 1).intersection(area);
            let mark = if day == self.at {
                view.theme.row_mark()
            } else if day == today {
                "*"
            } else {
                " "
            };
            let style = if day == self.at {
                view.theme.selected()
            } else if day.month() == self.at.month() {
                view.theme.plain()
            } else {
                view.theme.dim()
            };
            let said = format!("{mark}{:>2}", day.day());
            frame.render_widget(Span::styled(said, style), cell);
            view.taps.note(cell, Target::Item(item(day)));
            if day == self.at {
                frame.set_cursor_position((cell.x, cell.y));
            }
        }
    }
}

/// Days a form may ask for; beyond them a key does nothing.
fn is_shown(day: NaiveDate) -> bool {
    (1900..=2199).contains(&day.year())
}

/// The number of a day for taps.
fn item(day: NaiveDate) -> usize {
    usize::try_from(day.num_days_from_ce()).unwrap_or(0)
}

impl Dialog for Calendar {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::ChooseUp => self.by_days(-7),
            Action::ChooseDown => self.by_days(7),
            Action::ChoosePageUp => self.by_months(false),
            Action::ChoosePageDown => self.by_months(true),
            Action::ChooseFirst => self.at = context.clock.today(),
            Action::Choose => {
                (self.chosen)(self.at, context);
                return Ok(Step::Done);
            }
            Action::Dismiss => return Ok(Step::Done),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        match key.code {
            KeyCode::Left => self.by_days(-1),
            KeyCode::Right => self.by_days(1),
            KeyCode::Char(' ') => return self.update(Action::Choose, context),
            KeyCode::Backspace => return Ok(Step::Done),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        let day = i32::try_from(item).ok();
        if let Some(day) = day.and_then(NaiveDate::from_num_days_from_ce_opt) {
            self.at = day;
            return self.update(Action::Choose, context);
        }
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let weeks = self.weeks();
        let place = popup::place(screen, WEEK + 3, weeks + 3, false);
        let values = [
            ("year", self.at.year().to_string().into()),
            ("month", self.at.month().into()),
        ];
        let title = view.texts.with("calendar-title", &values);
        let inside = popup::open(frame, place, &title, view);
        let names = view.texts.get("calendar-weekdays");
        let names = names
            .split(' ')
            .map(|name| text::pad(name, usize::from(CELL)));
        let head = format!(" {}", names.collect::<String>());
        let head = text::cut(&head, usize::from(inside.width)).into_owned();
        frame.render_widget(
            Line::from(Span::styled(head, view.theme.dim())),
            Rect {
                height: 1.min(inside.height),
                ..inside
            },
        );
        let rows = inside.height.saturating_sub(1).min(weeks);
        let monday = self.first_monday();
        let own = u16::try_from((self.at - monday).num_days() / 7).unwrap_or(0);
        // In few rows the week under the cursor stays in sight.
        let first = (own + 1).saturating_sub(rows).min(weeks - rows.min(weeks));
        for row in 0..rows {
            let days = Days::new(u64::from(first + row) * 7);
            let line = Rect {
                y: inside.y + 1 + row,
                height: 1,
                ..inside
            };
            if let Some(monday) = monday.checked_add_days(days) {
                self.draw_week(frame, line, monday, view);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_of_a_month_lies_in_its_weeks(days in 693_600i32..803_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let mut calendar = Calendar::new(day, |_, _| {});
            let week = (day - calendar.first_monday()).num_days() / 7;
            prop_assert!((0..i64::from(calendar.weeks())).contains(&week));
            prop_assert!(calendar.weeks() <= 6);
            calendar.by_days(7);
            calendar.by_months(false);
            prop_assert!(is_shown(calendar.at));
        }
    }
}
