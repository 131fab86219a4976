//! Outlines of characters from Noto Sans Mono CJK, where it is installed. No colours, no places.

use std::fmt::Write as _;
use ttf_parser::{Face, OutlineBuilder};

const FOLDERS: [&str; 3] = [
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/google-noto-cjk",
];
const FAMILY: &str = "Noto Sans Mono CJK SC";

/// The font in two weights.
pub struct Font {
    regular: (Vec<u8>, u32),
    bold: (Vec<u8>, u32),
}

impl Font {
    /// The font, or a sentence that says what is missing.
    pub fn installed() -> Result<Self, String> {
        let find = |style: &str| {
            FOLDERS
                .iter()
                .filter_map(|folder| {
                    std::fs::read(format!("{folder}/NotoSansCJK-{style}.ttc")).ok()
                })
                .find_map(|data| face_index(&data).map(|index| (data, index)))
                .ok_or_else(|| {
                    format!("{FAMILY} {style} is not installed (Debian: fonts-noto-cjk)")
                })
        };
        Ok(Self {
            regular: find("Regular")?,
            bold: find("Bold")?,
        })
    }

    /// Opens the tables of one weight.
    pub fn face(&self, bold: bool) -> Face<'_> {
        let (data, index) = if bold { &self.bold } else { &self.regular };
        Face::parse(data, *index).expect("parsed when it was found")
    }
}

fn face_index(data: &[u8]) -> Option<u32> {
    (0..ttf_parser::fonts_in_collection(data)?).find(|&index| {
        Face::parse(data, index).is_ok_and(|face| {
            face.names()
                .into_iter()
                .any(|name| name.to_string().is_some_and(|text| text == FAMILY))
        })
    })
}

/// How far the next character is, at a size in units of the drawing.
pub fn advance(face: &Face<'_>, character: char, size: f32) -> f32 {
    let id = face.glyph_index(character).unwrap_or_default();
    f32::from(face.glyph_hor_advance(id).unwrap_or(0)) * size / f32::from(face.units_per_em())
}

/// The outline as SVG path data with the baseline at 0; what the font lacks is drawn as its empty box.
pub fn outline(face: &Face<'_>, character: char, size: f32) -> String {
    let id = face.glyph_index(character).unwrap_or_default();
    let mut pen = Pen {
        data: String::new(),
        scale: size / f32::from(face.units_per_em()),
    };
    face.outline_glyph(id, &mut pen);
    pen.data
}

struct Pen {
    data: String,
    scale: f32,
}

impl Pen {
    fn put(&mut self, letter: char, points: &[f32]) {
        self.data.push(letter);
        for (index, point) in points.iter().enumerate() {
            let flipped = if index % 2 == 0 { *point } else { -point };
            let separator = if index == 0 { "" } else { " " };
            // Hundredths of a pixel; writing to a string cannot fail.
            let rounded = (flipped * self.scale * 100.0).round() / 100.0;
            let _ = write!(self.data, "{separator}{rounded}");
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.put('Q', &[x1, y1, x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put('C', &[x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.data.push('Z');
    }
}
