//! `form fill`: a questionnaire filled at a door, from values given or asked line by line; one operation when it is done.

use std::sync::Arc;

use serde::{Deserialize, Deserializer};

use super::answering::{self, Filling};
use super::{asking, list};
use crate::cli::deed::{Deed, Done};
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::json::Answer;
use crate::cli::output;
use crate::cli::reading::{self, one_or_many};
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::questionnaire::Questionnaire;
use crate::error::Error;
use crate::exchange::answers::{form_of, interview_of};
use crate::form::interview::{Interview, Surroundings};
use crate::form::zone;
use crate::ledger::queries::questionnaires;

/// `form fill`
#[derive(clap::Args, Deserialize)]
pub struct Fill {
    /// The door.
    #[arg(value_name = "DOOR")]
    door: String,
    /// The questionnaire.
    #[arg(value_name = "FORM")]
    form: String,
    /// Answers.
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = pair)]
    #[serde(default, deserialize_with = "values")]
    values: Vec<(String, String)>,
    /// Questions somebody does not want to answer.
    #[arg(long = "decline", value_name = "PATH")]
    #[serde(default, deserialize_with = "one_or_many")]
    declined: Vec<String>,
    /// The language of the questions.
    #[arg(long, value_name = "LANGUAGE")]
    #[serde(default)]
    language: Option<String>,
    /// With questions left open.
    #[arg(long)]
    #[serde(default)]
    incomplete: bool,
    /// Corrects what is filled there, for this reason.
    #[arg(long, value_name = "REASON")]
    #[serde(default)]
    correct: Option<String>,
    /// Once more, beside what is filled there.
    #[arg(long, conflicts_with = "correct")]
    #[serde(default)]
    again: bool,
}

/// `PATH=VALUE`
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((path, value)) if !path.trim().is_empty() => {
            Ok((path.trim().to_owned(), value.to_owned()))
        }
        _ => Err("PATH=VALUE".to_owned()),
    }
}

/// An object of paths; numbers, yes and no are written as forms have them, lists with blanks between.
fn values<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, String)>, D::Error> {
    let given = serde_json::Map::<String, serde_json::Value>::deserialize(from)?;
    let pairs = given.into_iter().map(|(path, value)| {
        let text = text_of(&value);
        let fault = || serde::de::Error::custom(format!("{path}: text, number or list"));
        Ok((path.clone(), text.ok_or_else(fault)?))
    });
    pairs.collect()
}

fn text_of(value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Array(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(text_of).collect();
            Some(parts?.join(" "))
        }
        Value::Object(_) => None,
    }
}

impl Fill {
    /// Fills it; asks where no answers were given.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        let done = if self.values.is_empty() && self.declined.is_empty() {
            let mut filling = self.begin(session)?;
            if !asking::ask(session, &mut filling)? {
                return Err(Error::refused("cli-form-not-finished").into());
            }
            answering::finish(session, filling)?
        } else {
            self.perform(session)?
        };
        output::talk(&done.said);
        if session.json {
            output::json(&Answer::done(&done))?;
        }
        Ok(())
    }

    /// The interview to go on with: a new one, or that of the answer sheet to correct.
    fn begin(&self, session: &Session) -> Result<Filling, Failure> {
        let subject = door::subject(session, &self.door)?;
        let id = list::find(session, &self.form)?;
        let tables = session.ledger.tables();
        let missing = || Error::refused_with("cli-form-no-such", "form", self.form.clone());
        let record: &Arc<Questionnaire> = tables.questionnaires.get(id).ok_or_else(missing)?;
        let form = Arc::new(form_of(record).ok_or_else(missing)?);
        let known = questionnaires::filled(tables, id, &subject);
        let now = session.clock.now();
        let reason = self.correct.as_deref().map(reading::line).transpose()?;
        let (mut interview, corrects) = match (known, &reason) {
            (None, None) => (self.fresh(session, &form), None),
            (Some(_), None) if self.again => (self.fresh(session, &form), None),
            (Some(sheet), None) => {
                let day = sheet.day.to_string();
                return Err(Error::refused_with("cli-form-filled-already", "day", day).into());
            }
            (None, Some(_)) => return Err(Error::refused("cli-form-nothing-to-correct").into()),
            (Some(sheet), Some(_)) => {
                let read = interview_of(&form, sheet, now).ok_or_else(missing)?;
                (read.0, Some(sheet.id))
            }
        };
        if let Some(language) = &self.language
            && interview.set_language(language).is_err()
        {
            let names = form.languages.join(", ");
            return Err(Error::usage("cli-form-no-language", "languages", names).into());
        }
        Ok(Filling {
            questionnaire: id,
            version: record.version.clone(),
            title: record.title.clone(),
            subject,
            interview,
            corrects,
            reason: reason.unwrap_or_default(),
        })
    }

    fn fresh(&self, session: &Session, form: &Arc<crate::form::definition::Form>) -> Interview {
        let now = session.clock.now();
        let code = session.texts.tag().split('-').next().unwrap_or_default();
        let surroundings = Surroundings {
            now,
            zone: zone::of(&now),
            language: Some(code.to_owned()),
            id: session.clock.id(),
            username: session.settings.worker.clone(),
            device_id: String::new(),
            phone_number: String::new(),
            email: String::new(),
        };
        Interview::begin(Arc::clone(form), surroundings)
    }
}

impl Deed for Fill {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let mut filling = self.begin(session)?;
        answering::answer(&mut filling, &self.values, &self.declined, &session.texts)?;
        if !self.incomplete {
            answering::check(&filling, &session.texts)?;
        }
        answering::finish(session, filling)
    }
}
