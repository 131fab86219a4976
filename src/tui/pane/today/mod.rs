//! The page Today: doors to knock at, the next one's card, the record pad. Not how the queue is reckoned.

pub(super) mod card;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::Id;
use crate::domain::household::Household;
use crate::ledger::queries::mark::Mark;
use crate::tui::finder::in_door_order;
use crate::tui::layout::{Shape, foot, left, top};
use crate::tui::mark;
use crate::tui::pane::Page;
use crate::tui::record::record;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::text;

/// Below this many rows the list folds and the card and the pad remain (a phone with its keyboard open).
const FOLDED_ROWS: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Today {
    todo: Vec<Id<Household>>,
    done: Vec<Id<Household>>,
    followed: Option<(u64, chrono::NaiveDate)>,
    roll: Roll,
}

impl Today {
    /// Reckons the rows anew when something was recorded since.
    fn follow(&mut self, view: &View<'_>) {
        let now = (view.ledger.touched_mark(), view.day());
        if self.followed == Some(now) {
            return;
        }
        self.followed = Some(now);
        let tables = view.ledger.tables();
        let seen = |id: Id<Household>| {
            let subject = Subject::Household(id);
            tables.visits.of(&subject).any(|visit| visit.day == now.1)
        };
        let ids = in_door_order(tables)
            .into_iter()
            .map(|household| household.id);
        (self.done, self.todo) = ids.partition(|id| seen(*id));
        self.roll.at = self.roll.at.min(self.todo.len().saturating_sub(1));
    }

    fn here(&self) -> Option<Subject> {
        self.todo
            .get(self.roll.at)
            .map(|id| Subject::Household(*id))
    }

    fn draw_queue(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let title = view
            .texts
            .with("today-queue", &[("count", self.todo.len().into())]);
        let inside = boxed(frame, area, &title, Look::Quiet, view);
        let done_rows = if self.done.is_empty() {
            0
        } else {
            (inside.height / 4).min(4)
        };
        let (rows, done) = foot(inside, done_rows);
        if self.todo.is_empty() {
            let id = if self.done.is_empty() {
                "today-empty"
            } else {
                "today-all-done"
            };
            draw_lines(
                frame,
                rows,
                &text::wrap(&view.texts.get(id), usize::from(rows.width)),
                view.theme.plain(),
            );
        }
        let columns = [
            Column::fixed(1, 0),
            Column::fixed(8, 0),
            Column::fixed(9, 0),
            Column::rest(8, 1),
        ];
        let todo = &self.todo;
        list::draw(
            frame,
            rows,
            &mut self.roll,
            todo.len(),
            view,
            |row, room| {
                let widths = table::widths(&columns, room);
                queue_row(&Subject::Household(todo[row]), &widths, view)
            },
        );
        self.draw_done(frame, done, view);
    }

    /// What was done, the latest first, as many as there is room for.
    fn draw_done(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        if area.height == 0 {
            return;
        }
        let said = view
            .texts
            .with("today-done", &[("count", self.done.len().into())]);
        let rule = format!("-------- {said} ");
        let fill = "-".repeat(usize::from(area.width).saturating_sub(text::width(&rule)));
        draw_lines(frame, area, &[rule + &fill], view.theme.dim());
        let (_, rows) = top(area, 1);
        let tables = view.ledger.tables();
        let mut column = rows.x + 1;
        let mut row = rows.y;
        for visit in tables.visits.on(view.day()).rev() {
            let shown = Mark::after(tables, visit);
            let door = format!(
                "{} {}",
                view.door(&visit.subject),
                view.texts.get(mark::text(shown))
            );
            let columns = u16::try_from(text::width(&door) + 4).unwrap_or(u16::MAX);
            if columns > rows.right().saturating_sub(column) {
                (column, row) = (rows.x + 1, row + 1);
            }
            if row >= rows.bottom() {
                break;
            }
            let mark = Span::styled(shown.ascii(), view.theme.badge(shown));
            let place = Rect {
                x: column,
                y: row,
                width: columns.min(rows.right() - column),
                height: 1,
            };
            frame.render_widget(
                Line::from(vec![mark, Span::raw(" "), Span::raw(door)]),
                place,
            );
            column = place.right();
        }
    }
}

fn queue_row(subject: &Subject, widths: &[usize], view: &View<'_>) -> Line<'static> {
    let tables = view.ledger.tables();
    let mark = Mark::on(tables, subject, view.day());
    let head = subject.household().and_then(|id| tables.head_of(id));
    let name = head.map(|head| head.name.clone()).unwrap_or_default();
    let badge = view.theme.badge(mark);
    let plain = view.theme.plain();
    table::row(
        &[
            (mark.ascii(), badge),
            (&view.door(subject), plain),
            (&name, plain),
            (&card::care_words(subject, view), view.theme.dim()),
        ],
        widths,
    )
}

/// Writes lines into an area, from its top.
fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: &[String], style: Style) {
    for (row, line) in (area.top()..area.bottom()).zip(lines) {
        frame
            .buffer_mut()
            .set_stringn(area.x, row, line, usize::from(area.width), style);
    }
}

impl Pane for Today {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Today, Scope::Door, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_door = matches!(action.command().scope, Scope::Door) || action == Action::Open;
        let none =
            self.todo.is_empty() && self.followed == Some((view.ledger.touched_mark(), view.day()));
        (needs_door && none).then_some("today-no-door")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.todo.len()) {
            return Ok(());
        }
        let Some(here) = self.here() else {
            return Ok(());
        };
        match action {
            Action::Open | Action::Detail => context.turn_to(Page::Homes, Some(here)),
            Action::Skip => {
                record(action, &here, context)?;
                self.roll.at += 1;
            }
            _ => {
                record(action, &here, context)?;
            }
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let here = self.here();
        match Shape::of(area.width) {
            Shape::Wide => {
                let (list, rest) = left(area, area.width * 36 / 100);
                let (card, pad) = left(rest, area.width * 34 / 100);
                self.draw_queue(frame, list, view);
                card::draw(frame, card, here.as_ref(), view);
                pad::draw(
                    frame,
                    pad,
                    &view.texts.get("today-record"),
                    Scope::Door,
                    view,
                );
            }
            Shape::Medium => {
                let (list, rest) = left(area, area.width * 58 / 100);
                let (card, pad) = foot(rest, 8.min(rest.height / 2));
                self.draw_queue(frame, list, view);
                card::draw(frame, card, here.as_ref(), view);
                pad::draw(
                    frame,
                    pad,
                    &view.texts.get("today-record"),
                    Scope::Door,
                    view,
                );
            }
            Shape::Narrow => {
                let (above, pad) = foot(area, pad::flat_rows(area.width, Scope::Door, view));
                if area.height < FOLDED_ROWS {
                    card::draw(frame, above, here.as_ref(), view);
                } else {
                    let (list, card) = foot(above, (above.height / 2).min(6));
                    self.draw_queue(frame, list, view);
                    card::draw(frame, card, here.as_ref(), view);
                }
                pad::draw_flat(frame, pad, Scope::Door, view);
            }
        }
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        let Some(at) = self
            .todo
            .iter()
            .position(|id| Some(*id) == subject.household())
        else {
            return false;
        };
        self.roll.at = at;
        true
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
