//! A picture of a terminal's screen: cells to SVG, SVG to PNG, the same bytes every time. Presses no keys.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

pub mod boxes;
pub mod film;
mod glyphs;
pub mod palette;
mod sheet;

use glyphs::Font;
use palette::{Rgb, Theme, hex};
use resvg::{tiny_skia, usvg};
use sheet::{Letter, Sheet};
use std::fmt::Write as _;

/// A cell's width: odd, so that a border one pixel wide lies in its very middle.
const WIDTH: f32 = 9.0;
/// A cell's height, odd for the same reason.
const HEIGHT: f32 = 23.0;
const SIZE: f32 = 18.0;
const BASELINE: f32 = 18.0;
const BAR: f32 = 34.0;
const MARGIN: f32 = 14.0;
const SMALL: f32 = 14.0;
/// Pixels of the picture for one unit of the drawing.
const SCALE: f32 = 2.0;

/// Everything needed to draw: the font and the colours.
pub struct Studio {
    font: Font,
    theme: &'static Theme,
    /// Rounded corners, which a GIF cannot show smoothly.
    pub rounded: bool,
}

impl Studio {
    /// A studio with these colours, or a sentence that says which font is missing.
    pub fn open(theme: &'static Theme) -> Result<Self, String> {
        Ok(Self {
            font: Font::installed()?,
            theme,
            rounded: true,
        })
    }

    /// The screen in a window, as a PNG at twice its size.
    pub fn png(&self, screen: &vt100::Screen, title: &str) -> Vec<u8> {
        film::png(&self.pixels(screen, title, ""))
    }

    /// The drawing as pixels.
    fn pixels(&self, screen: &vt100::Screen, title: &str, caption: &str) -> tiny_skia::Pixmap {
        let svg = self.svg(screen, title, caption);
        let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).expect("our own SVG");
        let size = tree.size();
        let (width, height) = (size.width() * SCALE, size.height() * SCALE);
        let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32).expect("some pixels");
        let scale = tiny_skia::Transform::from_scale(SCALE, SCALE);
        resvg::render(&tree, scale, &mut pixels.as_mut());
        pixels
    }

    /// The screen in a window with a title and, at the right of the bar, a caption such as a key.
    pub fn svg(&self, screen: &vt100::Screen, title: &str, caption: &str) -> String {
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let width = f32::from(columns) * WIDTH + 2.0 * MARGIN;
        let height = f32::from(rows) * HEIGHT + BAR + MARGIN;
        let mut frame = self.frame(width, height);
        let mut sheet = Sheet::default();
        for y in 0..rows {
            for x in 0..columns {
                if let Some(cell) = screen.cell(y, x) {
                    self.cell(&mut sheet, cell, place(x, y));
                }
            }
        }
        self.cursor(&mut sheet, screen);
        let middle = (width - self.measure(title)) / 2.0;
        self.words(&mut sheet, title, self.theme.quiet, middle);
        if !caption.is_empty() {
            let long = self.measure(caption);
            let x = width - MARGIN - long - 8.0;
            let _ = write!(
                frame,
                "<rect x=\"{}\" y=\"7\" width=\"{}\" height=\"20\" rx=\"5\" fill=\"{}\"/>",
                x - 8.0,
                long + 16.0,
                hex(self.theme.edge)
            );
            self.words(&mut sheet, caption, self.theme.foreground, x);
        }
        sheet.finish(&self.font, width, height, &frame)
    }

    fn cursor(&self, sheet: &mut Sheet, screen: &vt100::Screen) {
        let (row, column) = screen.cursor_position();
        let Some(cell) = screen.cell(row, column).filter(|_| !screen.hide_cursor()) else {
            return;
        };
        let (x, y) = place(column, row);
        let bar = format!("M{x} {}h1.5v{}h-1.5Z", y + 1.0, HEIGHT - 2.0);
        sheet.path(self.theme.colours(cell).0, &bar);
    }

    fn cell(&self, sheet: &mut Sheet, cell: &vt100::Cell, (x, y): (f32, f32)) {
        // A wide character's second cell keeps no colours of its own: the first one paints both.
        if cell.is_wide_continuation() {
            return;
        }
        let room = if cell.is_wide() { 2.0 * WIDTH } else { WIDTH };
        let (front, back) = self.theme.colours(cell);
        if back != self.theme.background {
            sheet.fill(back, x, y, room, HEIGHT);
        }
        if cell.underline() {
            let line = format!("M{x} {}h{room}v1h-{room}Z", y + BASELINE + 2.0);
            sheet.path(front, &line);
        }
        for character in cell
            .contents()
            .chars()
            .filter(|character| *character != ' ')
        {
            if let Some(shape) = boxes::shape(character, WIDTH, HEIGHT) {
                sheet.shape(&shape, front, x, y);
                continue;
            }
            let bold = cell.bold();
            let letter = Letter {
                character,
                bold,
                size: SIZE,
            };
            // Drawn for two columns but counted as one: narrowed so that it stays in its cell.
            let advance = glyphs::advance(&self.font.face(bold), character, SIZE);
            let narrowed = if advance > room { room / advance } else { 1.0 };
            sheet.write(letter, front, (x, y + BASELINE), narrowed);
        }
    }

    fn words(&self, sheet: &mut Sheet, text: &str, colour: Rgb, from: f32) {
        let face = self.font.face(false);
        let mut x = from.round();
        for character in text.chars() {
            let letter = Letter {
                character,
                bold: false,
                size: SMALL,
            };
            sheet.write(letter, colour, (x, 22.0), 1.0);
            x += glyphs::advance(&face, character, SMALL);
        }
    }

    fn measure(&self, text: &str) -> f32 {
        let face = self.font.face(false);
        text.chars()
            .map(|character| glyphs::advance(&face, character, SMALL))
            .sum()
    }

    fn frame(&self, width: f32, height: f32) -> String {
        let theme = self.theme;
        let radius = if self.rounded { 10 } else { 0 };
        let (edge, bar, back) = (hex(theme.edge), hex(theme.bar), hex(theme.background));
        let bar_end = BAR - 6.0;
        let mut out = format!(
            "<rect width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"{edge}\"/>\
             <rect x=\"1\" y=\"1\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{back}\"/>\
             <path d=\"M1 {bar_end}V{radius}Q1 1 {radius} 1H{}Q{w} 1 {w} {radius}V{bar_end}Z\" fill=\"{bar}\"/>",
            width - 2.0,
            height - 2.0,
            if self.rounded { 9 } else { 0 },
            width - if self.rounded { 10.0 } else { 1.0 },
            w = width - 1.0,
        );
        for (index, colour) in [theme.ansi[1], theme.ansi[3], theme.ansi[2]]
            .into_iter()
            .enumerate()
        {
            let x = 20.0 + 18.0 * index as f32;
            let _ = write!(
                out,
                "<circle cx=\"{x}\" cy=\"17\" r=\"5\" fill=\"{}\"/>",
                hex(colour)
            );
        }
        out
    }
}

fn place(x: u16, y: u16) -> (f32, f32) {
    (MARGIN + f32::from(x) * WIDTH, BAR + f32::from(y) * HEIGHT)
}
