//! The screen in front of a closed ledger: asks for its passphrase, for a new one at the first start, shows the recovery
//! key once, or only covers what is open. Opens nothing itself: whoever shows it does, and says what came of it.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use zeroize::{Zeroize, Zeroizing};

use super::app::{Looks, Message};
use super::context::Effect;
use super::face::Face;
use super::key::Key as Press;
use super::layout::{foot, top};
use super::theme::Theme;
use super::widget::text;
use crate::clock::Clock;
use crate::i18n::{Language, Texts};
use crate::ledger::secret::{Key, Secret};
use crate::ledger::strength::Strength;

/// More than anyone types; room for it is made at once, so that no half of it is left behind in memory.
const LONGEST: usize = 1_000;
/// So many wrong tries are answered at once; after each further one it takes a while.
const QUICK_TRIES: u32 = 2;
const WAIT_SECONDS: u64 = 30;
const WIDTH: u16 = 64;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The passphrase of a ledger; F2 asks for the recovery key instead.
    Passphrase,
    /// The recovery key; F2 goes back.
    Recovery,
    /// A passphrase for a new ledger; an empty one is none.
    New,
    /// The same once more.
    Again(Secret),
    /// Nothing: the recovery key is shown, this once.
    Shown(Secret),
    /// Nothing: a ledger without a passphrase is covered.
    Cover,
}

/// What was answered.
#[derive(Debug)]
pub enum Answer {
    /// This is to open the ledger.
    Key(Key),
    /// The new ledger's passphrase, or none.
    New(Option<Secret>),
    /// It was read.
    Seen,
}

/// The screen.
pub struct Gate {
    asked: Asked,
    texts: Texts,
    theme: Theme,
    latin: bool,
    clock: Arc<dyn Clock>,
    typed: Zeroizing<String>,
    said: Option<String>,
    wrong: u32,
    shut_until: Option<u64>,
    answer: Option<Answer>,
    effects: Vec<Effect>,
    changed: bool,
}

impl Gate {
    /// Asks in `language`, on a terminal that draws like `theme` and `looks`.
    pub fn new(
        asked: Asked,
        language: Language,
        theme: Theme,
        looks: Looks,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let language = if looks.latin {
            Language::English
        } else {
            language
        };
        Self {
            asked,
            texts: Texts::new(language),
            theme,
            latin: looks.latin,
            clock,
            typed: Zeroizing::new(String::with_capacity(4 * LONGEST)),
            said: None,
            wrong: 0,
            shut_until: None,
            answer: None,
            effects: Vec::new(),
            changed: true,
        }
    }

    /// So many wrong tries were made before, in this run or an earlier one, and the next is taken only in so many seconds.
    pub fn remember(&mut self, wrong: u32, seconds: u64) {
        self.wrong = wrong;
        if seconds > 0 {
            self.shut(seconds);
            let wait = self.texts.with("gate-wait", &[("seconds", seconds.into())]);
            self.say(wait);
        }
    }

    fn shut(&mut self, seconds: u64) {
        self.shut_until = Some(self.clock.ticks() + seconds * 1_000);
    }

    /// What was answered since this was last asked; none when the person left.
    pub fn take_answer(&mut self) -> Option<Answer> {
        self.answer.take()
    }

    /// The language it was answered in.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// Says that the answer opened nothing. After the second time in a row it takes half a minute to the next.
    pub fn wrong(&mut self, message: &str) {
        self.wrong += 1;
        let mut said = self.texts.get(message).into_owned();
        if self.wrong >= QUICK_TRIES {
            self.shut(WAIT_SECONDS);
            let wait = self
                .texts
                .with("gate-wait", &[("seconds", WAIT_SECONDS.into())]);
            said = format!("{said} {wait}");
        }
        self.say(said);
    }

    fn say(&mut self, said: String) {
        self.said = Some(said);
        self.changed = true;
    }

    fn say_id(&mut self, id: &str) {
        self.say(self.texts.get(id).into_owned());
    }

    fn types(&self) -> bool {
        !matches!(self.asked, Asked::Shown(_) | Asked::Cover)
    }

    fn is_shut(&self) -> bool {
        self.shut_until
            .is_some_and(|until| self.clock.ticks() < until)
    }

    fn typed_text(&mut self, text: &str) {
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            if self.types() && self.typed.len() < LONGEST {
                self.typed.push(letter);
            }
        }
    }

    fn take_typed(&mut self) -> Secret {
        let secret = Secret::typed(self.typed.as_str().to_owned());
        self.typed.zeroize();
        secret
    }

    fn end(&mut self, answer: Answer) {
        self.answer = Some(answer);
        self.effects.push(Effect::Quit);
    }

    fn enter(&mut self) {
        if self.is_shut() {
            return;
        }
        let secret = self.take_typed();
        match self.asked.clone() {
            Asked::Shown(_) | Asked::Cover => self.end(Answer::Seen),
            Asked::Passphrase | Asked::Recovery if secret.is_empty() => {}
            // Deriving the key takes a while; this is drawn before it begins.
            Asked::Passphrase => {
                self.say_id("gate-opening");
                self.end(Answer::Key(Key::Passphrase(secret)));
            }
            Asked::Recovery => {
                self.say_id("gate-opening");
                self.end(Answer::Key(Key::Recovery(secret)));
            }
            Asked::New if secret.is_empty() => self.end(Answer::New(None)),
            Asked::New => {
                let strength = Strength::of(&secret);
                if strength != Strength::Refused {
                    self.asked = Asked::Again(secret);
                }
                self.say_id(strength.message());
            }
            Asked::Again(first) if first == secret => {
                self.say_id("gate-making");
                self.end(Answer::New(Some(secret)));
            }
            Asked::Again(_) => {
                self.asked = Asked::New;
                self.say_id("cli-not-alike");
            }
        }
    }

    fn key(&mut self, event: &KeyEvent) {
        let Some(key) = Press::of(event) else { return };
        match key.code {
            KeyCode::Enter => self.enter(),
            KeyCode::Backspace => drop(self.typed.pop()),
            KeyCode::F(9) if !self.latin => self.switch(),
            KeyCode::F(2) => self.other_way(),
            KeyCode::Esc => self.leave(),
            KeyCode::Char('q' | 'c') if key.ctrl => self.leave(),
            KeyCode::Char('u') if key.ctrl => self.typed.zeroize(),
            KeyCode::Char('l') if key.ctrl => self.effects.push(Effect::Redraw),
            KeyCode::Char(letter) if !key.ctrl => self.typed_text(letter.encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn leave(&mut self) {
        // The recovery key is not shown again: only Enter says that it was read.
        if !matches!(self.asked, Asked::Shown(_)) {
            self.effects.push(Effect::Quit);
        }
    }

    fn other_way(&mut self) {
        self.asked = match self.asked {
            Asked::Passphrase => Asked::Recovery,
            Asked::Recovery => Asked::Passphrase,
            _ => return,
        };
        self.typed.zeroize();
    }

    fn switch(&mut self) {
        let other = self.texts.language().other();
        self.texts = Texts::new(other);
        self.said = None;
        self.effects
            .push(Effect::Keep("language", other.tag().to_owned()));
    }

    fn lines(&self, room: usize) -> Vec<(String, Style)> {
        let mut lines = Vec::new();
        let mut say = |said: &str, style: Style| {
            lines.extend(text::wrap(said, room).into_iter().map(|line| (line, style)));
        };
        let (texts, theme) = (&self.texts, self.theme);
        let id = match &self.asked {
            Asked::Passphrase => "gate-passphrase",
            Asked::Recovery => "gate-recovery",
            Asked::New => "gate-new",
            Asked::Again(_) => "gate-again",
            Asked::Shown(_) => "gate-shown",
            Asked::Cover => "gate-cover",
        };
        say(&texts.get(id), theme.strong());
        let hint = format!("{id}.hint");
        if texts.has(&hint) {
            say(&texts.get(&hint), theme.plain());
        }
        say("", theme.plain());
        if let Asked::Shown(secret) = &self.asked {
            say(secret.text(), theme.selected());
            say("", theme.plain());
        }
        if let Some(said) = &self.said {
            say(said, theme.fault());
        }
        lines
    }

    fn draw_field(&self, frame: &mut Frame<'_>, area: Rect) {
        if !self.types() || area.is_empty() {
            return;
        }
        let room = usize::from(area.width.saturating_sub(3));
        let shown = "*".repeat(self.typed.chars().count().min(room));
        let end = area.x + 2 + u16::try_from(shown.len()).unwrap_or(0);
        let line = Line::from(vec![
            Span::styled("> ", self.theme.key()),
            Span::styled(shown, self.theme.plain()),
        ]);
        frame.render_widget(line, area);
        frame.set_cursor_position((end.min(area.right().saturating_sub(1)), area.y));
    }

    fn draw_footer(&self, frame: &mut Frame<'_>, area: Rect) {
        let mut hints = vec![("Enter", "gate-enter")];
        if !self.latin {
            hints.push(("F9", "app-language-other"));
        }
        match self.asked {
            Asked::Passphrase => hints.push(("F2", "gate-to-recovery")),
            Asked::Recovery => hints.push(("F2", "gate-to-passphrase")),
            _ => {}
        }
        if !matches!(self.asked, Asked::Shown(_)) {
            hints.push(("Esc", "welcome-leave"));
        }
        let mut spans = vec![Span::raw(" ")];
        for (key, id) in hints {
            spans.push(Span::styled(key, self.theme.key()));
            spans.push(Span::raw(format!(" {}  ", self.texts.get(id))));
        }
        frame.render_widget(Line::from(spans), area);
    }
}

impl Face for Gate {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        let (body, hints) = foot(frame.area(), 1);
        let width = WIDTH.min(body.width);
        let lines = self.lines(usize::from(width.saturating_sub(4)));
        let rows = lines.len() + 2 + usize::from(self.types());
        let height = u16::try_from(rows).unwrap_or(u16::MAX).min(body.height);
        let area = Rect::new(
            body.x + (body.width - width) / 2,
            body.y + (body.height - height) / 3,
            width,
            height,
        );
        let block = Block::bordered()
            .border_set(self.theme.border_set(true))
            .title(Line::from(Span::styled(" gridday ", self.theme.title())));
        let inside = block.inner(area);
        frame.render_widget(block, area);
        frame.set_cursor_position((inside.x, inside.y));
        let field = u16::from(self.types());
        let (mut rest, field) = foot(inside, field);
        for (said, style) in lines {
            let (row, below) = top(rest, 1);
            rest = below;
            let words = Rect {
                x: row.x + 1,
                width: row.width.saturating_sub(1),
                ..row
            };
            frame.render_widget(Line::from(Span::styled(said, style)), words);
        }
        self.draw_field(frame, field);
        self.draw_footer(frame, hints);
    }

    fn update(&mut self, messages: Vec<Message>) {
        for message in messages {
            match message {
                Message::Key(event) | Message::KeyAt(event, _) => self.key(&event),
                Message::Paste(text) => self.typed_text(&Zeroizing::new(text)),
                Message::Tick => {
                    if self
                        .shut_until
                        .is_none_or(|until| self.clock.ticks() < until)
                    {
                        continue;
                    }
                    (self.shut_until, self.said) = (None, None);
                }
                Message::Ending => continue,
                Message::Tap(..) | Message::Wheel(_) | Message::Resize(..) | Message::Job(_) => {}
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

    fn due_in(&self) -> Option<u64> {
        Some(self.shut_until?.saturating_sub(self.clock.ticks()))
    }
}
