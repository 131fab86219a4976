//! What is said, as short lines without marks that only a screen can show. Not what is meant by it.

use super::Plain;
use crate::i18n::Value;
use crate::tui::widget::text;

/// Columns of a line at most.
pub const WIDTH: usize = 72;

/// After these a line may well end.
const PAUSES: &str = "，；。、：）！？,;.)!?";

/// A text as lines of at most [`WIDTH`] columns. Each is read in one breath, so they end at a pause where there is one,
/// and never inside a number or a word.
pub fn wrapped(said: &str) -> Vec<String> {
    let lines = said.lines().flat_map(broken);
    let lines = lines.map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

fn broken(line: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line;
    while text::width(rest) > WIDTH {
        let most = text::fit(rest, WIDTH).len();
        let end = pause(&rest[..most]).or_else(|| between_words(rest, most));
        let (one, other) = rest.split_at(end.unwrap_or(most));
        lines.push(one.to_owned());
        rest = other.trim_start();
    }
    lines.push(rest.to_owned());
    lines
}

/// After the last pause, if it is not too early.
fn pause(line: &str) -> Option<usize> {
    let (at, last) = line
        .char_indices()
        .rev()
        .find(|(at, c)| PAUSES.contains(*c) && !is_inside(line, *at))?;
    let end = at + last.len_utf8();
    (text::width(&line[..end]) * 2 > WIDTH).then_some(end)
}

/// A comma, dot or colon with a figure on both sides is part of a number.
fn is_inside(line: &str, at: usize) -> bool {
    let bytes = line.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    bytes[at].is_ascii_punctuation() && at > 0 && figure(at - 1) && figure(at + 1)
}

/// The last place at or before `most` that is not inside a number or a word.
fn between_words(line: &str, most: usize) -> Option<usize> {
    let ends = line.char_indices().map(|(at, _)| at);
    let ends = ends.take_while(|at| *at <= most).filter(|at| *at > 0);
    let whole = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    ends.filter(|at| {
        let (before, after) = line.split_at(*at);
        !(whole(before.chars().next_back()) && whole(after.chars().next()))
    })
    .last()
}

impl Plain {
    pub(super) fn say(&mut self, said: &str) {
        self.lines.extend(wrapped(&self.app.covered(said)));
    }

    pub(super) fn say_text(&mut self, id: &str) {
        let said = self.text(id, &[]);
        self.say(&said);
    }

    /// Said again and again, a fault alone is a trap: how to get out is told from the second time on.
    pub(super) fn say_way_out(&mut self, fault: &str) {
        fault.clone_into(&mut self.faults.0);
        if self.faults.0 == self.faults.1 {
            self.say_text("plain-way-out");
        }
    }

    pub(super) fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.app.seen(|view| view.texts.with(id, values))
    }

    pub(super) fn take_lines(&mut self) -> Vec<String> {
        std::mem::take(&mut self.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_ends_at_a_pause_and_never_inside_a_number() {
        let said =
            "要办：重大隐患要当天上报：进楼入户（整车或电池）；信息待核实（上次 2025-09-09）";
        assert_eq!(
            wrapped(said),
            [
                "要办：重大隐患要当天上报：进楼入户（整车或电池）；",
                "信息待核实（上次 2025-09-09）"
            ]
        );
        let said = format!("{}2025-09-09", "敲门要久".repeat(9));
        assert_eq!(
            wrapped(&said),
            ["敲门要久".repeat(9), "2025-09-09".to_owned()]
        );
        assert_eq!(wrapped(&"9".repeat(100))[0].len(), WIDTH);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(said in "[ -~一-龥，。]{0,300}") {
            let lines = wrapped(&said);
            prop_assert!(lines.iter().all(|line| text::width(line) <= WIDTH));
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&said));
        }
    }
}
