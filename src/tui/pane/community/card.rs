//! What is said of one record in full, line by line, in the same words for every list. Changes nothing.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use uuid::Uuid;

use super::List;
use crate::domain::household::Contact;
use crate::domain::mask::mask_phone;
use crate::tui::context::{Context, View};
use crate::tui::dialog::message::Notice;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;

/// Draws the card; an empty box when there is none.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    here: Option<(&dyn List, Uuid)>,
    view: &View<'_>,
) {
    let title = here.map(|(list, id)| list.title(id, view));
    let inside = boxed(frame, area, &title.unwrap_or_default(), Look::Main, view);
    let Some((list, id)) = here else { return };
    let room = usize::from(inside.width);
    let lines = lines(list, id, view);
    let wrapped = lines.iter().flat_map(|(line, style)| {
        let lines = text::wrap(line, room).into_iter();
        lines.map(|line| (line, *style))
    });
    for (y, (line, style)) in (inside.top()..inside.bottom()).zip(wrapped) {
        frame
            .buffer_mut()
            .set_stringn(inside.x, y, line, room, style);
    }
}

/// The same as a text to read.
pub(super) fn text(list: &dyn List, id: Uuid, view: &View<'_>) -> String {
    let lines = lines(list, id, view).into_iter().map(|(line, _)| line);
    lines.collect::<Vec<_>>().join("\n")
}

/// Opens it as a text to read: where the card has no room, or nothing else is done with a record.
pub(super) fn read(list: &dyn List, id: Uuid, context: &mut Context<'_>) {
    let view = context.view();
    let notice = Notice::new(list.title(id, &view), text(list, id, &view));
    context.open(notice);
}

fn lines(list: &dyn List, id: Uuid, view: &View<'_>) -> Vec<(String, Style)> {
    let mut card = Card {
        lines: Vec::new(),
        view,
    };
    list.card(id, &mut card);
    card.lines
}

/// The lines written so far, and what they are written with.
pub(super) struct Card<'a> {
    lines: Vec<(String, Style)>,
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
