//! Putting our texts into clap's command in the language spoken, and the code tables' words as possible values.
//!
//! A subcommand's text is the message `cli-` and its path (`cli-hazard-add`); an argument's is that message's attribute
//! of the argument's name, or else the one of `cli-arguments`.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::domain::codes::{self, Coded, Outcome, Row, Table};
use crate::i18n::Texts;
use crate::tui::mark;

/// The whole command line in one language.
pub fn command(texts: &Texts) -> Command {
    // Clap wants headings that live as long as the program; this is one short word a call.
    let everywhere = Box::leak(texts.get("cli-everywhere").into_owned().into_boxed_str());
    let speaker = Speaker { texts, everywhere };
    let command = Arguments::command()
        .after_help(texts.get("cli-after").into_owned())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    let manual = super::apply::manual(texts);
    let command = command.mut_subcommand("apply", |apply| apply.after_help(manual));
    speaker.speak(command, "cli")
}

/// Clap's own flags, so that they can be explained in the language spoken.
fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

/// The language spoken, and the heading of what may stand anywhere.
struct Speaker<'a> {
    texts: &'a Texts,
    everywhere: &'static str,
}

impl Speaker<'_> {
    /// Puts texts into a command, whose message is `id`, and into its subcommands.
    fn speak(&self, command: Command, id: &str) -> Command {
        let command = command.mut_subcommands(|subcommand| {
            let id = format!("{id}-{}", subcommand.get_name());
            self.speak(subcommand, &id)
        });
        let about = self.texts.get(id).into_owned();
        command.about(about).mut_args(|argument| {
            let text = help(&argument, id, self.texts);
            let anywhere = argument.is_global_set() || argument.get_id() == "version";
            let argument = with_codes(argument, id, self.texts).help(text);
            if anywhere {
                argument.help_heading(self.everywhere)
            } else {
                argument
            }
        })
    }
}

fn help(argument: &Arg, id: &str, texts: &Texts) -> String {
    let own = format!("{id}.{}", argument.get_id());
    if texts.has(&own) {
        return texts.get(&own).into_owned();
    }
    texts
        .get(&format!("cli-arguments.{}", argument.get_id()))
        .into_owned()
}

/// Arguments that take a code: the end of the subcommand's message, the argument, the table.
/// Long tables are left out: a wrong word would be answered with a page of others.
const CODES: &[(&str, &str, &str)] = &[
    ("cli-visit", "outcome", "outcome"),
    ("cli-visit", "mode", "visit-mode"),
    ("cli-visit", "answered_by", "answered-by"),
    ("cli-visit", "topics", "topic"),
    ("cli-visit", "needs", "need"),
    ("cli-hazard-add", "severity", "severity"),
    ("cli-hazard-move", "state", "hazard-state"),
    ("cli-hazard-list", "state", "hazard-state"),
    ("cli-request-add", "kind", "request-kind"),
    ("cli-request-add", "category", "list-category"),
    ("cli-request-add", "triage", "triage"),
    ("cli-request-add", "form", "wish-form"),
    ("cli-request-add", "disclosure", "disclosure"),
    ("cli-request-move", "state", "request-state"),
    ("cli-request-move", "rating", "satisfaction"),
    ("cli-request-list", "state", "request-state"),
    ("cli-request-list", "kind", "request-kind"),
    ("cli-request-list", "category", "list-category"),
    ("cli-offer-add", "category", "list-category"),
    ("cli-offer-edit", "category", "list-category"),
    ("cli-offer-list", "category", "list-category"),
    ("cli-offer-add", "form", "resource-form"),
    ("cli-match-settle", "state", "pairing-state"),
    ("cli-project-add", "kind", "project-kind"),
    ("cli-project-edit", "kind", "project-kind"),
    ("cli-project-add", "category", "list-category"),
    ("cli-project-edit", "category", "list-category"),
    ("cli-project-add", "rating", "satisfaction"),
    ("cli-project-edit", "rating", "satisfaction"),
    ("cli-project-move", "state", "project-state"),
    ("cli-partner-add", "kind", "partner-kind"),
    ("cli-partner-list", "kind", "partner-kind"),
    ("cli-relief-add", "occasion", "relief-occasion"),
    ("cli-relief-correct", "occasion", "relief-occasion"),
    ("cli-relief-add", "receipt", "receipt"),
    ("cli-relief-correct", "receipt", "receipt"),
    ("cli-activity-add", "kind", "activity-kind"),
    ("cli-activity-edit", "kind", "activity-kind"),
    ("cli-activity-list", "kind", "activity-kind"),
    ("cli-activity-add", "actions", "action"),
    ("cli-activity-edit", "actions", "action"),
    ("cli-activity-list", "action", "action"),
    ("cli-activity-add", "point", "service-point"),
    ("cli-activity-edit", "point", "service-point"),
    ("cli-poll-add", "base", "vote-base"),
    ("cli-poll-edit", "base", "vote-base"),
    ("cli-poll-answer", "answer", "stance-answer"),
    ("cli-poll-answer", "way", "stance-way"),
    ("cli-post-add", "kind", "post-kind"),
    ("cli-post-edit", "kind", "post-kind"),
    ("cli-post-list", "kind", "post-kind"),
    ("cli-willing-add", "wish", "work-wish"),
    ("cli-willing-edit", "wish", "work-wish"),
    ("cli-willing-list", "wish", "work-wish"),
    ("cli-told-add", "how", "telling"),
    ("cli-told-add", "way", "publicity-way"),
    ("cli-told-list", "how", "telling"),
    ("cli-topic-tell", "topic", "topic"),
    ("cli-topic-tell", "how", "telling"),
    ("cli-topic-tell", "way", "publicity-way"),
    ("cli-topic-show", "topic", "topic"),
    ("cli-topic-today", "topics", "topic"),
    ("cli-topic-coverage", "left", "topic"),
    ("cli-task-add", "kind", "task-kind"),
    ("cli-task-add", "origin", "task-origin"),
    ("cli-task-add", "priority", "priority"),
    ("cli-place-add", "kind", "place-kind"),
    ("cli-day-start", "weather", "weather"),
    ("cli-day-start", "topics", "topic"),
    ("cli-household-add", "state", "household-state"),
    ("cli-household-edit", "state", "household-state"),
    ("cli-household-add", "house_use", "house-use"),
    ("cli-household-edit", "house_use", "house-use"),
    ("cli-household-add", "tenure", "tenure"),
    ("cli-household-edit", "tenure", "tenure"),
    ("cli-household-edit", "source", "source-of-fact"),
    ("cli-household-verify", "source", "source-of-fact"),
    ("cli-resident-add", "source", "source-of-fact"),
    ("cli-resident-edit", "source", "source-of-fact"),
    ("cli-resident-add", "sex", "sex"),
    ("cli-resident-edit", "sex", "sex"),
    ("cli-resident-add", "relation", "relation"),
    ("cli-resident-edit", "relation", "relation"),
    ("cli-resident-add", "population", "population"),
    ("cli-resident-edit", "population", "population"),
    ("cli-resident-add", "residence_match", "residence-match"),
    ("cli-resident-edit", "residence_match", "residence-match"),
];

fn with_codes(argument: Arg, id: &str, texts: &Texts) -> Arg {
    let named = CODES
        .iter()
        .find(|(command, name, _)| *command == id && argument.get_id() == *name);
    match named.and_then(|(_, _, table)| codes::table(table)) {
        Some(table) => argument.value_parser(possible(table, texts)),
        None => argument,
    }
}

/// The codes of a table with their labels; labels and aliases are taken too.
fn possible(table: &'static Table, texts: &Texts) -> PossibleValuesParser {
    let is_outcome = std::ptr::eq(table, Outcome::table());
    let values = table.rows().iter().filter(|row| row.active).map(|row| {
        let words = [row.zh, row.en].into_iter().chain(row.list("aliases"));
        PossibleValue::new(row.code)
            .help(called(is_outcome, row, texts))
            .aliases(words.filter(|word| *word != row.code))
    });
    PossibleValuesParser::new(values)
}

/// What a code is called: outcomes by the words of the screen's buttons.
fn called(is_outcome: bool, row: &Row, texts: &Texts) -> String {
    if is_outcome {
        return mark::outcome(Outcome::new(row.code), texts).into_owned();
    }
    row.label(texts.tag()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn walk(command: &Command, id: &str, texts: &Texts, missing: &mut Vec<String>) {
        if !texts.has(id) {
            missing.push(id.to_owned());
        }
        for argument in command.get_arguments() {
            let name = argument.get_id().as_str();
            let own = format!("{id}.{name}");
            let shared = format!("cli-arguments.{name}");
            if !texts.has(&own) && !texts.has(&shared) {
                missing.push(own);
            }
        }
        for subcommand in command.get_subcommands() {
            let id = format!("{id}-{}", subcommand.get_name());
            walk(subcommand, &id, texts, missing);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for texts in Language::ALL.map(Texts::new) {
            let mut missing = Vec::new();
            walk(&command(&texts), "cli", &texts, &mut missing);
            assert!(missing.is_empty(), "{}: {missing:#?}", texts.tag());
        }
    }

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for texts in Language::ALL.map(Texts::new) {
            command(&texts).debug_assert();
        }
    }

    #[test]
    fn every_table_of_codes_named_here_exists_and_so_does_its_argument() {
        for (id, name, table) in CODES {
            assert!(codes::table(table).is_some(), "{table}");
            let mut command = Arguments::command();
            for word in id.trim_start_matches("cli-").split('-') {
                command = command.find_subcommand(word).expect("a subcommand").clone();
            }
            assert!(
                command
                    .get_arguments()
                    .any(|argument| argument.get_id() == *name),
                "{id} {name}"
            );
        }
    }
}
