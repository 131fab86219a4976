//! A questionnaire asked on standard input, a line an answer; works in a pipe. Not what is written down.
//!
//! Choices are numbered; a blank line goes on, `<` goes back, `-` is "does not want to say", `.` finishes.

use std::io::{BufRead, Read, Write};

use super::answering::{self, Filling};
use crate::cli::failure::{Failure, stream};
use crate::cli::output;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::when::{Toward, parse_day};
use crate::form::definition::Kind;
use crate::form::interview::{Asked, Interview, Offered, Shown};
use crate::i18n::Texts;

/// A longer line is no answer.
const LONGEST: u64 = 64 << 10;

/// So many choices are shown at once; of more, words find them.
const MOST_SHOWN: usize = 40;

/// Asks until it is finished; whether it was, or the input ended before.
///
/// # Errors
/// When standard input or standard error fails.
pub fn ask(session: &Session, filling: &mut Filling) -> Result<bool, Failure> {
    let texts = &session.texts;
    let mut asking = Asking {
        interview: &mut filling.interview,
        texts,
        today: session.clock.now().date_naive(),
        at: 0,
        warned: false,
    };
    output::talk(&filling.title);
    output::talk(&texts.get("cli-form-how"));
    asking.run()
}

struct Asking<'a> {
    interview: &'a mut Interview,
    texts: &'a Texts,
    today: chrono::NaiveDate,
    /// The place among the stops.
    at: usize,
    /// What is missing was told; the next `.` finishes.
    warned: bool,
}

/// What a line asks for.
enum Taken {
    /// The next question.
    Next,
    /// The same again, for this reason.
    Again(String),
}

impl Asking<'_> {
    fn run(&mut self) -> Result<bool, Failure> {
        loop {
            let stops = stops(self.interview);
            self.at = self.at.min(stops.len());
            let here = stops.get(self.at).copied();
            match here {
                Some(asked) => self.show(&asked),
                None => self.show_end(),
            }
            let Some(line) = self.line()? else {
                // The end of the input finishes what is complete, and nothing else.
                return Ok(here.is_none() && self.interview.problems().is_empty());
            };
            let line = line.trim();
            match (line, here) {
                (".", _) => {
                    if self.interview.problems().is_empty() || self.warned {
                        return Ok(true);
                    }
                    self.warn();
                    continue;
                }
                ("<", _) => self.at = self.at.saturating_sub(1),
                (_, None) => {}
                ("", Some(_)) => self.at += 1,
                (line, Some(asked)) => match self.take(&asked, line) {
                    Taken::Next => self.at += 1,
                    Taken::Again(why) => output::talk(&format!("! {why}")),
                },
            }
            self.warned = false;
        }
    }

    fn line(&self) -> Result<Option<String>, Failure> {
        let fault = stream("stdin");
        let mut err = std::io::stderr().lock();
        (err.write_all(b"> ").and_then(|()| err.flush())).map_err(stream("stderr"))?;
        let mut bytes = Vec::new();
        let mut input = std::io::stdin().lock();
        let read = (&mut input).take(LONGEST).read_until(b'\n', &mut bytes);
        if read.map_err(&fault)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn show(&self, asked: &Asked) {
        let progress = self.interview.progress();
        let count = format!("[{}/{}]", progress.answered, progress.asked);
        let mut parts = vec![count];
        parts.extend(headings(self.interview, asked));
        if asked.shown == Shown::Adding {
            let name = self.interview.form().item(asked.item).name.clone();
            let count = self.interview.instances(asked.node, asked.item).len();
            let values = [("name", name.into()), ("count", count.into())];
            parts.push(self.texts.with("filling-adding", &values));
            output::talk(&parts.join("  "));
            output::talk(&format!("  1  {}", self.texts.get("filling-add-yes")));
            return;
        }
        parts.push(answering::label(self.interview, asked.node));
        let hint = self.interview.hint(asked.node);
        parts.extend(Some(hint).filter(|hint| !hint.trim().is_empty() && hint != "-"));
        let value = self.said(asked);
        if !value.is_empty() && asked.shown == Shown::Question {
            parts.push(self.texts.with("plain-present", &[("value", value.into())]));
        }
        output::talk(&parts.join("  "));
        let choices = self.interview.choices(asked.node);
        for (number, choice) in choices.iter().take(MOST_SHOWN).enumerate() {
            output::talk(&format!("  {}  {}", number + 1, choice.label));
        }
        if choices.len() > MOST_SHOWN {
            let rest = choices.len() - MOST_SHOWN;
            output::talk(&self.texts.with("cli-form-more", &[("count", rest.into())]));
        }
        if self.interview.form().item(asked.item).kind == Kind::Acknowledge {
            output::talk(&format!("  1  {}", self.texts.get("filling-acknowledged")));
        }
    }

    /// What stands there, in words.
    fn said(&self, asked: &Asked) -> String {
        if self.interview.is_declined(asked.node) {
            return self.texts.get("filling-decline").into_owned();
        }
        let value = self.interview.value(asked.node);
        match self.interview.form().item(asked.item).choices {
            Some(_) => {
                let names = value.split_whitespace();
                let words = names.map(|name| self.interview.choice_words(asked.node, name));
                words
                    .collect::<Vec<_>>()
                    .join(&self.texts.get("daylog-list"))
            }
            None => value.to_owned(),
        }
    }

    fn show_end(&self) {
        let missing = self.interview.problems().len();
        let values = [("missing", missing.into())];
        output::talk(&self.texts.with("cli-form-end", &values));
    }

    /// Tells what is missing or wrong; another `.` finishes all the same.
    fn warn(&mut self) {
        for (node, problem) in self.interview.problems() {
            let label = answering::label(self.interview, node);
            let words = answering::words(&problem, self.texts);
            output::talk(&format!("! {label}  {words}"));
        }
        output::talk(&self.texts.get("cli-form-finish-anyway"));
        self.warned = true;
    }

    fn take(&mut self, asked: &Asked, line: &str) -> Taken {
        match asked.shown {
            Shown::Adding => return self.add(asked, line),
            Shown::Note => return Taken::Next,
            _ => {}
        }
        let refusal = |texts: &Texts, key: &str| {
            Taken::Again(texts.get(&format!("form-refusal-{key}")).into_owned())
        };
        if line == "-" {
            return match self.interview.decline(asked.node) {
                Ok(()) => Taken::Next,
                Err(reason) => refusal(self.texts, reason.key()),
            };
        }
        let value = match self.read(asked, line) {
            Ok(value) => value,
            Err(why) => return Taken::Again(why),
        };
        if let Err(reason) = self.interview.set_node(asked.node, &value) {
            return refusal(self.texts, reason.key());
        }
        match self.interview.problem(asked.node) {
            // It stands as it was given; a blank line leaves it so.
            Some(problem) => Taken::Again(answering::words(&problem, self.texts)),
            None => Taken::Next,
        }
    }

    fn add(&mut self, asked: &Asked, line: &str) -> Taken {
        if line != "1" {
            return Taken::Again(self.texts.get("plain-no-such-option").into_owned());
        }
        match self.interview.add_instance_at(asked.node, asked.item) {
            Err(refusal) => {
                let id = format!("form-refusal-{}", refusal.key());
                Taken::Again(self.texts.get(&id).into_owned())
            }
            Ok(instance) => {
                // The first question of the new instance comes where the adding stood; without one it stays.
                let inside = self.interview.path(instance);
                let stops = stops(self.interview);
                let first = stops
                    .iter()
                    .position(|stop| self.interview.path(stop.node).starts_with(&inside));
                self.at = first.unwrap_or(self.at);
                self.at = self.at.wrapping_sub(1);
                Taken::Next
            }
        }
    }

    /// What a line means as an answer: numbers of choices, days as people say them, all else as it stands.
    fn read(&self, asked: &Asked, line: &str) -> Result<String, String> {
        let kind = self.interview.form().item(asked.item).kind;
        match kind {
            Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => {
                let choices = self.interview.choices(asked.node);
                if kind == Kind::SelectOne {
                    return self.choice(&choices, line);
                }
                let separators = [' ', ',', '，', '、'];
                let parts = line.split(separators).filter(|part| !part.is_empty());
                let names: Result<Vec<String>, String> =
                    parts.map(|part| self.choice(&choices, part)).collect();
                Ok(names?.join(" "))
            }
            Kind::Acknowledge => match line {
                "1" | "y" | "OK" | "ok" => Ok("OK".to_owned()),
                _ => Err(self.texts.get("plain-no-such-option").into_owned()),
            },
            Kind::Date => match parse_day(line, self.today, Toward::Past) {
                Ok(day) => Ok(day.to_string()),
                Err(_) => Ok(line.to_owned()),
            },
            _ => Ok(line.to_owned()),
        }
    }

    /// One choice: its number, its name, its words, or words that stand in one of them only.
    fn choice(&self, choices: &[Offered], part: &str) -> Result<String, String> {
        let exact = choices
            .iter()
            .find(|one| one.label == part || one.name == part);
        let numbered = || {
            let number: usize = part.parse().ok()?;
            choices.get(number.checked_sub(1)?)
        };
        // Names that are numbers are not typed: the number beside the words is.
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        let found = if is_number { numbered() } else { exact };
        if let Some(found) = found {
            return Ok(found.name.clone());
        }
        let lower = part.to_lowercase();
        let near: Vec<_> = (choices.iter())
            .filter(|one| !is_number && one.label.to_lowercase().contains(&lower))
            .collect();
        match near.as_slice() {
            [only] => Ok(only.name.clone()),
            [] => Err(self.texts.get("plain-no-such-option").into_owned()),
            several => {
                let labels: Vec<&str> = (several.iter().take(MOST_SHOWN))
                    .map(|one| one.label.as_str())
                    .collect();
                Err(labels.join(&self.texts.get("daylog-list")))
            }
        }
    }
}

/// Where one stops: questions, words to read, places where an instance can be added.
fn stops(interview: &Interview) -> Vec<Asked> {
    let mut stops = interview.asked();
    stops.retain(|asked| !matches!(asked.shown, Shown::Group | Shown::Instance { .. }));
    stops
}

/// The groups and instances a stop stands in, outermost first.
fn headings(interview: &Interview, stop: &Asked) -> Vec<String> {
    let mut around: Vec<(usize, String)> = Vec::new();
    for asked in interview.asked() {
        if asked == *stop {
            break;
        }
        around.retain(|(depth, _)| *depth < asked.depth);
        match asked.shown {
            Shown::Group => {
                let label = interview.label(asked.node);
                if !label.trim().is_empty() && label != "-" {
                    around.push((asked.depth, label));
                }
            }
            Shown::Instance { number, of } => {
                let label = answering::label(interview, asked.node);
                around.push((asked.depth, format!("{label} {number}/{of}")));
            }
            _ => {}
        }
    }
    let around = around.into_iter().filter(|(depth, _)| *depth < stop.depth);
    around.map(|(_, label)| label).collect()
}
