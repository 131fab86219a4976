//! The only place that names colours. Sixteen of them and the terminal's own; shapes and letters carry the meaning too.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use crate::ledger::queries::mark::Mark;

/// A set of colours a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background: badges are written in white.
    Light,
    /// Green for fine and blue for notes, for those used to it.
    Classic,
    /// No colour at all (also `NO_COLOR`, `TERM=dumb`).
    Mono,
}

impl Palette {
    /// Every palette, in the order they are switched through.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Classic, Self::Mono];

    /// The palette of this name in the settings.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "classic" => Some(Self::Classic),
            "mono" => Some(Self::Mono),
            _ => None,
        }
    }

    /// The palette's name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Classic => "classic",
            Self::Mono => "mono",
        }
    }

    /// The one after this, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|p| *p == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// How things look: a palette, and whether the terminal draws lines one column wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The chosen colours.
    pub palette: Palette,
    /// Borders and marks from ASCII only, where the terminal draws line characters two columns wide.
    pub ascii: bool,
    /// The terminal said that its background is light.
    pub light: bool,
}

impl Theme {
    fn colour(self, style: Style, colour: Color) -> Style {
        match self.palette {
            Palette::Mono => style,
            _ => style.fg(colour),
        }
    }

    /// Whether what is drawn lies on a light background.
    fn is_light(self) -> bool {
        match self.palette {
            Palette::Light => true,
            Palette::Classic => self.light,
            Palette::Dark | Palette::Mono => false,
        }
    }

    /// Ordinary text: the terminal's own colours.
    pub fn plain(self) -> Style {
        Style::new()
    }

    /// Text that may be overlooked.
    pub fn dim(self) -> Style {
        match self.palette {
            Palette::Mono => Style::new(),
            _ if self.is_light() => Style::new().add_modifier(Modifier::DIM),
            _ => Style::new().fg(Color::DarkGray),
        }
    }

    /// Text that matters.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Names of pages and titles of boxes.
    pub fn title(self) -> Style {
        // The box's lines may be dim, and its title lies over them.
        Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD)
    }

    /// The row under the cursor.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A choice, button or tab that is on.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The key in a hint, before its word.
    pub fn key(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The lines of a box.
    pub fn border(self) -> Style {
        self.dim()
    }

    /// The lines of the box that keys go to.
    pub fn border_focused(self) -> Style {
        Style::new()
    }

    /// The text of a field; underlined so that its place shows while it is empty.
    pub fn field(self, focused: bool) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        if focused {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        }
    }

    /// What is wrong, beside its field or in a toast.
    pub fn fault(self) -> Style {
        self.colour(Style::new().add_modifier(Modifier::BOLD), Color::Red)
    }

    /// Overdue, due soon, needs a look.
    pub fn alert(self) -> Style {
        self.colour(Style::new().add_modifier(Modifier::BOLD), Color::Magenta)
    }

    /// Part of a text that matches what was typed.
    pub fn matched(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// A record taken back: kept, but struck through.
    pub fn undone(self) -> Style {
        self.dim().add_modifier(Modifier::CROSSED_OUT)
    }

    /// The badge of a state (interface.md §3.3): told apart by letter, shape and colour.
    pub fn badge(self, mark: Mark) -> Style {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let on = |background: Color| {
            let ink = if self.is_light() {
                Color::White
            } else {
                Color::Black
            };
            Style::new().fg(ink).bg(background)
        };
        let white_on = |background: Color| Style::new().fg(Color::White).bg(background);
        if self.palette == Palette::Mono {
            return match mark {
                Mark::Hazard => bold.add_modifier(Modifier::REVERSED),
                Mark::Changed => bold,
                Mark::ComeBack => Style::new().add_modifier(Modifier::UNDERLINED),
                _ => Style::new(),
            };
        }
        match mark {
            Mark::ToVisit => Style::new(),
            Mark::Fine if self.palette == Palette::Classic => on(Color::Green),
            Mark::Fine => on(Color::Cyan),
            Mark::Note if self.palette == Palette::Classic => white_on(Color::Blue),
            Mark::Note => white_on(Color::Magenta),
            Mark::Hazard => white_on(Color::Red).add_modifier(Modifier::BOLD),
            Mark::NotHome => on(Color::Yellow),
            Mark::Refused | Mark::Vacant => self.dim(),
            Mark::ComeBack => Style::new().add_modifier(Modifier::UNDERLINED),
            Mark::Changed => bold,
        }
    }

    /// The line characters of a box; double for the one that matters most.
    pub fn border_set(self, double: bool) -> border::Set<'static> {
        match (self.ascii, double) {
            (true, _) => ASCII_BORDER,
            (false, true) => border::DOUBLE,
            (false, false) => border::PLAIN,
        }
    }

    /// What stands before the row under the cursor.
    pub fn row_mark(self) -> &'static str {
        if self.ascii { ">" } else { "▌" }
    }
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_style_names_one() {
        let theme = Theme {
            palette: Palette::Mono,
            ..Theme::default()
        };
        let styles = [
            theme.dim(),
            theme.fault(),
            theme.alert(),
            theme.border(),
            theme.field(true),
            theme.undone(),
        ];
        for style in styles
            .into_iter()
            .chain(Mark::ALL.map(|mark| theme.badge(mark)))
        {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn on_a_light_background_every_badge_is_written_in_white() {
        for palette in [Palette::Light, Palette::Classic] {
            let theme = Theme {
                palette,
                light: true,
                ..Theme::default()
            };
            for style in Mark::ALL.map(|mark| theme.badge(mark)) {
                assert!(style.bg.is_none() || style.fg == Some(Color::White));
            }
        }
    }

    #[test]
    fn palettes_read_back_by_name() {
        for palette in Palette::ALL {
            assert_eq!(Palette::parse(palette.name()), Some(palette));
        }
    }
}
