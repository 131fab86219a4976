//! Brings the tables onto the disk soon after they were written to, on a thread that sleeps until then. No safety rests
//! on it: what is lost here is in the journal.

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::error::{Doing, Result};
use super::tables::guarded;

/// How long writes are gathered before they are brought onto the disk.
const GATHER: Duration = Duration::from_millis(500);

#[derive(Default)]
struct Told {
    written: bool,
    ended: bool,
}

type Shared = Arc<(Mutex<Told>, Condvar)>;

/// Told of writes; ends with the tables.
pub struct Rest {
    shared: Shared,
    thread: Option<JoinHandle<()>>,
}

impl Rest {
    /// A thread for the tables in `folder`. Where the system gives none, sled brings them onto the disk when it closes.
    pub fn start(db: sled::Db, folder: &Path) -> Self {
        let shared = Shared::default();
        let (told, folder) = (Arc::clone(&shared), folder.to_owned());
        let thread = thread::Builder::new().name("tables".to_owned());
        let thread = thread.spawn(move || follow(&told, &db, &folder)).ok();
        Self { shared, thread }
    }

    /// The tables were written to.
    pub fn tell(&self) {
        // Only the first write wakes the thread; the others of the same half second go along.
        if !std::mem::replace(&mut lock(&self.shared.0).written, true) {
            self.shared.1.notify_one();
        }
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        lock(&self.shared.0).ended = true;
        self.shared.1.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn follow((told, news): &(Mutex<Told>, Condvar), db: &sled::Db, folder: &Path) {
    loop {
        let idle = |told: &mut Told| !told.written && !told.ended;
        let waiting = news.wait_while(lock(told), idle);
        let gathering = waiting.unwrap_or_else(PoisonError::into_inner);
        let going_on = |told: &mut Told| !told.ended;
        let gathered = news.wait_timeout_while(gathering, GATHER, going_on);
        let mut state = gathered.unwrap_or_else(PoisonError::into_inner).0;
        if state.ended {
            return;
        }
        state.written = false;
        drop(state);
        if let Err(error) = to_disk(db, folder) {
            tracing::warn!(%error, "the tables were not brought onto the disk");
        }
    }
}

fn lock(told: &Mutex<Told>) -> MutexGuard<'_, Told> {
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Brings what was written to the tables in `folder` onto the disk.
///
/// # Errors
/// When sled or the disk fails.
pub fn to_disk(db: &sled::Db, folder: &Path) -> Result<()> {
    guarded(|| Ok(db.flush().map(drop)?))?;
    // sled's flush leaves the bytes to the system's mercy; this does not.
    for name in ["db", "conf"] {
        let file = std::fs::OpenOptions::new()
            .write(true)
            .open(folder.join(name));
        file.and_then(|file| file.sync_all())
            .doing("flush the tables")?;
    }
    Ok(())
}

/// How late the system may end a wait of sled's threads that ends by itself.
const SLACK_NANOS: &str = "3600000000000";

/// Runs `start`, and lets the threads it starts sleep on when a wait of theirs ends only because time has passed. sled's
/// eight look for work every second or half second although work wakes them; a computer whose battery is to last the
/// day should not. Where the system has no timer slack (it is Linux's, see prctl(2)), they go on looking.
pub fn with_late_timers<T>(start: impl FnOnce() -> T) -> T {
    let own = std::fs::read_link("/proc/thread-self").ok();
    let own = own.as_deref().and_then(Path::file_name);
    let slack = own.map(|thread| Path::new("/proc").join(thread).join("timerslack_ns"));
    let set = |nanos: &str| slack.as_ref().map(|slack| std::fs::write(slack, nanos));
    let _ = set(SLACK_NANOS);
    let done = start();
    // 0: as it was when this thread began.
    let _ = set("0");
    done
}
