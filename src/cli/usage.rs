//! What is said to words the command line does not understand, in the language spoken, with what could be written instead.
//! Which words it understands is `words`; help and version are clap's own.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::output;
use crate::domain::text::is_unsafe;
use crate::i18n::{Texts, Value};

/// So many possible words are told; of a longer table the help tells the rest.
const KNOWN: usize = 16;

/// Says what was not understood of `words`. `command` is the whole command line in the language of `texts`.
pub fn say(error: &clap::Error, words: &[OsString], command: &Command, texts: &Texts) {
    let usage = Usage {
        error,
        command: meant(words, command),
        texts,
    };
    match usage.lines() {
        Some(lines) => {
            let lines = lines.iter().flat_map(|line| line.lines());
            lines.for_each(output::talk);
        }
        None => print(error),
    }
}

/// What clap says; it repeats what was typed or pasted, which may be anything.
fn print(error: &clap::Error) {
    let said = error.render().to_string();
    if !said.chars().any(|c| c != '\n' && is_unsafe(c)) {
        let _ = error.print();
    } else if error.use_stderr() {
        said.lines().for_each(output::talk);
    } else {
        let _ = output::lines(said.lines().map(str::to_owned));
    }
}

/// The subcommand the words name, as far as they do.
fn meant<'a>(words: &[OsString], command: &'a Command) -> &'a Command {
    let words = words.iter().skip(1).filter_map(|word| word.to_str());
    words.fold(command, |found, word| {
        found.find_subcommand(word).unwrap_or(found)
    })
}

fn plain(styled: &StyledStr) -> String {
    styled.to_string()
}

/// Two lines as one text; the second where there is one.
fn with(first: String, second: Option<String>) -> String {
    let lines = std::iter::once(first).chain(second);
    lines.collect::<Vec<_>>().join("\n")
}

struct Usage<'a> {
    error: &'a clap::Error,
    command: &'a Command,
    texts: &'a Texts,
}

impl Usage<'_> {
    /// The lines; none where clap's own say it better: help, version, faults of its own.
    fn lines(&self) -> Option<Vec<String>> {
        let mut lines = vec![self.what()?];
        lines.extend(self.suggestion());
        if let Some(ContextValue::StyledStr(usage)) = self.error.get(ContextKind::Usage) {
            let usage = plain(usage);
            let usage = usage.trim().trim_start_matches("Usage:").trim();
            let word = |id: &str| self.texts.get(id).into_owned();
            let usage = usage.replace("[OPTIONS]", &word("cli-usage-options"));
            let usage = usage.replace("COMMAND", &word("cli-usage-command"));
            lines.push(self.said("cli-usage-form", &[("usage", usage.as_str().into())]));
        }
        let path = self.command.get_bin_name().unwrap_or("gridday");
        lines.push(self.said("cli-usage-help", &[("command", path.into())]));
        Some(lines)
    }

    /// What is wrong, and what could have been written.
    fn what(&self) -> Option<String> {
        let given = self.context(ContextKind::InvalidValue).join(" ");
        let argument = self.context(ContextKind::InvalidArg);
        let named: Vec<String> = argument.iter().map(|one| self.named(one)).collect();
        let named = named.join(&self.texts.get("list-separator"));
        let other = self.context(ContextKind::PriorArg);
        let values = |id: &str| {
            let values = [
                ("what", named.as_str().into()),
                ("given", given.as_str().into()),
            ];
            self.said(id, &values)
        };
        Some(match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let given = self.context(ContextKind::InvalidSubcommand).join(" ");
                self.said("cli-usage-no-command", &[("given", given.as_str().into())])
            }
            ErrorKind::MissingSubcommand => {
                let known = self.command.get_subcommands().map(Command::get_name);
                let known: Vec<&str> = known.filter(|name| *name != "help").collect();
                let known = known.join(&self.texts.get("list-separator"));
                let path = self.command.get_bin_name().unwrap_or("gridday");
                let values = [("command", path.into()), ("known", known.as_str().into())];
                self.said("cli-usage-needs-command", &values)
            }
            ErrorKind::UnknownArgument => {
                let given = argument.join(" ");
                self.said("cli-usage-unknown", &[("given", given.as_str().into())])
            }
            ErrorKind::MissingRequiredArgument => values("cli-usage-missing"),
            ErrorKind::InvalidValue if given.is_empty() => {
                with(values("cli-usage-no-value"), self.known())
            }
            ErrorKind::InvalidValue => with(values("cli-usage-bad-value"), self.known()),
            ErrorKind::ValueValidation => with(values("cli-usage-bad-value"), self.number()),
            ErrorKind::TooManyValues => values("cli-usage-too-many"),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
                values("cli-usage-no-value")
            }
            ErrorKind::ArgumentConflict if other == argument || other.is_empty() => {
                values("cli-usage-twice")
            }
            ErrorKind::ArgumentConflict => {
                let other = other.join(&self.texts.get("list-separator"));
                let values = [
                    ("what", named.as_str().into()),
                    ("other", other.as_str().into()),
                ];
                self.said("cli-usage-conflict", &values)
            }
            ErrorKind::InvalidUtf8 => self.said("cli-usage-not-utf8", &[]),
            _ => return None,
        })
    }

    /// What may be written where a word of a table was expected.
    fn known(&self) -> Option<String> {
        let argument = self.context(ContextKind::InvalidArg);
        let argument = argument.first().and_then(|name| self.argument(name));
        let labelled = argument.map(Arg::get_possible_values).unwrap_or_default();
        let told = self.context(ContextKind::ValidValue);
        let label = |code: &String| {
            let row = labelled.iter().find(|row| row.get_name() == code);
            let label = row.and_then(|row| row.get_help()).map(plain);
            label.map_or_else(|| code.clone(), |label| format!("{code} {label}"))
        };
        let words: Vec<String> = told.iter().take(KNOWN).map(label).collect();
        let known = words.join(&self.texts.get("list-separator"));
        let more = if told.len() > KNOWN { " .." } else { "" };
        let known = format!("{known}{more}");
        (!told.is_empty())
            .then(|| self.said("cli-usage-known", &[("known", known.as_str().into())]))
    }

    /// Which numbers may be written where one was expected.
    fn number(&self) -> Option<String> {
        let why = std::error::Error::source(self.error)?.to_string();
        match why
            .split_once(" is not in ")
            .and_then(|(_, range)| range.split_once("..="))
        {
            Some((least, most)) => {
                let values = [("least", least.into()), ("most", most.into())];
                Some(self.said("cli-usage-between", &values))
            }
            None if why.contains("digit") => Some(self.said("cli-usage-number", &[])),
            None => Some(output::plain(&why)),
        }
    }

    fn suggestion(&self) -> Option<String> {
        let kinds = [
            ContextKind::SuggestedSubcommand,
            ContextKind::SuggestedArg,
            ContextKind::SuggestedValue,
        ];
        let found = kinds.into_iter().flat_map(|kind| self.context(kind));
        let found: Vec<String> = found.collect();
        let found = found.join(&self.texts.get("list-separator"));
        (!found.is_empty())
            .then(|| self.said("cli-usage-suggest", &[("known", found.as_str().into())]))
    }

    /// An argument as clap writes it, with what it is: `<DOOR>` (a door or a place).
    fn named(&self, argument: &str) -> String {
        let help = self.argument(argument).and_then(|found| found.get_help());
        let Some(help) = help.map(plain) else {
            return argument.to_owned();
        };
        let values = [
            ("argument", argument.into()),
            ("help", help.as_str().into()),
        ];
        self.said("cli-usage-named", &values)
    }

    fn argument(&self, written: &str) -> Option<&Arg> {
        let bare = |arg: &Arg| arg.to_string().trim_end_matches("...").to_owned();
        let mut arguments = self.command.get_arguments();
        arguments.find(|arg| bare(arg) == written.trim_end_matches("..."))
    }

    /// What clap tells of this kind.
    fn context(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(one)) => vec![output::plain(one)],
            Some(ContextValue::Strings(several)) => {
                several.iter().map(|one| output::plain(one)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn said(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.with(id, values)
    }
}
