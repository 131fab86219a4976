//! Splitting one line into cells, and which sign splits it. Not files or encodings.

/// The signs that may stand between cells, the likelier first.
const DELIMITERS: [char; 5] = [',', '\t', ';', '|', '，'];

/// How a line came apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Split {
    /// Into these cells.
    Cells(Vec<String>),
    /// A quoted cell is still open at its end, or was closed where no cell ends.
    Open {
        /// More lines may close it; when false nothing can.
        hopeful: bool,
    },
}

/// The sign that splits most of `lines` into the same number of cells, two or more; a comma when none does.
pub(super) fn delimiter(lines: &[String]) -> char {
    let mut inside = false;
    let lines = lines.iter().filter(|line| {
        // A line within a quoted cell of several lines says nothing of what stands between cells.
        let within = inside;
        inside ^= line.matches('"').count() % 2 == 1;
        !within && !line.trim().is_empty()
    });
    let lines: Vec<&String> = lines.collect();
    let mut best = (0, ',');
    for sign in DELIMITERS {
        let mut counts: Vec<usize> = lines
            .iter()
            .map(|line| match quoted(line, sign) {
                Split::Cells(cells) => cells.len(),
                Split::Open { .. } => 1,
            })
            .filter(|&count| count > 1)
            .collect();
        counts.sort_unstable();
        let most = counts
            .chunk_by(PartialEq::eq)
            .map(|same| same.len() * same.len() * same[0])
            .max()
            .unwrap_or(0);
        if most > best.0 {
            best = (most, sign);
        }
    }
    best.1
}

/// Splits at `sign`; a cell that begins with `"` runs to the next single `"`, `""` inside stands for one.
pub(super) fn quoted(line: &str, sign: char) -> Split {
    if !line.contains('"') {
        return Split::Cells(plain(line, sign));
    }
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let trimmed = rest.trim_start_matches(' ');
        let (cell, after) = match trimmed.strip_prefix('"') {
            None => match rest.find(sign) {
                None => (rest.to_string(), None),
                Some(end) => (
                    rest[..end].to_string(),
                    Some(&rest[end + sign.len_utf8()..]),
                ),
            },
            Some(inside) => match enclosed(inside, sign) {
                Ok(found) => found,
                Err(hopeful) => return Split::Open { hopeful },
            },
        };
        cells.push(cell);
        match after {
            None => return Split::Cells(cells),
            Some(after) => rest = after,
        }
    }
}

/// The cell up to its closing quotation mark, and what follows the sign behind it.
fn enclosed(inside: &str, sign: char) -> Result<(String, Option<&str>), bool> {
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let Some(end) = rest.find('"') else {
            return Err(true);
        };
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        if let Some(after) = rest.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        let trimmed = rest.trim_start_matches(' ');
        return match trimmed.strip_prefix(sign) {
            Some(after) => Ok((cell, Some(after))),
            None if trimmed.is_empty() => Ok((cell, None)),
            None => Err(false),
        };
    }
}

/// Splits at `sign` as if quotation marks were signs like any other; one at the start of a cell is dropped.
pub(super) fn plain(line: &str, sign: char) -> Vec<String> {
    line.split(sign)
        .map(|cell| cell.strip_prefix('"').unwrap_or(cell).to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        match quoted(line, ',') {
            Split::Cells(cells) => cells,
            Split::Open { .. } => panic!("open: {line}"),
        }
    }

    #[test]
    fn quoted_cells_keep_signs_and_doubled_marks() {
        assert_eq!(
            cells(r#"a,"b,c","d ""e""",f"#),
            ["a", "b,c", r#"d "e""#, "f"]
        );
        assert_eq!(cells(r#"a,5" 管,b"#), ["a", "5\" 管", "b"]);
        assert_eq!(cells(r#""","#), ["", ""]);
        assert_eq!(quoted(r#"a,"b,c"#, ','), Split::Open { hopeful: true });
        assert_eq!(quoted(r#"a,"b"c,d"#, ','), Split::Open { hopeful: false });
    }

    #[test]
    fn the_sign_is_the_one_that_gives_even_rows() {
        let lines = |text: &str| text.lines().map(str::to_string).collect::<Vec<_>>();
        assert_eq!(delimiter(&lines("楼栋\t姓名\n1\t甲,乙\n2\t丙,丁,戊")), '\t');
        assert_eq!(
            delimiter(&lines("楼栋，姓名，类别\n1，甲，老\n2，丙，")),
            '，'
        );
        assert_eq!(
            delimiter(&lines(
                "姓名,类别\n甲,独居；高龄；残疾\n乙,独居；高龄；残疾"
            )),
            ','
        );
        assert_eq!(delimiter(&lines("姓名;类别\n甲;独居")), ';');
        assert_eq!(delimiter(&lines("姓名\n甲")), ',');
    }
}
