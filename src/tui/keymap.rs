//! Which key asks for which command: the table's keys, changed by the settings. Dispatches nothing.

mod fault;

use std::collections::HashMap;

use super::command::{Action, COMMANDS, Command, Scope, by_name};
use super::key::Key;
pub use fault::{Fault, FaultKind};

/// The keys in force.
#[derive(Debug)]
pub struct Keymap {
    actions: HashMap<(Scope, Key), Action>,
    keys: HashMap<Action, Vec<Key>>,
}

/// Keys that the settings give to a command instead of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The command's name.
    pub command: String,
    /// Its keys, as written.
    pub keys: Vec<String>,
    /// The line in the settings file.
    pub line: usize,
}

/// A wish that can be read.
struct Granted {
    command: &'static Command,
    keys: Vec<Key>,
    line: usize,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Keymap {
    /// The table's keys with those commands changed that the settings name; every fault at once. A command whose wish
    /// has a fault keeps the keys of the table.
    pub fn new(wishes: &[Wish]) -> (Self, Vec<Fault>) {
        let (mut granted, mut faults) = read(wishes);
        // A wish that goes gives keys back, which may stand in the way of another: looked at until all is well.
        while let Some((at, kind)) = first_fault(&granted) {
            let gone = granted.remove(at);
            faults.push(Fault {
                line: gone.line,
                command: gone.command.name.to_owned(),
                kind,
            });
        }
        faults.sort_by_key(|fault| fault.line);
        (Self::of(&granted), faults)
    }

    fn of(granted: &[Granted]) -> Self {
        let wish = |command: &Command| granted.iter().find(|w| w.command.action == command.action);
        let mut map = Self {
            actions: HashMap::new(),
            keys: HashMap::new(),
        };
        for wish in granted {
            map.bind(wish.command, &wish.keys);
        }
        for command in COMMANDS.iter().filter(|command| wish(command).is_none()) {
            // A key that a wish has taken is gone from here.
            let taken = |key: &Key| {
                granted
                    .iter()
                    .any(|wish| meet(wish.command.scope, command.scope) && wish.keys.contains(key))
            };
            let mut keys = own(command);
            keys.retain(|key| !taken(key));
            map.bind(command, &keys);
        }
        map
    }

    fn bind(&mut self, command: &Command, keys: &[Key]) {
        for key in keys {
            self.actions.insert((command.scope, *key), command.action);
        }
        self.keys.insert(command.action, keys.to_vec());
    }

    /// What `key` asks for, looked up in `scopes` from first to last.
    pub fn action(&self, scopes: &[Scope], key: Key) -> Option<Action> {
        scopes
            .iter()
            .find_map(|scope| self.actions.get(&(*scope, key)).copied())
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, action: Action) -> &[Key] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// Whether the commands of a scope have the keys of the table, so that one hint may stand for all of them.
    pub fn is_as_told(&self, scope: Scope) -> bool {
        let mut commands = COMMANDS.iter().filter(|command| command.scope == scope);
        commands.all(|command| self.keys(command.action) == own(command))
    }
}

/// The keys of the table.
fn own(command: &Command) -> Vec<Key> {
    let keys = command.keys.iter();
    keys.filter_map(|key| Key::parse(key)).collect()
}

/// The wishes that name a command and keys, and what is wrong with the others.
fn read(wishes: &[Wish]) -> (Vec<Granted>, Vec<Fault>) {
    let (mut granted, mut faults) = (Vec::new(), Vec::new());
    for wish in wishes {
        let fault = |kind| Fault {
            line: wish.line,
            command: wish.command.clone(),
            kind,
        };
        let Some(command) = by_name(&wish.command) else {
            faults.push(fault(FaultKind::UnknownCommand));
            continue;
        };
        let unknown = wish.keys.iter().filter(|key| Key::parse(key).is_none());
        let unknown: Vec<_> = unknown.cloned().collect();
        if unknown.is_empty() {
            granted.push(Granted {
                command,
                keys: wish.keys.iter().filter_map(|key| Key::parse(key)).collect(),
                line: wish.line,
            });
        }
        faults.extend(
            unknown
                .into_iter()
                .map(|key| fault(FaultKind::UnknownKey(key))),
        );
    }
    granted.sort_by_key(|wish| wish.line);
    (granted, faults)
}

/// The first wish that cannot be followed beside those before it, and why.
fn first_fault(granted: &[Granted]) -> Option<(usize, FaultKind)> {
    for (at, wish) in granted.iter().enumerate() {
        for other in &granted[..at] {
            let shared = wish.keys.iter().find(|key| other.keys.contains(key));
            if let Some(key) = shared.filter(|_| meet(wish.command.scope, other.command.scope)) {
                return Some((at, FaultKind::Taken(key.to_string(), other.command.name)));
            }
        }
        if needs_safe_key(wish.command) && !wish.keys.iter().any(|key| key.passes_input_method()) {
            return Some((at, FaultKind::NoSafeKey));
        }
    }
    robbed(granted)
}

/// The first wish that takes the last key from a command that must have one under an input method.
fn robbed(granted: &[Granted]) -> Option<(usize, FaultKind)> {
    let map = Keymap::of(granted);
    for command in COMMANDS.iter().filter(|command| needs_safe_key(command)) {
        let keys = map.keys(command.action);
        if keys.iter().any(|key| key.passes_input_method()) {
            continue;
        }
        for key in own(command)
            .into_iter()
            .filter(|key| key.passes_input_method())
        {
            let by = granted.iter().position(|wish| {
                meet(wish.command.scope, command.scope) && wish.keys.contains(&key)
            });
            if let Some(at) = by {
                return Some((at, FaultKind::Robs(key.to_string(), command.name)));
            }
        }
    }
    None
}

/// Whether the palette cannot stand in for the command's keys, so that one of them must work under an input method: it
/// records, moves, answers a dialog, or leads to help and palette.
fn needs_safe_key(command: &Command) -> bool {
    let leads = matches!(
        command.action,
        Action::Palette | Action::Help | Action::Back
    );
    let moves = matches!(command.scope, Scope::List | Scope::Form | Scope::Choice);
    let safe = own(command).iter().any(|key| key.passes_input_method());
    safe && (leads || moves || command.action.commits())
}

/// Whether commands of both scopes can be in force at once, so that a key in both would hide one.
fn meet(one: Scope, other: Scope) -> bool {
    use Scope::{Always, Choice, Door, Fill, Form, Global, Homes, List, Map, Today};
    let dialog = |scope| matches!(scope, Fill | Form | Choice);
    let doors = |scope| matches!(scope, Today | Map | Homes);
    match (one, other) {
        (one, other) if one == other => true,
        (Always, _) | (_, Always) => true,
        (Fill, Form) | (Form, Fill) => true,
        (one, other) if dialog(one) || dialog(other) => false,
        (Global | List, _) | (_, Global | List) => true,
        (Door, page) | (page, Door) => doors(page),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(rows: &[(&str, &[&str])]) -> Vec<Wish> {
        let wish = |(line, (name, keys)): (usize, &(&str, &[&str]))| Wish {
            command: (*name).to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line: line + 1,
        };
        rows.iter().enumerate().map(wish).collect()
    }

    #[test]
    fn the_table_has_no_unreadable_key_and_no_key_twice_in_a_scope() {
        let map = Keymap::default();
        for command in COMMANDS {
            for key in command.keys {
                let key = Key::parse(key).unwrap();
                assert_eq!(
                    map.action(&[command.scope], key),
                    Some(command.action),
                    "{key}"
                );
            }
        }
    }

    #[test]
    fn inside_a_dialog_everything_is_reached_without_letters() {
        for command in COMMANDS.iter().filter(|c| {
            matches!(
                c.scope,
                Scope::Form | Scope::Choice | Scope::Door | Scope::List
            )
        }) {
            let keys = Keymap::default();
            assert!(
                keys.keys(command.action)
                    .iter()
                    .any(|key| key.passes_input_method()),
                "{}",
                command.name
            );
        }
    }

    #[test]
    fn no_key_of_the_table_hides_another() {
        for (at, command) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[..at] {
                let shared = own(command)
                    .into_iter()
                    .find(|key| own(other).contains(key));
                assert!(
                    shared.is_none() || !meet(command.scope, other.scope),
                    "{} and {}: {shared:?}",
                    command.name,
                    other.name
                );
            }
        }
    }

    #[test]
    fn all_faults_of_the_settings_are_told_at_once_with_their_lines_and_the_rest_holds() {
        let (map, faults) = Keymap::new(&wishes(&[
            ("undo", &["x", "f11"]),
            ("redo", &["x"]),
            ("nothing", &["y"]),
            ("search", &["alt+s", "f13"]),
            ("visit-met", &["z"]),
            ("order", &["enter"]),
            ("why", &["5"]),
        ]));
        let told: Vec<(usize, FaultKind)> = faults.into_iter().map(|f| (f.line, f.kind)).collect();
        assert_eq!(
            told,
            [
                (2, FaultKind::Taken("x".into(), "undo")),
                (3, FaultKind::UnknownCommand),
                (4, FaultKind::UnknownKey("alt+s".into())),
                (4, FaultKind::UnknownKey("f13".into())),
                (5, FaultKind::NoSafeKey),
                (6, FaultKind::Robs("enter".into(), "open")),
                (7, FaultKind::Robs("5".into(), "visit-refused")),
            ]
        );
        assert_eq!(map.keys(Action::Undo)[0], Key::char('x'));
        assert_eq!(map.keys(Action::Search), [Key::char('/')]);
        assert_eq!(map.keys(Action::VisitMet), [Key::char('1')]);
        assert_eq!(map.action(&[Scope::Global], Key::char('u')), None);
    }

    #[test]
    fn a_key_may_be_taken_from_a_command_that_has_another_or_the_palette() {
        let (map, faults) = Keymap::new(&wishes(&[
            ("visit-met", &["1", "space"]),
            ("theme", &["f11"]),
            ("reveal", &["m"]),
            ("page-map", &["f12"]),
        ]));
        assert_eq!(faults, []);
        assert_eq!(map.keys(Action::Theme), [Key::parse("f11").unwrap()]);
        assert!(!map.is_as_told(Scope::Door) && map.is_as_told(Scope::List));
        let scopes = [Scope::Homes, Scope::Global];
        assert_eq!(map.action(&scopes, Key::char('m')), Some(Action::Reveal));
        assert_eq!(map.action(&scopes, Key::parse("f3").unwrap()), None);
    }

    #[test]
    fn keys_of_wishes_that_fail_are_those_of_the_table_again() {
        let (map, faults) =
            Keymap::new(&wishes(&[("undo", &["1"]), ("visit-met", &["backspace"])]));
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(
            COMMANDS
                .iter()
                .filter(|c| needs_safe_key(c))
                .all(|command| {
                    let keys = map.keys(command.action);
                    keys.iter().any(|key| key.passes_input_method())
                })
        );
    }

    #[test]
    fn the_first_scope_that_knows_the_key_answers() {
        let map = Keymap::default();
        let enter = Key::parse("enter").unwrap();
        assert_eq!(
            map.action(&[Scope::Form, Scope::List], enter),
            Some(Action::Accept)
        );
        assert_eq!(
            map.action(&[Scope::List, Scope::Form], enter),
            Some(Action::Open)
        );
    }
}
