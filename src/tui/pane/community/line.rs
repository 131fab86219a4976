//! What a row of any list says: what sort, what it is called, how it stands. Not which records are rows.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::context::View;
use crate::tui::widget::table::{self, Column};

/// A row in words, the style of all of it and of how it stands.
pub(super) struct Said {
    /// What sort of thing it is; 8 columns.
    pub head: String,
    /// What it is called.
    pub words: String,
    /// How it stands; 8 columns.
    pub stands: String,
    pub style: Style,
    pub last: Style,
}

impl Said {
    /// A row that is `live`, dimmed when it is not, and asks for somebody when `alert`.
    pub fn new(
        head: &str,
        words: String,
        stands: impl Into<String>,
        (live, alert): (bool, bool),
        view: &View<'_>,
    ) -> Self {
        let style = match live {
            true => view.theme.plain(),
            false => view.theme.dim(),
        };
        Self {
            head: head.to_owned(),
            words,
            stands: stands.into(),
            style,
            last: if alert { view.theme.alert() } else { style },
        }
    }

    /// All of it as one text, to be looked through.
    pub fn text(&self) -> String {
        let parts = [&self.words, &self.head, &self.stands].into_iter();
        let parts = parts.map(String::as_str).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    /// The row in so many columns.
    pub fn line(&self, room: usize, view: &View<'_>) -> Line<'static> {
        let (kind, stands) = match view.texts.tag().starts_with("zh") {
            true => (8, 8),
            false => (12, 11),
        };
        // What it is about is looked for, what kind it is the card says too.
        let columns = [
            Column::fixed(kind, 1),
            Column::rest(20, 0),
            Column::fixed(stands, 0),
        ];
        table::row(
            &[
                (&self.head, view.theme.dim()),
                (&self.words, self.style),
                (&self.stands, self.last),
            ],
            &table::widths(&columns, room),
        )
    }
}
