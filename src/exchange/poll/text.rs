//! The result in words, to read on the terminal or to send on: counts only, no door and no name.

use super::{ANSWERS, Export, bar};

/// Columns of a bar.
const COLUMNS: usize = 24;

/// The text.
pub(super) fn text(export: &Export<'_>) -> String {
    let words = export.words;
    let mut lines = vec![export.question()];
    lines.extend((export.head().iter()).map(|(label, value)| words.pair(label, value)));
    lines.push(String::new());
    for (answer, row) in ANSWERS.into_iter().zip(export.totals()) {
        let [name, homes, share, metres, share_area] = row;
        let values = [
            ("answer", name),
            ("count", homes),
            ("share", share),
            ("area", metres),
            ("share_area", share_area),
        ];
        lines.push(words.with("poll-line", &values));
        let bar = bar(&export.tally.households, answer, COLUMNS);
        lines.push(format!("  [{bar:<COLUMNS$}]"));
    }
    let homes = &export.tally.households;
    lines.push(words.with(
        "poll-line-all",
        &[
            ("count", homes.all.to_string()),
            ("part", homes.part().to_string()),
        ],
    ));
    lines.extend(export.verdict());
    lines.join("\n") + "\n"
}
