//! Every word of the command line. What a subcommand does stands in the file of its noun; texts are put in by `words`.

use std::path::PathBuf;

use super::failure::Failure;
use super::session::Session;
use super::{
    activity, apply, backup, day, deed, doctor, duty, form, hazard, history, household, import,
    listing, log, matching, offer, partner, passphrase, place, poll, post, project, queue, relief,
    report, request, resident, task, told, topic, visit, willing, wipe,
};

/// The command line.
#[derive(clap::Parser)]
#[command(name = "gridday", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// What holds for every subcommand.
    #[command(flatten)]
    pub general: General,
    /// Lines instead of the screen.
    #[arg(long)]
    pub plain: bool,
    /// The subcommand; the screen without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every subcommand; may stand before or after it.
#[derive(Clone, clap::Args)]
pub struct General {
    /// The ledger's folder.
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "demo")]
    pub ledger: Option<PathBuf>,
    /// A made-up community instead of the ledger.
    #[arg(long, global = true)]
    pub demo: bool,
    /// The language.
    #[arg(long, global = true, value_name = "zh-CN|en")]
    pub lang: Option<crate::i18n::Language>,
    /// Answers as JSON of this version.
    #[arg(long, global = true, value_name = "VERSION", num_args = 0..=1, require_equals = true,
        default_missing_value = "1", value_parser = clap::value_parser!(u32).range(1..=1))]
    pub json: Option<u32>,
    /// Where passphrases are read from.
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

/// The subcommands.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Makes a ledger.
    Init(Init),
    /// What works on a ledger.
    #[command(flatten)]
    Ledger(Box<OnLedger>),
    /// The shell's completions.
    Completions(Completions),
    /// The manual page.
    Man,
    /// The passphrase.
    #[command(subcommand)]
    Passphrase(passphrase::Passphrase),
    /// The recovery key.
    #[command(subcommand)]
    Recovery(passphrase::Recovery),
    /// Makes a ledger from a backup.
    Restore(backup::Restore),
    /// Looks a ledger over.
    Doctor(doctor::Doctor),
    /// Questionnaires.
    #[command(subcommand)]
    Form(form::Form),
    /// Puts a terminal right that a killed program left behind.
    ResetTerminal,
}

/// The subcommands that work on a ledger.
#[derive(clap::Subcommand)]
pub enum OnLedger {
    /// Reads a file in.
    #[command(subcommand)]
    Import(import::Import),
    /// Lists households.
    Households(listing::Households),
    /// Shows one door.
    Show(listing::Show),
    /// Lists what is due.
    Queue(queue::Queue),
    /// Writes down an attempt at a door.
    Visit(visit::Visit),
    /// Hazards.
    #[command(subcommand)]
    Hazard(hazard::Hazard),
    /// Requests and wishes.
    #[command(subcommand)]
    Request(request::Request),
    /// What can be given.
    #[command(subcommand)]
    Offer(offer::Offer),
    /// Offers brought to needs.
    #[command(subcommand)]
    Match(matching::Match),
    /// Projects.
    #[command(subcommand)]
    Project(project::Project),
    /// Partners.
    #[command(subcommand)]
    Partner(partner::Partner),
    /// What was given to households.
    #[command(subcommand)]
    Relief(relief::Relief),
    /// Activities.
    #[command(subcommand)]
    Activity(activity::Activity),
    /// Who coordinates which month.
    #[command(subcommand)]
    Duty(duty::Duty),
    /// Questions put to every door.
    #[command(subcommand)]
    Poll(poll::Poll),
    /// Work and training that is to be had.
    #[command(subcommand)]
    Post(post::Post),
    /// People who look for work or training.
    #[command(subcommand)]
    Willing(willing::Willing),
    /// What was told at doors, and what can be.
    #[command(subcommand)]
    Told(told::Told),
    /// Topics of publicity.
    #[command(subcommand)]
    Topic(topic::Topic),
    /// Tasks, and decisions about rows of the queue.
    #[command(subcommand)]
    Task(task::Task),
    /// Takes the last step back.
    Undo(history::Undo),
    /// Does it again.
    Redo(history::Redo),
    /// Lists operations.
    History(history::History),
    /// Writes the day's log.
    Log(log::Log),
    /// Writes the counts that offices are sent.
    Report(report::Report),
    /// The working day.
    #[command(subcommand)]
    Day(day::Day),
    /// Places that are no households.
    #[command(subcommand)]
    Place(place::Place),
    /// One household.
    #[command(subcommand)]
    Household(household::Household),
    /// One person.
    #[command(subcommand)]
    Resident(resident::Resident),
    /// Writes a backup.
    Backup(backup::Backup),
    /// Destroys the ledger.
    Wipe(wipe::Wipe),
    /// Deeds as JSON lines.
    Apply,
}

impl OnLedger {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused; then nothing is changed.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Import(import) => import.run(session),
            Self::Households(list) => list.run(session),
            Self::Show(show) => show.run(session),
            Self::Queue(queue) => queue.run(session),
            Self::Visit(visit) => deed::run(visit, session),
            Self::Hazard(hazard) => hazard.run(session),
            Self::Request(request) => request.run(session),
            Self::Offer(offer) => offer.run(session),
            Self::Match(pairing) => pairing.run(session),
            Self::Project(project) => project.run(session),
            Self::Partner(partner) => partner.run(session),
            Self::Relief(relief) => relief.run(session),
            Self::Activity(activity) => activity.run(session),
            Self::Duty(duty) => duty.run(session),
            Self::Poll(poll) => poll.run(session),
            Self::Post(post) => post.run(session),
            Self::Willing(willing) => willing.run(session),
            Self::Told(told) => told.run(session),
            Self::Topic(topic) => topic.run(session),
            Self::Task(task) => task.run(session),
            Self::Undo(undo) => deed::run(undo, session),
            Self::Redo(redo) => deed::run(redo, session),
            Self::History(history) => history.run(session),
            Self::Log(log) => log.run(session),
            Self::Report(report) => report.run(session),
            Self::Day(day) => day.run(session),
            Self::Place(place) => place.run(session),
            Self::Household(household) => household.run(session),
            Self::Resident(resident) => resident.run(session),
            Self::Backup(backup) => backup.run(session),
            Self::Wipe(wipe) => wipe.run(session),
            Self::Apply => apply::run(session),
        }
    }
}

/// Makes a ledger.
#[derive(clap::Args)]
pub struct Init {
    /// The key lies in a file that only its owner can read.
    #[arg(long)]
    pub no_passphrase: bool,
}

/// For which shell.
#[derive(clap::Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
