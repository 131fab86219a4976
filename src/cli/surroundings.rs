//! What the process finds around it: variables and the platform's folders. Read once, here alone.

use std::ffi::OsString;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The name of our folder in each of the platform's.
const NAME: &str = "gridday";

/// Variables and folders.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `GRIDDAY_LEDGER`.
    pub ledger: Option<PathBuf>,
    /// `GRIDDAY_LANG`.
    pub language: Option<String>,
    /// `GRIDDAY_CLOCK`.
    pub clock: Option<String>,
    /// `GRIDDAY_LOG`: how much is logged.
    pub log: Option<String>,
    /// `GRIDDAY_PASSPHRASE_FILE`.
    pub passphrase_file: Option<PathBuf>,
    /// Whether no colours are wanted: `NO_COLOR` is set, or `TERM` is `dumb`.
    pub colourless: bool,
    /// Whether `TERM` is `dumb`: the terminal knows nothing but lines.
    pub dumb: bool,
    /// The first that is set of `LC_ALL`, `LC_MESSAGES`, `LANG`.
    pub locale: Option<String>,
    /// The first that is set of `LC_ALL`, `LC_CTYPE`, `LANG`: in which letters the terminal writes.
    pub letters: Option<String>,
    /// The folder `~` stands for.
    pub home: Option<PathBuf>,
    /// The platform's folder for data, with our name; none when there is no home.
    pub data: Option<PathBuf>,
    /// The same for settings.
    pub settings: Option<PathBuf>,
    /// The same for logs.
    pub state: Option<PathBuf>,
    /// The same for what may be thrown away.
    pub cache: Option<PathBuf>,
}

impl Surroundings {
    /// Reads them from the process.
    pub fn read() -> Self {
        let ours = |folder: PathBuf| folder.join(NAME);
        let base = etcetera::choose_base_strategy().ok();
        let base = base.as_ref();
        let dumb = text("TERM").as_deref() == Some("dumb");
        let data = base.map(|base| ours(base.data_dir()));
        Self {
            ledger: path("GRIDDAY_LEDGER"),
            language: text("GRIDDAY_LANG"),
            clock: text("GRIDDAY_CLOCK"),
            log: text("GRIDDAY_LOG"),
            passphrase_file: path("GRIDDAY_PASSPHRASE_FILE"),
            colourless: value("NO_COLOR").is_some() || dumb,
            dumb,
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(text),
            letters: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text),
            home: base.map(|base| base.home_dir().to_path_buf()),
            settings: base.map(|base| ours(base.config_dir())),
            state: base
                .and_then(BaseStrategy::state_dir)
                .map(ours)
                .or_else(|| data.clone()),
            cache: base.map(|base| ours(base.cache_dir())),
            data,
        }
    }

    /// Whether programs here are told to write UTF-8. Where nothing is set that is not so on Unix; Windows never asks.
    pub fn is_utf8(&self) -> bool {
        let said = self.letters.as_deref().map(str::to_ascii_lowercase);
        said.map_or(cfg!(not(unix)), |said| {
            said.contains("utf-8") || said.contains("utf8")
        })
    }

    /// The ledger's folder unless the command line names one.
    pub fn ledger_folder(&self) -> Option<PathBuf> {
        self.ledger
            .clone()
            .or_else(|| Some(self.data.as_ref()?.join("ledger")))
    }

    /// The folder a demo lives in until it is left; private to the user, and nobody's backup.
    pub fn demo_folder(&self) -> Option<PathBuf> {
        Some(self.cache.as_ref()?.join("demo"))
    }

    /// The folder of logs and of reports of faults.
    pub fn log_folder(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("log"))
    }

    /// The settings file.
    pub fn settings_file(&self) -> Option<PathBuf> {
        Some(self.settings.as_ref()?.join(crate::config::FILE))
    }
}

fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn text(name: &str) -> Option<String> {
    value(name).map(|value| value.to_string_lossy().into_owned())
}

fn path(name: &str) -> Option<PathBuf> {
    value(name).map(PathBuf::from)
}
