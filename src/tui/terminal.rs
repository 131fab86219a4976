//! The terminal itself: taken over, asked about itself, given back whatever happens. Knows nothing of what is drawn.
//!
//! The only file of the screen that differs between systems.

mod clipboard;

use std::cell::RefCell;
use std::io::{self, IsTerminal as _, Write, stdout};
use std::rc::Rc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::ThreadId;
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, poll};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::app::Looks;

/// Buttons and the wheel, in the extended form; not motion, which crossterm's own command also asks for.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Nothing in sight, nothing in what was scrolled out of it.
const BLANK: &str = "\x1b[H\x1b[2J\x1b[3J";

/// Whether the terminal is ours at present.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// The thread that draws: only its panic ends the screen.
static DRAWS: Mutex<Option<ThreadId>> = Mutex::new(None);

/// Whether there is a terminal to draw on and to read keys from.
pub fn is_present() -> bool {
    io::stdin().is_terminal() && stdout().is_terminal()
}

/// What is drawn, held back until [`Sheet::send`]. A terminal reads as much as it is given: a frame in ten pieces
/// wakes it ten times.
#[derive(Clone, Default)]
struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: `Terminal::draw` flushes after each of its steps.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sheet {
    /// Writes all of it at once.
    fn send(&self) -> io::Result<()> {
        let mut held = self.0.borrow_mut();
        let mut out = stdout();
        let sent = out.write_all(&held).and_then(|()| out.flush());
        held.clear();
        sent
    }
}

/// The terminal while it is ours. Dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Sheet>>,
    sheet: Sheet,
    mouse: bool,
    looks: Looks,
}

impl Screen {
    /// Takes the terminal over and asks it how wide it draws; it is given back by a drop, a panic or a signal.
    /// `mouse`: listen to taps; `colourless`: the environment wants no colours (`NO_COLOR`, `TERM=dumb`).
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter(mouse: bool, colourless: bool) -> io::Result<Self> {
        hook_panics();
        take(mouse)?;
        let mut looks = system::probe();
        looks.colourless = colourless;
        // From here on a change of size is noticed, also one before the first key is read.
        poll(Duration::ZERO)?;
        let sheet = Sheet::default();
        let terminal = Terminal::new(CrosstermBackend::new(sheet.clone()))?;
        let mut screen = Self {
            terminal,
            sheet,
            mouse,
            looks,
        };
        screen.redraw()?;
        Ok(screen)
    }

    /// What the terminal answered.
    pub fn looks(&self) -> Looks {
        self.looks
    }

    /// Draws one frame; the terminal shows it at once or not at all.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.sheet, BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        queue!(self.sheet, EndSynchronizedUpdate)?;
        self.sheet.send()
    }

    /// Forgets what was drawn, so that the next frame is drawn in full; nothing is sent before. `Terminal::clear` would
    /// ask the terminal where its cursor is and die on one that does not answer (ratatui#2691).
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn redraw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal
            .resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Listens to taps and the wheel, or leaves them to the terminal.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        write_now(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Asks the terminal to put `text` on the clipboard (OSC 52); nobody says whether it did.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        write_now(&clipboard::request(text))
    }

    /// Clears what is in sight, and what was scrolled out of it where the terminal lets that be done.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn blank(&mut self) -> io::Result<()> {
        write_now(BLANK)?;
        self.redraw()
    }

    /// Rings the bell once.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn bell(&mut self) -> io::Result<()> {
        write_now("\x07")
    }

    /// Takes the terminal over anew, after the process was stopped from outside and could not give it back.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn retake(&mut self) -> io::Result<()> {
        // Raw mode is only entered anew when it was left.
        disable_raw_mode()?;
        take(self.mouse)?;
        self.redraw()
    }

    /// Gives the terminal back, stops the process until the shell continues it, and takes it over again.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn suspend(&mut self) -> io::Result<()> {
        write_now(BLANK)?;
        give_back();
        system::stop();
        take(self.mouse)?;
        self.redraw()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse { write_now(MOUSE_ON) } else { Ok(()) }
}

/// Gives the terminal back as it was; does nothing when it is not ours. Called from anywhere, also while panicking.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Whatever fails here, the rest must still be tried.
    let _ = write_now(MOUSE_OFF);
    let _ = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        ResetColor,
        Show,
        LeaveAlternateScreen
    );
    system::forget_input();
    let _ = disable_raw_mode();
}

/// Clears a terminal that is talked to in lines, and what was scrolled out of it.
pub fn blank_lines() {
    if stdout().is_terminal() {
        let _ = write_now(BLANK);
    }
}

/// Stops the process until the shell continues it.
pub fn stop() {
    system::stop();
}

/// What came while a line was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// A line, or the input's end.
    Line,
    /// Nothing, for as long as was waited.
    Nothing,
    /// A signal: [`Calls`] knows which.
    Called,
}

/// Waits until a line was typed; where that cannot be waited for, there always is one, but for a moment there is none.
pub fn wait_for_line(longest: Option<Duration>) -> Waited {
    system::wait_for_line(longest)
}

pub use system::{Calls, is_gone, told_to_end};

/// Clears the terminal while it is still ours, before the process is ended from outside.
pub fn leave_nothing() {
    if TAKEN.load(Ordering::SeqCst) {
        let _ = write_now(BLANK);
    }
}

/// Gives the terminal back before a panic is told; a panic of another thread tells nothing over the screen.
fn hook_panics() {
    let mut draws = DRAWS
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let first = draws.is_none();
    *draws = Some(std::thread::current().id());
    drop(draws);
    if !first {
        return;
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let draws = *DRAWS
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if draws == Some(std::thread::current().id()) {
            give_back();
            before(panic);
        } else {
            let place = panic
                .location()
                .map(ToString::to_string)
                .unwrap_or_default();
            tracing::error!(place, "a thread broke down");
        }
    }));
}

fn write_now(text: &str) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// What comes from the system besides keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// The process is to end; with this exit code.
    End(u8),
    /// The terminal is gone.
    Gone,
    /// The shell asks to stop (`kill -TSTP`).
    Stop,
    /// The shell has continued the process: draw everything anew.
    Continued,
}

/// Tells `say` what comes from the system, from threads of its own, as long as the process lives. When the screen does
/// not end by itself within a second, the process is ended.
///
/// # Errors
/// When signals cannot be listened to.
pub fn listen(say: impl Fn(Outside) + Send + Clone + 'static) -> io::Result<()> {
    system::listen(say)
}

#[cfg(unix)]
#[path = "terminal/unix.rs"]
mod system;

#[cfg(not(unix))]
mod system {
    //! Where there are no signals, no stopping and no probe.

    use std::time::Duration;

    use super::{Looks, Outside, Waited};

    /// No signals.
    pub struct Calls;

    impl Calls {
        /// Nothing to listen to.
        ///
        /// # Errors
        /// Never.
        pub fn listen() -> std::io::Result<Self> {
            Ok(Self)
        }

        /// Never asked to end.
        pub fn end(&self) -> Option<u8> {
            None
        }

        /// Never asked to stop.
        pub fn take_stop(&self) -> bool {
            false
        }
    }

    pub fn wait_for_line(longest: Option<Duration>) -> Waited {
        match longest {
            Some(longest) if longest < Duration::from_secs(1) => Waited::Nothing,
            _ => Waited::Line,
        }
    }

    /// Nobody tells.
    pub fn told_to_end() -> bool {
        false
    }

    /// Whoever reads is told.
    pub fn is_gone() -> bool {
        false
    }

    pub fn probe() -> Looks {
        Looks::default()
    }

    pub fn stop() {}

    pub fn forget_input() {}

    pub fn listen(_say: impl Fn(Outside) + Send + Clone + 'static) -> std::io::Result<()> {
        Ok(())
    }
}
