//! Every failure a person can meet, with its kind and exit code. Not the layers' own error types.

use crate::domain::hazard::HazardRefusal;
use crate::domain::poll::PollRefusal;
use crate::domain::request::RequestRefusal;
use crate::ledger::LedgerError;
use crate::ledger::backing::BackingError;
use crate::ledger::secret::Way;
use crate::ledger::work::WorkError;

/// How a failure ends the program, and how the screen shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What was asked cannot be done as asked; say why.
    Refused,
    /// The words of the command are off.
    Usage,
    /// Another process holds the ledger.
    Busy,
    /// Data are gone in both copies.
    Damaged,
}

impl Kind {
    /// The process's exit code: 1 refused, 2 usage, 3 busy, 4 damaged.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Busy => 3,
            Self::Damaged => 4,
        }
    }

    /// The kind's name in JSON answers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Usage => "usage",
            Self::Busy => "busy",
            Self::Damaged => "damaged",
        }
    }
}

/// Any failure: what to log, which message to show, what kind it is.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Of the ledger or its store.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Of a deed of the worker's.
    #[error(transparent)]
    Work(WorkError),
    /// Something the person asked for cannot be done; message id, named values, and the message's kind.
    #[error("{key}")]
    Refused {
        /// Message id; `<id>-hint`, where it exists, says what to do.
        key: &'static str,
        /// Named words of the message.
        values: Vec<(&'static str, String)>,
        /// How it ends.
        kind: Kind,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: String,
        /// The system's answer.
        source: std::io::Error,
    },
}

impl From<BackingError> for Error {
    fn from(error: BackingError) -> Self {
        Self::Ledger(error.into())
    }
}

impl From<WorkError> for Error {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Ledger(error) => Self::Ledger(error),
            other => Self::Work(other),
        }
    }
}

impl Error {
    /// A refusal with this message.
    pub const fn refused(key: &'static str) -> Self {
        Self::Refused {
            key,
            values: Vec::new(),
            kind: Kind::Refused,
        }
    }

    /// A refusal with this message and one value in it.
    pub fn refused_with(key: &'static str, name: &'static str, value: impl Into<String>) -> Self {
        Self::Refused {
            key,
            values: vec![(name, value.into())],
            kind: Kind::Refused,
        }
    }

    /// A mistake in how a command was written.
    pub fn usage(key: &'static str, name: &'static str, value: impl Into<String>) -> Self {
        Self::Refused {
            key,
            values: vec![(name, value.into())],
            kind: Kind::Usage,
        }
    }

    /// How it ends the program.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Ledger(LedgerError::Backing(BackingError::Busy { .. })) => Kind::Busy,
            Self::Ledger(LedgerError::Backing(BackingError::Damaged { .. })) => Kind::Damaged,
            Self::Refused { kind, .. } => *kind,
            _ => Kind::Refused,
        }
    }

    /// The id of the message to show.
    pub fn message_id(&self) -> &'static str {
        self.message("en").0
    }

    /// The message to show, as id and named values, states by their names in `language`; never a resident's data.
    pub fn message(&self, language: &str) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Ledger(LedgerError::Backing(error)) => backing_message(error),
            Self::Ledger(LedgerError::Changed { table, .. }) => {
                ("error-changed", vec![("table", (*table).to_owned())])
            }
            Self::Ledger(LedgerError::NothingToUndo) => ("error-nothing-to-undo", Vec::new()),
            Self::Ledger(LedgerError::NothingToRedo) => ("error-nothing-to-redo", Vec::new()),
            Self::Work(error) => work_message(error, language),
            Self::Refused { key, values, .. } => (key, values.clone()),
            Self::File { path, source } => (
                "error-file",
                vec![("path", path.clone()), ("why", source.to_string())],
            ),
        }
    }
}

fn work_message(error: &WorkError, language: &str) -> (&'static str, Vec<(&'static str, String)>) {
    match error {
        WorkError::Ledger(_) => ("error-ledger", Vec::new()),
        WorkError::Hazard(HazardRefusal::NotFrom { from }) => (
            "error-hazard-step",
            vec![("from", from.label(language).to_owned())],
        ),
        WorkError::Hazard(HazardRefusal::NeedsMeasure) => {
            ("error-hazard-needs-measure", Vec::new())
        }
        WorkError::Hazard(HazardRefusal::BeforeFound) => ("error-hazard-before-found", Vec::new()),
        WorkError::Request(RequestRefusal::NotFrom { from }) => (
            "error-request-step",
            vec![("from", from.label(language).to_owned())],
        ),
        WorkError::Request(RequestRefusal::NeedsWho) => ("error-request-needs-who", Vec::new()),
        WorkError::Request(RequestRefusal::NeedsRating) => {
            ("error-request-needs-rating", Vec::new())
        }
        WorkError::Request(RequestRefusal::BeforeTaken) => {
            ("error-request-before-taken", Vec::new())
        }
        WorkError::Project(refused) => (
            "error-project-step",
            vec![
                ("from", refused.from.label(language).to_owned()),
                ("to", refused.to.label(language).to_owned()),
            ],
        ),
        WorkError::Poll(PollRefusal::NotFrom { from, to }) => (
            "error-poll-step",
            vec![
                ("from", from.label(language).to_owned()),
                ("to", to.label(language).to_owned()),
            ],
        ),
        WorkError::Poll(PollRefusal::TakesNone(state)) => (
            "error-poll-takes-none",
            vec![("state", state.label(language).to_owned())],
        ),
        WorkError::Poll(PollRefusal::NotAsked) => ("error-poll-not-asked", Vec::new()),
        WorkError::Missing(what) => ("error-missing", vec![("what", (*what).to_owned())]),
        WorkError::Field { reason, .. } => (reason, Vec::new()),
        WorkError::Left { reason, left } => (reason, vec![("left", left.clone())]),
        WorkError::DoorTaken => ("error-door-taken", Vec::new()),
        WorkError::DayClosed(day) => ("error-day-closed", vec![("day", day.to_string())]),
        WorkError::DayStillOpen(day) => ("error-day-still-open", vec![("day", day.to_string())]),
        WorkError::DayNotOpen(day) => ("error-day-not-open", vec![("day", day.to_string())]),
    }
}

/// What the disk said, in words a person knows where there are any.
fn disk_message(source: &std::io::Error) -> (&'static str, Vec<(&'static str, String)>) {
    use std::io::ErrorKind::{
        FileTooLarge, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
    };
    match source.kind() {
        StorageFull | QuotaExceeded | FileTooLarge => ("error-disk-full", Vec::new()),
        NotFound => ("error-disk-gone", Vec::new()),
        PermissionDenied | ReadOnlyFilesystem => ("error-disk-locked", Vec::new()),
        _ => ("error-disk", vec![("why", source.to_string())]),
    }
}

/// Which part of the ledger a damage is in, as `error-damaged` names it.
fn part(what: &str) -> &'static str {
    const PARTS: [(&str, &str); 4] = [
        ("operation", "history"),
        ("journal", "journal"),
        ("packed", "journal"),
        ("tables", "tables"),
    ];
    let named = PARTS.iter().find(|(word, _)| what.contains(word));
    named.map_or("entry", |(_, part)| part)
}

fn backing_message(error: &BackingError) -> (&'static str, Vec<(&'static str, String)>) {
    match error {
        BackingError::Busy { pid, since } => (
            "error-busy",
            vec![("pid", pid.to_string()), ("since", since.clone())],
        ),
        BackingError::Exposed { path, mode } => (
            "error-exposed",
            vec![
                ("path", path.display().to_string()),
                ("mode", (*mode).to_owned()),
            ],
        ),
        BackingError::Damaged { what } => match (what.as_str(), what.strip_prefix("operation ")) {
            (_, Some(id)) => ("error-damaged-operation", vec![("id", id.to_owned())]),
            ("keys", _) => ("error-damaged-keys", Vec::new()),
            ("journal-and-tables", _) => ("error-damaged-ledger", Vec::new()),
            _ => ("error-damaged", vec![("what", part(what).to_owned())]),
        },
        BackingError::Locked => ("error-locked", Vec::new()),
        BackingError::WrongKey(Way::Passphrase) => ("error-wrong-passphrase", Vec::new()),
        BackingError::WrongKey(Way::Recovery) => ("error-wrong-recovery", Vec::new()),
        BackingError::Mistyped => ("error-mistyped-recovery", Vec::new()),
        BackingError::Unsound => ("error-unsound", Vec::new()),
        BackingError::Backup => ("error-backup", Vec::new()),
        BackingError::NotEmpty(path) => (
            "error-not-empty",
            vec![("path", path.display().to_string())],
        ),
        BackingError::Fault(why) => ("error-fault", vec![("why", why.clone())]),
        BackingError::Newer { found, known } => (
            "error-newer",
            vec![("found", found.to_string()), ("known", known.to_string())],
        ),
        BackingError::Missing(path) => (
            "error-no-ledger",
            vec![("path", path.display().to_string())],
        ),
        BackingError::Exists(path) => (
            "error-ledger-exists",
            vec![("path", path.display().to_string())],
        ),
        BackingError::ReadOnly(_) => ("error-read-only", Vec::new()),
        BackingError::TooLarge { .. } => ("error-too-large", Vec::new()),
        BackingError::Disk { source, .. } => disk_message(source),
    }
}
