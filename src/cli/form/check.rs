//! `gridday form check`: every fault of a form, each at its cell; 0 when it can be filled, 1 when not.
//!
//! With `--json` an array of `{"sheet":…,"row":…,"column":…,"message":…}`, empty for a form without faults; what does no
//! harm is only talked about.

use std::path::PathBuf;

use super::source;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::i18n::Texts;
use crate::tui::fault;

/// Looks a form over.
#[derive(clap::Args)]
pub struct Check {
    /// The form.
    #[arg(value_name = "FORM")]
    pub form: PathBuf,
    /// Where its files lie.
    #[arg(long, value_name = "DIR")]
    pub media: Option<PathBuf>,
}

impl Check {
    /// Looks it over; 1 when it has faults.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn run(self, json: bool, texts: &Texts) -> Result<u8, Failure> {
        let form = match source::form(&self.form, self.media.as_deref())? {
            Ok(form) => form,
            Err(faults) => return source::refuse(&faults, json, texts),
        };
        if json {
            output::json(&[(); 0])?;
        }
        for warning in &form.warnings {
            let text = fault::line(warning, texts);
            output::talk(&texts.with("cli-form-warning", &[("text", text.as_str().into())]));
        }
        let asked = form.items.iter().filter(|item| item.kind.is_asked());
        let values = [
            ("title", form.title.as_str().into()),
            ("count", asked.count().into()),
        ];
        output::talk(&texts.with("cli-form-ready", &values));
        Ok(0)
    }
}
