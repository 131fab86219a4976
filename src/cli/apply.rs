//! `apply`: deeds as JSON, one object a line, each answered with one line when it is on disk. Not the deeds themselves.

mod deeds;
mod fields;
pub mod lines;

use std::io::{self, Write};

pub use deeds::manual;

use super::failure::{Failure, stream};
use super::json::{Answer, Refusal};
use super::output;
use super::session::Session;
use crate::domain::text::safe_line;
use crate::error::Error;
use fields::Fields;
use lines::{Line, Lines};

/// Answers every line of standard input until it ends.
///
/// # Errors
/// When standard input cannot be read or standard output not be written.
pub fn run(session: &mut Session) -> Result<(), Failure> {
    let mut lines = Lines::new(io::stdin().lock());
    let mut out = io::stdout().lock();
    while let Some(line) = lines.read().map_err(stream("stdin"))? {
        let answered = match perform(session, line) {
            Ok(answer) => serde_json::to_string(&answer),
            Err(failure) => serde_json::to_string(&Refusal::of(&failure, &session.texts)),
        };
        let answer = answered.map_err(|error| stream("stdout")(error.into()))?;
        let answer = output::shown(answer) + "\n";
        // Flushed one by one: whoever waits for the answer must have it before the next line is sent.
        if let Err(error) = out.write_all(answer.as_bytes()).and_then(|()| out.flush()) {
            return match error.kind() {
                io::ErrorKind::BrokenPipe => Ok(()),
                _ => Err(stream("stdout")(error)),
            };
        }
    }
    Ok(())
}

fn perform(session: &mut Session, line: Line<'_>) -> Result<Answer, Failure> {
    let text = match line {
        Line::Text(text) => text,
        Line::TooLong => {
            let limit = lines::LONGEST.to_string();
            return Err(Error::usage("cli-apply-too-long", "limit", limit).into());
        }
        Line::NotUtf8 => return Err(Error::usage("cli-apply-not-utf8", "what", "UTF-8").into()),
    };
    let why =
        |error: serde_json::Error| Error::usage("cli-apply-not-json", "why", error.to_string());
    let fields: Fields = serde_json::from_str(text).map_err(why)?;
    if let Some(field) = fields.twice {
        return Err(Error::usage("cli-apply-twice", "field", safe_line(&field, 60).text).into());
    }
    let done = deeds::perform(session, fields.all)?;
    Ok(Answer::done(&done))
}
