//! A pad: what each digit of a page does, as buttons. Pressing one is the App's business.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::popup::{Look, boxed};
use super::taps::Target;
use super::text;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::context::View;
use crate::tui::layout::Shape;

/// The buttons: the digit, the short word and the command; at an open card what opens it has the name of what it does
/// there.
fn buttons(scope: Scope, at_card: bool, view: &View<'_>) -> Vec<(String, String, Action)> {
    let rows = COMMANDS.iter().filter(|command| command.scope == scope);
    let shown = rows.map(|command| {
        let id = match command.action {
            Action::Detail if at_card => "page-enter-deeds".to_owned(),
            action => format!("{}.short", action.text()),
        };
        let word = view.texts.get(&id).into_owned();
        (view.key(command.action), word, command.action)
    });
    shown.collect()
}

/// Draws the commands of `scope` as a box with two columns of buttons.
pub fn draw(frame: &mut Frame<'_>, area: Rect, title: &str, scope: Scope, view: &View<'_>) {
    let inside = boxed(frame, area, title, Look::Quiet, view);
    let half = inside.width / 2;
    for (at, (key, word, action)) in buttons(scope, false, view).into_iter().enumerate() {
        let (row, column) = (
            u16::try_from(at / 2).unwrap_or(0),
            u16::try_from(at % 2).unwrap_or(0),
        );
        if row >= inside.height {
            break;
        }
        let place = Rect {
            x: inside.x + column * half,
            y: inside.y + row,
            width: half,
            height: 1,
        };
        button(frame, place, &key, &format!(" {word}"), action, view);
    }
}

/// Rows the pad takes as a box.
pub fn boxed_rows(scope: Scope) -> u16 {
    let count = COMMANDS.iter().filter(|command| command.scope == scope);
    u16::try_from(count.count().div_ceil(2) + 2).unwrap_or(u16::MAX)
}

/// Draws the pad in the way of this width: as rows of buttons, or as a box under `title`.
pub fn draw_in(
    frame: &mut Frame<'_>,
    area: Rect,
    shape: Shape,
    title: &str,
    scope: Scope,
    view: &View<'_>,
) {
    if shape == Shape::Narrow {
        draw_flat(frame, area, scope, view);
    } else {
        draw(frame, area, title, scope, view);
    }
}

/// Rows the flat pad takes in this width.
pub fn flat_rows(width: u16, scope: Scope, view: &View<'_>) -> u16 {
    rows(&flat(width, scope, false, view))
}

/// The same below an open card.
pub fn flat_rows_at_card(width: u16, view: &View<'_>) -> u16 {
    rows(&flat(width, Scope::Door, true, view))
}

fn rows(placed: &[Placed]) -> u16 {
    placed.last().map_or(0, |(row, ..)| row + 1)
}

/// Where a flat button goes: row, column, the key, the text after it, the command.
type Placed = (u16, u16, String, String, Action);

fn flat(width: u16, scope: Scope, at_card: bool, view: &View<'_>) -> Vec<Placed> {
    let (mut row, mut column) = (0, 1);
    let mut placed = Vec::new();
    for (key, word, action) in buttons(scope, at_card, view) {
        let gap = if word.is_ascii() { " " } else { "" };
        let columns = u16::try_from(text::width(&key) + text::width(&word) + gap.len() + 2)
            .unwrap_or(u16::MAX);
        if column + columns > width && column > 1 {
            (row, column) = (row + 1, 1);
        }
        placed.push((row, column, key, format!("{gap}{word}"), action));
        column += columns + 1;
    }
    placed
}

/// Draws the pad as rows of buttons in brackets: the layout for fingers.
pub fn draw_flat(frame: &mut Frame<'_>, area: Rect, scope: Scope, view: &View<'_>) {
    draw_placed(frame, area, flat(area.width, scope, false, view), view);
}

/// The same below an open card.
pub fn draw_flat_at_card(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    draw_placed(frame, area, flat(area.width, Scope::Door, true, view), view);
}

fn draw_placed(frame: &mut Frame<'_>, area: Rect, placed: Vec<Placed>, view: &View<'_>) {
    for (row, column, key, word, action) in placed {
        if row >= area.height {
            break;
        }
        let columns = u16::try_from(text::width(&key) + text::width(&word) + 2).unwrap_or(0);
        let place = Rect {
            x: area.x + column,
            y: area.y + row,
            width: columns.min(area.width - column),
            height: 1,
        };
        let line = Line::from(vec![
            Span::raw("["),
            Span::styled(key, view.theme.key()),
            Span::raw(word),
            Span::raw("]"),
        ]);
        frame.render_widget(line, place);
        view.taps.note(place, Target::Action(action));
    }
}

fn button(
    frame: &mut Frame<'_>,
    place: Rect,
    key: &str,
    word: &str,
    action: Action,
    view: &View<'_>,
) {
    let line = Line::from(vec![
        Span::styled(key.to_owned(), view.theme.key()),
        Span::raw(word.to_owned()),
    ]);
    frame.render_widget(line, place);
    view.taps.note(place, Target::Action(action));
}
