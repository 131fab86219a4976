//! The last row: what the keys do here, read from the table of commands. The help key is first and never dropped.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::taps::Target;
use super::text;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::context::View;

/// A hint: the key, its word and what a tap on it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key as shown; empty for a hint that stands for many keys.
    pub key: String,
    /// What it does.
    pub word: String,
    /// What a tap on it does.
    pub action: Option<Action>,
}

/// The hints for `scopes`, help first, then in the order of the scopes and of the table; those for all digits at once
/// only where `digits` mean something. `enters` is what Enter does where that is not what its command says.
pub fn hints(
    scopes: &[Scope],
    digits: bool,
    enters: Option<&'static str>,
    view: &View<'_>,
    offered: impl Fn(Action) -> bool,
) -> Vec<Hint> {
    let mut hints = vec![hint(Action::Help, view)];
    for scope in scopes {
        let as_told = view.keymap.is_as_told(*scope);
        if let Some(id) = scope.hint().filter(|_| digits && as_told) {
            hints.push(Hint {
                key: String::new(),
                word: view.texts.get(id).into_owned(),
                action: None,
            });
        }
        let rows = COMMANDS
            .iter()
            .filter(|command| command.scope == *scope && command.is_offered())
            .filter(|command| command.hint || (!as_told && scope.hint().is_some() && digits));
        for command in
            rows.filter(|command| command.action != Action::Help && offered(command.action))
        {
            let mut hint = hint(command.action, view);
            if let (Action::Accept | Action::Open, Some(id)) = (command.action, enters) {
                hint.word = view.texts.get(id).into_owned();
            }
            hints.push(hint);
        }
    }
    hints
}

fn hint(action: Action, view: &View<'_>) -> Hint {
    let key = view
        .keymap
        .keys(action)
        .first()
        .map_or_else(String::new, |key| key.shown(view.texts));
    let id = action.text();
    let short = format!("{id}.short");
    let word = if view.texts.has(&short) {
        view.texts.get(&short).into_owned()
    } else {
        view.texts.get(&id).into_owned()
    };
    Hint {
        key,
        word,
        action: Some(action),
    }
}

/// Draws hints from the left until one does not fit: the last ones go first, the first one never.
pub fn draw(frame: &mut Frame<'_>, area: Rect, hints: &[Hint], view: &View<'_>) {
    let mut column = area.x + u16::from(area.width > 1);
    for (at, hint) in hints.iter().enumerate() {
        // Han words stand right at their key, as on the keys of a phone; Latin ones need a gap.
        let gap = if !hint.key.is_empty() && hint.word.is_ascii() {
            " "
        } else {
            ""
        };
        let columns = text::width(&hint.key) + gap.len() + text::width(&hint.word);
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        let room = area.right().saturating_sub(column);
        if columns > room && at > 0 {
            break;
        }
        let place = Rect {
            x: column,
            width: columns.min(room),
            ..area
        };
        let key = Span::styled(hint.key.as_str(), view.theme.key());
        frame.render_widget(
            Line::from(vec![key, Span::raw(gap), Span::raw(hint.word.as_str())]),
            place,
        );
        if let Some(action) = hint.action {
            view.taps.note(place, Target::Action(action));
        }
        column = place.right().saturating_add(2).min(area.right());
    }
}
