//! The far end of the line: an emulated terminal that keeps finished frames and answers questions. No process.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use super::frame::Frame;
use std::collections::VecDeque;
use std::num::NonZeroU16;

/// How the terminal answers when the program asks it something.
#[derive(Debug, Clone)]
pub struct Manners {
    /// Answers nothing at all, as some pipes and old consoles do.
    pub mute: bool,
    /// Answers to "where is the cursor?" given before the true ones: column and row from 1.
    pub cursor_replies: VecDeque<(u16, u16)>,
    /// The background told when asked by OSC 11.
    pub background: Option<(u8, u8, u8)>,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            mute: false,
            cursor_replies: VecDeque::new(),
            background: Some((0x18, 0x1b, 0x20)),
        }
    }
}

impl Manners {
    /// A terminal that never answers.
    pub fn mute() -> Self {
        Self {
            mute: true,
            ..Self::default()
        }
    }

    /// A terminal with a white background.
    pub fn light() -> Self {
        Self {
            background: Some((0xff, 0xff, 0xff)),
            ..Self::default()
        }
    }

    /// A terminal that tells these cursor places, column and row from 1, to the first questions.
    pub fn telling(replies: &[(u16, u16)]) -> Self {
        Self {
            cursor_replies: replies.iter().copied().collect(),
            ..Self::default()
        }
    }
}

/// What the program has said that is not on the screen.
#[derive(Debug, Default)]
pub struct Line {
    manners: Manners,
    replies: Vec<u8>,
    held: Option<vt100::Screen>,
    /// How many synchronised updates have ended.
    pub finished: u64,
    /// Everything copied to the clipboard by OSC 52, still in base64.
    pub copied: Vec<String>,
    /// How often the bell rang.
    pub bells: usize,
}

impl vt100::Callbacks for Line {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.bells += 1;
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8_lossy(data).into_owned());
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        match (first, parameters, last) {
            // Synchronised update: what is drawn between the marks is not a frame.
            (Some(b'?'), [[2026]], 'h') => {
                self.held.get_or_insert_with(|| screen.clone());
            }
            (Some(b'?'), [[2026]], 'l') => {
                self.held = None;
                self.finished += 1;
            }
            (None, [[6]], 'n') => self.tell_cursor(screen),
            (None, [] | [[0]], 'c') => self.reply("\x1b[?62;22c"),
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parameters: &[&[u8]]) {
        if let ([b"11", b"?"], Some((r, g, b))) = (parameters, self.manners.background) {
            self.reply(&format!(
                "\x1b]11;rgb:{r:02x}{r:02x}/{g:02x}{g:02x}/{b:02x}{b:02x}\x1b\\"
            ));
        }
    }
}

impl Line {
    fn reply(&mut self, text: &str) {
        if !self.manners.mute {
            self.replies.extend_from_slice(text.as_bytes());
        }
    }

    fn tell_cursor(&mut self, screen: &vt100::Screen) {
        let (row, column) = screen.cursor_position();
        let (x, y) = self
            .manners
            .cursor_replies
            .pop_front()
            .unwrap_or((column + 1, row + 1));
        self.reply(&format!("\x1b[{y};{x}R"));
    }
}

/// The emulator: bytes in, frames and answers out.
pub struct Terminal {
    parser: vt100::Parser<Line>,
    shown: Frame,
    /// Every byte the program has written, in order.
    pub written: Vec<u8>,
}

impl Terminal {
    /// An empty screen of `columns` by `rows`.
    pub fn new((columns, rows): (u16, u16), manners: Manners) -> Self {
        let line = Line {
            manners,
            ..Line::default()
        };
        let parser =
            vt100::Parser::new_with_callbacks(at_least_one(rows), at_least_one(columns), 0, line);
        Self {
            shown: Frame {
                screen: parser.screen().clone(),
                number: 0,
            },
            parser,
            written: Vec::new(),
        }
    }

    /// Takes in what the program wrote and hands back what the terminal answers.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
        let held = self.parser.callbacks().held.as_ref();
        self.shown = Frame {
            screen: held.unwrap_or(self.parser.screen()).clone(),
            number: self.shown.number + 1,
        };
        std::mem::take(&mut self.parser.callbacks_mut().replies)
    }

    /// Changes the size, as when a window is dragged or a phone turned.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.parser
            .set_size(at_least_one(rows), at_least_one(columns));
        self.parser.callbacks_mut().held = None;
    }

    /// The last finished frame.
    pub fn shown(&self) -> &Frame {
        &self.shown
    }

    /// What was said beside the screen.
    pub fn line(&self) -> &Line {
        self.parser.callbacks()
    }
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}
