//! The first start: what to begin with, and where the data will lie. Asked before there is a ledger; makes none itself.

use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;

use super::app::{Looks, Message};
use super::context::Effect;
use super::face::Face;
use super::key::{Key, fold};
use super::layout::{foot, top};
use super::theme::Theme;
use super::widget::text;
use crate::i18n::{Language, Texts};

/// What a person begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// The made-up community.
    Demo,
    /// Their own ledger, and a roster for it at once.
    Import,
    /// Their own ledger, with nothing in it.
    Empty,
}

const CHOICES: [(Begin, &str); 3] = [
    (Begin::Demo, "welcome-demo"),
    (Begin::Import, "welcome-import"),
    (Begin::Empty, "welcome-empty"),
];

/// Columns of the box where there is room.
const WIDTH: u16 = 64;

/// The question.
pub struct Welcome {
    texts: Texts,
    theme: Theme,
    /// Han cannot be shown here.
    latin: bool,
    folder: String,
    at: usize,
    chosen: Option<Begin>,
    /// Where each choice was drawn, and the key of the language.
    places: [Rect; CHOICES.len() + 1],
    effects: Vec<Effect>,
    changed: bool,
}

impl Welcome {
    /// Asks in `language`, on a terminal that draws like `theme` and `looks`; the ledger will lie in `folder`.
    pub fn new(language: Language, theme: Theme, looks: Looks, folder: &Path) -> Self {
        let language = if looks.latin {
            Language::English
        } else {
            language
        };
        Self {
            texts: Texts::new(language),
            theme,
            latin: looks.latin,
            folder: folder.display().to_string(),
            at: 0,
            chosen: None,
            places: Default::default(),
            effects: Vec::new(),
            changed: true,
        }
    }

    /// What was chosen; none when the person left.
    pub fn chosen(&self) -> Option<Begin> {
        self.chosen
    }

    /// The language it was answered in.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    fn choose(&mut self, at: usize) {
        if let Some((begin, _)) = CHOICES.get(at) {
            self.at = at;
            self.chosen = Some(*begin);
            self.effects.push(Effect::Quit);
        }
    }

    fn key(&mut self, event: &KeyEvent) {
        let Some(key) = Key::of(event) else { return };
        let last = CHOICES.len() - 1;
        match (key.code, key.printable().map(fold)) {
            (_, Some(digit @ '1'..='3')) => self.choose(digit as usize - '1' as usize),
            (KeyCode::Up, _) => self.at = self.at.saturating_sub(1),
            (KeyCode::Down, _) => self.at = (self.at + 1).min(last),
            (KeyCode::Enter, _) => self.choose(self.at),
            (KeyCode::F(9), _) if !self.latin => self.switch(),
            (KeyCode::Esc, _) | (_, Some('q' | 'Q')) => self.effects.push(Effect::Quit),
            (KeyCode::Char('q' | 'c'), _) if key.ctrl => self.effects.push(Effect::Quit),
            (KeyCode::Char('l'), _) if key.ctrl => self.effects.push(Effect::Redraw),
            _ => {}
        }
    }

    fn switch(&mut self) {
        let other = self.texts.language().other();
        self.texts = Texts::new(other);
        let tag = other.tag().to_owned();
        self.effects.push(Effect::Keep("language", tag));
    }

    fn tap(&mut self, column: u16, row: u16) {
        let inside = |place: &Rect| place.contains((column, row).into());
        match self.places.iter().position(inside) {
            Some(at) if at < CHOICES.len() => self.choose(at),
            Some(_) if !self.latin => self.switch(),
            _ => {}
        }
    }

    /// What is said, in lines of at most `room` columns; with a number, the choice that a tap on it makes.
    fn lines(&self, room: usize) -> Vec<(String, Style, Option<usize>)> {
        let mut lines = Vec::new();
        let mut say = |said: &str, style: Style, choice: Option<usize>| {
            for (row, line) in text::wrap(said, room).into_iter().enumerate() {
                // A choice that is broken goes on below its words, not below its digit.
                let line = if row > 0 && choice.is_some() {
                    format!("   {line}")
                } else {
                    line
                };
                lines.push((line, style, choice));
            }
        };
        let texts = &self.texts;
        say(&texts.get("welcome-what"), self.theme.strong(), None);
        say("", self.theme.plain(), None);
        for (at, (_, id)) in CHOICES.iter().enumerate() {
            let here = at == self.at;
            let mark = if here { self.theme.row_mark() } else { " " };
            let style = if here {
                self.theme.selected()
            } else {
                self.theme.plain()
            };
            say(
                &format!("{mark}{} {}", at + 1, texts.get(id)),
                style,
                Some(at),
            );
        }
        say("", self.theme.plain(), None);
        let values = [("path", self.folder.as_str().into())];
        say(
            &texts.with("welcome-place", &values),
            self.theme.plain(),
            None,
        );
        say(&texts.get("welcome-key"), self.theme.plain(), None);
        lines
    }

    fn draw_footer(&mut self, frame: &mut Frame<'_>, area: Rect) {
        let mut column = area.x + 1;
        let mut hints = vec![("Enter", "welcome-enter"), ("q", "welcome-leave")];
        if !self.latin {
            hints.insert(0, ("F9", "app-language-other"));
        }
        for (key, id) in hints {
            let word = self.texts.get(id).into_owned();
            let english = self.texts.language() == Language::English;
            let gap = if english || word.is_ascii() { " " } else { "" };
            let line = Line::from(vec![
                Span::styled(key, self.theme.key()),
                Span::raw(format!("{gap}{word}")),
            ]);
            let columns = u16::try_from(line.width()).unwrap_or(0);
            let place = Rect::new(column, area.y, columns, 1).intersection(area);
            frame.render_widget(line, place);
            if key == "F9" {
                self.places[CHOICES.len()] = place;
            }
            column = place.right() + 2;
        }
    }
}

impl Face for Welcome {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.places = Default::default();
        let (body, hints) = foot(frame.area(), 1);
        let width = WIDTH.min(body.width);
        let lines = self.lines(usize::from(width.saturating_sub(4)));
        let height = u16::try_from(lines.len() + 2)
            .unwrap_or(u16::MAX)
            .min(body.height);
        let area = Rect::new(
            body.x + (body.width - width) / 2,
            body.y + (body.height - height) / 3,
            width,
            height,
        );
        let block = Block::bordered()
            .border_set(self.theme.border_set(true))
            .title(Line::from(Span::styled(" gridday ", self.theme.title())));
        let mut rest = block.inner(area);
        frame.render_widget(block, area);
        frame.set_cursor_position((rest.x, rest.y));
        for (said, style, choice) in lines {
            let (row, below) = top(rest, 1);
            if row.is_empty() {
                break;
            }
            rest = below;
            if let Some(at) = choice {
                let place = &mut self.places[at];
                let first = place.is_empty();
                *place = if first { row } else { place.union(row) };
                if at == self.at && first {
                    frame.set_cursor_position((row.x + 1, row.y));
                }
            }
            let line = Line::from(Span::styled(said, style));
            let words = Rect {
                x: row.x + 1,
                width: row.width.saturating_sub(1),
                ..row
            };
            frame.render_widget(line, words);
        }
        match self.chosen {
            // What was chosen is being made ready: the next screen takes a moment.
            Some(_) => {
                let said = format!(" {}", self.texts.get("welcome-wait"));
                frame.render_widget(Line::styled(said, self.theme.strong()), hints);
            }
            None => self.draw_footer(frame, hints),
        }
    }

    fn update(&mut self, messages: Vec<Message>) {
        for message in messages {
            match message {
                Message::Key(event) | Message::KeyAt(event, _) => self.key(&event),
                Message::Tap(column, row) => self.tap(column, row),
                Message::Wheel(down) => {
                    let step = if down {
                        self.at + 1
                    } else {
                        self.at.saturating_sub(1)
                    };
                    self.at = step.min(CHOICES.len() - 1);
                }
                Message::Paste(_) | Message::Resize(..) | Message::Job(_) => {}
                Message::Tick | Message::Ending => continue,
            }
            self.changed = true;
        }
    }

    fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    fn set_changed(&mut self) {
        self.changed = true;
    }

    fn has_pending(&self) -> bool {
        self.changed || !self.effects.is_empty()
    }
}
