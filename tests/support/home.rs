//! A home of its own for a program under test: folders, clock and language that nothing outside can reach.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The moment at which the program's clock starts in tests: a Sunday morning.
pub const MORNING: &str = "2026-11-22T09:00:00+08:00";

/// The program as cargo built it.
pub const GRIDDAY: &str = env!("CARGO_BIN_EXE_gridday");

/// A temporary home. Sessions started in the same home see the same ledger and the same drafts.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// An empty home.
    ///
    /// # Panics
    /// If the system has no room for a temporary folder.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("gridday-test-")
            .tempdir()
            .expect("a temporary folder");
        for name in ["tmp", "run"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder in it");
        }
        Self { folder }
    }

    /// The home's own folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the ledger is, unless the program is told otherwise.
    pub fn ledger(&self) -> PathBuf {
        self.path().join("ledger")
    }

    /// The whole environment of a program that lives here.
    pub fn environment(&self) -> Vec<(String, String)> {
        let inside = |name: &str| self.path().join(name).to_string_lossy().into_owned();
        [
            ("HOME", inside("")),
            ("XDG_CONFIG_HOME", inside("config")),
            ("XDG_DATA_HOME", inside("data")),
            ("XDG_STATE_HOME", inside("state")),
            ("XDG_CACHE_HOME", inside("cache")),
            ("XDG_RUNTIME_DIR", inside("run")),
            ("TMPDIR", inside("tmp")),
            ("GRIDDAY_LEDGER", inside("ledger")),
            ("GRIDDAY_CLOCK", MORNING.into()),
            ("LANG", "zh_CN.UTF-8".into()),
            ("TERM", "xterm-256color".into()),
            ("TZ", "CST-8".into()),
            ("PATH", "/usr/bin:/bin".into()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The program with plain pipes instead of a terminal, in this home.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(GRIDDAY);
        command
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.path());
        command
    }
}
