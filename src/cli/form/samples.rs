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

#[cfg(test)]
mod tests {
    use crate::clock::{FixedClock, parse_moment};
    use crate::exchange::answers::{form_of, interview_of};
    use crate::form::interview::Answers;
    use crate::ledger::backing::Memory;
    use crate::ledger::{Ledger, demo};

    #[test]
    fn what_the_demo_has_answered_fits_the_workbooks_and_counts_as_it_says() {
        for tag in ["zh-CN", "en"] {
            let now = parse_moment("2026-11-22T09:00:00+08:00").unwrap();
            let clock = FixedClock::at(now);
            let memory = Memory::new(uuid::Uuid::from_u128(1));
            let mut ledger = Ledger::open(Box::new(memory)).unwrap().0;
            demo::fill_in(&mut ledger, 1, &clock, demo::Wording::of(tag)).unwrap();
            let tables = ledger.tables();
            for one in tables.questionnaires.iter() {
                let form = std::sync::Arc::new(form_of(one).unwrap());
                assert_eq!((&one.form, &one.title), (&form.id, &form.title));
                assert_eq!(one.version, form.version);
                let sheets = tables.answer_sheets.iter();
                let sheets = sheets.filter(|sheet| sheet.questionnaire == one.id);
                let mut count = 0;
                for sheet in sheets {
                    count += 1;
                    let (interview, left_over) = interview_of(&form, sheet, now).unwrap();
                    let answers: Answers = serde_json::from_str(&sheet.answers).unwrap();
                    assert_eq!(left_over, 0, "{}", sheet.answers);
                    let kept = interview.answers();
                    for (path, value) in &answers.values {
                        assert_eq!(kept.values.get(path), Some(value), "{path}");
                    }
                    let progress = interview.progress();
                    let said = (sheet.answered as usize, sheet.asked as usize);
                    assert_eq!(said, (progress.answered, progress.asked), "{}", one.form);
                    assert_eq!(sheet.is_complete, interview.problems().is_empty());
                    assert_eq!(interview.language(), sheet.language);
                    assert_eq!(interview.instance_name().unwrap_or_default(), sheet.name);
                }
                assert!(count > 2, "{}: {count}", one.form);
            }
        }
    }
}
