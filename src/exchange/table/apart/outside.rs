//! The asking process: starts the reader, hands it the file, takes what it tells, watches the clock, and says why it
//! died. Not the reading.

use std::io::{BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use super::ASKED;
use super::wire::{Message, receive};
use crate::exchange::table::{Error, Event, Limits, Source, Visit, read_here};

/// How often the clock is looked at while nothing comes.
const LOOK: Duration = Duration::from_millis(100);
/// So much of what a dying reader says is looked at.
const LAST_WORDS: u64 = 4096;

/// The reader; it never outlives the asking.
struct Reader(Child);

impl Drop for Reader {
    fn drop(&mut self) {
        // Both fail only for a process that is gone.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// As [`read`](crate::exchange::table::read), in a process of its own that `program` becomes.
///
/// # Errors
/// As there; also [`Error::Memory`] and [`Error::Time`].
pub fn read(
    program: &Path,
    source: &Source,
    limits: &Limits,
    visit: &mut Visit<'_>,
) -> Result<(), Error> {
    let input = source.hand_over()?;
    let feeds = input.is_none();
    let words = serde_json::to_string(limits).map_err(std::io::Error::other)?;
    let started = Command::new(program)
        .arg(ASKED)
        .arg(words)
        .env_clear()
        .current_dir("/")
        .stdin(input.map_or_else(Stdio::piped, Stdio::from))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut reader = match started {
        Ok(child) => Reader(child),
        Err(error) => {
            tracing::warn!(%error, "no process to read a file in; it is read here");
            return read_here(source, limits, visit);
        }
    };
    let (stdin, stdout) = (reader.0.stdin.take(), reader.0.stdout.take());
    let stderr = reader.0.stderr.take();
    std::thread::scope(|scope| {
        let (send, inbox) = sync_channel(2);
        if let Some(stdin) = stdin.filter(|_| feeds) {
            scope.spawn(move || feed(stdin, source));
        }
        if let Some(stdout) = stdout {
            scope.spawn(move || listen(stdout, &send));
        }
        let said = scope.spawn(move || {
            let mut said = String::new();
            // Words that are none are no use.
            let _ = stderr.map(|pipe| pipe.take(LAST_WORDS).read_to_string(&mut said));
            said
        });
        let read = take(&inbox, limits, visit);
        drop(inbox);
        if !matches!(read, Taken::Silence) {
            drop(reader);
            return read.into();
        }
        let status = reader.0.wait();
        let said = said.join().unwrap_or_default();
        Err(status.map_or_else(Error::Io, |status| cause(status, &said, limits)))
    })
}

/// How the taking of messages ended.
enum Taken {
    /// The file was read, or the taker of the rows broke off.
    Done,
    /// The file cannot be read.
    Failed(Error),
    /// The reader ended without a word.
    Silence,
}

impl From<Taken> for Result<(), Error> {
    fn from(taken: Taken) -> Self {
        match taken {
            Taken::Failed(error) => Err(error),
            Taken::Done | Taken::Silence => Ok(()),
        }
    }
}

fn take(
    inbox: &Receiver<std::io::Result<Message>>,
    limits: &Limits,
    visit: &mut Visit<'_>,
) -> Taken {
    let most = Duration::from_secs(limits.seconds);
    let mut waited = Duration::ZERO;
    loop {
        let event = match inbox.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) if waited < most => {
                waited += LOOK;
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {
                return Taken::Failed(Error::Time {
                    seconds: limits.seconds,
                });
            }
            Err(RecvTimeoutError::Disconnected) => return Taken::Silence,
            Ok(Err(_)) => return Taken::Failed(Error::Damaged("its reader spoke oddly".into())),
            Ok(Ok(Message::End(Ok(())))) => return Taken::Done,
            Ok(Ok(Message::End(Err(reason)))) => return Taken::Failed(reason.into()),
            Ok(Ok(Message::Rows(rows))) => {
                for row in rows {
                    if visit(Event::Row(row)).is_break() {
                        return Taken::Done;
                    }
                }
                continue;
            }
            Ok(Ok(Message::Sheet(name))) => visit(Event::Sheet(&name)),
            Ok(Ok(Message::Fault(fault))) => visit(Event::Fault(fault)),
        };
        if event.is_break() {
            return Taken::Done;
        }
    }
}

/// Hands on what the reader tells until it ends or nobody wants it any more.
fn listen(stdout: ChildStdout, send: &SyncSender<std::io::Result<Message>>) {
    let mut pipe = BufReader::with_capacity(1 << 16, stdout);
    while let Some(message) = receive(&mut pipe).transpose() {
        let is_last = message.is_err();
        if send.send(message).is_err() || is_last {
            return;
        }
    }
}

/// Gives the reader a file that is only in memory.
fn feed(mut stdin: ChildStdin, source: &Source) {
    // A reader that has enough closes the pipe.
    let _ = source.in_memory().map(|bytes| stdin.write_all(bytes));
}

/// Why a reader died.
fn cause(status: ExitStatus, said: &str, limits: &Limits) -> Error {
    use rustix::process::Signal;
    let signal = status.signal();
    let is = |known: Signal| signal == Some(known.as_raw());
    // What kills outright, other than we, is a system short of memory.
    if said.contains("memory allocation") || is(Signal::KILL) {
        return Error::Memory {
            limit: limits.memory,
        };
    }
    if is(Signal::XCPU) {
        return Error::Time {
            seconds: limits.seconds,
        };
    }
    Error::Damaged("its reader broke down".into())
}
