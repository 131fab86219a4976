//! What the system does to a program and its line: signals, stops, raw and cooked lines, a terminal taken away. No keys.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use super::{Session, lock};
use portable_pty::ExitStatus;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use rustix::termios::{LocalModes, OptionalActions, tcsetattr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

impl Session {
    /// Kills it without a word, as a flat battery does, and waits for the end.
    pub fn kill9(&self) -> ExitStatus {
        self.signal(Signal::KILL);
        self.wait_exit()
    }

    /// Asks it to end, and waits for the end.
    pub fn terminate(&self) -> ExitStatus {
        self.signal(Signal::TERM);
        self.wait_exit()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        if lock(&self.shared.0).exit.is_none()
            && let Some(process) = self.process
        {
            let _ = kill_process(process, signal);
        }
    }

    /// Takes the terminal away, as a closed window or a lost connection does, and waits for the end.
    ///
    /// # Panics
    /// If the program draws nothing more.
    pub fn hang_up(&mut self) -> ExitStatus {
        lock(&self.shared.0).last = true;
        // Asked to draw anew, so that the reading thread wakes and lets go.
        self.send(b"\x0c");
        let reader = self.reader.take().expect("a terminal goes only once");
        reader.join().expect("the reading thread ends");
        self.writer = Arc::new(Mutex::new(Box::new(std::io::sink())));
        self.master = None;
        self.wait_exit()
    }

    /// Waits until it is stopped, as Ctrl+Z stops programs; it fails when the program ends instead.
    ///
    /// # Panics
    /// If it ends.
    pub fn wait_stopped(&self) {
        let process = self.process.expect("a process number");
        let options = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        let status = waitid(WaitId::Pid(process), options).expect("a child of ours");
        assert!(
            status.is_some_and(|status| status.stopped()),
            "it has ended"
        );
    }

    /// Whether keys reach the program one by one and unseen.
    pub fn is_raw(&self) -> bool {
        let line = self.line().expect("the line has a name");
        let modes = rustix::termios::tcgetattr(&line)
            .expect("a terminal")
            .local_modes;
        !modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// Makes lines of what is typed again, as a shell does while it has the terminal.
    pub fn cook(&self) {
        let line = self.line().expect("the line has a name");
        let mut modes = rustix::termios::tcgetattr(&line).expect("a terminal");
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO;
        tcsetattr(&line, OptionalActions::Now, &modes).expect("a terminal");
    }

    /// Waits until the program has taken what was typed: a key that shares a read with a lone Esc would be
    /// taken for Alt and that key.
    pub fn wait_taken(&self) {
        let Some(line) = self.line() else {
            return;
        };
        let deadline = Instant::now() + Duration::from_secs(2);
        while rustix::io::ioctl_fionread(&line).is_ok_and(|waiting| waiting > 0)
            && Instant::now() < deadline
        {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// The program's end of the line; none where it has no name.
    fn line(&self) -> Option<std::fs::File> {
        let path = self.master.as_ref()?.tty_name()?;
        std::fs::File::open(path).ok()
    }
}

/// Kills the only child of a shell without a word.
///
/// # Panics
/// If it has none.
pub fn kill_child_of(shell: i32) {
    let path = format!("/proc/{shell}/task/{shell}/children");
    let children = std::fs::read_to_string(path).expect("a shell");
    let child = children.trim().parse().ok().and_then(Pid::from_raw);
    kill_process(child.expect("one child"), Signal::KILL).expect("it is there");
}
