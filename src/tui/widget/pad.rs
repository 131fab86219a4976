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

/// What a digit does.
#[derive(Clone, Debug)]
pub struct Button {
    /// The digit.
    key: String,
    /// The short word.
    word: String,
    /// The command.
    action: Action,
}

/// The buttons of `scope`.
pub fn buttons(scope: Scope, view: &View<'_>) -> Vec<Button> {
    buttons_called(scope, |action| Some(action.text()), view)
}

/// The buttons at the card of a door: what opens the card has the name of what it does there.
pub fn buttons_at_card(view: &View<'_>) -> Vec<Button> {
    let mut buttons = buttons(Scope::Door, view);
    for button in &mut buttons {
        if button.action == Action::Detail {
            button.word = view.texts.get("page-enter-deeds").into_owned();
        }
    }
    buttons
}

/// The buttons of `scope`, each under the message `called` names it by; those it has none for are not there.
pub fn buttons_called(
    scope: Scope,
    called: impl Fn(Action) -> Option<String>,
    view: &View<'_>,
) -> Vec<Button> {
    let rows = COMMANDS.iter().filter(|command| command.scope == scope);
    let shown = rows.filter_map(|command| {
        let id = format!("{}.short", called(command.action)?);
        Some(Button {
            key: view.key(command.action),
            word: view.texts.get(&id).into_owned(),
            action: command.action,
        })
    });
    shown.collect()
}

/// Draws the buttons in two columns, as a box.
pub fn draw(frame: &mut Frame<'_>, area: Rect, title: &str, buttons: &[Button], view: &View<'_>) {
    let inside = boxed(frame, area, title, Look::Quiet, view);
    let half = inside.width / 2;
    for (at, shown) in buttons.iter().enumerate() {
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
        draw_button(frame, place, shown, view);
    }
}

/// Rows the pad takes as a box.
pub fn boxed_rows(buttons: &[Button]) -> u16 {
    u16::try_from(buttons.len().div_ceil(2) + 2).unwrap_or(u16::MAX)
}

/// Draws the pad in the way of this width: as rows of buttons, or as a box under `title`.
pub fn draw_in(
    frame: &mut Frame<'_>,
    area: Rect,
    shape: Shape,
    title: &str,
    buttons: &[Button],
    view: &View<'_>,
) {
    if shape == Shape::Narrow {
        draw_flat(frame, area, buttons, view);
    } else {
        draw(frame, area, title, buttons, view);
    }
}

/// Rows the flat pad takes in this width.
pub fn flat_rows(width: u16, buttons: &[Button]) -> u16 {
    flat(width, buttons).last().map_or(0, |(row, ..)| row + 1)
}

/// Where a flat button goes: row, column, the text after its key.
type Placed<'a> = (u16, u16, String, &'a Button);

fn flat(width: u16, buttons: &[Button]) -> Vec<Placed<'_>> {
    let (mut row, mut column) = (0, 1);
    let mut placed = Vec::new();
    for button in buttons {
        let gap = if button.word.is_ascii() { " " } else { "" };
        let word = format!("{gap}{}", button.word);
        let columns =
            u16::try_from(text::width(&button.key) + text::width(&word) + 2).unwrap_or(u16::MAX);
        if column + columns > width && column > 1 {
            (row, column) = (row + 1, 1);
        }
        placed.push((row, column, word, button));
        column += columns + 1;
    }
    placed
}

/// Draws the pad as rows of buttons in brackets: the layout for fingers.
pub fn draw_flat(frame: &mut Frame<'_>, area: Rect, buttons: &[Button], view: &View<'_>) {
    for (row, column, word, button) in flat(area.width, buttons) {
        let key = &button.key;
        if row >= area.height {
            break;
        }
        let columns = u16::try_from(text::width(key) + text::width(&word) + 2).unwrap_or(0);
        let place = Rect {
            x: area.x + column,
            y: area.y + row,
            width: columns.min(area.width - column),
            height: 1,
        };
        let line = Line::from(vec![
            Span::raw("["),
            Span::styled(key.clone(), view.theme.key()),
            Span::raw(word),
            Span::raw("]"),
        ]);
        frame.render_widget(line, place);
        view.taps.note(place, Target::Action(button.action));
    }
}

fn draw_button(frame: &mut Frame<'_>, place: Rect, button: &Button, view: &View<'_>) {
    let line = Line::from(vec![
        Span::styled(button.key.clone(), view.theme.key()),
        Span::raw(format!(" {}", button.word)),
    ]);
    frame.render_widget(line, place);
    view.taps.note(place, Target::Action(button.action));
}
