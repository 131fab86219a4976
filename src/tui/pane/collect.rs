//! The page Collect: doors with something missing or stale, building by building, and the keys that settle it. What counts
//! as missing is `ledger::queries::facts`.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::homes::list::door_width;
use super::homes::{card, deeds};
use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::codes::SourceOfFact;
use crate::ledger::queries::facts::{self, OpenFacts};
use crate::tui::door;
use crate::tui::entry;
use crate::tui::header::bar;
use crate::tui::layout::{Shape, foot, left, top};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::text;

/// Columns of the progress bar.
const BAR: usize = 16;

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// A row of the list.
enum Row {
    /// A building begins, with so many doors to settle.
    Building(String, usize),
    /// A door.
    Door(Box<OpenFacts>),
}

/// The page.
#[derive(Default)]
pub struct Collect {
    rows: Vec<Row>,
    /// Doors where somebody lives, and those of them where nothing is missing or stale.
    all: usize,
    settled: usize,
    /// Columns that the widest door takes.
    door: usize,
    followed: Option<(usize, NaiveDate)>,
    roll: Roll,
}

impl Collect {
    fn follow(&mut self, view: &View<'_>) {
        let now = (view.ledger.headers().len(), view.day());
        if self.followed == Some(now) {
            return;
        }
        self.followed = Some(now);
        let here = self.here();
        let tables = view.ledger.tables();
        let open = facts::open(tables, &view.queue());
        let lived_in = tables.households.iter();
        self.all = lived_in
            .filter(|home| home.state.lived_in() != Some(false))
            .count();
        self.settled = self.all.saturating_sub(open.len());
        self.door = door_width(open.iter().map(|open| &open.household.address));
        self.rows = grouped(open);
        let at = here.and_then(|here| self.place(&here));
        self.roll.at = at.unwrap_or(self.roll.at);
        self.land(true);
    }

    fn place(&self, subject: &Subject) -> Option<usize> {
        self.rows.iter().position(|row| match row {
            Row::Door(open) => Some(open.household.id) == subject.household(),
            Row::Building(..) => false,
        })
    }

    /// Leaves a heading, downwards or up.
    fn land(&mut self, down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
        if matches!(self.rows.get(self.roll.at), Some(Row::Building(..))) {
            self.roll.at = if down || self.roll.at == 0 {
                (self.roll.at + 1).min(last)
            } else {
                self.roll.at - 1
            };
        }
    }

    fn open_here(&self) -> Option<&OpenFacts> {
        match self.rows.get(self.roll.at) {
            Some(Row::Door(open)) => Some(open),
            _ => None,
        }
    }

    fn here(&self) -> Option<Subject> {
        self.open_here()
            .map(|open| Subject::Household(open.household.id))
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let open = self.all - self.settled;
        let title = view.texts.with("collect-title", &[("count", open.into())]);
        let inside = boxed(frame, area, &title, Look::Popup, view);
        let (progress, body) = top(inside, 1);
        let values = [("done", self.settled.into()), ("all", self.all.into())];
        let said = format!(
            " {} {}",
            bar(self.settled, self.all, BAR),
            view.texts.with("collect-progress", &values)
        );
        let said = text::cut(&said, usize::from(progress.width)).into_owned();
        frame.render_widget(Span::styled(said, view.theme.dim()), progress);
        if self.rows.is_empty() {
            let id = if self.all == 0 {
                "homes-empty"
            } else {
                "collect-done"
            };
            let said = text::wrap(&view.texts.get(id), usize::from(body.width));
            for (row, line) in (body.top()..body.bottom()).zip(said) {
                frame.render_widget(Line::from(line), Rect::new(body.x, row, body.width, 1));
            }
        }
        let rows = &self.rows;
        let name = Column {
            least: 6,
            most: 8,
            goes: 0,
        };
        let columns = [Column::fixed(self.door, 0), name, Column::rest(8, 0)];
        list::draw(frame, body, &mut self.roll, rows.len(), view, |at, room| {
            let widths = table::widths(&columns, room);
            match &rows[at] {
                Row::Building(name, count) => heading(name, *count, room, view),
                Row::Door(open) => door_row(open, &widths, view),
            }
        });
    }
}

/// Puts a heading before the doors of each building.
fn grouped(open: Vec<OpenFacts>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(open.len() + open.len() / 8);
    let mut heading: Option<(usize, String)> = None;
    for open in open {
        let mut spot = open.household.address.spot();
        spot.unit = None;
        let name = match &spot.estate {
            Some(estate) => format!("{estate} {}", door::spot(&spot)),
            None => door::spot(&spot),
        };
        let at = match &heading {
            Some((at, last)) if *last == name => *at,
            _ => {
                heading = Some((rows.len(), name.clone()));
                rows.push(Row::Building(name, 0));
                rows.len() - 1
            }
        };
        if let Row::Building(_, count) = &mut rows[at] {
            *count += 1;
        }
        rows.push(Row::Door(Box::new(open)));
    }
    rows
}

fn heading(name: &str, count: usize, room: usize, view: &View<'_>) -> Line<'static> {
    let values = [("name", name.into()), ("count", count.into())];
    let said = view.texts.with("collect-building", &values);
    let rule = "-".repeat(room.saturating_sub(text::width(&said) + 1));
    Line::from(Span::styled(format!("{said} {rule}"), view.theme.dim()))
}

fn door_row(open: &OpenFacts, widths: &[usize], view: &View<'_>) -> Line<'static> {
    let id = open.household.id;
    let plain = view.theme.plain();
    let head = view.ledger.tables().head_of(id);
    let name = head.map_or_else(String::new, |head| view.name(&head.name));
    let missing = open.missing.fields().map(|field| {
        view.texts
            .get(&format!("fact-{}", field.name()))
            .into_owned()
    });
    let missing: Vec<String> = missing.collect();
    let separator = view.texts.get("list-separator");
    let mut said = Vec::new();
    if !missing.is_empty() {
        let what = missing.join(&separator);
        said.push(view.texts.with("collect-missing", &[("what", what.into())]));
    }
    if let Some(since) = open.stale_since {
        let day = since.format("%Y-%m").to_string();
        said.push(view.texts.with("collect-stale", &[("day", day.into())]));
    }
    let style = if open.missing.is_empty() {
        view.theme.dim()
    } else {
        view.theme.alert()
    };
    let door = view.door(&Subject::Household(id));
    let cells = [
        (door.as_str(), plain),
        (name.as_str(), plain),
        (&said.join(" "), style),
    ];
    table::row(&cells, widths)
}

impl Pane for Collect {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Collect, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_door = action.command().scope == Scope::Collect || action == Action::Open;
        let known = self.followed == Some((view.ledger.headers().len(), view.day()));
        (needs_door && known && self.here().is_none()).then_some("collect-nothing")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        let before = self.roll.at;
        if self.roll.walk(action, self.rows.len()) {
            self.land(self.roll.at >= before);
            return Ok(());
        }
        let Some(id) = self.open_here().map(|open| open.household.id) else {
            return Ok(());
        };
        match action {
            Action::Open | Action::CollectEdit => entry::facts::open(id, context),
            Action::CollectVerify => deeds::verify_by(id, SourceOfFact::SELF, context)?,
            Action::CollectDecline => {
                let missing = self
                    .open_here()
                    .map(|open| open.missing)
                    .unwrap_or_default();
                entry::facts::decline(id, missing, context)?;
            }
            Action::CollectAll => deeds::household(id, context),
            _ => {}
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let list = match Shape::of(area.width) {
            Shape::Narrow => {
                let rows = pad::flat_rows(area.width, Scope::Collect, view);
                let (list, buttons) = foot(area, if area.height < PAD_FROM { 0 } else { rows });
                pad::draw_flat(frame, buttons, Scope::Collect, view);
                list
            }
            shape => {
                let share = if shape == Shape::Wide { 50 } else { 54 };
                let (list, card) = left(area, area.width * share / 100);
                card::draw(frame, card, self.here().as_ref(), false, None, view);
                list
            }
        };
        self.draw_list(frame, list, view);
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        if item >= card::TAPS {
            return true;
        }
        let again = self.roll.choose(item);
        self.land(true);
        again
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        let at = self.place(subject);
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
