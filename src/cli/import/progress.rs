//! A bar on standard error that shows how far a file is read; nothing where nobody watches. Decides nothing.

use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressStyle};

use crate::exchange::outside::Progress;
use crate::i18n::Texts;

/// The bar.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// An empty bar; hidden unless standard error is a terminal.
    pub fn new(texts: &Texts) -> Self {
        let bar = ProgressBar::new(1_000);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent}%") {
            bar.set_style(style.progress_chars("#- "));
        }
        bar.set_message(texts.get("cli-importing").into_owned());
        Self { bar }
    }

    /// Shows how far it is.
    pub fn show(&self, progress: Progress) -> ControlFlow<()> {
        self.bar.set_position(u64::from(progress.share));
        ControlFlow::Continue(())
    }

    /// Takes it away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
