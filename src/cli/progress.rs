//! A bar on standard error that shows how far slow work is; nothing where nobody watches. Decides nothing.

use indicatif::{ProgressBar, ProgressStyle};

use crate::i18n::Texts;

/// The bar.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// An empty bar under the message `id`; hidden unless standard error is a terminal.
    pub fn new(texts: &Texts, id: &str) -> Self {
        let bar = ProgressBar::new(1_000);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent}%") {
            bar.set_style(style.progress_chars("#- "));
        }
        bar.set_message(texts.get(id).into_owned());
        Self { bar }
    }

    /// Shows that `done` of `total` are behind.
    pub fn show(&self, done: u64, total: u64) {
        let share = u128::from(done) * 1_000 / u128::from(total.max(1));
        self.bar.set_position(u64::try_from(share).unwrap_or(1_000));
    }

    /// Takes it away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
