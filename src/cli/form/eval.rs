//! `gridday form eval`: the value of one expression over an XML document, as `{"type":…,"value":…}`.
//!
//! A number is a JSON number, but `"NaN"`, `"Infinity"` and `"-Infinity"` are texts, since JSON has no numbers for them; a
//! node-set is a list of texts, every node one; days and moments are strings.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use chrono_tz::Tz;
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::clock::{Clock, Moment, SystemClock};
use crate::error::Error;
use crate::form::expression::document::{Document, NoDocument};
use crate::form::expression::{self, Expression, Value, World, evaluate, world::Warning};
use crate::form::tree::NodeId;
use crate::i18n::Texts;
use crate::tui::fault;

/// A document larger than this is not read.
const LARGEST: u64 = 20 << 20;

/// Evaluates an expression.
#[derive(clap::Args)]
pub struct Eval {
    /// The document.
    #[arg(value_name = "DATA.xml")]
    pub data: PathBuf,
    /// The expression.
    #[arg(value_name = "EXPRESSION", allow_hyphen_values = true)]
    pub expression: String,
    /// Where it is evaluated.
    #[arg(long, value_name = "PATH")]
    pub node: Option<String>,
    /// The present moment.
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
    /// The zone of local days and times.
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub tz: Option<Tz>,
}

fn moment(text: &str) -> Result<Moment, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text)
}

fn zone(text: &str) -> Result<Tz, chrono_tz::ParseError> {
    text.parse()
}

/// The answer.
#[derive(Serialize)]
struct Evaluated {
    r#type: &'static str,
    value: serde_json::Value,
}

impl Eval {
    /// Evaluates it.
    ///
    /// # Errors
    /// When the document cannot be read, the expression is none, or the node is not there.
    pub fn run(self, json: bool, clock: &SystemClock, texts: &Texts) -> Result<u8, Failure> {
        let xml = text_of(&self.data)?;
        let now = self.now.unwrap_or_else(|| clock.now());
        let zone = self.tz.unwrap_or_else(|| expression::zone_showing(now));
        let document = Document::read(&xml, now, zone, &chance)
            .map_err(|reason| unreadable(&self.data, reason))?;
        let node = match &self.node {
            None => document.root(),
            Some(path) => node_at(&document, path, texts)?,
        };
        let expression = read(&document, &self.expression, texts)?;
        let value = evaluate(&expression, &document, node);
        let warnings = document.take_warnings();
        if json {
            output::json(&answer(&value, &document))?;
        } else {
            output::lines(lines(&value, &document))?;
        }
        for warning in warnings {
            let (id, text) = match warning {
                Warning::NoDate(text) => ("cli-form-no-date", text),
                Warning::NoPattern(text) => ("cli-form-no-pattern", text),
            };
            output::talk(&texts.with(id, &[("text", text.as_str().into())]));
        }
        Ok(0)
    }
}

/// A random number from 0 up to 1, from the system; a system that has none gives 0.
fn chance() -> f64 {
    let number = getrandom::u64().unwrap_or(0);
    (number >> 11) as f64 / (1_u64 << 53) as f64
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let file = |source| Error::File {
        path: path.display().to_string(),
        source,
    };
    let size = std::fs::metadata(path).map_err(file)?.len();
    if size > LARGEST {
        return Err(
            Error::refused_with("cli-form-large", "file", path.display().to_string()).into(),
        );
    }
    Ok(std::fs::read_to_string(path).map_err(file)?)
}

fn unreadable(path: &Path, reason: NoDocument) -> Error {
    let key = match reason {
        NoDocument::Malformed(_) => "cli-form-malformed",
        NoDocument::Empty => "cli-form-no-element",
        NoDocument::Deep => "cli-form-deep",
    };
    Error::refused_with(key, "file", path.display().to_string())
}

fn read(document: &Document, source: &str, texts: &Texts) -> Result<Expression, Failure> {
    let mut expression = expression::parse(source).map_err(|fault| Error::Refused {
        key: "cli-form-no-expression",
        values: vec![
            ("place", (fault.at + 1).to_string()),
            ("fault", output::plain(&fault::what(&fault.what, texts))),
        ],
        kind: crate::error::Kind::Refused,
    })?;
    let bound = expression.bind(&mut |name| document.named(name));
    bound.map_err(|name| Error::refused_with("cli-form-no-name", "name", name))?;
    Ok(expression)
}

fn node_at(document: &Document, path: &str, texts: &Texts) -> Result<NodeId, Failure> {
    let expression = read(document, path, texts)?;
    let found = evaluate(&expression, document, document.root())
        .nodes()
        .first()
        .copied();
    Ok(found.ok_or_else(|| Error::refused_with("cli-form-no-node", "path", path))?)
}

fn answer(value: &Value, document: &Document) -> Evaluated {
    let text = |value: &Value| value.clone().into_text(document).into();
    match value {
        Value::Number(number) => Evaluated {
            r#type: "number",
            value: as_json(*number),
        },
        Value::Boolean(yes) => Evaluated {
            r#type: "boolean",
            value: (*yes).into(),
        },
        Value::Nodes(_) => Evaluated {
            r#type: "nodeset",
            value: lines(value, document).into(),
        },
        Value::Text(_) | Value::Day(_) | Value::Moment(_) => Evaluated {
            r#type: "string",
            value: text(value),
        },
    }
}

/// A number as JSON has it; whole ones without a point.
fn as_json(number: f64) -> serde_json::Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        return (number as i64).into();
    }
    if number.is_nan() {
        return "NaN".into();
    }
    serde_json::Number::from_f64(number)
        .map_or_else(|| expression::number::to_text(number).into(), Into::into)
}

/// The value as lines: every node one.
fn lines(value: &Value, document: &Document) -> Vec<String> {
    match value {
        Value::Nodes(nodes) => nodes
            .iter()
            .map(|node| document.tree().text(*node))
            .collect(),
        Value::Number(number) if number.is_nan() => vec!["NaN".to_owned()],
        other => vec![other.clone().into_text(document)],
    }
}
