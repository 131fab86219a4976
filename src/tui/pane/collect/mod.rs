//! The page Collect: doors with something missing or stale, building by building, and the keys that settle it. What counts
//! as missing is `ledger::queries::facts`.

mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::homes::{card, deeds};
use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::codes::SourceOfFact;
use crate::domain::household::Household;
use crate::ledger::queries::facts::OpenFacts;
use crate::ledger::queries::questionnaires;
use crate::tui::entry;
use crate::tui::header::bar;
use crate::tui::layout::{Shape, foot, left, top};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;
use rows::{Row, Rows};

/// Columns of the progress bar.
const BAR: usize = 16;

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Collect {
    rows: Rows,
    roll: Roll,
}

impl Collect {
    fn follow(&mut self, view: &View<'_>) {
        let here = self.here();
        if !self.rows.follow(view.ledger, &view.queue()) {
            return;
        }
        let at = here.and_then(|here| self.rows.position(&here));
        self.roll.at = at.unwrap_or(self.roll.at);
        self.land(true);
    }

    /// Leaves a heading, downwards or up.
    fn land(&mut self, down: bool) {
        let last = self.rows.all().len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
        let heading = self.rows.all().get(self.roll.at);
        if heading.is_some_and(|row| matches!(row.as_ref(), Row::Building(_))) {
            self.roll.at = if down || self.roll.at == 0 {
                (self.roll.at + 1).min(last)
            } else {
                self.roll.at - 1
            };
        }
    }

    fn open_here(&self) -> Option<&OpenFacts> {
        match self.rows.all().get(self.roll.at)?.as_ref() {
            Row::Door(open) => Some(open),
            Row::Building(_) => None,
        }
    }

    fn here(&self) -> Option<Subject> {
        self.open_here()
            .map(|open| Subject::Household(open.household.id))
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let (open, all) = (self.rows.open, self.rows.lived_in());
        let settled = all.saturating_sub(open);
        let title = view.texts.with("collect-title", &[("count", open.into())]);
        let inside = boxed(frame, area, &title, Look::Popup, view);
        let (progress, body) = top(inside, 1);
        let values = [("done", settled.into()), ("all", all.into())];
        let said = format!(
            " {} {}",
            bar(settled, all, BAR),
            view.texts.with("collect-progress", &values)
        );
        let said = text::cut(&said, usize::from(progress.width)).into_owned();
        frame.render_widget(Span::styled(said, view.theme.dim()), progress);
        draw_forms_button(frame, progress, view);
        if self.rows.all().is_empty() {
            let id = if all == 0 {
                "homes-empty"
            } else {
                "collect-done"
            };
            list::empty(frame, body, &view.texts.get(id), view);
        }
        let rows = &self.rows;
        let name = Column {
            least: 6,
            most: 8,
            goes: 0,
        };
        let columns = [
            Column::fixed(self.rows.widths.widest(), 0),
            name,
            Column::rest(8, 0),
        ];
        let count = rows.all().len();
        list::draw(frame, body, &mut self.roll, count, view, |at, room| {
            let widths = table::widths(&columns, room);
            match rows.all()[at].as_ref() {
                Row::Building(home) => heading(home, rows.under(at), room, view),
                Row::Door(open) => door_row(open, &widths, view),
            }
        });
    }
}

/// At the right of the progress: the list of the questionnaires in use.
fn draw_forms_button(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    let count = questionnaires::in_use(view.ledger.tables()).len();
    let key = view.key(Action::FormList);
    let values = [("key", key.into()), ("count", count.into())];
    let said = view.texts.with("collect-forms", &values);
    let columns = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
    if columns + 2 < area.width / 2 {
        let (_, place) = left(area, area.width - columns);
        frame.render_widget(Span::styled(said, view.theme.key()), place);
        view.taps.note(place, Target::Action(Action::FormList));
    }
}

fn heading(home: &Household, count: usize, room: usize, view: &View<'_>) -> Line<'static> {
    let estate = home.address.estate.iter();
    let words = estate.chain([&home.address.building]);
    let name = words.map(String::as_str).collect::<Vec<_>>().join(" ");
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
        let known = self.rows.is_current(view.ledger, view.queue().now());
        (needs_door && known && self.here().is_none()).then_some("collect-nothing")
    }

    fn enters(&self) -> Option<&'static str> {
        Some("command-collect-edit.short")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        let before = self.roll.at;
        if self.roll.walk(action, self.rows.all().len()) {
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
        let at = self.rows.position(subject);
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
