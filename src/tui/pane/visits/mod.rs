//! The page Visits: what was written down on a day, door by door, and how it went there before. Not the day's totals.

mod history;

pub(in crate::tui) use history::noted;

use std::sync::Arc;

use chrono::{NaiveDate, Timelike};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::visit::Visit;
use crate::ledger::queries::mark::Mark;
use crate::tui::entry;
use crate::tui::layout::{Shape, foot, left};
use crate::tui::pane::Page;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};

/// The page.
#[derive(Default)]
pub struct Visits {
    day: Option<NaiveDate>,
    rows: Vec<Arc<Visit>>,
    followed: Option<(u64, NaiveDate)>,
    roll: Roll,
}

impl Visits {
    /// The day shown: the one turned to, else the one being worked.
    fn shown(&self, view: &View<'_>) -> NaiveDate {
        self.day.unwrap_or_else(|| view.day())
    }

    /// Takes the day's visits anew, the latest first, when something was recorded since.
    fn follow(&mut self, view: &View<'_>) {
        let now = (view.ledger.touched_mark(), self.shown(view));
        if self.followed == Some(now) {
            return;
        }
        self.followed = Some(now);
        self.rows = view
            .ledger
            .tables()
            .visits
            .on(now.1)
            .rev()
            .cloned()
            .collect();
        self.rows.sort_by_key(|visit| std::cmp::Reverse(visit.at));
    }

    fn here(&self) -> Option<&Arc<Visit>> {
        self.rows.get(self.roll.at)
    }

    /// Turns to the nearest day before or after that has visits; today is always there.
    fn turn(&mut self, forward: bool, view: &View<'_>) {
        let shown = self.shown(view);
        let mut days = view.ledger.tables().visits.days();
        let next = if forward {
            days.find(|day| *day > shown)
                .or((shown < view.day()).then(|| view.day()))
        } else {
            days.rev().find(|day| *day < shown)
        };
        if let Some(day) = next {
            self.day = (day != view.day()).then_some(day);
            self.roll = Roll::default();
        }
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let day = self.shown(view).format("%Y-%m-%d").to_string();
        let values = [("day", day.into()), ("count", self.rows.len().into())];
        let title = view.texts.with("visits-title", &values);
        let inside = boxed(frame, area, &title, Look::Quiet, view);
        if self.rows.is_empty() {
            list::empty(frame, inside, &view.texts.get("visits-empty"), view);
            return;
        }
        let columns = [
            Column::fixed(5, 0),
            Column::fixed(1, 0),
            Column::fixed(8, 0),
            Column::fixed(8, 1),
            Column::rest(9, 0),
        ];
        let rows = &self.rows;
        list::draw(
            frame,
            inside,
            &mut self.roll,
            rows.len(),
            view,
            |row, room| line(&rows[row], &table::widths(&columns, room), view),
        );
    }
}

/// One visit: when, how it ended, where, who, what was noted.
fn line(visit: &Visit, widths: &[usize], view: &View<'_>) -> Line<'static> {
    let tables = view.ledger.tables();
    let shown = Mark::after(tables, visit);
    let head = visit.subject.household().and_then(|id| tables.head_of(id));
    let name = head.map(|head| head.name.clone()).unwrap_or_default();
    let time = format!("{:02}:{:02}", visit.at.hour(), visit.at.minute());
    let plain = view.theme.plain();
    table::row(
        &[
            (&time, view.theme.dim()),
            (shown.ascii(), view.theme.badge(shown)),
            (&view.door(&visit.subject), plain),
            (&name, plain),
            (&history::content(visit, view), plain),
        ],
        widths,
    )
}

impl Pane for Visits {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Visits, Scope::List]
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.len()) {
            return Ok(());
        }
        match action {
            Action::Left => self.turn(false, &context.view()),
            Action::Right => self.turn(true, &context.view()),
            Action::Open => {
                if let Some(visit) = self.here() {
                    context.turn_to(Page::Homes, Some(visit.subject.clone()));
                }
            }
            Action::VisitEdit => {
                if let Some(visit) = self.here() {
                    entry::visit::correct(visit, context);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let followed = self.followed == Some((view.ledger.touched_mark(), self.shown(view)));
        (matches!(action, Action::Open | Action::VisitEdit) && followed && self.rows.is_empty())
            .then_some("visits-none-here")
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let (list, card) = match Shape::of(area.width) {
            Shape::Narrow if area.height < 12 => (area, Rect::default()),
            Shape::Narrow => foot(area, area.height / 2),
            Shape::Medium => left(area, area.width * 55 / 100),
            Shape::Wide => left(area, area.width * 50 / 100),
        };
        self.draw_list(frame, list, view);
        if !card.is_empty() {
            let subject = self.here().map(|visit| visit.subject.clone());
            history::draw(frame, card, subject.as_ref(), view);
        }
    }

    fn back(&mut self) -> bool {
        self.day.take().is_some()
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        let Some(last) = view
            .ledger
            .tables()
            .visits
            .of(subject)
            .max_by_key(|visit| visit.at)
        else {
            return false;
        };
        self.day = (last.day != view.day()).then_some(last.day);
        self.follow(view);
        self.roll.at = self
            .rows
            .iter()
            .position(|visit| visit.id == last.id)
            .unwrap_or(0);
        true
    }

    fn subject(&self) -> Option<Subject> {
        self.here().map(|visit| visit.subject.clone())
    }
}
