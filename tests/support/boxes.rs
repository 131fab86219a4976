//! Borders and blocks as shapes that meet their neighbours exactly, which glyphs of a font do not.

use std::fmt::Write as _;

/// Arms of U+2500 to U+257F: up, right, down, left; 0 none, 1 light, 2 heavy, 3 double, `----` left to the font.
const ARMS: &str = "\
0101 0202 1010 2020 ---- ---- ---- ---- ---- ---- ---- ---- 0110 0210 0120 0220 \
0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120 \
2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212 \
0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212 \
2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 ---- ---- ---- ---- \
0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130 \
3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 ---- ---- ---- \
---- ---- ---- ---- 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010";

/// A shape inside one cell, as the data of an SVG path with its origin at the cell's upper left corner.
pub enum Shape {
    /// To be filled, with this share of the colour.
    Filled(String, f32),
    /// To be drawn as a line one unit wide.
    Drawn(String),
}

/// The shape of a border or block character in a cell of `width` by `height`; none for all others.
pub fn shape(character: char, width: f32, height: f32) -> Option<Shape> {
    match character {
        '╭' | '╮' | '╯' | '╰' => Some(Shape::Drawn(arc(character, width, height))),
        '\u{2500}'..='\u{257f}' => lines(character, width, height),
        '\u{2580}'..='\u{259f}' => Some(block(character, width, height)),
        _ => None,
    }
}

fn rectangle(path: &mut String, x0: f32, y0: f32, x1: f32, y1: f32) {
    // Writing to a string cannot fail.
    let _ = write!(path, "M{x0} {y0}H{x1}V{y1}H{x0}Z");
}

fn arc(character: char, width: f32, height: f32) -> String {
    let (x, y, r) = (width / 2.0, height / 2.0, width / 2.0);
    let (down, right) = (
        matches!(character, '╭' | '╮'),
        matches!(character, '╭' | '╰'),
    );
    let (end_y, turn_y) = if down { (height, y + r) } else { (0.0, y - r) };
    let (end_x, turn_x) = if right { (width, x + r) } else { (0.0, x - r) };
    format!("M{x} {end_y}V{turn_y}Q{x} {y} {turn_x} {y}H{end_x}")
}

/// One arm's strands, as distances from the middle line: where each begins and ends across the arm.
fn strands(weight: u8) -> &'static [(f32, f32)] {
    match weight {
        0 => &[],
        1 => &[(-0.5, 0.5)],
        2 => &[(-1.5, 1.5)],
        _ => &[(-1.5, -0.5), (0.5, 1.5)],
    }
}

fn lines(character: char, width: f32, height: f32) -> Option<Shape> {
    let index = usize::try_from(u32::from(character) - 0x2500).ok()?;
    let arms: Vec<u8> = ARMS
        .split(' ')
        .nth(index)?
        .bytes()
        .map(|digit| digit.checked_sub(b'0'))
        .collect::<Option<_>>()?;
    let mut path = String::new();
    for (side, &weight) in arms.iter().enumerate() {
        // Looking along the arm from the middle: what goes to the left, to the right, and on behind.
        let (left, right) = (arms[(side + 3) % 4], arms[(side + 1) % 4]);
        let behind = arms[(side + 2) % 4];
        for &(from, to) in strands(weight) {
            let begin = beginning(f32::midpoint(from, to), left, right, behind);
            let (x, y) = (width / 2.0, height / 2.0);
            match side {
                0 => rectangle(&mut path, x + from, 0.0, x + to, y - begin),
                1 => rectangle(&mut path, x + begin, y + from, width, y + to),
                2 => rectangle(&mut path, x - to, y + begin, x - from, height),
                _ => rectangle(&mut path, 0.0, y - to, x - begin, y - from),
            }
        }
    }
    Some(Shape::Filled(path, 1.0))
}

/// How far from the middle a strand begins (negative: beyond it), so that corners close and double lines part.
fn beginning(across: f32, left: u8, right: u8, behind: u8) -> f32 {
    let (near, far) = if across < 0.0 {
        (left, right)
    } else {
        (right, left)
    };
    let reach = |weight: u8| strands(weight).last().map_or(0.0, |strand| strand.1);
    if across != 0.0 {
        // A strand of a double line stops at the crossing line on its own side, else it closes the corner.
        return match (near, behind) {
            (3, _) => 0.5,
            (0, 0) => -reach(far),
            (0, _) => 0.0,
            (weight, _) => -reach(weight),
        };
    }
    match (left == 3, right == 3, behind) {
        (true, true, 0) => 0.5,
        (_, _, 0) => -reach(left.max(right)),
        _ => 0.0,
    }
}

fn block(character: char, width: f32, height: f32) -> Shape {
    let halves = |eighths: u32, whole: f32| (whole * eighths as f32 / 4.0).round() / 2.0;
    let code = u32::from(character);
    let (x, y) = (width / 2.0, height / 2.0);
    let mut path = String::new();
    let mut share = 1.0;
    match code {
        0x2580 => rectangle(&mut path, 0.0, 0.0, width, y),
        0x2581..=0x2588 => {
            let top = height - halves(code - 0x2580, height);
            rectangle(&mut path, 0.0, top, width, height);
        }
        0x2589..=0x258f => rectangle(&mut path, 0.0, 0.0, halves(0x2590 - code, width), height),
        0x2590 => rectangle(&mut path, x, 0.0, width, height),
        0x2591..=0x2593 => {
            share = (code - 0x2590) as f32 / 4.0;
            rectangle(&mut path, 0.0, 0.0, width, height);
        }
        0x2594 => rectangle(&mut path, 0.0, 0.0, width, halves(1, height)),
        0x2595 => rectangle(&mut path, width - halves(1, width), 0.0, width, height),
        _ => {
            // Quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
            let set = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14][(code - 0x2596) as usize];
            for (bit, x0, y0) in [(1, 0.0, 0.0), (2, x, 0.0), (4, 0.0, y), (8, x, y)] {
                if set & bit != 0 {
                    rectangle(&mut path, x0, y0, x0 + x, y0 + y);
                }
            }
        }
    }
    Shape::Filled(path, share)
}
