//! `form run`: an interview played from a script of steps, and its state as JSON. For authors of forms, and for measuring.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::source;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::clock::{Clock, parse_moment};
use crate::error::{Error, Kind};
use crate::form::expression;
use crate::form::interview::{Interview, Picture, Refusal, Surroundings};
use crate::i18n::Texts;

/// `form run`
#[derive(clap::Args)]
pub struct Run {
    /// The form: .xlsx, .xls or .ods.
    #[arg(value_name = "FORM")]
    form: PathBuf,
    /// The steps, as JSON.
    #[arg(long, value_name = "STEPS.json")]
    script: PathBuf,
    /// Where the files lie that the form wants; beside the form otherwise.
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
}

/// A script.
#[derive(Deserialize)]
struct Script {
    /// The moment the clock stands at; otherwise the present one.
    now: Option<String>,
    /// The zone of local days; otherwise one with the offset of `now`.
    tz: Option<String>,
    #[serde(default)]
    steps: Vec<serde_json::Value>,
}

/// What was asked for, and what came of it.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    picture: Picture,
    snapshots: BTreeMap<String, Picture>,
    /// Places of steps that were not taken, from 0.
    refused_steps: Vec<usize>,
}

impl Run {
    /// Does it.
    ///
    /// # Errors
    /// When the form has faults, or the script is none.
    pub fn run(&self, json: bool, clock: &dyn Clock, texts: &Texts) -> Result<u8, Failure> {
        let script = self.read_script()?;
        let form = match source::form(&self.form, self.media.as_deref())? {
            Ok(form) => form,
            Err(faults) => return source::refuse(&faults, json, texts),
        };
        let surroundings = script.surroundings(clock)?;
        let mut interview = Interview::begin(form, surroundings);
        let (mut snapshots, mut refused_steps) = (BTreeMap::new(), Vec::new());
        for (number, step) in script.steps.iter().enumerate() {
            if let Some(name) = step.get("snapshot").and_then(serde_json::Value::as_str) {
                snapshots.insert(name.to_owned(), interview.picture());
            } else if let Err(refusal) = take(&mut interview, step) {
                refused_steps.push(number);
                tell(number, refusal, texts);
            }
        }
        let answer = Answer {
            picture: interview.picture(),
            snapshots,
            refused_steps,
        };
        match json {
            true => output::json(&answer)?,
            false => output::lines(spoken(&answer.picture))?,
        }
        Ok(0)
    }

    fn read_script(&self) -> Result<Script, Failure> {
        let no_script = |why: String| {
            let file = self.script.display().to_string();
            Failure::from(Error::Refused {
                key: "cli-form-no-script",
                values: vec![("file", file), ("why", why)],
                kind: Kind::Usage,
            })
        };
        let bytes = std::fs::read(&self.script).map_err(|error| no_script(error.to_string()))?;
        serde_json::from_slice(&bytes).map_err(|error| no_script(error.to_string()))
    }
}

impl Script {
    fn surroundings(&self, clock: &dyn Clock) -> Result<Surroundings, Failure> {
        let now = match &self.now {
            None => clock.now(),
            Some(text) => parse_moment(text)
                .map_err(|_| Error::usage("cli-no-clock", "value", text.as_str()))?,
        };
        let zone = match &self.tz {
            None => expression::zone_showing(now),
            Some(name) => (name.parse())
                .map_err(|_| Error::usage("cli-form-no-zone", "zone", name.as_str()))?,
        };
        Ok(Surroundings {
            now,
            zone,
            language: None,
            id: clock.id(),
            username: String::new(),
            device_id: String::new(),
            phone_number: String::new(),
            email: String::new(),
        })
    }
}

/// Takes a step; what is no step leads nowhere.
fn take(interview: &mut Interview, step: &serde_json::Value) -> Result<(), Refusal> {
    let text = |key: &str| step.get(key).and_then(serde_json::Value::as_str);
    if let Some(path) = text("set") {
        let value = match step.get("value") {
            None | Some(serde_json::Value::Null) => String::new(),
            Some(serde_json::Value::String(text)) => text.clone(),
            // Numbers may be written without quotes.
            Some(other) => other.to_string(),
        };
        return interview.set(path, &value);
    }
    if let Some(path) = text("add_repeat") {
        return interview.add_repeat(path).map(drop);
    }
    if let Some(path) = text("remove_repeat") {
        return interview.remove_repeat(path);
    }
    match text("set_language") {
        Some(name) => interview.set_language(name),
        None => Err(Refusal::UnknownPath),
    }
}

/// Says why a step was not taken; steps are told from 1, as a person counts.
fn tell(number: usize, refusal: Refusal, texts: &Texts) {
    let why = texts.with(&format!("form-refusal-{}", refusal.key()), &[]);
    let values = [("step", (number + 1).into()), ("why", why.as_str().into())];
    output::talk(&texts.with("cli-form-refused", &values));
}

/// The state for a reader: every value, and what is wrong.
fn spoken(picture: &Picture) -> Vec<String> {
    let mut lines = Vec::new();
    for path in &picture.relevant {
        if let Some(value) = picture.values.get(path) {
            lines.push(format!("{path} = {value}"));
        }
        for wrong in picture.invalid.iter().filter(|wrong| wrong.path == *path) {
            lines.push(format!("  ! {}: {}", wrong.kind, wrong.message));
        }
    }
    lines
}
