//! Which deed a JSON object names, and reading its fields. The fields are the arguments of the subcommand.

use clap::Args;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::cli::deed::{Deed, Done};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::{day, hazard, history, household, place, resident, task, visit};
use crate::domain::text::safe_line;
use crate::error::Error;

macro_rules! deeds {
    ($($name:literal $deed:ty)*) => {
        /// Every name `do` may have.
        const NAMES: &[&str] = &[$($name),*];

        /// Does what `fields` asks for.
        ///
        /// # Errors
        /// When the deed or a field is not known, or the deed is refused.
        pub fn perform(session: &mut Session, mut fields: Map<String, Value>) -> Result<Done, Failure> {
            let named = fields.remove("do");
            match named.as_ref().and_then(Value::as_str) {
                $(Some($name) => read::<$deed>(fields)?.perform(session),)*
                other => Err(Error::Refused {
                    key: "cli-apply-no-such-deed",
                    values: vec![
                        ("name", safe_line(other.unwrap_or_default(), 60).text),
                        ("known", NAMES.join(", ")),
                    ],
                    kind: crate::error::Kind::Usage,
                }
                .into()),
            }
        }
    };
}

deeds! {
    "visit"          visit::Visit
    "hazard"         hazard::Add
    "hazard-move"    hazard::Move
    "task"           task::Add
    "task-done"      task::Settle
    "task-snooze"    task::Snooze
    "task-dismiss"   task::Dismiss
    "task-assign"    task::Assign
    "place"          place::Add
    "household"      household::Add
    "household-edit" household::Edit
    "household-verify" household::Verify
    "resident"       resident::Add
    "resident-edit"  resident::Edit
    "day-start"      day::Start
    "day-plan"       day::Plan
    "day-close"      day::Close
    "undo"           history::Undo
    "redo"           history::Redo
}

/// Reads a deed's fields: the names of its arguments, or of its flags with `_` for `-`.
fn read<D: Args + DeserializeOwned>(fields: Map<String, Value>) -> Result<D, Error> {
    let command = D::augment_args(clap::Command::new("deed"));
    let mut known = Map::new();
    for (name, value) in fields {
        let argument = command.get_arguments().find(|argument| {
            let long = argument.get_long().map(|long| long.replace('-', "_"));
            argument.get_id() == name.as_str() || long.as_deref() == Some(name.as_str())
        });
        let Some(argument) = argument else {
            return Err(unknown(&name, &command));
        };
        known.insert(argument.get_id().to_string(), value);
    }
    let missing = (command.get_arguments()).find(|argument| {
        argument.is_required_set() && !known.contains_key(argument.get_id().as_str())
    });
    if let Some(argument) = missing {
        return Err(Error::usage(
            "cli-apply-missing-field",
            "field",
            argument.get_id().as_str(),
        ));
    }
    serde_json::from_value(Value::Object(known))
        .map_err(|error| Error::usage("cli-apply-not-understood", "why", error.to_string()))
}

fn unknown(name: &str, command: &clap::Command) -> Error {
    let known: Vec<&str> = command
        .get_arguments()
        .map(|argument| argument.get_id().as_str())
        .collect();
    Error::Refused {
        key: "cli-apply-unknown-field",
        values: vec![
            ("field", safe_line(name, 60).text),
            ("known", known.join(", ")),
        ],
        kind: crate::error::Kind::Usage,
    }
}
