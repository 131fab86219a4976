//! One key press: read from the terminal, written in the settings, shown to a person. Knows no commands.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::i18n::Texts;

/// A key, with Ctrl or without. Shift is part of the character; Alt does not exist (Esc and a key arrive as Alt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Held together with Ctrl.
    pub ctrl: bool,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("backspace", KeyCode::Backspace),
    ("enter", KeyCode::Enter),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("esc", KeyCode::Esc),
    ("space", KeyCode::Char(' ')),
];

impl Key {
    /// The Delete key.
    pub const DELETE: Self = Self {
        code: KeyCode::Delete,
        ctrl: false,
    };
    /// The End key.
    pub const END: Self = Self {
        code: KeyCode::End,
        ctrl: false,
    };
    /// The Backspace key.
    pub const BACKSPACE: Self = Self {
        code: KeyCode::Backspace,
        ctrl: false,
    };

    /// The key of an event; none for a release (Windows reports them) and for anything with Alt.
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let key = match event.code {
            KeyCode::Char(c) if ctrl => Self {
                code: KeyCode::Char(c.to_ascii_lowercase()),
                ctrl,
            },
            KeyCode::Tab if shift => Self {
                code: KeyCode::BackTab,
                ctrl: false,
            },
            code => Self { code, ctrl },
        };
        // Some terminals send ^H for the backspace key.
        let backspace = Self {
            code: KeyCode::Backspace,
            ctrl: false,
        };
        Some(
            if key
                == (Self {
                    code: KeyCode::Char('h'),
                    ctrl: true,
                })
            {
                backspace
            } else {
                key
            },
        )
    }

    /// A plain character.
    pub fn char(c: char) -> Self {
        Self {
            code: KeyCode::Char(c),
            ctrl: false,
        }
    }

    /// The character it types into a field, if it types one.
    pub fn printable(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }

    /// The event that gives this key: for tests and replayed keys.
    pub fn event(self) -> KeyEvent {
        let modifiers = if self.ctrl {
            KeyModifiers::CONTROL
        } else {
            KeyModifiers::NONE
        };
        KeyEvent::new(self.code, modifiers)
    }

    /// Reads `a`, `G`, `f10`, `ctrl+k`, `space`; none when no such key is known.
    pub fn parse(name: &str) -> Option<Self> {
        let mut characters = name.chars();
        if let (Some(c), None) = (characters.next(), characters.next()) {
            return (!c.is_control() && c != ' ').then(|| Self::char(c));
        }
        let name = name.to_ascii_lowercase();
        if let Some(rest) = name.strip_prefix("ctrl+") {
            let key = Self::parse(rest)?;
            return (!key.ctrl && key.code != KeyCode::Esc).then_some(Self { ctrl: true, ..key });
        }
        if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
            return Some(Self {
                code: *code,
                ctrl: false,
            });
        }
        let number = name.strip_prefix('f')?.parse().ok()?;
        (1..=12).contains(&number).then_some(Self {
            code: KeyCode::F(number),
            ctrl: false,
        })
    }

    /// Whether the key works while a Chinese input method is switched on and nothing is being composed.
    pub fn passes_input_method(self) -> bool {
        match self.code {
            KeyCode::Char(c) => !self.ctrl && c.is_ascii_digit(),
            _ => !self.ctrl,
        }
    }

    /// How the key is called in the language of `texts`.
    pub fn shown(self, texts: &Texts) -> String {
        let name = self.to_string();
        let id = format!("key-{name}");
        if texts.has(&id) {
            return texts.get(&id).into_owned();
        }
        match (self.code, self.ctrl) {
            (KeyCode::Char(c), true) => format!("Ctrl+{}", c.to_ascii_uppercase()),
            (KeyCode::F(number), _) => format!("F{number}"),
            (KeyCode::Char(_), false) => name,
            _ => {
                let mut letters = name.chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_ascii_uppercase().to_string() + letters.as_str()
                })
            }
        }
    }
}

/// As it is written in the settings.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl+")?;
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "f{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// What an input method writes for a key of the plain keyboard, turned back: `４` is `4`, `？` is `?`.
pub fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '·' => '`',
        '￥' => '$',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '…' => '^',
        '—' => '_',
        c => c,
    }
}

/// Whether the character is a Han character: never a command, always a search.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_are_written() {
        for name in [
            "a", "G", "f1", "f12", "ctrl+k", "space", "backtab", "pageup", "/", "?", "+", "ctrl+c",
        ] {
            assert_eq!(
                Key::parse(name).map(|key| key.to_string()).as_deref(),
                Some(name)
            );
        }
        for name in ["", "alt+x", "f13", "f0", "ctrl+", "ctrl+esc", "nokey", " "] {
            assert_eq!(Key::parse(name), None, "{name}");
        }
    }

    #[test]
    fn releases_and_alt_are_no_keys_and_shift_is_in_the_character() {
        let press = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::of(&press), Key::parse("G"));
        assert_eq!(
            Key::of(&KeyEvent {
                kind: KeyEventKind::Release,
                ..press
            }),
            None
        );
        assert_eq!(
            Key::of(&KeyEvent::new(KeyCode::Char('4'), KeyModifiers::ALT)),
            None
        );
        assert_eq!(
            Key::of(&KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL)),
            Key::parse("backspace")
        );
    }

    #[test]
    fn what_an_input_method_writes_is_folded_and_han_is_not() {
        assert_eq!(
            "４？：，。、　".chars().map(fold).collect::<String>(),
            "4?:,./ "
        );
        assert_eq!(fold('张'), '张');
        assert!(is_han('张') && is_han('𠮷') && !is_han('？') && !is_han('a'));
    }
}
