//! Which deed a JSON object names, and reading its fields. The fields are the arguments of the subcommand.

use clap::Args;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::cli::deed::{Deed, Done};
use crate::cli::failure::Failure;
use crate::cli::form::fill;
use crate::cli::session::Session;
use crate::cli::{
    activity, day, duty, hazard, history, household, matching, offer, partner, place, poll, post,
    project, relief, request, resident, task, told, topic, visit, willing,
};
use crate::domain::text::safe_line;
use crate::error::Error;
use crate::i18n::Texts;

macro_rules! deeds {
    ($($name:literal $deed:ty, $command:literal $example:literal)*) => {
        /// Every name `do` may have.
        const NAMES: &[&str] = &[$($name),*];

        /// Does what `fields` asks for.
        ///
        /// # Errors
        /// When the deed or a field is not known, or the deed is refused.
        pub fn perform(session: &mut Session, mut fields: Map<String, Value>) -> Result<Done, Failure> {
            let named = fields.remove("do");
            match named.as_ref().and_then(Value::as_str) {
                $(Some($name) => read::<$deed>(fields, $example)?.perform(session),)*
                Some(other) => Err(Error::Refused {
                    key: "cli-apply-no-such-deed",
                    values: vec![
                        ("name", safe_line(other, 60).text),
                        ("known", NAMES.join(", ")),
                    ],
                    kind: crate::error::Kind::Usage,
                }
                .into()),
                None => Err(Error::usage("cli-apply-no-deed", "known", NAMES.join(", ")).into()),
            }
        }

        /// Every deed: its name, its fields (those that must be there marked `*`), the subcommand that explains them, an
        /// example.
        fn rows() -> Vec<(&'static str, String, &'static str, &'static str)> {
            vec![$(($name, names(&command::<$deed>()), $command, $example)),*]
        }

        #[cfg(test)]
        fn understood(name: &str, fields: Map<String, Value>) -> Result<(), Error> {
            match name {
                $($name => read::<$deed>(fields, $example).map(drop),)*
                _ => Err(Error::refused("cli-apply-no-such-deed")),
            }
        }
    };
}

deeds! {
    "visit"            visit::Visit,       "visit"            r#"{"do":"visit","door":"3-2-501","outcome":"met","note":"..."}"#
    "hazard"           hazard::Add,        "hazard add"       r#"{"do":"hazard","door":"3-2-501","item":"gas/hose-old","deadline":"+7"}"#
    "hazard-move"      hazard::Move,       "hazard move"      r#"{"do":"hazard-move","id":"1a2b3c","state":"closed","measure":"..."}"#
    "request"          request::Add,       "request add"      r#"{"do":"request","door":"3-2-501","kind":"wish","category":"health","words":"..."}"#
    "request-move"     request::Move,      "request move"     r#"{"do":"request-move","id":"1a2b3c","state":"claimed","who":"..."}"#
    "offer"            offer::Add,         "offer add"        r#"{"do":"offer","category":"health","form":"goods","words":"...","quantity":3}"#
    "offer-edit"       offer::Edit,        "offer edit"       r#"{"do":"offer-edit","id":"1a2b3c","quantity":5}"#
    "offer-end"        offer::End,         "offer end"        r#"{"do":"offer-end","id":"1a2b3c"}"#
    "match"            matching::Accept,   "match accept"     r#"{"do":"match","request":"1a2b3c","offer":"4d5e6f","quantity":1}"#
    "match-settle"     matching::Settle,   "match settle"     r#"{"do":"match-settle","id":"1a2b3c","state":"given"}"#
    "project"          project::Add,       "project add"      r#"{"do":"project","title":"...","needs":["1a2b3c"],"budget":"1200.50"}"#
    "project-edit"     project::Edit,      "project edit"     r#"{"do":"project-edit","id":"1a2b3c","partners":["4d5e6f"]}"#
    "project-move"     project::Move,      "project move"     r#"{"do":"project-move","id":"1a2b3c","state":"carried-out"}"#
    "partner"          partner::Add,       "partner add"      r#"{"do":"partner","kind":"unit","name":"..."}"#
    "partner-edit"     partner::Edit,      "partner edit"     r#"{"do":"partner-edit","id":"1a2b3c","strengths":"..."}"#
    "relief"           relief::Add,        "relief add"       r#"{"do":"relief","door":"3-2-501","money":"500","goods":["rice:2:bags"],"receipt":"signed"}"#
    "relief-correct"   relief::Correct,    "relief correct"   r#"{"do":"relief-correct","id":"1a2b3c","money":"50","note":"..."}"#
    "activity"         activity::Add,      "activity add"     r#"{"do":"activity","kind":"training","title":"...","when":"2026-11-29 15:00","capacity":30}"#
    "activity-edit"    activity::Edit,     "activity edit"    r#"{"do":"activity-edit","id":"1a2b3c","place":"..."}"#
    "activity-sign-up" activity::SignUp,   "activity sign-up" r#"{"do":"activity-sign-up","id":"1a2b3c","door":"3-2-501"}"#
    "activity-take-off" activity::TakeOff, "activity take-off" r#"{"do":"activity-take-off","id":"1a2b3c"}"#
    "activity-attend"  activity::Attend,   "activity attend"  r#"{"do":"activity-attend","id":"1a2b3c","all":true}"#
    "activity-hold"    activity::Hold,     "activity hold"    r#"{"do":"activity-hold","id":"1a2b3c","people":40,"outcome":"..."}"#
    "activity-call-off" activity::CallOff, "activity call-off" r#"{"do":"activity-call-off","id":"1a2b3c","reason":"..."}"#
    "duty"             duty::Set,          "duty set"         r#"{"do":"duty","month":"2026-12","who":"..."}"#
    "duty-rota"        duty::Rota,         "duty rota"        r#"{"do":"duty-rota","bodies":["...","..."],"from":"2027-01"}"#
    "poll"             poll::Add,          "poll add"         r#"{"do":"poll","question":"...","areas":["3-2"],"until":"+14"}"#
    "poll-edit"        poll::Edit,         "poll edit"        r#"{"do":"poll-edit","id":"1a2b3c","consent":"3/4"}"#
    "poll-answer"      poll::Answer,       "poll answer"      r#"{"do":"poll-answer","id":"1a2b3c","door":"3-2-501","answer":"consent","way":"phone"}"#
    "poll-close"       poll::Close,        "poll close"       r#"{"do":"poll-close","id":"1a2b3c"}"#
    "poll-sign"        poll::Sign,         "poll sign"        r#"{"do":"poll-sign","id":"1a2b3c","by":"..."}"#
    "poll-open"        poll::Open,         "poll open"        r#"{"do":"poll-open","id":"1a2b3c","note":"..."}"#
    "post"             post::Add,          "post add"         r#"{"do":"post","kind":"mothers","title":"...","places":6}"#
    "post-edit"        post::Edit,         "post edit"        r#"{"do":"post-edit","id":"1a2b3c","pay":"..."}"#
    "post-close"       post::Close,        "post close"       r#"{"do":"post-close","id":"1a2b3c"}"#
    "post-place"       post::Place,        "post place"       r#"{"do":"post-place","post":"1a2b3c","willing":"4d5e6f"}"#
    "willing"          willing::Add,       "willing add"      r#"{"do":"willing","door":"3-2-501","wish":"flexible","skill":"..."}"#
    "willing-edit"     willing::Edit,      "willing edit"     r#"{"do":"willing-edit","id":"1a2b3c","skill":"..."}"#
    "willing-end"      willing::End,       "willing end"      r#"{"do":"willing-end","id":"1a2b3c"}"#
    "told"             told::Add,          "told add"         r#"{"do":"told","door":"3-2-501","what":"fire","how":"given","leaflets":1}"#
    "topic-tell"       topic::Tell,        "topic tell"       r#"{"do":"topic-tell","door":"3-2-501","topic":"fire"}"#
    "topics-of-day"    topic::Today,       "topic today"      r#"{"do":"topics-of-day","topics":["fire","anti-fraud"]}"#
    "task"             task::Add,          "task add"         r#"{"do":"task","title":"...","door":"3-2-501","due":"tomorrow"}"#
    "task-done"        task::Settle,       "task done"        r#"{"do":"task-done","id":"1a2b3c"}"#
    "task-snooze"      task::Snooze,       "task snooze"      r#"{"do":"task-snooze","id":"1a2b3c","until":"+7"}"#
    "task-dismiss"     task::Dismiss,      "task dismiss"     r#"{"do":"task-dismiss","id":"1a2b3c","reason":"..."}"#
    "task-assign"      task::Assign,       "task assign"      r#"{"do":"task-assign","id":"1a2b3c","to":"..."}"#
    "place"            place::Add,         "place add"        r#"{"do":"place","name":"...","kind":"shop"}"#
    "household"        household::Add,     "household add"    r#"{"do":"household","door":"3-2-501","state":"rented"}"#
    "household-edit"   household::Edit,    "household edit"   r#"{"do":"household-edit","door":"3-2-501","notes":"..."}"#
    "household-verify" household::Verify,  "household verify" r#"{"do":"household-verify","door":"3-2-501"}"#
    "household-blank"  household::Blank,   "household blank"  r#"{"do":"household-blank","door":"3-2-501"}"#
    "resident-blank"   resident::Blank,    "resident blank"   r#"{"do":"resident-blank","id":"1a2b3c"}"#
    "resident"         resident::Add,      "resident add"     r#"{"do":"resident","door":"3-2-501","name":"...","phones":["14200000001"]}"#
    "resident-edit"    resident::Edit,     "resident edit"    r#"{"do":"resident-edit","id":"1a2b3c","left":true}"#
    "day-start"        day::Start,         "day start"        r#"{"do":"day-start","worker":"..."}"#
    "day-plan"         day::Plan,          "day plan"         r#"{"do":"day-plan","areas":["3-2"],"cap":30}"#
    "day-close"        day::Close,         "day close"        r#"{"do":"day-close"}"#
    "form-fill"        fill::Fill,         "form fill"        r#"{"do":"form-fill","form":"elder-visit","door":"3-2-501","values":{"mood":"good"}}"#
    "undo"             history::Undo,      "undo"             r#"{"do":"undo"}"#
    "redo"             history::Redo,      "redo"             r#"{"do":"redo"}"#
}

/// What may stand in a line, for the help of `apply`.
pub fn manual(texts: &Texts) -> String {
    let mut lines = vec![texts.with("cli-apply-manual", &[("field", "do".into())])];
    for (name, fields, command, example) in rows() {
        lines.push(String::new());
        let fields = if fields.is_empty() { "-" } else { &fields };
        lines.push(format!("  {name}: {fields}"));
        lines.push(format!("    {example}"));
        lines.push(format!("    gridday {command} --help"));
    }
    lines.join("\n")
}

fn command<D: Args>() -> clap::Command {
    D::augment_args(clap::Command::new("deed"))
}

/// The fields of a deed; those that must be there are marked.
fn names(command: &clap::Command) -> String {
    let marked = |argument: &clap::Arg| {
        let mark = if argument.is_required_set() { "*" } else { "" };
        format!("{}{mark}", argument.get_id())
    };
    let names: Vec<String> = command.get_arguments().map(marked).collect();
    names.join(" ")
}

/// Reads a deed's fields: the names of its arguments, or of its flags with `_` for `-`.
fn read<D: Args + DeserializeOwned>(
    fields: Map<String, Value>,
    example: &'static str,
) -> Result<D, Error> {
    let command = command::<D>();
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
        let field = argument.get_id().to_string();
        return Err(shown("cli-apply-missing-field", ("field", field), example));
    }
    serde_json::from_value(Value::Object(known.clone())).map_err(|_| {
        // What stands there is left out: it may be about a person.
        match wanted::<D>(&known) {
            Some((field, key)) => shown(key, ("field", field), example),
            None => shown(
                "cli-apply-not-understood",
                ("field", String::new()),
                example,
            ),
        }
    })
}

/// The field that keeps the others from being understood, and the message of what it wants: the deed would be understood
/// with such a value there. None where more than one field is wrong.
fn wanted<D: DeserializeOwned>(fields: &Map<String, Value>) -> Option<(String, &'static str)> {
    let kinds = [
        ("cli-apply-wants-text", Value::String(String::new())),
        ("cli-apply-wants-list", Value::Array(Vec::new())),
        ("cli-apply-wants-number", Value::from(1)),
        ("cli-apply-wants-yes-or-no", Value::Bool(true)),
        ("cli-apply-wants-object", Value::Object(Map::new())),
    ];
    fields.keys().find_map(|field| {
        let fits = |value: &Value| {
            let mut other = fields.clone();
            other.insert(field.clone(), value.clone());
            serde_json::from_value::<D>(Value::Object(other)).is_ok()
        };
        let (key, _) = kinds.iter().find(|(_, value)| fits(value))?;
        Some((field.clone(), *key))
    })
}

/// A refusal with a line as it could be.
fn shown(key: &'static str, value: (&'static str, String), example: &str) -> Error {
    Error::Refused {
        key,
        values: vec![value, ("example", example.to_owned())],
        kind: crate::error::Kind::Usage,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_line_that_is_understood() {
        for (name, fields, command, example) in rows() {
            let mut line: Map<String, Value> = serde_json::from_str(example).unwrap();
            assert_eq!(line.remove("do").unwrap(), name);
            understood(name, line).unwrap_or_else(|error| panic!("{name} {fields}: {error}"));
            assert!(command.split(' ').all(|word| !word.is_empty()));
        }
    }
}
