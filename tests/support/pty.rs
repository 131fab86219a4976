//! Drives the real program in a real pseudo-terminal: keys in, finished frames out. Knows no screen of ours.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

pub mod frame;
pub mod home;
pub mod keys;
pub mod launch;
pub mod line;
pub mod terminal;

pub use frame::Frame;
pub use home::Home;
pub use launch::Launch;

use keys::{Button, Stroke};
use portable_pty::{Child, ExitStatus, MasterPty, PtySize};
use rustix::process::{Pid, Signal};
use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use terminal::Terminal;

/// How long a wait may take before the test fails; far more than a loaded machine needs.
const PATIENCE: Duration = Duration::from_secs(20);
/// A quick typist's pause between two keys. Faster than four keys in 30 ms would be taken for a paste.
const PAUSE: Duration = Duration::from_millis(12);
/// The pause before the same key again. Within 120 ms it would be taken for a key held down.
const SAME_KEY: Duration = Duration::from_millis(130);

/// Everything the reading thread and the test share.
struct Inside {
    terminal: Terminal,
    /// The program's side of the line is shut: nothing more can come.
    ended: bool,
    /// The next output is the last that is read: the terminal is about to go.
    last: bool,
    exit: Option<ExitStatus>,
    /// When the bytes that finished the last frame came out of the line, before they were made sense of.
    arrived: Instant,
}

type Shared = Arc<(Mutex<Inside>, Condvar)>;
type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// A running program with its terminal. It is killed when this is dropped.
pub struct Session {
    shared: Shared,
    writer: Writer,
    master: Option<Box<dyn MasterPty + Send>>,
    reader: Option<JoinHandle<()>>,
    process: Option<Pid>,
    last: Option<(Stroke, Instant)>,
}

impl Session {
    /// Starts the program in a terminal of `size` (columns, rows) with further variables.
    pub fn start(home: &Home, arguments: &[&str], size: (u16, u16), env: &[(&str, &str)]) -> Self {
        env.iter()
            .fold(Launch::new(home, arguments), |launch, (name, value)| {
                launch.env(name, value)
            })
            .size(size.0, size.1)
            .start()
    }

    fn over(
        mut child: Box<dyn Child + Send + Sync>,
        master: Box<dyn MasterPty + Send>,
        terminal: Terminal,
    ) -> Self {
        let shared: Shared = Arc::new((
            Mutex::new(Inside {
                terminal,
                ended: false,
                last: false,
                exit: None,
                arrived: Instant::now(),
            }),
            Condvar::new(),
        ));
        let writer: Writer = Arc::new(Mutex::new(master.take_writer().expect("one writer")));
        let reader = master.try_clone_reader().expect("a reader");
        let process = child
            .process_id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        let reader = std::thread::spawn({
            let (shared, writer) = (Arc::clone(&shared), Arc::clone(&writer));
            move || listen(reader, &shared, &writer)
        });
        std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                let exit = child.wait().ok();
                lock(&shared.0).exit = exit;
                shared.1.notify_all();
            }
        });
        Self {
            shared,
            writer,
            master: Some(master),
            reader: Some(reader),
            process,
            last: None,
        }
    }

    /// Types a script (see [`keys::strokes`]) at a quick typist's pace, each key once the last was taken.
    pub fn keys(&mut self, script: &str) {
        for stroke in keys::strokes(script) {
            if let Some((last, when)) = &self.last {
                let pause = if last.bytes == stroke.bytes {
                    SAME_KEY
                } else {
                    PAUSE
                };
                std::thread::sleep(pause.saturating_sub(when.elapsed()));
                self.wait_taken();
            }
            self.send(&stroke.bytes);
            self.last = Some((stroke, Instant::now()));
        }
    }

    /// Sends bytes at once, as a paste without marks, a held key or an input method does.
    pub fn send(&self, bytes: &[u8]) {
        let mut writer = lock(&self.writer);
        // A program that is gone takes nothing; the wait that follows says so better than an error here.
        let _ = writer.write_all(bytes).and_then(|()| writer.flush());
    }

    /// Pastes text, with the marks if the program asked for them.
    pub fn paste(&self, text: &str) {
        let bracketed = self.frame().screen.bracketed_paste();
        self.send(&keys::pasted(text, bracketed));
    }

    /// Taps column `x`, row `y`, from 0.
    pub fn click(&self, x: u16, y: u16) {
        self.point(Button::Left, x, y);
    }

    /// Taps the first character of a text on the screen.
    pub fn click_text(&self, text: &str) {
        let frame = self.frame();
        let place = frame.find(text);
        let (x, y) = place.unwrap_or_else(|| panic!("no {text:?} to tap on:\n{}", frame.boxed()));
        self.click(x, y);
    }

    /// Turns the wheel over column `x`, row `y`.
    pub fn wheel(&self, down: bool, x: u16, y: u16) {
        let button = if down {
            Button::WheelDown
        } else {
            Button::WheelUp
        };
        self.point(button, x, y);
    }

    fn point(&self, button: Button, x: u16, y: u16) {
        let frame = self.frame();
        assert!(
            frame.mouse(),
            "the program does not listen to the mouse:\n{}",
            frame.boxed()
        );
        self.send(&keys::pointer(button, x, y));
    }

    /// Changes the terminal's size.
    pub fn resize(&self, columns: u16, rows: u16) {
        // Under the lock, so that nothing drawn for the new size meets the old one.
        let mut inside = lock(&self.shared.0);
        inside.terminal.resize((columns, rows));
        let master = self.master.as_ref().expect("the terminal is there");
        master
            .resize(pty_size((columns, rows)))
            .expect("the terminal changes its size");
    }

    /// The last finished frame.
    pub fn frame(&self) -> Frame {
        lock(&self.shared.0).terminal.shown().clone()
    }

    /// The screen's rows as text.
    pub fn screen_text(&self) -> String {
        self.frame().text()
    }

    /// Every byte written so far.
    pub fn written(&self) -> Vec<u8> {
        lock(&self.shared.0).terminal.written.clone()
    }

    /// What was copied to the clipboard, in base64.
    pub fn copied(&self) -> Vec<String> {
        lock(&self.shared.0).terminal.line().copied.clone()
    }

    /// Waits until a frame is as `wanted`, and hands it back. `what` names it in the message of a failure.
    ///
    /// # Panics
    /// With the screen, if it does not come in time or cannot come any more.
    pub fn wait_for(&self, what: &str, wanted: impl Fn(&Frame) -> bool) -> Frame {
        let inside = self.wait(
            what,
            |inside| wanted(inside.terminal.shown()),
            |inside| inside.ended,
        );
        inside.terminal.shown().clone()
    }

    /// Waits until the text stands on one row.
    pub fn wait_text(&self, text: &str) -> Frame {
        self.wait_for(&format!("{text:?}"), |frame| frame.has(text))
    }

    /// Waits until the text stands on no row.
    pub fn wait_gone(&self, text: &str) -> Frame {
        self.wait_for(&format!("no {text:?}"), |frame| !frame.has(text))
    }

    /// Waits until the program is gone and all it wrote has been read.
    pub fn wait_exit(&self) -> ExitStatus {
        let inside = self.wait(
            "the program's end",
            |inside| inside.ended && inside.exit.is_some(),
            |_| false,
        );
        inside.exit.clone().expect("waited for")
    }

    /// Waits for a stretch of time in which nothing may be drawn: a measurement of idleness.
    ///
    /// # Panics
    /// If something is drawn.
    pub fn wait_idle(&self, stretch: Duration) {
        let inside = lock(&self.shared.0);
        let before = inside.terminal.shown().number;
        let drawn = |inside: &mut Inside| inside.terminal.shown().number == before;
        let (inside, waited) = (self.shared.1)
            .wait_timeout_while(inside, stretch, drawn)
            .unwrap_or_else(PoisonError::into_inner);
        assert!(
            waited.timed_out(),
            "{}",
            report("nothing", "while idle", &inside)
        );
    }

    /// Lets a stretch of time pass: for rules that speak of time alone.
    pub fn let_pass(&self, stretch: Duration) {
        let inside = lock(&self.shared.0);
        let still = |inside: &mut Inside| !inside.ended;
        let passed = self.shared.1.wait_timeout_while(inside, stretch, still);
        drop(passed);
    }

    /// How many frames were finished so far.
    pub fn finished(&self) -> u64 {
        lock(&self.shared.0).terminal.line().finished
    }

    /// Waits for a finished frame more than `before`; gives when the last of its bytes came out of the line.
    pub fn wait_finished(&self, before: u64) -> Instant {
        let finished = |inside: &Inside| inside.terminal.line().finished > before;
        let inside = self.wait("a finished frame", finished, |inside| inside.ended);
        inside.arrived
    }

    /// How often the bell rang.
    pub fn bells(&self) -> usize {
        lock(&self.shared.0).terminal.line().bells
    }

    /// The program's process number.
    pub fn process(&self) -> Option<i32> {
        self.process.map(|pid| pid.as_raw_nonzero().get())
    }

    /// Lets the pace of typing pass, so that the next key is sent at once.
    pub fn rest(&mut self) {
        if let Some((_, when)) = self.last.take() {
            std::thread::sleep(SAME_KEY.saturating_sub(when.elapsed()));
        }
    }

    fn wait(
        &self,
        what: &str,
        done: impl Fn(&Inside) -> bool,
        hopeless: impl Fn(&Inside) -> bool,
    ) -> MutexGuard<'_, Inside> {
        let deadline = Instant::now() + PATIENCE;
        let mut inside = lock(&self.shared.0);
        while !done(&inside) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || hopeless(&inside) {
                let why = if left.is_zero() {
                    "in time"
                } else {
                    "before the program ended"
                };
                panic!("{}", report(what, why, &inside));
            }
            inside = self
                .shared
                .1
                .wait_timeout(inside, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        inside
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
    }
}

/// Waits until something is so that shows on no screen, such as a file.
///
/// # Panics
/// If it does not come in time.
pub fn wait_until(what: &str, is: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is() {
        assert!(Instant::now() < deadline, "{what} did not come in time");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}

fn listen(mut reader: Box<dyn Read + Send>, shared: &Shared, writer: &Writer) {
    let mut chunk = [0; 16 * 1024];
    loop {
        let count = reader.read(&mut chunk).unwrap_or(0);
        let arrived = Instant::now();
        let mut inside = lock(&shared.0);
        let finished = inside.terminal.line().finished;
        let replies = inside.terminal.take(&chunk[..count]);
        if inside.terminal.line().finished > finished {
            inside.arrived = arrived;
        }
        let last = count == 0 || inside.last;
        inside.ended = last;
        drop(inside);
        shared.1.notify_all();
        if last {
            return;
        }
        if !replies.is_empty() {
            let _ = lock(writer).write_all(&replies);
        }
    }
}

fn report(what: &str, why: &str, inside: &Inside) -> String {
    let exit = inside.exit.as_ref().map_or_else(
        || "it is still running".to_owned(),
        |exit| format!("it has ended: {exit}"),
    );
    let written = &inside.terminal.written;
    let tail = String::from_utf8_lossy(&written[written.len().saturating_sub(300)..]);
    format!(
        "{what} did not come {why} ({exit}). The screen:\n{}\nlast bytes: {tail:?}",
        inside.terminal.shown().boxed()
    )
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
