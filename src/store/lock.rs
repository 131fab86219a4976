//! One process at a time on a ledger, and files no one else may read. Knows nothing of what the files hold.
//!
//! Beside the terminal and `store::process` this is the only file that asks which system it runs on.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use super::error::{Doing, Error, Result};
use super::planted::{self, Bug};

const TRIES: u32 = 15;
const PAUSE: Duration = Duration::from_millis(20);

/// Held while the ledger is open; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock at `path`, writing who holds it (`since` in RFC 3339).
    ///
    /// # Errors
    /// [`Error::Busy`] when another holds it; then nothing has been touched.
    pub fn take(path: &Path, since: &str) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        only_owner(&mut options);
        let mut file = options.open(path).doing("open LOCK")?;
        let mut tries = 0;
        while !planted::is(Bug::NoLock) {
            match file.try_lock() {
                Ok(()) => break,
                // A child process just being started holds a copy of every open file for a moment.
                Err(TryLockError::WouldBlock) if tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => return Err(holder(&mut file)),
                Err(TryLockError::Error(source)) => return Err(Error::io("lock LOCK", source)),
            }
        }
        let text = format!("{}\n{since}\n{}\n", std::process::id(), host());
        // On a full disk it is held all the same, only nobody is told by whom.
        let _ = file
            .set_len(0)
            .and_then(|()| file.write_all(text.as_bytes()));
        Ok(Self { _file: file })
    }
}

/// Holds the lock at `path` without writing to it; nothing where there is no such file.
///
/// # Errors
/// [`Error::Busy`] when another holds it.
pub fn look(path: &Path) -> Result<Option<Lock>> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("open LOCK", error)),
    };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(source)) => return Err(Error::io("lock LOCK", source)),
        }
    }
    Err(holder(&mut file))
}

/// Who says to hold the lock; unreadable parts are left out.
fn holder(file: &mut File) -> Error {
    let mut text = String::new();
    let _ = file.seek(SeekFrom::Start(0));
    let _ = file.take(512).read_to_string(&mut text);
    let mut lines = text.lines();
    let pid = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let since = lines.next().unwrap_or_default().to_owned();
    Error::Busy { pid, since }
}

/// Files made with these options can be read by their owner only (0600).
pub fn only_owner(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = options;
}

/// Whether nobody but its owner may read or enter it. Where there are no such permissions, it is said to be so.
///
/// # Errors
/// What the system says.
pub fn is_private(path: &Path) -> std::io::Result<bool> {
    let found = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Ok(found.permissions().mode() & 0o077 == 0)
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        Ok(true)
    }
}

/// Refuses a ledger that others on this machine can look into: its folder, or one of its key files.
///
/// # Errors
/// [`Error::Exposed`] with what is open; else when it cannot be looked at.
pub fn closed_to_others(root: &Path) -> Result<()> {
    let keys = super::keys::NAMES.map(|name| root.join(name));
    for (path, mode) in
        std::iter::once((root, "700")).chain(keys.iter().map(|path| (path.as_path(), "600")))
    {
        match is_private(path) {
            Ok(true) => {}
            Ok(false) => {
                let path = path.to_owned();
                return Err(Error::Exposed { path, mode });
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Error::io("look at the ledger's folder", error)),
        }
    }
    Ok(())
}

/// Closes an empty folder, in which a ledger is about to be made, to all but its owner; one that holds anything is its
/// owner's to close.
///
/// # Errors
/// What the system says.
pub fn close_if_empty(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if !is_private(path)? && std::fs::read_dir(path)?.next().is_none() {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Makes a folder, and those above it, that only its owner can enter (0700).
///
/// # Errors
/// What the system says.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Makes the names in a folder durable. Where folders cannot be flushed the system does it by itself.
///
/// # Errors
/// What the system says.
pub fn sync_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    return File::open(path)?.sync_all();
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(())
    }
}

/// The machine's name, for a ledger on a shared folder; empty where it cannot be read.
fn host() -> String {
    #[cfg(unix)]
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    #[cfg(not(unix))]
    let name = String::new();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_is_first_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("LOCK");
        let first = Lock::take(&path, "2026-11-22T09:00:00+08:00").unwrap();
        let before = std::fs::read(&path).unwrap();
        match Lock::take(&path, "2026-11-22T10:00:00+08:00") {
            Err(Error::Busy { pid, since }) => {
                assert_eq!(pid, std::process::id());
                assert_eq!(since, "2026-11-22T09:00:00+08:00");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(std::fs::read(&path).unwrap(), before);
        drop(first);
        Lock::take(&path, "2026-11-22T10:00:00+08:00").unwrap();
    }
}
