//! The page Community: a table of lists, one shown at a time, and the keys of the record under the cursor. Not what a list holds.
//!
//! A new list is a file here that implements [`List`], and a row in [`LISTS`].

mod activities;
mod card;
mod line;
mod needs;
mod offers;
mod partners;
mod polls;
mod posts;
mod projects;
mod relief;
mod rows;
mod tabs;
mod willing;

use std::cell::Cell;
use std::rc::Rc;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use uuid::Uuid;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::ledger::queue::Undertaking;
use crate::ledger::table::Tables;
use crate::tui::command::COMMANDS;
use crate::tui::dialog::Dialog;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::message::Notice;
use crate::tui::dialog::picker::Picker;
use crate::tui::layout::{Shape, list_card_pad};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::taps::Target;
use crate::tui::widget::{pad, text};
use card::Card;
use line::Said;
use rows::{Row, Rows, Source};

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The lists, in the order of the left and right keys.
const LISTS: &[fn() -> Box<dyn List>] = &[
    || Box::new(offers::Offers::default()),
    || Box::new(needs::Needs),
    || Box::new(projects::Projects),
    || Box::new(partners::Partners),
    || Box::new(activities::Activities),
    || Box::new(relief::Relief::default()),
    || Box::new(polls::Polls::default()),
    || Box::new(posts::Posts::default()),
    || Box::new(willing::Willing),
];

/// What a list calls its deeds: messages with a `.short` for the buttons.
struct Deeds {
    /// What is usually done.
    next: &'static str,
    /// The other way.
    other: &'static str,
    /// What becomes of a match; none where nothing is matched.
    settle: Option<&'static str>,
    /// Changing it.
    edit: &'static str,
}

/// The list that has it.
fn list_of(what: Undertaking) -> Box<dyn List> {
    match what {
        Undertaking::Project(_) => Box::new(projects::Projects),
        Undertaking::Activity(_) => Box::new(activities::Activities),
        Undertaking::Poll(_) => Box::new(polls::Polls::default()),
    }
}

/// All that is known of a project, an activity or a poll, line by line.
pub fn told(what: Undertaking, view: &View<'_>) -> Vec<(String, Style)> {
    card::lines(list_of(what).as_ref(), what.uuid(), view)
}

/// One of the lists. A record is named by its id; one that is gone meanwhile says and does nothing.
trait List {
    /// The message that names it.
    fn name(&self) -> &'static str;

    /// The message that says that there are none, and what to do.
    fn empty(&self) -> &'static str;

    /// The command that writes down a new one.
    fn adds(&self) -> Action;

    /// The messages that name its deeds.
    fn deeds(&self) -> Deeds;

    /// Commands of every page that belong to the list as a whole.
    fn also(&self) -> &'static [Action] {
        &[]
    }

    /// The tables that rows and count are read from: neither is reckoned anew while these stay as they are.
    fn sources(&self, tables: &Tables) -> Vec<Source>;

    /// How many count behind its name: those that are still of use.
    fn count(&self, tables: &Tables, day: NaiveDate) -> usize;

    /// Every record in its order; what a row needs of other tables may be kept along with it.
    fn rows(&mut self, tables: &Tables, day: NaiveDate) -> Vec<Row>;

    /// What its row says.
    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said>;

    /// What it is called, over its card and in dialogs.
    fn title(&self, id: Uuid, view: &View<'_>) -> String;

    /// All that is known of it.
    fn card(&self, id: Uuid, card: &mut Card<'_>);

    /// What is usually done with it: matched, moved on, looked at in full.
    ///
    /// # Errors
    /// What the ledger or the disk refused.
    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error>;

    /// The other way: ended, other steps, leaving.
    ///
    /// # Errors
    /// What the ledger or the disk refused.
    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error>;

    /// Asks what became of what was matched with it: given, or called off. Nothing where nothing is matched.
    fn settle(&self, _id: Uuid, _context: &mut Context<'_>) {}

    /// Opens its form.
    fn edit(&self, id: Uuid, context: &mut Context<'_>);
}

/// The page.
#[derive(Default)]
pub struct Community {
    rows: Rows,
    roll: Roll,
    /// The record that was just looked for, until the cursor stands on it.
    found: Rc<Cell<Option<Uuid>>>,
    card: card::Kept,
}

impl Community {
    /// Takes what was recorded since; the cursor stays on its record.
    fn follow(&mut self, view: &View<'_>) {
        let found = self.found.take();
        let here = found.or(self.here());
        if !self.rows.follow(view.ledger.tables(), view.day()) && found.is_none() {
            return;
        }
        if let Some(at) = here.and_then(|here| self.rows.position(here)) {
            self.roll.at = at;
        }
        let last = self.rows.all().len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
    }

    /// Shows another list.
    fn turn_to(&mut self, at: usize, view: &View<'_>) {
        if at != self.rows.at() {
            self.rows.turn_to(at);
            self.roll = Roll::default();
        }
        self.follow(view);
    }

    fn here(&self) -> Option<Uuid> {
        self.rows.all().get(self.roll.at).map(|row| row.id)
    }

    /// A new record of the list shown.
    fn add(&self, context: &mut Context<'_>) {
        context.outbox.actions.push(self.rows.list().adds());
    }

    /// The message that names a command of this page for the list shown; none where the list has no such deed.
    fn called(&self, action: Action) -> Option<String> {
        let list = self.rows.list();
        let deeds = list.deeds();
        match action {
            Action::CommunityNext => Some(deeds.next.to_owned()),
            Action::CommunityOther => Some(deeds.other.to_owned()),
            Action::CommunitySettle => deeds.settle.map(str::to_owned),
            Action::CommunityEdit => Some(deeds.edit.to_owned()),
            _ => Some(action.text()),
        }
    }

    /// Every command of this page for the record under the cursor, with the same digits, and all about it.
    fn ask(&self, id: Uuid, context: &mut Context<'_>) {
        let here = COMMANDS.iter().map(|command| command.action);
        let here = here.filter(|action| action.command().scope == Scope::Community);
        let named = here.filter_map(|action| Some((action, self.called(action)?)));
        let (actions, words): (Vec<Action>, Vec<String>) = named.unzip();
        let (view, list) = (context.view(), self.rows.list());
        let more = list.also();
        let words = words.into_iter().chain(["hazards-in-full".to_owned()]);
        let words = words.chain(more.iter().map(|action| action.text()));
        let options = words.map(|id| view.texts.get(&id).into_owned()).collect();
        let (title, whole) = (list.title(id, &view), card::text(list, id, &view));
        let chooser = Chooser::new(title.clone(), options, move |at, context| {
            let also = (at.checked_sub(actions.len() + 1)).and_then(|at| more.get(at));
            match actions.get(at).or(also) {
                Some(action) => context.outbox.actions.push(*action),
                // Where the card has no room beside the list, it is read here.
                None => context.open(Notice::new(title.clone(), whole.clone())),
            }
            Ok(())
        });
        context.open(chooser);
    }

    /// Who coordinates this month, on the lower edge of the list, and the key that sets it: always where activities are,
    /// elsewhere once somebody is on duty.
    fn draw_duty(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let among_activities = self.rows.list().adds() == Action::ActivityAdd;
        let none = || among_activities.then(|| view.texts.get("duty-none").into_owned());
        let room = usize::from(area.width).saturating_sub(4);
        if let Some(duty) = activities::on_duty(view).or_else(none)
            && area.height > 2
        {
            let said = format!(" {} {duty} ", view.key(Action::Duty));
            let said = text::cut(&said, room).into_owned();
            let columns = u16::try_from(text::width(&said)).unwrap_or(0);
            let place = Rect::new(area.x + 2, area.bottom() - 1, columns, 1);
            frame.render_widget(Span::styled(said, view.theme.dim()), place);
            view.taps.note(place, Target::Action(Action::Duty));
        }
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let inside = boxed(frame, area, "", Look::Quiet, view);
        tabs::draw(frame, area, &self.rows, view);
        self.draw_duty(frame, area, view);
        let all = self.rows.all().len();
        if all == 0 {
            let id = self.rows.list().empty();
            list::empty(frame, inside, &view.texts.get(id), view);
            return;
        }
        let (rows, one) = (self.rows.all(), self.rows.list());
        list::draw(frame, inside, &mut self.roll, all, view, |row, room| {
            let said = one.line(rows[row].id, view);
            said.map(|said| said.line(room, view)).unwrap_or_default()
        });
    }
}

impl Pane for Community {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Community, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_one =
            action.command().scope == Scope::Community && action != Action::CommunityNew;
        if !needs_one || !self.rows.is_current(view.ledger.tables(), view.day()) {
            return None;
        }
        match self.here() {
            None => Some("community-none-here"),
            Some(_) => (self.called(action).is_none()).then_some("community-nothing-agreed"),
        }
    }

    fn calls(&self, action: Action) -> Option<String> {
        match action.command().scope {
            Scope::Community => self.called(action),
            _ => None,
        }
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.here() {
            Some(_) => "page-enter-deeds",
            None => "command-community-new.short",
        })
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.all().len()) {
            return Ok(());
        }
        if matches!(action, Action::Left | Action::Right) {
            let at = self.rows.beside(action == Action::Right);
            self.turn_to(at, &context.view());
            return Ok(());
        }
        if action == Action::CommunityNew {
            self.add(context);
            return Ok(());
        }
        let Some(here) = self.here() else {
            if action == Action::Open {
                self.add(context);
            }
            return Ok(());
        };
        match action {
            Action::Open => self.ask(here, context),
            Action::CommunityNext => self.rows.list().next(here, context)?,
            Action::CommunityOther => self.rows.list().other(here, context)?,
            Action::CommunitySettle => self.rows.list().settle(here, context),
            Action::CommunityEdit => self.rows.list().edit(here, context),
            _ => {}
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let buttons = pad::buttons_called(Scope::Community, |action| self.called(action), view);
        // With a phone's keyboard open the list comes first: Enter has everything the pad has.
        let flat = match area.height {
            ..PAD_FROM => 0,
            _ => pad::flat_rows(area.width, &buttons),
        };
        let (list, card, pad) = list_card_pad(area, flat, pad::boxed_rows(&buttons));
        self.draw_list(frame, list, view);
        if !card.is_empty() {
            let here = self.here().map(|id| (self.rows.list(), id));
            self.card.draw(frame, card, here, view);
        }
        let (shape, title) = (Shape::of(area.width), view.texts.get("hazards-steps"));
        pad::draw_in(frame, pad, shape, &title, &buttons, view);
    }

    fn select(&mut self, item: usize, view: &View<'_>) -> bool {
        if let Some(at) = tabs::tapped(item) {
            self.turn_to(at, view);
            return false;
        }
        self.roll.choose(item)
    }

    fn arrive_at(&mut self, what: Undertaking, view: &View<'_>) {
        let list = list_of(what);
        let place = self.rows.counts().position(|(name, _)| name == list.name());
        if let Some(at) = place {
            self.found.set(Some(what.uuid()));
            self.turn_to(at, view);
        }
    }

    /// Looks in the list shown; what is not there is looked for everywhere.
    fn search(&mut self, typed: &str, context: &mut Context<'_>) -> bool {
        let view = context.view();
        self.follow(&view);
        let list = self.rows.list();
        let rows = self.rows.all().iter();
        let options = rows.filter_map(|row| {
            let said = list.line(row.id, &view)?;
            Some(Choice::new(row.id.to_string(), said.text()))
        });
        let options: Vec<Choice> = options.collect();
        let found = Rc::clone(&self.found);
        let title = view.texts.get(list.name()).into_owned();
        let mut picker = Picker::new(title, options, move |choice, _| {
            found.set(Uuid::parse_str(&choice.value).ok());
            Ok(())
        });
        if !typed.is_empty() {
            picker.pasted(typed, context);
        }
        let any = picker.has_any();
        if any {
            context.open(picker);
        }
        any
    }

    fn subject(&self) -> Option<Subject> {
        let row = self.rows.all().get(self.roll.at)?;
        row.subject.clone()
    }
}
