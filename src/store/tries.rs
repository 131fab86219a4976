//! How often a wrong passphrase was offered in a row, and when last: kept beside the ledger, so that starting anew does not
//! make it forgotten. Whoever has copied the files is not held up by it; that is what the cost of the key is for.

use std::path::{Path, PathBuf};

use super::Store;
use super::disk::{self, RealDisk};
use crate::clock::{parse_moment, print_moment};
use crate::domain::Moment;

/// Where it is kept.
pub(super) const NAME: &str = "tries";
/// So many wrong tries in a row are answered at once; each further one has to wait.
const QUICK: u32 = 2;
/// Seconds from one try to the next.
pub const WAIT_SECONDS: u64 = 30;

/// Wrong tries in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tries {
    /// How many.
    pub wrong: u32,
    /// The last one.
    last: Option<Moment>,
}

impl Tries {
    /// Seconds until the next try is taken. A clock that went back shortens nothing.
    pub fn wait(&self, now: Moment) -> u64 {
        let Some(last) = self.last.filter(|_| self.wrong >= QUICK) else {
            return 0;
        };
        let gone = u64::try_from((now - last).num_seconds()).unwrap_or(0);
        WAIT_SECONDS.saturating_sub(gone)
    }
}

impl Store {
    /// The wrong tries at the ledger in `root`; none where that cannot be read.
    pub fn tries(root: &Path) -> Tries {
        let text = std::fs::read_to_string(path(root)).unwrap_or_default();
        let mut lines = text.lines();
        let wrong = lines.next().and_then(|line| line.parse().ok());
        let last = lines.next().and_then(|line| parse_moment(line).ok());
        Tries {
            wrong: wrong.unwrap_or(0),
            last,
        }
    }

    /// Notes what came of a try: a right one makes the wrong ones before it forgotten. A disk that refuses stops nobody.
    pub fn note_try(root: &Path, right: bool, now: Moment) {
        if right {
            let _ = std::fs::remove_file(path(root));
            return;
        }
        let wrong = Self::tries(root).wrong.saturating_add(1);
        let text = format!("{wrong}\n{}\n", print_moment(&now));
        if let Err(error) = disk::replace(&RealDisk, root, NAME, text.as_bytes()) {
            tracing::warn!(%error, "a wrong try was not noted");
        }
    }
}

fn path(root: &Path) -> PathBuf {
    root.join(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_second_wrong_try_the_next_has_to_wait_also_after_a_new_start_and_a_clock_set_back()
    {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let at = |time: &str| parse_moment(&format!("2026-11-22T{time}+08:00")).unwrap();
        Store::note_try(root, false, at("09:00:00"));
        assert_eq!(Store::tries(root).wait(at("09:00:00")), 0);
        Store::note_try(root, false, at("09:00:10"));
        let tries = Store::tries(root);
        assert_eq!(tries.wrong, 2);
        assert_eq!(tries.wait(at("09:00:20")), 20);
        assert_eq!(tries.wait(at("09:00:40")), 0);
        assert_eq!(tries.wait(at("08:00:00")), WAIT_SECONDS);
        Store::note_try(root, true, at("09:01:00"));
        assert_eq!(Store::tries(root), Tries::default());
        std::fs::write(path(root), "many\nonce").unwrap();
        assert_eq!(Store::tries(root).wait(at("09:00:00")), 0);
    }
}
