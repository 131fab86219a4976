//! `form assign`: whom a questionnaire is for, and how that is written: `everyone`, `3-2`, `care:alone`, `places:shop`.

use chrono::NaiveDate;

use super::list;
use crate::cli::deed::{Deed, Done};
use crate::cli::failure::Failure;
use crate::cli::reading;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::text::safe_line;
use crate::error::Error;
use crate::i18n::{self, Texts};
use crate::ledger::queries::questionnaires;
use crate::ledger::work::questionnaire;

/// Whom a questionnaire is for, and by when.
#[derive(clap::Args)]
pub struct Meant {
    /// Whom it is for.
    #[arg(long = "for", value_name = "WHOM")]
    audience: Vec<String>,
    /// By when it is to be filled there.
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
}

impl Meant {
    /// Whether anything was said.
    pub fn is_given(&self) -> bool {
        !self.audience.is_empty() || self.due.is_some()
    }

    /// What was said.
    ///
    /// # Errors
    /// When a word is none of these, or the day is none.
    pub fn read(&self, session: &Session) -> Result<(Vec<Audience>, Option<NaiveDate>), Failure> {
        let mut audience = Vec::new();
        for text in self
            .audience
            .iter()
            .flat_map(|text| text.split([',', '，']))
        {
            let one = read(text)?;
            if !audience.contains(&one) {
                audience.push(one);
            }
        }
        let now = session.clock.now();
        let due = self.due.as_deref();
        let due = due.map(|text| reading::coming_day(text, now)).transpose()?;
        Ok((audience, due))
    }
}

fn read(text: &str) -> Result<Audience, Error> {
    let text = text.trim();
    let in_words = |texts: &Texts| texts.get("form-for-everyone") == text;
    if text == "everyone" || i18n::every().iter().any(in_words) {
        return Ok(Audience::Everyone);
    }
    match text.split_once([':', '：']) {
        Some(("care", group)) => reading::code(group).map(Audience::Care),
        Some(("places", kind)) => reading::code(kind).map(Audience::Places),
        _ => Spot::parse(text)
            .map(Audience::Area)
            .ok_or_else(|| Error::usage("cli-form-no-audience", "text", safe_line(text, 60).text)),
    }
}

/// As it may be written again.
pub fn written(audience: &Audience) -> String {
    match audience {
        Audience::Everyone => "everyone".to_owned(),
        Audience::Area(spot) => spot.to_string(),
        Audience::Care(group) => format!("care:{}", group.as_str()),
        Audience::Places(kind) => format!("places:{}", kind.as_str()),
    }
}

/// For a reader.
pub fn words(audience: &[Audience], texts: &Texts) -> String {
    let word = |one: &Audience| match one {
        Audience::Everyone => texts.get("form-for-everyone").into_owned(),
        Audience::Area(spot) => spot.to_string(),
        Audience::Care(group) => group.label(texts.tag()).to_owned(),
        Audience::Places(kind) => kind.label(texts.tag()).to_owned(),
    };
    if audience.is_empty() {
        return texts.get("form-for-nobody").into_owned();
    }
    let words: Vec<String> = audience.iter().map(word).collect();
    words.join(&texts.get("daylog-list"))
}

/// Says whom it is for, how many doors that are, and by when.
pub fn tell(session: &Session, id: Id<Questionnaire>) {
    let tables = session.ledger.tables();
    let Some(record) = tables.questionnaires.get(id) else {
        return;
    };
    let (done, all) = questionnaires::progress(tables, record);
    let due = record.due.map(|due| due.to_string()).unwrap_or_default();
    let values = [
        ("whom", words(&record.audience, &session.texts).into()),
        ("done", done.into()),
        ("all", all.into()),
        ("due", due.into()),
    ];
    let id = match (record.audience.is_empty(), record.due) {
        (true, _) => "cli-form-for-nobody",
        (false, None) => "cli-form-for",
        (false, Some(_)) => "cli-form-for-by",
    };
    session.say(id, &values);
}

/// `form assign`
#[derive(clap::Args)]
pub struct Assign {
    /// The questionnaire.
    #[arg(value_name = "FORM")]
    form: String,
    #[command(flatten)]
    meant: Meant,
}

impl Deed for Assign {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (audience, due) = self.meant.read(session)?;
        let id = list::find(session, &self.form)?;
        let (ledger, at) = session.parts();
        let operation = questionnaire::assign(ledger, id, audience, due, at)?;
        tell(session, id);
        let record = session.ledger.tables().questionnaires.get(id);
        let title = record
            .map(|record| record.title.clone())
            .unwrap_or_default();
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-form-assigned", &[("title", title.into())]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_form_is_for_is_written_as_it_is_read() {
        for text in ["everyone", "3-2", "3", "care:alone", "places:shop"] {
            assert_eq!(written(&read(text).unwrap()), text);
        }
        assert_eq!(read("care：独居老人").unwrap(), read("care:alone").unwrap());
        for text in ["", "somebody", "care:", "care:nobody", "places:moon"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
