//! Slow work on a thread of its own: import, export. It works on what it was given and hands back what to do then.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::context::Context;
use crate::error::Error;

/// What to do on the screen's thread once the work is done.
pub type Then = Box<dyn FnOnce(&mut Context<'_>) -> Result<(), Error> + Send>;

type Work = Box<dyn FnOnce(&Meter) -> Then + Send>;

/// Work to be done, under the name a person sees.
pub struct Job {
    /// What it is called (already in the person's language).
    pub title: String,
    /// How far it is.
    pub meter: Meter,
    work: Work,
}

impl Job {
    /// `work` runs on a thread; what it gives back runs on the screen's thread afterwards.
    pub fn new<F>(title: impl Into<String>, work: impl FnOnce(&Meter) -> F + Send + 'static) -> Self
    where
        F: FnOnce(&mut Context<'_>) -> Result<(), Error> + Send + 'static,
    {
        let work: Work = Box::new(move |meter| Box::new(work(meter)));
        Self {
            title: title.into(),
            meter: Meter::default(),
            work,
        }
    }

    /// Does the work, here and now.
    pub fn run(self) -> Then {
        (self.work)(&self.meter)
    }
}

/// How far a job is, shared between its thread and the screen.
#[derive(Clone, Default)]
pub struct Meter(Arc<Count>);

#[derive(Default)]
struct Count {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

impl Meter {
    /// Says that `done` of `total` steps are behind; 0 when the total is not known.
    pub fn set(&self, done: u64, total: u64) {
        self.0.done.store(done, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Steps behind, and all of them.
    pub fn reading(&self) -> (u64, u64) {
        (
            self.0.done.load(Ordering::Relaxed),
            self.0.total.load(Ordering::Relaxed),
        )
    }

    /// Asks the work to stop at the next step.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    pub fn stopped(&self) -> bool {
        self.0.stopped.load(Ordering::Relaxed)
    }
}

/// News from a job's thread.
pub enum Report {
    /// The work is done; this comes next.
    Done(Then),
    /// The work broke down; nothing was changed.
    Broken,
}
