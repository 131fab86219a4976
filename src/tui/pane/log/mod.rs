//! The page Log: the day so far in the order of time, its figures, files for the office, the end of the day. Not one door.

mod close;
mod line;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::codes::DayState;
use crate::exchange::daylog::{Export, Privacy, Words};
use crate::ledger::queries::daylog::{DayLog, Entry, Summary, What};
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::table::Tables;
use crate::tui::entry::{export, visit};
use crate::tui::layout::{Shape, list_card_pad};
use crate::tui::pane::Page;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;

/// What the page was made from: operations, the day shown, the language.
type Followed = (usize, NaiveDate, &'static str);

/// The page.
#[derive(Default)]
pub struct Log {
    day: Option<NaiveDate>,
    log: Option<DayLog>,
    figures: String,
    /// That files were written before the day was closed; empty where none were.
    older: String,
    followed: Option<Followed>,
    roll: Roll,
}

impl Log {
    /// The day shown: the one turned to, else the one being worked.
    fn shown(&self, view: &View<'_>) -> NaiveDate {
        self.day.unwrap_or_else(|| view.day())
    }

    /// A day closed after midnight stays in sight, though another has begun: its files are still to be written.
    fn stay_at_closed(&mut self, view: &View<'_>) {
        let Some((count, shown, _)) = self.followed else {
            return;
        };
        let headers = view.ledger.headers();
        let since = headers.get(count..).unwrap_or_default();
        let closed = since.iter().any(|header| header.verb == "day-close");
        if closed && self.day.is_none() && shown < view.day() {
            self.day = Some(shown);
        }
    }

    fn entries(&self) -> &[Entry] {
        self.log.as_ref().map_or(&[], |log| &log.timeline)
    }

    fn here(&self) -> Option<&Entry> {
        self.entries().get(self.roll.at)
    }

    /// Turns to the nearest day before or after of which anything is written down; today is always there.
    fn turn(&mut self, forward: bool, view: &View<'_>) {
        let shown = self.shown(view);
        let days = days(view.ledger.tables());
        let next = if forward {
            let later = days.into_iter().filter(|day| *day > shown).min();
            later.or((shown < view.day()).then(|| view.day()))
        } else {
            days.into_iter().filter(|day| *day < shown).max()
        };
        if let Some(day) = next {
            self.day = (day != view.day()).then_some(day);
        }
    }

    fn open(&self, context: &mut Context<'_>) {
        let Some(entry) = self.here() else { return };
        let subject = entry.place().and_then(|place| place.subject.clone());
        match &entry.what {
            _ if entry.undone => {
                let said = context.texts.get("log-is-undone").into_owned();
                context.refuse(said);
            }
            What::Visit(row) => visit::correct(&row.visit, context),
            What::Hazard(_) | What::HazardStep(..) => context.turn_to(Page::Hazards, subject),
            What::Request(_) | What::RequestStep(..) => context.turn_to(Page::Requests, subject),
            _ if subject.is_some() => context.turn_to(Page::Homes, subject),
            _ => {}
        }
    }

    fn draw_timeline(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let title = title(self.shown(view), self.log.as_ref(), area.width, view);
        let inside = boxed(frame, area, &title, Look::Quiet, view);
        let entries = self.log.as_ref().map_or(&[][..], |log| &log.timeline);
        if entries.is_empty() {
            list::empty(frame, inside, &view.texts.get("log-empty"), view);
            return;
        }
        list::draw(
            frame,
            inside,
            &mut self.roll,
            entries.len(),
            view,
            |row, room| line::line(&entries[row], room, view),
        );
    }

    /// The figures of the day, as they are pasted into a chat, as many lines as there is room for.
    fn draw_figures(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let state = self.log.as_ref().map(|log| log.head.day.state);
        let state = state.filter(|state| *state != DayState::OPEN);
        let values = [(
            "state",
            state
                .map_or("", |state| state.label(view.texts.tag()))
                .into(),
        )];
        let title = view.texts.with("log-figures", &values);
        let inside = boxed(frame, area, title.trim(), Look::Main, view);
        let room = usize::from(inside.width);
        let rows = usize::from(inside.height);
        let older = text::wrap(&self.older, room);
        let told = if self.older.is_empty() {
            0
        } else {
            older.len()
        };
        let lines = self.figures.lines().flat_map(|line| text::wrap(line, room));
        let mut lines: Vec<String> = older.into_iter().take(told).chain(lines).collect();
        if lines.len() > rows {
            // Closing shows every line; here what is left out is at least said to be.
            lines.truncate(rows);
            if let Some(last) = lines.last_mut() {
                *last = text::cut(&format!("{last} .. "), room).into_owned();
            }
        }
        for (at, (y, line)) in (inside.top()..inside.bottom()).zip(lines).enumerate() {
            let style = if at < told {
                view.theme.alert()
            } else {
                view.theme.plain()
            };
            frame
                .buffer_mut()
                .set_stringn(inside.x, y, line, room, style);
        }
    }
}

/// That files written earlier still say the day is open; empty where there are none.
pub(in crate::tui) fn older(day: NaiveDate, view: &View<'_>) -> String {
    let kinds = export::older_than_close(day, view);
    if kinds.is_empty() {
        return String::new();
    }
    let values = [
        ("count", kinds.len().into()),
        (
            "formats",
            kinds.join(&view.texts.get("list-separator")).into(),
        ),
    ];
    view.texts.with("log-older", &values)
}

/// The day and its figures in a line.
fn title(day: NaiveDate, log: Option<&DayLog>, width: u16, view: &View<'_>) -> String {
    let number = |of: fn(&Summary) -> u32| log.map_or(0, |log| of(&log.summary));
    let values = [
        ("day", day.format("%m-%d").to_string().into()),
        ("attempted", number(|summary| summary.attempted).into()),
        ("met", number(|summary| summary.people_met).into()),
        ("away", number(|summary| summary.not_home).into()),
        ("refused", number(|summary| summary.refused).into()),
    ];
    let title = view.texts.with("log-title", &values);
    // On a phone the figures that do not fit are told in full below.
    if text::width(&title) + 4 > usize::from(width) {
        return view.texts.with("log-title-short", &values);
    }
    title
}

/// The same of a day's log.
pub(in crate::tui) fn heading(log: &DayLog, view: &View<'_>) -> String {
    title(log.head.date(), Some(log), u16::MAX, view)
}

/// The days of which anything is written down, in no order.
fn days(tables: &Tables) -> Vec<NaiveDate> {
    let days = tables.days.days().chain(tables.visits.days());
    days.chain(tables.checks.days())
        .chain(tables.collection.days())
        .collect()
}

/// The figures in words, line by line; what a chat needs around them is left out.
pub(in crate::tui) fn figures(log: &DayLog, context: &Context<'_>) -> String {
    let say = context.texts.plain();
    let export = Export {
        log,
        tables: context.ledger.tables(),
        words: Words::new(&say, context.texts.tag()),
        privacy: Privacy::Masked,
        now: context.clock.now(),
        template: None,
        roster: None,
    };
    let text = export.plain_text();
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.pop();
    lines.join("\n")
}

impl Pane for Log {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Log, Scope::List]
    }

    fn refuses(&self, action: Action, _view: &View<'_>) -> Option<&'static str> {
        match action {
            Action::DayClose => close::refusal(self.log.as_ref()),
            Action::Open if self.followed.is_some() && self.here().is_none() => {
                Some("log-nothing-here")
            }
            _ => None,
        }
    }

    fn prepare(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        self.stay_at_closed(&context.view());
        let day = self.shown(&context.view());
        let now = (context.ledger.headers().len(), day, context.texts.tag());
        if self.followed == Some(now) {
            return Ok(());
        }
        // One that cannot be read is told once, not at every key.
        let before = self.followed.replace(now);
        let at_end = self.roll.at + 1 >= self.entries().len();
        let log = whole_day(context.ledger, day, context.clock.now(), context.work)?;
        if at_end || before.is_none_or(|before| before.1 != day) {
            self.roll.at = log.timeline.len().saturating_sub(1);
        }
        self.figures = figures(&log, context);
        self.older = older(day, &context.view());
        self.log = Some(log);
        Ok(())
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        if self.roll.walk(action, self.entries().len()) {
            return Ok(());
        }
        let day = self.shown(&context.view());
        match action {
            Action::Left => self.turn(false, &context.view()),
            Action::Right => self.turn(true, &context.view()),
            Action::Open => self.open(context),
            Action::DayClose => {
                if let Some(log) = &self.log {
                    close::ask(log, &self.figures, context);
                }
            }
            _ => {
                if let Some(kind) = export::kind(action) {
                    export::ask(day, kind, context);
                }
            }
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let buttons = pad::buttons(Scope::Log, view);
        let flat = pad::flat_rows(area.width, &buttons);
        let (list, card, pad) = list_card_pad(area, flat, pad::boxed_rows(&buttons));
        self.draw_timeline(frame, list, view);
        if !card.is_empty() {
            self.draw_figures(frame, card, view);
        }
        let (shape, title) = (Shape::of(area.width), view.texts.get("log-pad"));
        pad::draw_in(frame, pad, shape, &title, &buttons, view);
    }

    fn back(&mut self) -> bool {
        self.day.take().is_some()
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, _view: &View<'_>) -> bool {
        let about = |entry: &Entry| entry.place().and_then(|place| place.subject.clone());
        let at = (self.entries().iter()).rposition(|entry| about(entry).as_ref() == Some(subject));
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here()?.place()?.subject.clone()
    }
}
