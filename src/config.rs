//! The worker's settings file: reading it, its defaults and its faults. Not the ledger's data.
//!
//! A fault never stops the program: the setting keeps its default and the fault is told. Every setting:
//! ```toml
#![doc = include_str!("config/default.toml")]
//! ```

mod choice;
mod fault;
mod quiet;
mod value;

use std::path::{Path, PathBuf};

use chrono::NaiveTime;

use crate::domain::codes::{HazardItem, Need};
use crate::i18n::Language;

pub use choice::{Choice, choose};
pub use fault::{Fault, FaultKind};
pub use quiet::{Period, Quiet};

use value::Setting;

/// The file's name in the folder of settings.
pub const FILE: &str = "config.toml";

/// Every setting. What is not in the file has the value of [`Config::default`].
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The language wished for; none leaves it to the locale.
    pub language: Option<Language>,
    /// The colours.
    pub theme: Theme,
    /// What the screen hides until it is revealed.
    pub mask: Mask,
    /// What Ctrl+Z does.
    pub ctrl_z: CtrlZ,
    /// Whether taps and the wheel are listened to.
    pub mouse: bool,
    /// Whether the bell rings once when an appointment has come.
    pub bell: bool,
    /// Who works the day; empty if not set, as the next four.
    pub worker: String,
    /// Who guides the worker.
    pub mentor: String,
    /// The grid's name.
    pub grid: String,
    /// The community's name.
    pub community: String,
    /// The estate meant where a door names none.
    pub estate: String,
    /// When a knock is unwelcome.
    pub quiet: Quiet,
    /// The most doors a day's plan takes.
    pub plan_doors: u16,
    /// After how many days an unclaimed wish is to be given to somebody; none leaves it to the code table.
    pub unclaimed_days: Option<u16>,
    /// How many backups the ledger keeps of itself.
    pub backups: u16,
    /// Minutes without a key after which a ledger with a passphrase is locked; 0 is never.
    pub lock_after: u16,
    /// When the morning ends.
    pub morning_ends: NaiveTime,
    /// When the afternoon ends and the evening begins.
    pub afternoon_ends: NaiveTime,
    /// Codes of needs at positions 1 to 4 of the quick-log sheet.
    pub sheet_needs: [String; 4],
    /// Codes of hazard items at positions 5 to 8 of the quick-log sheet.
    pub sheet_hazards: [String; 4],
    /// Where files are written; none is the folder one stands in.
    pub export_folder: Option<PathBuf>,
    /// The folder `~` stands for in a path that is typed; not in the file, whoever knows the surroundings sets it.
    pub home: Option<PathBuf>,
    /// The folder that a path without one is in; none is the folder one stands in. Not in the file.
    pub here: Option<PathBuf>,
    /// The folder the settings lie in, for what is kept beside them; not in the file, set as `home` is.
    pub beside: Option<PathBuf>,
    /// The format of the day's log; none asks.
    pub log_format: Option<String>,
    /// Programs that switch the input method.
    pub ime: Ime,
    /// Keys given to commands, in the order of their names.
    pub keys: Vec<CommandKeys>,
}

/// Keys given to a command. Whether there is such a command and such keys, the key table knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandKeys {
    /// The command's name, as in `visit-met`.
    pub command: String,
    /// Its keys, as in `ctrl+r`.
    pub keys: Vec<String>,
    /// The line in the file, for a [`Fault`].
    pub line: usize,
}

/// Programs that switch the input method, each with its arguments; empty runs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ime {
    /// Run when a field to type in is left, and at the start.
    pub leave_command: Vec<String>,
    /// Run when a field to type in is entered.
    pub enter_command: Vec<String>,
}

/// A set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark or light, as the terminal says.
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background, as in sunlight.
    Light,
    /// Green and blue, for those who can tell them apart.
    Classic,
    /// Letters and signs only.
    Mono,
}

/// What the screen hides until it is revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// ID and phone numbers.
    Numbers,
    /// Names too.
    All,
}

/// What Ctrl+Z does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CtrlZ {
    /// Takes the last step back.
    Undo,
    /// Puts the program behind the shell.
    Suspend,
}

/// The formats the day's log is written in.
pub const LOG_FORMATS: [&str; 6] = ["xlsx", "csv", "html", "md", "txt", "json"];

impl Default for Config {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::Auto,
            mask: Mask::Numbers,
            ctrl_z: CtrlZ::Undo,
            mouse: true,
            bell: false,
            worker: String::new(),
            mentor: String::new(),
            grid: String::new(),
            community: String::new(),
            estate: String::new(),
            quiet: Quiet::default(),
            plan_doors: 30,
            unclaimed_days: None,
            backups: 5,
            lock_after: 5,
            morning_ends: quiet::hour(12),
            afternoon_ends: quiet::hour(18),
            sheet_needs: ["lights", "medical", "benefits", "dispute"].map(str::to_owned),
            sheet_hazards: [
                "gas/hose-old",
                "ebike/indoors",
                "fire/stairs-blocked",
                "elec/illegal-wiring",
            ]
            .map(str::to_owned),
            export_folder: None,
            home: None,
            here: None,
            beside: None,
            log_format: None,
            ime: Ime::default(),
            keys: Vec::new(),
        }
    }
}

impl Config {
    /// Reads a settings file. One that is not there is no fault; one that cannot be read gives the defaults.
    pub fn load(file: &Path) -> (Self, Vec<Fault>) {
        match std::fs::read_to_string(file) {
            Ok(text) => Self::read(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Default::default(),
            Err(_) => (Self::default(), vec![Fault::unreadable()]),
        }
    }

    /// Reads the text of a settings file; every fault is told, in the order of lines.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let mut config = Self::default();
        let (settings, mut faults) = value::settings(text);
        for setting in &settings {
            if let Err(kind) = config.set(setting) {
                faults.push(setting.fault(kind));
            }
        }
        if config.afternoon_ends < config.morning_ends {
            let default = Self::default();
            config.morning_ends = default.morning_ends;
            config.afternoon_ends = default.afternoon_ends;
            let slot = settings.iter().find(|s| s.path.starts_with("slots."));
            faults.extend(slot.map(|setting| setting.fault(FaultKind::Order)));
        }
        faults.sort_by_key(|fault| fault.line);
        (config, faults)
    }

    /// The path meant by what a person typed or pasted: `~/roster.xlsx`, with quotes around it or blanks.
    pub fn typed_path(&self, typed: &str) -> PathBuf {
        let typed = typed.trim();
        let bare = ['"', '\''].iter().find_map(|quote| {
            let inner = typed.strip_prefix(*quote)?.strip_suffix(*quote)?;
            (!inner.is_empty()).then_some(inner)
        });
        let typed = bare.unwrap_or(typed);
        match (typed.strip_prefix('~'), &self.home) {
            (Some(""), Some(home)) => home.clone(),
            (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_matches('/')),
            _ => self.here.clone().unwrap_or_default().join(typed),
        }
    }

    /// Takes a choice made on the screen, as it is kept in the file: from now on it counts.
    pub fn take(&mut self, key: &str, value: &str) {
        match key {
            "export.folder" => self.export_folder = Some(self.typed_path(value)),
            "export.format" => self.log_format = Some(value.to_owned()),
            "grid" => value.clone_into(&mut self.grid),
            "community" => value.clone_into(&mut self.community),
            _ => {}
        }
    }

    fn set(&mut self, setting: &Setting<'_>) -> Result<(), FaultKind> {
        match setting.path.as_str() {
            "language" => self.language = Some(setting.choice(Language::parse, &["zh-CN", "en"])?),
            "theme" => self.theme = setting.one_of(&THEMES)?,
            "mask" => self.mask = setting.one_of(&MASKS)?,
            "ctrl_z" => self.ctrl_z = setting.one_of(&CTRL_Z)?,
            "mouse" => self.mouse = setting.yes_or_no()?,
            "bell" => self.bell = setting.yes_or_no()?,
            "worker" => self.worker = setting.text()?,
            "mentor" => self.mentor = setting.text()?,
            "grid" => self.grid = setting.text()?,
            "community" => self.community = setting.text()?,
            "estate" => self.estate = setting.text()?,
            "quiet" => self.quiet = Quiet(setting.periods()?),
            "plan.doors" => self.plan_doors = setting.number(1, 500)?,
            "requests.unclaimed_days" => self.unclaimed_days = Some(setting.number(0, 365)?),
            "backup.keep" => self.backups = setting.number(1, 100)?,
            "lock.after" => self.lock_after = setting.number(0, 1_440)?,
            "slots.morning_ends" => self.morning_ends = setting.time()?,
            "slots.afternoon_ends" => self.afternoon_ends = setting.time()?,
            "sheet.needs" => {
                self.sheet_needs = setting.four(|code| Need::new(code).is_known())?;
            }
            "sheet.hazards" => {
                self.sheet_hazards = setting.four(|code| HazardItem::new(code).is_known())?;
            }
            "export.folder" => self.export_folder = setting.path()?,
            "export.format" => {
                let known = |name: &str| LOG_FORMATS.contains(&name).then(|| name.to_owned());
                self.log_format = Some(setting.choice(known, &LOG_FORMATS)?);
            }
            "ime.leave_command" => self.ime.leave_command = setting.texts()?,
            "ime.enter_command" => self.ime.enter_command = setting.texts()?,
            path => match path.strip_prefix("keys.") {
                Some(command) => self.keys.push(CommandKeys {
                    command: command.to_owned(),
                    keys: setting.texts()?,
                    line: setting.line,
                }),
                None => return Err(FaultKind::Unknown),
            },
        }
        Ok(())
    }
}

const THEMES: [(&str, Theme); 5] = [
    ("auto", Theme::Auto),
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("classic", Theme::Classic),
    ("mono", Theme::Mono),
];
const MASKS: [(&str, Mask); 2] = [("numbers", Mask::Numbers), ("all", Mask::All)];
const CTRL_Z: [(&str, CtrlZ); 2] = [("undo", CtrlZ::Undo), ("suspend", CtrlZ::Suspend)];

#[cfg(test)]
mod tests;
