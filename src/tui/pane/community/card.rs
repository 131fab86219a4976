//! What is said of one record in full, line by line, in the same words for every list. Changes nothing.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::List;
use crate::config::Mask;
use crate::domain::household::Contact;
use crate::domain::mask::mask_phone;
use crate::tui::context::{Context, View};
use crate::tui::dialog::message::Notice;
use crate::tui::theme::Theme;
use crate::tui::widget::lines::{self, Lines};

/// What a card was written from.
#[derive(Clone, PartialEq)]
struct Seen {
    id: Uuid,
    touched: u64,
    operations: usize,
    minute: i64,
    language: &'static str,
    mask: Mask,
    theme: Theme,
}

impl Seen {
    fn of(id: Uuid, view: &View<'_>) -> Self {
        Self {
            id,
            touched: view.ledger.touched_mark(),
            operations: view.ledger.headers().len(),
            minute: view.clock.now().timestamp() / 60,
            language: view.texts.tag(),
            mask: view.settings.mask,
            theme: view.theme,
        }
    }
}

/// The card drawn last: it is written anew when something was recorded or a minute is over, not for every frame.
#[derive(Default)]
pub(super) struct Kept(Option<(Seen, Lines)>);

impl Kept {
    fn lines(&mut self, list: &dyn List, id: Uuid, view: &View<'_>) -> &Lines {
        let now = Seen::of(id, view);
        let known = self.0.take().filter(|(seen, _)| *seen == now);
        let known = known.unwrap_or_else(|| (now, lines(list, id, view)));
        &self.0.insert(known).1
    }

    /// Draws the card; an empty box when there is none.
    pub fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        here: Option<(&dyn List, Uuid)>,
        view: &View<'_>,
    ) {
        let title = here.map(|(list, id)| list.title(id, view));
        let told = here.map(|(list, id)| self.lines(list, id, view).as_slice());
        let (title, told) = (title.unwrap_or_default(), told.unwrap_or_default());
        lines::card(frame, area, &title, told, view);
    }
}

/// The same as a text to read.
pub(super) fn text(list: &dyn List, id: Uuid, view: &View<'_>) -> String {
    lines::said(lines(list, id, view))
}

/// Opens it as a text to read: where the card has no room, or nothing else is done with a record.
pub(super) fn read(list: &dyn List, id: Uuid, context: &mut Context<'_>) {
    let view = context.view();
    let notice = Notice::new(list.title(id, &view), text(list, id, &view));
    context.open(notice);
}

/// All of it, line by line.
pub(super) fn lines(list: &dyn List, id: Uuid, view: &View<'_>) -> Lines {
    let mut card = Card {
        lines: Vec::new(),
        view,
    };
    list.card(id, &mut card);
    card.lines
}

/// The lines written so far, and what they are written with.
pub(super) struct Card<'a> {
    lines: Lines,
    pub view: &'a View<'a>,
}

impl Card<'_> {
    /// What sort of thing it is and how it stands.
    pub fn head(&mut self, words: &[&str]) {
        let style = self.view.theme.strong();
        self.lines.push((words.join(" / "), style));
    }

    /// A line as it is.
    pub fn plain(&mut self, line: &str) {
        self.lines.push((line.to_owned(), self.view.theme.plain()));
    }

    /// A value behind the message that names it; nothing where there is no value.
    pub fn said(&mut self, label: &'static str, value: &str) {
        let value = value.trim().replace('\n', " ");
        if !value.is_empty() {
            let texts = self.view.texts;
            let values = [("label", texts.get(label).into()), ("value", value.into())];
            let line = texts.with("hazards-said", &values);
            self.lines.push((line, self.view.theme.plain()));
        }
    }

    /// A number, where there is one.
    pub fn number(&mut self, label: &'static str, number: Option<impl ToString>) {
        let said = number.map(|number| number.to_string());
        self.said(label, &said.unwrap_or_default());
    }

    /// A day, where there is one.
    pub fn day(&mut self, label: &'static str, day: Option<NaiveDate>) {
        self.number(label, day);
    }

    /// Whom to ask; phones are masked.
    pub fn contact(&mut self, contact: Option<&Contact>) {
        if let Some(contact) = contact {
            let phones = contact.phones.iter().map(|phone| mask_phone(phone));
            let words: Vec<String> = std::iter::once(self.view.name(&contact.name))
                .chain(phones)
                .collect();
            self.said("partner-contact", &words.join(" "));
        }
    }

    /// A heading and the lines below it, where there are any.
    pub fn list(&mut self, label: &'static str, rows: impl IntoIterator<Item = String>) {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_some() {
            let heading = self.view.texts.get(label).into_owned();
            self.lines.push((heading, self.view.theme.dim()));
            let plain = self.view.theme.plain();
            self.lines
                .extend(rows.map(|row| (format!("- {row}"), plain)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::Arc;

    use super::*;
    use crate::clock::{Clock, FixedClock, Moment, parse_moment};
    use crate::config::Config;
    use crate::domain::Id;
    use crate::domain::place::Place;
    use crate::i18n::Language;
    use crate::ledger::Ledger;
    use crate::ledger::backing::Memory;
    use crate::tui::app::{App, Looks};
    use crate::tui::pane::Action;
    use crate::tui::pane::community::{Deeds, Row, Said, Source, Tables};

    /// A list whose cards count how often they are written.
    #[derive(Default)]
    struct Counting(Cell<usize>);

    impl List for Counting {
        fn name(&self) -> &'static str {
            "community-polls"
        }
        fn empty(&self) -> &'static str {
            "community-no-polls"
        }
        fn adds(&self) -> Action {
            Action::PollAdd
        }
        fn deeds(&self) -> Deeds {
            super::super::polls::Polls::default().deeds()
        }
        fn sources(&self, _tables: &Tables) -> Vec<Source> {
            Vec::new()
        }
        fn count(&self, _tables: &Tables, _day: NaiveDate) -> usize {
            0
        }
        fn rows(&mut self, _tables: &Tables, _day: NaiveDate) -> Vec<Row> {
            Vec::new()
        }
        fn line(&self, _id: Uuid, _view: &View<'_>) -> Option<Said> {
            None
        }
        fn title(&self, _id: Uuid, _view: &View<'_>) -> String {
            String::new()
        }
        fn card(&self, _id: Uuid, _card: &mut Card<'_>) {
            self.0.set(self.0.get() + 1);
        }
        fn next(&self, _id: Uuid, _context: &mut Context<'_>) -> Result<(), crate::error::Error> {
            Ok(())
        }
        fn other(&self, _id: Uuid, _context: &mut Context<'_>) -> Result<(), crate::error::Error> {
            Ok(())
        }
        fn edit(&self, _id: Uuid, _context: &mut Context<'_>) {}
    }

    #[derive(Clone)]
    struct Shared(Arc<FixedClock>);

    impl Clock for Shared {
        fn now(&self) -> Moment {
            self.0.now()
        }
        fn id(&self) -> Uuid {
            self.0.id()
        }
        fn ticks(&self) -> u64 {
            self.0.ticks()
        }
    }

    #[test]
    fn a_card_is_written_once_until_something_is_recorded_or_a_minute_is_over() {
        let moment = parse_moment("2026-11-22T09:00:00+08:00").unwrap();
        let clock = Shared(Arc::new(FixedClock::at(moment)));
        let ledger = Ledger::open(Box::new(Memory::new(clock.id()))).unwrap().0;
        let (looks, settings) = (Looks::default(), Config::default());
        let lent = Box::new(clock.clone());
        let mut app = App::new(ledger, lent, Language::Chinese, looks, settings);
        let (list, mut kept) = (Counting::default(), Kept::default());
        let mut written = |app: &App, id: u128| {
            for _ in 0..60 {
                kept.lines(&list, Uuid::from_u128(id), &app.view());
            }
            list.0.get()
        };
        assert_eq!((written(&app, 1), written(&app, 2)), (1, 2));
        clock.0.advance(chrono::Duration::seconds(60));
        assert_eq!(written(&app, 2), 3);
        let id = Id::new(clock.id());
        app.act(|context| {
            let kind = crate::domain::codes::PlaceKind::SHOP;
            let place = Place::new(id, "小卖部".to_owned(), kind);
            context.commit("put", |edit| edit.put(place))?;
            Ok(())
        });
        assert_eq!(written(&app, 2), 4);
    }
}
