//! A project, an activity or a poll on Today: its row and its card. What can be done with it is the page Community's.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::ledger::queue::{Item, Undertaking};
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::entry::undertaking;
use crate::tui::pane::community;
use crate::tui::reason;
use crate::tui::widget::lines;
use crate::tui::widget::table;
use crate::tui::widget::text;

/// Columns its name keeps beside what is to be done.
const NAME: usize = 12;

/// A card of fewer rows has no box.
const BOXED_ROWS: u16 = 5;

/// So many columns are for what is to be done, in a row of `room`.
pub fn room_for_why(title: &str, room: usize) -> usize {
    // The mark, the gap after it and the one before what is to be done.
    room.saturating_sub(text::width(title).min(NAME) + 3)
}

/// What is to be done about one whose day has passed; nothing when nothing is due.
pub fn late(what: Undertaking, view: &View<'_>) -> Option<String> {
    let item = Item::Undertaking(what);
    let explained = view.queue().explain(view.ledger.tables(), &item);
    let to_do = reason::brief(explained.today.first()?, view);
    let values = [
        ("late", view.texts.get("today-late").into()),
        ("what", to_do.into()),
    ];
    Some(view.texts.with("today-late-to-do", &values))
}

/// Its row: what is to be done is told whole before its name is.
pub fn row(title: &str, why: &str, room: usize, view: &View<'_>) -> Line<'static> {
    let why_columns = text::width(why).min(room_for_why(title, room));
    let name = room.saturating_sub(why_columns + 3);
    let cells = [
        ("*", view.theme.alert()),
        (title, view.theme.plain()),
        (why, view.theme.plain()),
    ];
    table::row(&cells, &[1, name, why_columns])
}

/// Draws its card: what is to be done and by which key, then all that is known of it.
pub fn draw(frame: &mut Frame<'_>, area: Rect, what: Undertaking, view: &View<'_>) {
    let title = undertaking::title(what, view);
    let mut told = vec![(undertaking::to_do(what, view), view.theme.strong())];
    let key = view.key(Action::Open);
    let hint = view
        .texts
        .with("today-undertaking-key", &[("key", key.into())]);
    told.push((hint, view.theme.dim()));
    told.extend(community::told(what, view));
    if area.height < BOXED_ROWS {
        told.insert(0, (title, view.theme.title()));
        lines::draw(frame, area, &told);
        return;
    }
    lines::card(frame, area, &title, &told, view);
}
