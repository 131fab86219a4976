//! The page Collect: doors with something missing or stale, building by building, and the keys that settle it; beside it
//! the questionnaires at every door. What counts as missing is `ledger::queries::facts`.

mod forms;
mod rows;
mod tabs;

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
use crate::tui::filling;
use crate::tui::header::bar;
use crate::tui::layout::{Shape, foot, left, top};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;
use rows::{Row, Rows};
use tabs::Tab;

/// Columns of the progress bar.
const BAR: usize = 12;

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Collect {
    rows: Rows,
    roll: Roll,
    forms: forms::Rows,
    forms_roll: Roll,
    tab: Tab,
}

impl Collect {
    fn follow(&mut self, view: &View<'_>) {
        self.follow_forms(view);
        let here = self.open_here().map(|open| open.household.id.into());
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

    fn follow_forms(&mut self, view: &View<'_>) {
        let here = self.form_here();
        let here = here.map(|row| (row.subject(), row.questionnaire));
        if self.forms.follow(view.ledger) {
            // The cursor stays at its place in the list when what stood there is done.
            let at = here.and_then(|(subject, form)| self.forms.open_at(&subject, form));
            self.forms_roll.at = at.unwrap_or(self.forms_roll.at);
        }
    }

    fn form_here(&self) -> Option<&forms::Row> {
        let row = self.forms.all().get(self.forms_roll.at);
        row.map(AsRef::as_ref)
    }

    fn here(&self) -> Option<Subject> {
        match self.tab {
            Tab::Facts => self.open_here().map(|open| open.household.id.into()),
            Tab::Forms => self.form_here().map(forms::Row::subject),
        }
    }

    /// Walks through the questionnaires and opens one.
    fn update_forms(&mut self, action: Action, context: &mut Context<'_>) {
        let rows = self.forms.all().len();
        if self.forms_roll.walk(action, rows) || action != Action::Open {
            return;
        }
        let here = self.form_here();
        if let Some((form, subject)) = here.map(|row| (row.questionnaire, row.subject())) {
            filling::open(form, subject, context);
        }
    }

    fn draw_forms(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let inside = boxed(frame, area, "", Look::Popup, view);
        let (progress, body) = top(inside, 1);
        let (done, all) = (self.forms.done, self.forms.all().len());
        let values = [("done", done.into()), ("all", all.into())];
        let said = view.texts.with("collect-forms-progress", &values);
        let said = format!(" {} {said}", bar(done, all, BAR));
        draw_progress(frame, progress, &said, view);
        if all == 0 {
            list::empty(frame, body, &view.texts.get("collect-no-forms"), view);
        }
        let title = Column {
            least: 8,
            most: 16,
            goes: 0,
        };
        let columns = [
            Column::fixed(self.forms.widths.widest(), 0),
            title,
            Column::rest(8, 0),
        ];
        let rows = self.forms.all();
        list::draw(frame, body, &mut self.forms_roll, all, view, |at, room| {
            tabs::row(&rows[at], &table::widths(&columns, room), view)
        });
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let (open, all) = (self.rows.open, self.rows.lived_in());
        let settled = all.saturating_sub(open);
        let inside = boxed(frame, area, "", Look::Popup, view);
        let (progress, body) = top(inside, 1);
        let values = [("done", settled.into()), ("all", all.into())];
        let said = format!(
            " {} {}",
            bar(settled, all, BAR),
            view.texts.with("collect-progress", &values)
        );
        draw_progress(frame, progress, &said, view);
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

/// How far it is and, at the right, the list of the questionnaires in use; in few columns only the former.
fn draw_progress(frame: &mut Frame<'_>, area: Rect, said: &str, view: &View<'_>) {
    let count = questionnaires::in_use(view.ledger.tables()).len();
    let key = view.key(Action::FormList);
    let values = [("key", key.into()), ("count", count.into())];
    let button = view.texts.with("collect-forms", &values);
    let columns = u16::try_from(text::width(&button)).unwrap_or(u16::MAX);
    let mut rest = area;
    if columns < area.width / 2 {
        let (before, place) = left(area, area.width - columns);
        frame.render_widget(Span::styled(button, view.theme.key()), place);
        view.taps.note(place, Target::Action(Action::FormList));
        rest = before;
    }
    let said = text::cut(said, usize::from(rest.width).saturating_sub(1)).into_owned();
    frame.render_widget(Span::styled(said, view.theme.dim()), rest);
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
        match self.tab {
            Tab::Facts => &[Scope::Collect, Scope::List],
            Tab::Forms => &[Scope::List],
        }
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        if self.tab == Tab::Forms {
            let nothing = action == Action::Open && self.form_here().is_none();
            return nothing.then_some("collect-no-forms");
        }
        let needs_door = action.command().scope == Scope::Collect || action == Action::Open;
        let known = self.rows.is_current(view.ledger, view.queue().now());
        (needs_door && known && self.here().is_none()).then_some("collect-nothing")
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.tab {
            Tab::Facts => "command-collect-edit.short",
            Tab::Forms => "command-form-fill.short",
        })
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if matches!(action, Action::Left | Action::Right) {
            self.tab = match self.tab {
                Tab::Facts => Tab::Forms,
                Tab::Forms => Tab::Facts,
            };
            return Ok(());
        }
        if self.tab == Tab::Forms {
            self.update_forms(action, context);
            return Ok(());
        }
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
            Shape::Narrow if self.tab == Tab::Forms => area,
            Shape::Narrow => {
                let buttons = pad::buttons(Scope::Collect, view);
                let rows = pad::flat_rows(area.width, &buttons);
                let (list, pad) = foot(area, if area.height < PAD_FROM { 0 } else { rows });
                pad::draw_flat(frame, pad, &buttons, view);
                list
            }
            shape => {
                let share = if shape == Shape::Wide { 50 } else { 54 };
                let (list, card) = left(area, area.width * share / 100);
                card::draw(frame, card, self.here().as_ref(), false, None, view);
                list
            }
        };
        match self.tab {
            Tab::Facts => self.draw_list(frame, list, view),
            Tab::Forms => self.draw_forms(frame, list, view),
        }
        let forms = self.forms.all().len() - self.forms.done;
        tabs::draw(frame, list, self.tab, [self.rows.open, forms], view);
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        if let Some(tab) = tabs::tapped(item) {
            self.tab = tab;
            return false;
        }
        if item >= card::TAPS {
            return true;
        }
        if self.tab == Tab::Forms {
            return self.forms_roll.choose(item);
        }
        let again = self.roll.choose(item);
        self.land(true);
        again
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        if self.tab == Tab::Forms {
            let at = self.forms.position(subject);
            self.forms_roll.at = at.unwrap_or(self.forms_roll.at);
            return at.is_some();
        }
        let at = self.rows.position(subject);
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
