//! A sheet as texts, whatever file it came from, and as lines of a test. Not what its columns mean.

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name as it stands in the file.
    pub name: String,
    /// Its rows from the top, each cell as text; rows may be of different lengths.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A sheet written as lines, cells between `|` with blanks (or the line's ends) around: `type | name | label`.
    /// A `|` without blanks around it is a part of the cell.
    pub fn from_text(name: &str, text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Self {
            name: name.to_owned(),
            rows: lines.map(cells).collect(),
        }
    }
}

fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix("| ").unwrap_or(line);
    let line = line.strip_suffix(" |").unwrap_or(line);
    let mut cells = Vec::new();
    let mut begun = 0;
    for (place, _) in line.match_indices('|') {
        let before = line[..place].chars().next_back();
        let after = line[place + 1..].chars().next();
        if before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace) {
            cells.push(line[begun..place].trim().to_owned());
            begun = place + 1;
        }
    }
    cells.push(line[begun..].trim().to_owned());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars_with_blanks() {
        let sheet = Sheet::from_text("survey", "type | name | label\n| calculate | | a|b |\n");
        assert_eq!(sheet.rows[0], ["type", "name", "label"]);
        assert_eq!(sheet.rows[1], ["calculate", "", "a|b"]);
    }
}
