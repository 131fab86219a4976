//! The colours of pictures: a dark and a light terminal theme. The program itself only names ANSI colours.

/// Red, green, blue.
pub type Rgb = (u8, u8, u8);

/// A terminal's colours and those of the window around it.
pub struct Theme {
    /// Behind text without a background of its own.
    pub background: Rgb,
    /// Text without a colour of its own.
    pub foreground: Rgb,
    /// The sixteen ANSI colours.
    pub ansi: [Rgb; 16],
    /// The bar on top.
    pub bar: Rgb,
    /// The window's edge.
    pub edge: Rgb,
    /// Words in the bar.
    pub quiet: Rgb,
}

/// Light on dark.
pub const DARK: Theme = Theme {
    background: (0x18, 0x1b, 0x20),
    foreground: (0xd8, 0xdb, 0xe0),
    ansi: [
        (0x18, 0x1b, 0x20),
        (0xc8, 0x3a, 0x46),
        (0x6f, 0xae, 0x62),
        (0xd9, 0xb0, 0x4e),
        (0x4f, 0x83, 0xd1),
        (0xa4, 0x52, 0xb8),
        (0x4f, 0xb8, 0xc2),
        (0xf0, 0xf1, 0xf3),
        (0x83, 0x8b, 0x98),
        (0xee, 0x6a, 0x70),
        (0x8f, 0xcb, 0x80),
        (0xee, 0xca, 0x74),
        (0x7c, 0xa8, 0xec),
        (0xc8, 0x86, 0xd8),
        (0x7c, 0xd4, 0xdc),
        (0xff, 0xff, 0xff),
    ],
    bar: (0x22, 0x26, 0x2d),
    edge: (0x3a, 0x40, 0x4a),
    quiet: (0x9a, 0xa1, 0xad),
};

/// Dark on light.
pub const LIGHT: Theme = Theme {
    background: (0xfb, 0xfa, 0xf7),
    foreground: (0x26, 0x29, 0x2f),
    ansi: [
        (0x26, 0x29, 0x2f),
        (0xc0, 0x2b, 0x3c),
        (0x3a, 0x7d, 0x3a),
        (0x94, 0x63, 0x00),
        (0x2c, 0x5f, 0xb8),
        (0x8d, 0x3a, 0xa0),
        (0x0b, 0x74, 0x82),
        (0xf7, 0xf6, 0xf2),
        (0x69, 0x70, 0x7b),
        (0xd4, 0x4a, 0x55),
        (0x4c, 0x93, 0x4a),
        (0xa8, 0x76, 0x10),
        (0x44, 0x77, 0xcc),
        (0xa4, 0x57, 0xb6),
        (0x1f, 0x8a, 0x98),
        (0xff, 0xff, 0xff),
    ],
    bar: (0xec, 0xea, 0xe4),
    edge: (0xcf, 0xcc, 0xc3),
    quiet: (0x6a, 0x6d, 0x74),
};

impl Theme {
    /// Foreground and background of a cell, after bold, dim and reverse.
    pub fn colours(&self, cell: &vt100::Cell) -> (Rgb, Rgb) {
        let front = self.colour(cell.fgcolor(), self.foreground);
        let back = self.colour(cell.bgcolor(), self.background);
        let (front, back) = if cell.inverse() {
            (back, front)
        } else {
            (front, back)
        };
        let front = if cell.dim() {
            blend(front, back)
        } else {
            front
        };
        (front, back)
    }

    fn colour(&self, colour: vt100::Color, default: Rgb) -> Rgb {
        match colour {
            vt100::Color::Default => default,
            vt100::Color::Rgb(r, g, b) => (r, g, b),
            vt100::Color::Idx(index @ 0..=15) => self.ansi[usize::from(index)],
            vt100::Color::Idx(index @ 16..=231) => {
                let step = |place: u8| match ((index - 16) / place) % 6 {
                    0 => 0,
                    level => 55 + 40 * level,
                };
                (step(36), step(6), step(1))
            }
            vt100::Color::Idx(index) => {
                let grey = 8 + 10 * (index - 232);
                (grey, grey, grey)
            }
        }
    }
}

fn blend(front: Rgb, back: Rgb) -> Rgb {
    let mix = |a: u8, b: u8| u8::try_from((u16::from(a) * 3 + u16::from(b) * 2) / 5).unwrap_or(a);
    (
        mix(front.0, back.0),
        mix(front.1, back.1),
        mix(front.2, back.2),
    )
}

/// As SVG writes it.
pub fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
