//! The drawing under way: what lies on the window, gathered by colour, and how it becomes SVG. Knows no cells.

use super::boxes::Shape;
use super::glyphs::{self, Font};
use super::palette::{Rgb, hex};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A character as it is drawn.
pub struct Letter {
    /// Which.
    pub character: char,
    /// In the heavier weight.
    pub bold: bool,
    /// In units of the drawing.
    pub size: f32,
}

impl Letter {
    fn name(&self) -> String {
        let weight = if self.bold { 'b' } else { 'r' };
        format!("{weight}{}-{:x}", self.size, u32::from(self.character))
    }
}

/// What lies on the window, gathered by colour.
#[derive(Default)]
pub struct Sheet {
    fills: BTreeMap<String, Vec<[f32; 4]>>,
    shapes: BTreeMap<String, String>,
    extra: String,
    glyphs: BTreeMap<String, String>,
    used: BTreeMap<String, Letter>,
}

impl Sheet {
    /// A background; neighbours in a row become one.
    pub fn fill(&mut self, colour: Rgb, x: f32, y: f32, width: f32, height: f32) {
        let fills = self.fills.entry(hex(colour)).or_default();
        match fills.last_mut() {
            Some(last) if last[1] == y && last[0] + last[2] == x => last[2] += width,
            _ => fills.push([x, y, width, height]),
        }
    }

    /// A filled path with sharp edges.
    pub fn path(&mut self, colour: Rgb, path: &str) {
        self.shapes.entry(hex(colour)).or_default().push_str(path);
    }

    /// A border or block in the cell whose upper left corner is at `x`, `y`.
    pub fn shape(&mut self, shape: &Shape, colour: Rgb, x: f32, y: f32) {
        let colour = hex(colour);
        // Writing to a string cannot fail.
        let _ = match shape {
            Shape::Filled(path, share) => write!(
                self.extra,
                "<path d=\"{path}\" transform=\"translate({x} {y})\" fill=\"{colour}\" fill-opacity=\"{share}\" \
                 shape-rendering=\"crispEdges\"/>"
            ),
            Shape::Drawn(path) => write!(
                self.extra,
                "<path d=\"{path}\" transform=\"translate({x} {y})\" fill=\"none\" stroke=\"{colour}\"/>"
            ),
        };
    }

    /// Writes a letter with its baseline's beginning at `place`, its width times `narrowed`.
    pub fn write(&mut self, letter: Letter, colour: Rgb, (x, y): (f32, f32), narrowed: f32) {
        let name = letter.name();
        let place = if narrowed < 1.0 {
            format!("transform=\"translate({x} {y}) scale({narrowed} 1)\"")
        } else {
            format!("x=\"{x}\" y=\"{y}\"")
        };
        let _ = write!(
            self.glyphs.entry(hex(colour)).or_default(),
            "<use href=\"#{name}\" {place}/>"
        );
        self.used.insert(name, letter);
    }

    /// The whole drawing on its frame.
    pub fn finish(self, font: &Font, width: f32, height: f32, frame: &str) -> String {
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><defs>"
        );
        let faces = [font.face(false), font.face(true)];
        for (name, letter) in self.used {
            let face = &faces[usize::from(letter.bold)];
            let outline = glyphs::outline(face, letter.character, letter.size);
            let _ = write!(out, "<path id=\"{name}\" d=\"{outline}\"/>");
        }
        let _ = write!(out, "</defs>{frame}");
        for (colour, fills) in self.fills {
            let mut path = String::new();
            for [x, y, width, height] in fills {
                let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}Z");
            }
            let _ = write!(
                out,
                "<path d=\"{path}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"/>"
            );
        }
        for (colour, path) in self.shapes {
            let _ = write!(
                out,
                "<path d=\"{path}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"/>"
            );
        }
        out += &self.extra;
        for (colour, uses) in self.glyphs {
            let _ = write!(out, "<g fill=\"{colour}\">{uses}</g>");
        }
        out + "</svg>"
    }
}
