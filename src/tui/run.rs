//! The loop: waits for something to happen, hands it to the face, draws what changed, does what it asks for outside.
//!
//! It sleeps without waking while nothing happens and nothing is due.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, poll, read};

use super::app::Message;
use super::context::Effect;
use super::face::Face;
use super::job::{Job, Report};
use super::terminal::{Outside, Screen, listen};
use crate::clock::Clock;

/// Why the screen ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Quit,
    /// The process was told to end; with this exit code.
    Told(u8),
    /// What is shown is to be closed or covered; with `stop`, the process is to be stopped as well.
    Locked {
        /// Once it is closed.
        stop: bool,
    },
}

enum News {
    Events(Vec<Event>, u64),
    Outside(Outside),
    Report(Report),
}

/// Keys, signals and news of jobs, as they come in. Made once: keys are read by one thread alone.
pub struct Loop {
    sender: Sender<News>,
    news: Receiver<News>,
}

impl Loop {
    /// Begins to listen. Keys are told with the ticks of `clock` at which they were read, so that a slow moment of ours
    /// does not make a burst of what fingers typed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(clock: impl Clock + 'static) -> io::Result<Self> {
        let (sender, news) = channel();
        let told = sender.clone();
        listen(move |outside| {
            // The loop may have ended already; then nobody needs to know.
            let _ = told.send(News::Outside(outside));
        })?;
        read_keys(sender.clone(), clock)?;
        Ok(Self { sender, news })
    }

    /// Runs the screen until it ends. What is typed and not saved is on disk as drafts then. `keep` is given choices for
    /// the settings file: the setting and its value.
    ///
    /// # Errors
    /// When the terminal refuses or is gone.
    pub fn run(
        &self,
        face: &mut dyn Face,
        screen: &mut Screen,
        keep: &dyn Fn(&str, &str),
    ) -> io::Result<Ended> {
        let ended = self.turn(face, screen, keep);
        // Also when the terminal failed: what is typed is kept.
        face.update(vec![Message::Ending]);
        ended
    }

    /// Round and round until there is a reason to end.
    fn turn(
        &self,
        face: &mut dyn Face,
        screen: &mut Screen,
        keep: &dyn Fn(&str, &str),
    ) -> io::Result<Ended> {
        loop {
            if face.take_changed() {
                screen.draw(|frame| face.draw(frame))?;
            }
            if let Some(ended) = follow(face, screen, &self.sender, keep)? {
                return Ok(ended);
            }
            if let Some(ended) = wait(face, screen, &self.news)? {
                return Ok(ended);
            }
        }
    }
}

/// Does what the face asks for.
fn follow(
    face: &mut dyn Face,
    screen: &mut Screen,
    sender: &Sender<News>,
    keep: &dyn Fn(&str, &str),
) -> io::Result<Option<Ended>> {
    for effect in face.take_effects() {
        match effect {
            Effect::Start(job) => start(face, job, sender.clone())?,
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Mouse(on) => screen.set_mouse(on)?,
            Effect::Keep(setting, value) => keep(setting, &value),
            Effect::Run(command) => run_apart(&command),
            Effect::Bell => screen.bell()?,
            Effect::Redraw => again(face, screen)?,
            Effect::Lock => return Ok(Some(Ended::Locked { stop: false })),
            Effect::Suspend if face.locks() => return Ok(Some(Ended::Locked { stop: true })),
            Effect::Suspend => suspend(face, screen)?,
            Effect::Quit => return Ok(Some(Ended::Quit)),
        }
    }
    Ok(None)
}

/// Waits for news, or until something is due, and hands it over. Everything that has arrived goes in one batch.
fn wait(
    face: &mut dyn Face,
    screen: &mut Screen,
    news: &Receiver<News>,
) -> io::Result<Option<Ended>> {
    // What the last update asked for is drawn and followed first.
    if face.has_pending() {
        return Ok(None);
    }
    let first = match face.due_in() {
        None => news.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(millis) => news.recv_timeout(Duration::from_millis(millis)),
    };
    let first = match first {
        Ok(first) => Some(first),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => return Ok(Some(Ended::Told(129))),
    };
    let mut messages = vec![Message::Tick];
    for news in first
        .into_iter()
        .chain(std::iter::from_fn(|| news.try_recv().ok()))
    {
        match news {
            News::Events(events, ticks) => {
                let read = events.into_iter();
                messages.extend(read.filter_map(|event| Message::read(event, ticks)));
            }
            News::Report(report) => messages.push(Message::Job(report)),
            News::Outside(Outside::End(code)) => return Ok(Some(Ended::Told(code))),
            News::Outside(Outside::Gone) => return Ok(Some(Ended::Told(129))),
            News::Outside(Outside::Stop) if face.locks() => {
                return Ok(Some(Ended::Locked { stop: true }));
            }
            News::Outside(Outside::Stop) => suspend(face, screen)?,
            News::Outside(Outside::Continued) => {
                // The shell may have had the terminal meanwhile, and its own settings in it.
                screen.retake()?;
                face.set_changed();
            }
        }
    }
    face.update(messages);
    Ok(None)
}

fn again(face: &mut dyn Face, screen: &mut Screen) -> io::Result<()> {
    screen.redraw()?;
    face.set_changed();
    Ok(())
}

fn suspend(face: &mut dyn Face, screen: &mut Screen) -> io::Result<()> {
    face.update(vec![Message::Ending]);
    screen.suspend()?;
    face.set_changed();
    Ok(())
}

/// Runs a program that has nothing to do with the terminal; one that cannot be run is a line in the log.
fn run_apart(command: &[String]) {
    let Some((program, arguments)) = command.split_first() else {
        return;
    };
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // Waited for on a thread of its own, so that it does not stay as a dead process.
    let waited = started.and_then(|mut child| {
        let wait = move || drop(child.wait());
        thread::Builder::new().name("apart".to_owned()).spawn(wait)
    });
    if let Err(error) = waited {
        tracing::warn!(kind = ?error.kind(), "the input method's command was not run");
    }
}

/// Reads keys on a thread of its own; those that arrived together are told together.
fn read_keys(sender: Sender<News>, clock: impl Clock + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            while let Ok(event) = read() {
                let ticks = clock.ticks();
                let mut events = vec![event];
                while poll(Duration::ZERO).unwrap_or(false) {
                    match read() {
                        Ok(event) => events.push(event),
                        Err(_) => break,
                    }
                }
                if sender.send(News::Events(events, ticks)).is_err() {
                    return;
                }
            }
            let _ = sender.send(News::Outside(Outside::Gone));
        })?;
    Ok(())
}

fn start(face: &mut dyn Face, job: Job, sender: Sender<News>) -> io::Result<()> {
    face.show_progress(job.title.clone(), job.meter.clone());
    thread::Builder::new()
        .name("job".to_owned())
        .spawn(move || {
            let report =
                catch_unwind(AssertUnwindSafe(|| job.run())).map_or(Report::Broken, Report::Done);
            let _ = sender.send(News::Report(report));
        })?;
    Ok(())
}
