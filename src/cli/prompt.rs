//! A passphrase asked for on the terminal, shown as asterisks. Not what it is for.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::{Zeroize, Zeroizing};

use super::failure::{Failure, stream};
use super::output::plain;
use crate::ledger::secret::Secret;
use crate::tui::terminal;

/// More than anyone types; room for it is made at once, so that no half of it is left behind in memory.
const LONGEST: usize = 1_000;

/// How often it is looked whether the process is to end.
const LOOK: Duration = Duration::from_millis(250);

/// What comes next from the terminal; nothing when it is gone or the process is to end.
fn next() -> io::Result<Option<Event>> {
    loop {
        if terminal::told_to_end() || terminal::is_gone() {
            return Ok(None);
        }
        if poll(Duration::ZERO)? {
            return read().map(Some);
        }
        terminal::wait_for_line(Some(LOOK));
    }
}

/// Whether a person can be asked.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The terminal gives every key at once and shows none of them; put back when this is dropped.
struct Raw;

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
    }
}

/// Asks; nothing when the person gives up with Esc or Ctrl+C.
///
/// # Errors
/// When the terminal fails.
pub fn secret(question: &str) -> Result<Option<Secret>, Failure> {
    let fault = stream("terminal");
    let mut err = io::stderr().lock();
    let mut write = |text: &str| err.write_all(text.as_bytes()).and_then(|()| err.flush());
    write(&format!("{} ", plain(question))).map_err(&fault)?;
    enable_raw_mode().map_err(&fault)?;
    let raw = Raw;
    let mut typed = Zeroizing::new(String::with_capacity(4 * LONGEST));
    let given = loop {
        let key = match next().map_err(&fault)? {
            Some(Event::Key(key)) => key,
            Some(_) => continue,
            None => break false,
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => break true,
            KeyCode::Esc => break false,
            KeyCode::Char('c' | 'd') if ctrl => break false,
            KeyCode::Char('u') if ctrl => {
                write(&"\u{8} \u{8}".repeat(typed.chars().count())).map_err(&fault)?;
                typed.zeroize();
            }
            KeyCode::Backspace if typed.pop().is_some() => write("\u{8} \u{8}").map_err(&fault)?,
            KeyCode::Char(letter) if !ctrl && typed.len() < LONGEST => {
                typed.push(letter);
                write("*").map_err(&fault)?;
            }
            _ => {}
        }
    };
    drop(raw);
    write("\n").map_err(&fault)?;
    Ok(given.then(|| Secret::typed(std::mem::take(&mut *typed))))
}

/// Asks for a line that is no secret; nothing when the input ends.
///
/// # Errors
/// When the terminal fails.
pub fn line(question: &str) -> Result<Option<String>, Failure> {
    let fault = stream("terminal");
    let mut err = io::stderr().lock();
    err.write_all(format!("{} ", plain(question)).as_bytes())
        .and_then(|()| err.flush())
        .map_err(&fault)?;
    let mut typed = String::new();
    let read = io::stdin()
        .lock()
        .take(LONGEST as u64)
        .read_line(&mut typed);
    Ok((read.map_err(&fault)? > 0).then_some(typed))
}
