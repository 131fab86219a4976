//! `form samples`: the questionnaires that come with the program, as workbooks for an office to change.

use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::exchange::write;
use crate::i18n::Texts;
use crate::ledger::demo::forms;

/// `form samples`
#[derive(clap::Args)]
pub struct Samples {
    /// Where to.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Over files that are there.
    #[arg(long)]
    force: bool,
}

impl Samples {
    /// Writes them.
    ///
    /// # Errors
    /// When a file is there already, or the disk refuses.
    pub fn run(&self, json: bool, texts: &Texts) -> Result<(), Failure> {
        std::fs::create_dir_all(&self.folder).map_err(crate::cli::failure::stream("DIR"))?;
        let mut written = Vec::new();
        for (name, bytes) in forms::WORKBOOKS {
            let path = self.folder.join(name);
            write::write(&path, bytes, self.force)?;
            written.push(path.display().to_string());
        }
        if json {
            return output::json(&written);
        }
        for path in &written {
            output::talk(&texts.with("cli-form-written", &[("path", path.as_str().into())]));
        }
        Ok(())
    }
}
