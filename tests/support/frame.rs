//! One finished picture of the terminal as cells, with what a test asks of it. Not how it got there.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

/// What stood on the screen at one moment, between two synchronised updates.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The emulated screen: cells, colours, cursor and modes.
    pub screen: vt100::Screen,
    /// Counts the chunks of output since the start; a later frame has a higher number.
    pub number: u64,
}

impl Frame {
    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        let (rows, columns) = self.screen.size();
        (columns.get(), rows.get())
    }

    /// The rows as text, built from the cells: a Han character is there once and fills two columns.
    pub fn lines(&self) -> Vec<String> {
        lines(&self.screen)
    }

    /// All rows, joined by line feeds, without blank rows at the end.
    pub fn text(&self) -> String {
        self.lines().join("\n").trim_end().to_owned()
    }

    /// Row `y` (from 0), without trailing blanks.
    pub fn row(&self, y: u16) -> String {
        self.lines()
            .get(usize::from(y))
            .cloned()
            .unwrap_or_default()
    }

    /// Whether the text stands on one row.
    pub fn has(&self, text: &str) -> bool {
        self.lines().iter().any(|line| line.contains(text))
    }

    /// Where the text begins, as column and row from 0.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let (columns, rows) = self.size();
        (0..rows).find_map(|y| {
            let line = &self.lines()[usize::from(y)];
            let before = line.find(text)?;
            let mut bytes = 0;
            (0..columns).find_map(|x| {
                let here = bytes == before && !self.continues(x, y);
                bytes += self.glyph(x, y).len();
                here.then_some((x, y))
            })
        })
    }

    /// The cell at column `x`, row `y`, with its colours.
    ///
    /// # Panics
    /// Outside the screen.
    pub fn cell(&self, x: u16, y: u16) -> &vt100::Cell {
        self.screen
            .cell(y, x)
            .unwrap_or_else(|| panic!("no cell at column {x}, row {y} of {:?}", self.size()))
    }

    /// Column and row of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.screen.cursor_position();
        (column, row)
    }

    /// Whether the cursor is shown.
    pub fn cursor_shown(&self) -> bool {
        !self.screen.hide_cursor()
    }

    /// Whether the program has asked for reports of the pointing device.
    pub fn mouse(&self) -> bool {
        self.screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// The rows in a box of ASCII, with the cursor's place below: for messages of failing tests.
    pub fn boxed(&self) -> String {
        let (columns, rows) = self.size();
        let edge = format!("+{}+", "-".repeat(usize::from(columns)));
        let mut out = format!("{edge}\n");
        for y in 0..rows {
            out.push('|');
            (0..columns).for_each(|x| out.push_str(self.glyph(x, y)));
            out.push_str("|\n");
        }
        let (x, y) = self.cursor();
        let shown = if self.cursor_shown() { "" } else { ", hidden" };
        format!(
            "{out}{edge}\ncursor at column {x}, row {y}{shown}; frame {}",
            self.number
        )
    }

    fn continues(&self, x: u16, y: u16) -> bool {
        self.cell(x, y).is_wide_continuation()
    }

    fn glyph(&self, x: u16, y: u16) -> &str {
        glyph(self.cell(x, y))
    }
}

/// The rows of a screen as text, without trailing blanks.
pub fn lines(screen: &vt100::Screen) -> Vec<String> {
    let (rows, columns) = screen.size();
    (0..rows.get())
        .map(|y| {
            let line: String = (0..columns.get())
                .filter_map(|x| screen.cell(y, x).map(glyph))
                .collect();
            line.trim_end().to_owned()
        })
        .collect()
}

fn glyph(cell: &vt100::Cell) -> &str {
    match cell.contents() {
        _ if cell.is_wide_continuation() => "",
        "" => " ",
        text => text,
    }
}
