//! The last row: what the keys do here, read from the table of commands. The help key is first, the way to every command
//! is the last to go.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::taps::Target;
use super::text;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::context::View;

/// Columns between two hints.
const GAP: u16 = 2;

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

impl Hint {
    /// Han words stand right at their key, as on the keys of a phone; Latin ones need a gap.
    fn gap(&self) -> &'static str {
        if !self.key.is_empty() && !self.word.is_empty() && self.word.is_ascii() {
            " "
        } else {
            ""
        }
    }

    fn columns(&self) -> u16 {
        let columns = text::width(&self.key) + self.gap().len() + text::width(&self.word);
        u16::try_from(columns).unwrap_or(u16::MAX)
    }
}

/// The hints for which there are `columns`: those on the right go first. Help never goes, and the way to every command only
/// where not even its key fits beside it.
fn fitting(hints: &[Hint], columns: u16) -> Vec<Hint> {
    let is_kept = |hint: &&Hint| hint.action == Some(Action::Palette);
    let kept = hints.iter().skip(1).find(is_kept);
    let brief = kept.map(|hint| Hint {
        word: String::new(),
        ..hint.clone()
    });
    let help = hints.first().map_or(0, |hint| hint.columns() + GAP);
    let brief = brief.filter(|hint| help + hint.columns() <= columns);
    let (mut used, mut waits) = (0_u16, brief.is_some());
    let mut shown = Vec::new();
    for (at, hint) in hints.iter().enumerate() {
        waits &= !is_kept(&hint);
        let reserved = brief.as_ref().filter(|_| waits);
        let reserved = reserved.map_or(0, |hint| hint.columns() + GAP);
        if at > 0 && used + hint.columns() + reserved > columns {
            waits |= is_kept(&hint);
            break;
        }
        used += hint.columns() + GAP;
        shown.push(hint.clone());
    }
    if waits {
        let whole = kept.filter(|hint| used + hint.columns() <= columns);
        shown.extend(whole.cloned().or(brief));
    }
    shown
}

/// Draws the hints there is room for.
pub fn draw(frame: &mut Frame<'_>, area: Rect, hints: &[Hint], view: &View<'_>) {
    let mut column = area.x + u16::from(area.width > 1);
    for hint in fitting(hints, area.right().saturating_sub(column)) {
        let room = area.right().saturating_sub(column);
        let place = Rect {
            x: column,
            width: hint.columns().min(room),
            ..area
        };
        let key = Span::styled(hint.key.as_str(), view.theme.key());
        let words = [key, Span::raw(hint.gap()), Span::raw(hint.word.as_str())];
        frame.render_widget(Line::from(words.to_vec()), place);
        if let Some(action) = hint.action {
            view.taps.note(place, Target::Action(action));
        }
        column = place.right().saturating_add(GAP).min(area.right());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(key: &str, word: &str, action: Action) -> Hint {
        Hint {
            key: key.to_owned(),
            word: word.to_owned(),
            action: Some(action),
        }
    }

    #[test]
    fn help_stays_first_and_the_way_to_every_command_goes_last() {
        let all = [
            hint("", "help", Action::Help),
            hint("", "open", Action::Open),
            hint("", "find", Action::Search),
            hint("F10", "all", Action::Palette),
            hint("", "quit", Action::Leave),
        ];
        let shown = |columns| {
            let shown = fitting(&all, columns).into_iter();
            let said = shown.map(|hint| format!("{} {}", hint.key, hint.word));
            let said = said.map(|said| said.trim().to_owned());
            said.collect::<Vec<_>>().join("  ")
        };
        assert_eq!(shown(31), "help  open  find  F10 all  quit");
        assert_eq!(shown(30), "help  open  find  F10 all");
        assert_eq!(shown(24), "help  open  find  F10");
        assert_eq!(shown(20), "help  open  F10 all");
        assert_eq!(shown(18), "help  open  F10");
        assert_eq!(shown(9), "help  F10");
        assert_eq!(shown(8), "help");
        assert_eq!(shown(2), "help");
    }
}
