//! A code table read from tab-separated text: rows, look-up, an office's changes on top. No files are opened here.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::fault::{TableFault, TableFaultKind};

/// One row: a code, what it is called, and the columns its table adds.
#[derive(Debug, Clone)]
pub struct Row {
    /// The stored word.
    pub code: &'static str,
    /// Chinese label.
    pub zh: &'static str,
    /// English label.
    pub en: &'static str,
    /// Offered for choosing; an inactive row is still understood where it was stored.
    pub active: bool,
    cells: Vec<(&'static str, &'static str)>,
}

impl Row {
    /// The cell of a column by name; `None` when the table has no such column or the cell is empty.
    pub fn get(&self, column: &str) -> Option<&'static str> {
        self.cells
            .iter()
            .find(|(name, cell)| *name == column && !cell.is_empty())
            .map(|(_, cell)| *cell)
    }

    /// A cell as a whole number.
    pub fn number(&self, column: &str) -> Option<i64> {
        self.get(column)?.parse().ok()
    }

    /// Whether a cell says `yes`.
    pub fn yes(&self, column: &str) -> bool {
        self.get(column) == Some("yes")
    }

    /// The parts of a cell separated by `|`.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.get(column)
            .unwrap_or_default()
            .split('|')
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }

    /// The label for a language tag: Chinese for `zh…`, else English.
    pub fn label(&self, language: &str) -> &'static str {
        if language.starts_with("zh") {
            self.zh
        } else {
            self.en
        }
    }

    fn set(&mut self, column: &'static str, cell: &'static str) {
        match self.cells.iter_mut().find(|(name, _)| *name == column) {
            Some(found) => found.1 = cell,
            None => self.cells.push((column, cell)),
        }
    }

    fn settle(&mut self) {
        self.zh = self.get("zh").unwrap_or(self.code);
        self.en = self.get("en").unwrap_or(self.code);
        self.active = self.get("active") != Some("no");
    }
}

/// A whole table in the order of its file.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
    by_code: HashMap<&'static str, usize>,
    by_text: HashMap<String, usize>,
}

impl Table {
    /// Every row, inactive ones too.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of a code.
    pub fn row(&self, code: &str) -> Option<&Row> {
        self.by_code.get(code).map(|&at| &self.rows[at])
    }

    /// Position in the table, for sorting as the office ordered it.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The row meant by a text from a file: code, either label or an alias, whatever its width and case.
    pub fn find(&self, text: &str) -> Option<&Row> {
        self.by_text.get(&folded(text)).map(|&at| &self.rows[at])
    }

    /// Lay a text over the table: rows with a known code change in the columns given, others are added.
    /// Nothing is changed unless the whole text is sound.
    pub fn lay_over(&mut self, table: &str, text: &str) -> Result<(), Vec<TableFault>> {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        self.lay_over_static(table, text)
    }

    /// As [`Table::lay_over`], for a text that is part of the program.
    pub(super) fn lay_over_static(
        &mut self,
        table: &str,
        text: &'static str,
    ) -> Result<(), Vec<TableFault>> {
        let mut rows = self.rows.clone();
        let faults = read(&mut rows, text)
            .into_iter()
            .map(|(line, kind)| TableFault {
                table: table.to_owned(),
                line,
                kind,
            })
            .collect::<Vec<_>>();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.rows = rows;
        self.index();
        Ok(())
    }

    /// Codes win over labels, labels over aliases, earlier rows over later ones.
    fn index(&mut self) {
        self.by_code = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.code, at))
            .collect();
        self.by_text.clear();
        let mut learn = |text: &str, at: usize| {
            self.by_text.entry(folded(text)).or_insert(at);
        };
        for (at, row) in self.rows.iter().enumerate() {
            learn(row.code, at);
        }
        for (at, row) in self.rows.iter().enumerate() {
            learn(row.zh, at);
            learn(row.en, at);
        }
        for (at, row) in self.rows.iter().enumerate() {
            row.list("aliases").for_each(|alias| learn(alias, at));
        }
    }
}

/// Width, case and inner blanks do not count when a text is looked up.
fn folded(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// Read a tab-separated text into rows; returns the faults by line.
fn read(rows: &mut Vec<Row>, text: &'static str) -> Vec<(usize, TableFaultKind)> {
    let mut faults = Vec::new();
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let header: Vec<&str> = lines
        .next()
        .map(|(_, line)| line.split('\t').map(bare).collect())
        .unwrap_or_default();
    let Some(code_at) = header.iter().position(|name| *name == "code") else {
        return vec![(1, TableFaultKind::NoCodeColumn)];
    };
    let mut seen = std::collections::HashSet::new();
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let cells: Vec<&'static str> = line.split('\t').map(bare).collect();
        if let Err(kind) = read_row(rows, &mut seen, &header, code_at, &cells) {
            faults.push((at + 1, kind));
        }
    }
    faults
}

fn read_row(
    rows: &mut Vec<Row>,
    seen: &mut std::collections::HashSet<&'static str>,
    header: &[&'static str],
    code_at: usize,
    cells: &[&'static str],
) -> Result<(), TableFaultKind> {
    if cells.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
        return Err(TableFaultKind::TooManyCells);
    }
    let code = cells.get(code_at).copied().unwrap_or_default();
    let sound = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'/';
    if code.is_empty() || code.len() > 40 || !code.bytes().all(sound) {
        return Err(TableFaultKind::BadCode(code.chars().take(40).collect()));
    }
    if !seen.insert(code) {
        return Err(TableFaultKind::Twice(code.to_owned()));
    }
    let at = rows.iter().position(|row| row.code == code);
    let mut row = match at {
        Some(at) => rows[at].clone(),
        None => Row {
            code,
            zh: code,
            en: code,
            active: true,
            cells: Vec::new(),
        },
    };
    for (name, cell) in header.iter().zip(cells) {
        row.set(name, cell);
    }
    if !matches!(row.get("active"), None | Some("yes" | "no")) {
        return Err(TableFaultKind::BadActive);
    }
    if row.get("zh").is_none() || row.get("en").is_none() {
        return Err(TableFaultKind::NoLabel(code.to_owned()));
    }
    row.settle();
    match at {
        Some(at) => rows[at] = row,
        None => rows.push(row),
    }
    Ok(())
}

/// A cell without its blanks and without the quotes a spreadsheet may put around it.
fn bare(cell: &'static str) -> &'static str {
    let cell = cell.trim();
    cell.strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::default();
        table
            .lay_over("t", "code\tzh\ten\tactive\tdays\taliases\none\t一\tfirst\tyes\t7\t甲|子\ntwo\t二\tsecond\tno\t\t\n")
            .unwrap();
        table
    }

    #[test]
    fn rows_are_found_by_code_label_and_alias_in_any_width() {
        let table = table();
        for text in ["one", "ＯＮＥ", "一", " First ", "甲", "子"] {
            assert_eq!(table.find(text).map(|row| row.code), Some("one"), "{text}");
        }
        assert!(table.find("three").is_none());
        assert_eq!(table.row("one").unwrap().number("days"), Some(7));
        assert_eq!(table.row("two").unwrap().get("days"), None);
        assert!(!table.row("two").unwrap().active);
    }

    #[test]
    fn an_office_changes_one_column_and_adds_a_row() {
        let mut table = table();
        table
            .lay_over(
                "t",
                "\u{feff}code\tzh\ten\tdays\r\none\t壹\tfirst\t3\r\nthree\t\"三\"\tthird\t1\r\n",
            )
            .unwrap();
        let one = table.row("one").unwrap();
        assert_eq!(
            (one.zh, one.number("days"), one.list("aliases").count()),
            ("壹", Some(3), 2)
        );
        assert_eq!(table.row("three").unwrap().zh, "三");
        assert_eq!(table.rows().len(), 3);
    }

    #[test]
    fn faults_name_their_lines_and_leave_the_table_alone() {
        let mut table = table();
        let text = "code\tzh\ten\tactive\nOne\t一\tx\tyes\nfour\t四\t\tyes\none\t一\tx\tmaybe\ntwo\t二\tb\tyes\textra\n";
        let faults = table.lay_over("t", text).unwrap_err();
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
        assert_eq!(faults[0].kind, TableFaultKind::BadCode("One".to_owned()));
        assert_eq!(table.row("two").unwrap().en, "second");
        assert_eq!(
            table.lay_over("t", "zh\ten\n").unwrap_err()[0].kind,
            TableFaultKind::NoCodeColumn
        );
        let twice = table
            .lay_over("t", "code\tzh\ten\na\t甲\ta\na\t甲\ta\n")
            .unwrap_err();
        assert_eq!(
            twice[0].to_string(),
            "code table t, line 3: the code \"a\" stands twice"
        );
    }
}
