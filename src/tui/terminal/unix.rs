//! What only Unix has: the probe, signals, stopping, and noticing that the terminal is gone. Draws nothing.

use std::ffi::c_int;
use std::io::{self, Read as _, Write as _, stdin, stdout};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{QueueSelector, tcflush};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::{Looks, Outside, Waited, give_back, leave_nothing};
use crate::clock::{Clock as _, SystemClock};

/// A terminal that has not answered by then does not answer.
const PROBE: Duration = Duration::from_secs(2);
/// How often the terminal is looked after. Linux tells by itself, to whoever waits for nothing else, that it is gone.
const WATCH: Option<&Timespec> = if cfg!(any(target_os = "linux", target_os = "android")) {
    None
} else {
    Some(&Timespec {
        tv_sec: 0,
        tv_nsec: 250_000_000,
    })
};
/// How long the screen may take to end by itself.
const GRACE: Duration = Duration::from_millis(1_000);

/// Asks the terminal for its background and how wide it draws a line and a Han character.
pub fn probe() -> Looks {
    let mut looks = Looks::default();
    let asked = "\x1b]11;?\x1b\\\x1b[1;1H\u{2502}\x1b[6n\x1b[1;1H\u{4e2d}\x1b[6n";
    let mut out = stdout();
    if out
        .write_all(asked.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {
        return looks;
    }
    let answered = answers();
    looks.light = background_is_light(&answered);
    let columns = columns(&answered);
    if let [line, han] = columns[..] {
        // The cursor's column counts from 1.
        looks.latin = han != 3;
        looks.ascii = line != 2 || looks.latin;
    }
    let _ = out.write_all(b"\x1b[2J").and_then(|()| out.flush());
    looks
}

/// Everything the terminal says until it has told the cursor twice.
fn answers() -> Vec<u8> {
    let mut answered = Vec::new();
    let clock = SystemClock::new();
    let stdin = stdin();
    while columns(&answered).len() < 2 {
        let left = PROBE.saturating_sub(Duration::from_millis(clock.ticks()));
        let Ok(left) = Timespec::try_from(left) else {
            break;
        };
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut fds, Some(&left)) {
            Ok(0) => break,
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => break,
            Ok(_) => {}
        }
        let mut chunk = [0; 256];
        match rustix::io::read(&stdin, &mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(count) => answered.extend_from_slice(&chunk[..count]),
        }
    }
    answered
}

/// The columns of all cursor reports (`ESC [ row ; column R`) in order.
fn columns(answered: &[u8]) -> Vec<u16> {
    let mut columns = Vec::new();
    for part in answered.split(|byte| *byte == 0x1b) {
        let Some(report) = part.strip_prefix(b"[") else {
            continue;
        };
        let Some(end) = report.iter().position(|byte| *byte == b'R') else {
            continue;
        };
        let text = String::from_utf8_lossy(&report[..end]);
        columns.extend(
            text.split_once(';')
                .and_then(|(_, column)| column.parse::<u16>().ok()),
        );
    }
    columns
}

/// Whether the background told (`]11;rgb:ffff/ffff/ffff`) is brighter than half.
fn background_is_light(answered: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answered);
    let Some((_, colour)) = text.split_once("]11;rgb:") else {
        return false;
    };
    let parts = colour
        .split(|c: char| !c.is_ascii_hexdigit() && c != '/')
        .next()
        .unwrap_or_default();
    let levels: Vec<u32> = parts
        .split('/')
        .filter_map(|part| {
            let most = 16_u32
                .checked_pow(u32::try_from(part.len()).ok()?)?
                .checked_sub(1)
                .filter(|most| *most > 0)?;
            Some(u32::from_str_radix(part, 16).ok()? * 1000 / most)
        })
        .collect();
    // Weighed as the eye does.
    matches!(levels[..], [red, green, blue] if red * 3 + green * 6 + blue > 5_000)
}

/// Signals noted while lines are waited for.
pub struct Calls {
    stop: Arc<AtomicBool>,
    end: Arc<AtomicUsize>,
}

/// What [`Calls`] notes of them, for whoever waits for keys meanwhile.
static ENDS: OnceLock<Arc<AtomicUsize>> = OnceLock::new();
/// Has a byte for each of them until it is read: a signal may come just before a wait begins, or to another thread, and
/// would not break it off.
static CALLED: OnceLock<UnixStream> = OnceLock::new();

/// Whether a signal that [`Calls`] listens to asked to end.
pub fn told_to_end() -> bool {
    ENDS.get().is_some_and(|end| end.load(Ordering::SeqCst) > 0)
}

/// Whether the terminal is gone: to be asked before crossterm reads, which then never returns (crossterm#793).
pub fn is_gone() -> bool {
    let stdin = stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    poll(&mut fds, Some(&Timespec::default())).is_ok() && fds[0].revents().intersects(gone)
}

impl Calls {
    /// From now on they are noted instead of carried out.
    ///
    /// # Errors
    /// When they cannot be listened to.
    pub fn listen() -> io::Result<Self> {
        let calls = Self {
            stop: Arc::default(),
            end: Arc::default(),
        };
        signal_hook::flag::register(SIGTSTP, Arc::clone(&calls.stop))?;
        for (signal, code) in [(SIGHUP, 129), (SIGTERM, 143)] {
            signal_hook::flag::register_usize(signal, Arc::clone(&calls.end), code)?;
        }
        ENDS.get_or_init(|| Arc::clone(&calls.end));
        // After the notes: whoever is woken finds them made.
        let (called, caller) = UnixStream::pair()?;
        called.set_nonblocking(true)?;
        caller.set_nonblocking(true)?;
        for signal in [SIGTSTP, SIGHUP, SIGTERM] {
            signal_hook::low_level::pipe::register(signal, caller.try_clone()?)?;
        }
        CALLED.get_or_init(|| called);
        Ok(calls)
    }

    /// The exit code of a signal that asked to end.
    pub fn end(&self) -> Option<u8> {
        let code = self.end.load(Ordering::SeqCst);
        u8::try_from(code).ok().filter(|code| *code > 0)
    }

    /// Whether the shell asked to stop since this was last asked.
    pub fn take_stop(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }
}

pub fn wait_for_line(longest: Option<Duration>) -> Waited {
    let stdin = stdin();
    let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
    let called = CALLED.get();
    let mut fds = vec![PollFd::new(&stdin, PollFlags::IN)];
    fds.extend(called.map(|called| PollFd::new(called, PollFlags::IN)));
    match poll(&mut fds, longest.as_ref()) {
        Ok(0) => Waited::Nothing,
        Err(rustix::io::Errno::INTR) => Waited::Called,
        Ok(_) if fds[1..].iter().any(|fd| !fd.revents().is_empty()) => {
            let mut noted = [0; 64];
            let _ = called.map(|mut called| called.read(&mut noted));
            Waited::Called
        }
        // What is wrong with it, reading tells.
        Ok(_) | Err(_) => Waited::Line,
    }
}

/// Stops the process. SIGTSTP raised by oneself is dropped in an orphaned process group, SIGSTOP is not.
pub fn stop() {
    let _ = kill_process(getpid(), Signal::STOP);
}

/// Forgets what was typed and not read, such as reports of the mouse, so that the shell does not get it.
pub fn forget_input() {
    let _ = tcflush(stdin(), QueueSelector::IFlush);
}

pub fn listen(say: impl Fn(Outside) + Send + Clone + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let heard = say.clone();
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => heard(Outside::Stop),
                    SIGCONT => heard(Outside::Continued),
                    signal => {
                        let code = 128 + u8::try_from(signal).unwrap_or(1);
                        end(&heard, Outside::End(code), signal);
                    }
                }
            }
        })?;
    thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || {
            watch();
            end(&say, Outside::Gone, SIGHUP);
        })?;
    Ok(())
}

/// Returns when the terminal is gone. crossterm's reading spins then and never returns (crossterm#793).
fn watch() {
    let stdin = stdin();
    loop {
        let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        match poll(&mut fds, WATCH) {
            Ok(_) if fds[0].revents().intersects(gone) => return,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
}

/// Tells that it is over, and sees to it: a screen that hangs is ended as the signal would have ended it.
fn end(say: &impl Fn(Outside), why: Outside, signal: c_int) {
    say(why);
    thread::sleep(GRACE);
    leave_nothing();
    give_back();
    let _ = emulate_default_handler(signal);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_read_from_the_reports_alone() {
        let answered = b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[1;2Rx\x1b[1;3R";
        assert_eq!(columns(answered), [2, 3]);
        assert_eq!(columns(b"\x1b[A\x1b[1;R12"), [0_u16; 0]);
    }

    #[test]
    fn light_and_dark_backgrounds_are_told_apart() {
        for (colour, light) in [
            ("ffff/ffff/ffff", true),
            ("fd/f6/e3", true),
            ("0c0c/0c0c/0c0c", false),
            ("", false),
        ] {
            assert_eq!(
                background_is_light(format!("\x1b]11;rgb:{colour}\x07").as_bytes()),
                light,
                "{colour}"
            );
        }
    }
}
