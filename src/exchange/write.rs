//! Writing a file so that it is there whole or not at all: beside it first, on disk, read back, then renamed. Not its content.
//!
//! Never through a symbolic link, never over an existing file unless told to.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// How the name of a file half written begins and ends.
const BEGINS: &str = ".gridday-";
const ENDS: &str = ".part";

/// Writes `bytes` to `path`; on disk when it returns. The file is readable by its owner alone.
///
/// # Errors
/// When something stands at `path` (unless `force`, and it is a plain file), the folder is missing, or the disk refuses.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Error> {
    check(path, force)?;
    let name = path.display().to_string();
    place(path, &folder(path), bytes, force).map_err(|fault| match fault.kind() {
        io::ErrorKind::AlreadyExists => Error::refused_with("write-exists", "path", name),
        _ => failed(path, fault),
    })
}

/// Whether a file may be written to `path`; nothing is done yet.
///
/// # Errors
/// When something stands there (unless `force`, and it is a plain file), the folder is missing, or it is that of a ledger.
pub fn check(path: &Path, force: bool) -> Result<(), Error> {
    let name = path.display().to_string();
    if path.file_name().is_none() {
        return Err(Error::refused_with("write-no-name", "path", name));
    }
    match fs::symlink_metadata(path) {
        Ok(found) if found.file_type().is_symlink() => {
            return Err(Error::refused_with("write-link", "path", name));
        }
        Ok(found) if !found.is_file() => {
            return Err(Error::refused_with("write-not-a-file", "path", name));
        }
        Ok(_) if !force => return Err(Error::refused_with("write-exists", "path", name)),
        Ok(_) => {}
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
        Err(fault) => return Err(failed(path, fault)),
    }
    let folder = folder(path);
    if !folder.is_dir() {
        let folder = folder.display().to_string();
        return Err(Error::refused_with("write-no-folder", "path", folder));
    }
    if is_in_a_ledger(&folder) {
        return Err(Error::refused_with("write-in-ledger", "path", name));
    }
    Ok(())
}

/// Whether a folder is that of a ledger, or lies in one: it is the store's alone.
fn is_in_a_ledger(folder: &Path) -> bool {
    let folder = folder.canonicalize();
    let folder = folder
        .as_ref()
        .map_or_else(|_| Path::new(""), PathBuf::as_path);
    let mut folders = folder.ancestors();
    folders.any(|folder| folder.join("LOCK").is_file() && folder.join("journal").is_dir())
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::File {
        path: path.display().to_string(),
        source,
    }
}

fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Removes what a killed process left half written in a folder: it may show people in full, and nobody would look for it.
pub fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with(BEGINS) && name.ends_with(ENDS);
        // Whoever is still writing one holds it; a link is none of ours.
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let path = entry.path();
            let free = File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
            if free {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn place(path: &Path, folder: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    sweep(folder);
    let mut beside = tempfile::Builder::new()
        .prefix(BEGINS)
        .suffix(ENDS)
        .tempfile_in(folder)?;
    let _ = beside.as_file().try_lock();
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    let mut back = Vec::with_capacity(bytes.len());
    beside.reopen()?.read_to_end(&mut back)?;
    if back != bytes {
        return Err(io::Error::other("the file did not read back as written"));
    }
    if force {
        beside.persist(path).map_err(|fault| fault.error)?;
    } else {
        keep_new(beside, path)?;
    }
    // A folder cannot be synced everywhere; where it can, the new name is on disk too.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Renames only where nothing stands; shared storage of phones cannot do that in one step, so there it is looked at first.
fn keep_new(beside: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    match beside.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(fault) if fault.error.kind() == io::ErrorKind::AlreadyExists => Err(fault.error),
        Err(fault) if fs::symlink_metadata(path).is_err() => fault
            .file
            .persist(path)
            .map(drop)
            .map_err(|fault| fault.error),
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}

#[cfg(test)]
mod tests;
