//! Which key asks for which command: the table's keys, changed by the settings. Dispatches nothing.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::command::{Action, COMMANDS, Command, Scope, by_name};
use super::key::Key;

/// The keys in force.
#[derive(Debug)]
pub struct Keymap {
    actions: HashMap<(Scope, Key), Action>,
    keys: HashMap<Action, Vec<Key>>,
}

/// A row under `[keys]` in the settings that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No command has this name.
    UnknownCommand(String),
    /// No key is written like this.
    UnknownKey {
        /// The command it was given to.
        command: String,
        /// As written.
        key: String,
    },
    /// Two commands of one scope want the key.
    Taken {
        /// As written.
        key: String,
        /// The command that has it.
        by: &'static str,
        /// The command that wants it.
        command: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCommand(name) => write!(f, "[keys] {name}: no such command"),
            Self::UnknownKey { command, key } => write!(f, "[keys] {command}: no such key {key:?}"),
            Self::Taken { key, by, command } => {
                write!(f, "[keys] {command}: {key} already belongs to {by}")
            }
        }
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&BTreeMap::new()).0
    }
}

impl Keymap {
    /// The table's keys with those commands changed that the settings name; every fault at once, its row left out.
    pub fn new(changed: &BTreeMap<String, Vec<String>>) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut wished: HashMap<Action, Vec<Key>> = HashMap::new();
        for (name, keys) in changed {
            let Some(command) = by_name(name) else {
                faults.push(Fault::UnknownCommand(name.clone()));
                continue;
            };
            let read: Vec<Key> = keys.iter().filter_map(|key| Key::parse(key)).collect();
            for key in keys.iter().filter(|key| Key::parse(key).is_none()) {
                faults.push(Fault::UnknownKey {
                    command: name.clone(),
                    key: key.clone(),
                });
            }
            if read.len() == keys.len() {
                wished.insert(command.action, read);
            }
        }
        let mut map = Self {
            actions: HashMap::new(),
            keys: HashMap::new(),
        };
        // Wishes first, so that one may take a key from a command that was given another.
        let (first, second): (Vec<_>, Vec<_>) = COMMANDS
            .iter()
            .partition(|command| wished.contains_key(&command.action));
        for command in first {
            let keys = wished.remove(&command.action).unwrap_or_default();
            map.bind(command, keys, &mut faults);
        }
        for command in second {
            let keys = command
                .keys
                .iter()
                .filter_map(|key| Key::parse(key))
                .collect();
            // A key that a wish has taken is simply gone from here.
            map.bind(command, keys, &mut Vec::new());
        }
        (map, faults)
    }

    fn bind(&mut self, command: &Command, keys: Vec<Key>, faults: &mut Vec<Fault>) {
        let mut bound = Vec::with_capacity(keys.len());
        for key in keys {
            match self.actions.get(&(command.scope, key)) {
                Some(other) => {
                    faults.push(Fault::Taken {
                        key: key.to_string(),
                        by: other.command().name,
                        command: command.name,
                    });
                }
                None => {
                    self.actions.insert((command.scope, key), command.action);
                    bound.push(key);
                }
            }
        }
        self.keys.insert(command.action, bound);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(rows: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        rows.iter()
            .map(|(name, keys)| {
                (
                    (*name).to_owned(),
                    keys.iter().map(|key| (*key).to_owned()).collect(),
                )
            })
            .collect()
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
    fn all_faults_of_the_settings_are_told_at_once_and_the_rest_holds() {
        let (map, faults) = Keymap::new(&changes(&[
            ("undo", &["x"]),
            ("redo", &["x"]),
            ("nothing", &["y"]),
            ("search", &["alt+s"]),
        ]));
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert_eq!(map.keys(Action::Undo), [Key::char('x')]);
        assert_eq!(map.keys(Action::Search), [Key::char('/')]);
        assert_eq!(map.action(&[Scope::Global], Key::char('u')), None);
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
