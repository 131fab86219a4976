//! Lines of standard input as plain mode wants them: one by one, those pasted together counted, and what the system says
//! while nobody types. Understands none of them.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

use crate::cli::apply::lines::{Line, Lines};
use crate::cli::failure::{Failure, stream};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::search::latin;
use crate::tui::app::Looks;
use crate::tui::terminal::{self, Calls, Waited};

/// Lines that come within this time of one another were not typed one by one.
const TOGETHER: Duration = Duration::from_millis(30);

/// A line as it came in.
pub enum Typed {
    /// Its words.
    Text(String),
    /// Too long, or no text.
    Unreadable,
}

/// What came in.
pub enum Came {
    /// A line.
    One(Typed),
    /// So many at once: pasted, where each was to be typed after what was said to the one before.
    Many(usize),
    /// There are no more.
    End,
    /// Nobody has typed for as long as the settings let the ledger stand open, or a lock was asked for.
    Idle,
    /// The shell asks to stop.
    Stop,
    /// The process is to end; with this exit code.
    Told(u8),
}

/// Standard input, and whether a person types there.
pub struct Input {
    typed: bool,
    dumb: bool,
    idle: Option<Duration>,
    calls: Option<Calls>,
    /// The terminal is not set to UTF-8: English, and Han as it is read.
    pub latin: bool,
    /// Where choices are kept.
    pub settings: Option<PathBuf>,
}

impl Input {
    /// Listens; where a person types, to the system too.
    ///
    /// # Errors
    /// When the system's signals cannot be listened to.
    pub fn new(around: &Surroundings) -> Result<Self, Failure> {
        let typed = io::stdin().is_terminal();
        let calls = typed.then(Calls::listen).transpose();
        Ok(Self {
            typed,
            dumb: around.dumb,
            idle: None,
            calls: calls.map_err(stream("terminal"))?,
            latin: output::is_terminal() && !around.is_utf8(),
            settings: around.settings_file(),
        })
    }

    /// From now on so many minutes without a line are told; 0, and a ledger that stands behind nothing, never.
    pub fn idle_after(&mut self, minutes: u16, behind: bool) {
        let wanted = behind && self.typed && minutes > 0;
        self.idle = wanted.then(|| Duration::from_secs(u64::from(minutes) * 60));
    }

    /// The next line; where a person types, all that came together with it are counted.
    pub fn next(&mut self) -> Came {
        if let Some(calls) = &self.calls {
            loop {
                if let Some(code) = calls.end() {
                    return Came::Told(code);
                }
                if calls.take_stop() {
                    return Came::Stop;
                }
                match terminal::wait_for_line(self.idle) {
                    Waited::Line => break,
                    Waited::Nothing => return Came::Idle,
                    Waited::Called => {}
                }
            }
        }
        let Some(first) = read() else {
            return Came::End;
        };
        let mut more = 0;
        while self.typed && terminal::wait_for_line(Some(TOGETHER)) == Waited::Line {
            match read() {
                Some(_) => more += 1,
                None => break,
            }
        }
        match more {
            0 => Came::One(first),
            _ => Came::Many(more + 1),
        }
    }

    /// The exit code of a signal that came while the passphrase was asked for; a wish to stop is forgotten, as what it
    /// is for was done.
    pub fn told(&self) -> Option<u8> {
        let calls = self.calls.as_ref()?;
        calls.take_stop();
        calls.end()
    }

    /// How the terminal draws.
    pub fn looks(&self) -> Looks {
        Looks {
            latin: self.latin,
            ..Looks::default()
        }
    }

    /// Writes lines as this terminal can show them.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn say(&self, lines: Vec<String>) -> Result<(), Failure> {
        match self.latin {
            true => output::lines(lines.iter().map(|line| latin(line))),
            false => output::lines(lines),
        }
    }

    /// Writes what stands before the answer, for a person.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn prompt(&self, prompt: &str) -> Result<(), Failure> {
        match self.typed {
            true if self.latin => output::prompt(&latin(prompt)),
            true => output::prompt(prompt),
            false => Ok(()),
        }
    }

    /// Clears what a person can see and scroll back to, where the terminal can; and then stops the process, if asked to,
    /// until the shell continues it.
    pub fn blank(&self, stop: bool) {
        if self.typed && !self.dumb {
            terminal::blank_lines();
        }
        if stop {
            terminal::stop();
        }
    }

    /// Whether a person types.
    pub fn is_typed(&self) -> bool {
        self.typed
    }
}

fn read() -> Option<Typed> {
    // What was read ahead stays in standard input's own buffer.
    let mut lines = Lines::new(io::stdin().lock());
    let line = match lines.read().ok()?? {
        Line::Text(text) => Typed::Text(text.to_owned()),
        Line::TooLong | Line::NotUtf8 => Typed::Unreadable,
    };
    Some(line)
}
