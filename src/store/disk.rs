//! The files below keys, journal and drafts, as a small trait, so that a test can cut the power. Not sled's own files.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{Doing, Error, Result};
use super::lock;
use super::planted::{self, Bug};

/// What the store asks of a disk. Nothing is durable until it was synced: the bytes of a file by
/// [`DiskFile::sync`], its name by [`Disk::sync_folder`].
pub trait Disk: Send + Sync {
    /// A whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The bytes of the file that stands at a path now.
    fn size(&self, path: &Path) -> io::Result<u64>;
    /// An existing file.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// A new file, readable by its owner only; fails where there is one.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Moves a file or folder, over an existing file if need be.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it, for its owner only.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder, sorted; none where there is no such folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// An open file that grows at its end.
pub trait DiskFile: Send {
    /// Its length in bytes.
    fn size(&mut self) -> io::Result<u64>;
    /// Fills `buffer` from `offset` on; the number of bytes read is smaller only at the end.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize>;
    /// Writes at the end, in one call.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Cuts to `size` bytes.
    fn cut(&mut self, size: u64) -> io::Result<()>;
    /// Returns when the bytes (not the times) are on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// The system's own files.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        Ok(std::fs::metadata(path)?.len())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        lock::only_owner(&mut options);
        Ok(Box::new(RealFile(options.open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        lock::private_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        lock::sync_folder(folder)
    }
}

/// The system's files, to be looked at only: whatever would change one is refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct LookingDisk;

fn refused() -> io::Error {
    io::ErrorKind::PermissionDenied.into()
}

impl Disk for LookingDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        RealDisk.size(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(LookingFile(RealFile(File::open(path)?))))
    }

    fn create(&self, _: &Path) -> io::Result<Box<dyn DiskFile>> {
        Err(refused())
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(refused())
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(refused())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Err(refused())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.list(folder)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

struct LookingFile(RealFile);

impl DiskFile for LookingFile {
    fn size(&mut self) -> io::Result<u64> {
        self.0.size()
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(offset, buffer)
    }

    fn append(&mut self, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn cut(&mut self, _: u64) -> io::Result<()> {
        Err(refused())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct RealFile(File);

impl DiskFile for RealFile {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.seek(SeekFrom::Start(offset))?;
        let mut filled = 0;
        while filled < buffer.len() {
            match self.0.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.seek(SeekFrom::End(0))?;
        self.0.write_all(bytes)
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        self.0.set_len(size)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

/// Puts `bytes` at `folder/name` so that after a crash there is either the old file or the new one, whole:
/// temporary file, flush, read back, rename, flush of the folder.
///
/// # Errors
/// When any step fails, or what is read back differs; the old file then still stands.
pub fn replace(disk: &dyn Disk, folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    if planted::is(Bug::InPlace) {
        return write_whole(disk, &folder.join(name), bytes);
    }
    let temporary = folder.join(format!("{name}.tmp"));
    write_whole(disk, &temporary, bytes)?;
    disk.rename(&temporary, &folder.join(name))
        .doing("rename a file into place")?;
    if planted::is(Bug::NoFolderSync) {
        return Ok(());
    }
    disk.sync_folder(folder).doing("flush a folder")
}

/// Writes a file anew, flushed and read back; its name is not yet durable.
fn write_whole(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<()> {
    match disk.remove(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::io("remove a leftover file", error)),
    }
    let mut file = disk.create(path).doing("create a file")?;
    let believed = planted::is(Bug::NoFileSync);
    let written = (file.append(bytes)).and_then(|()| if believed { Ok(()) } else { file.sync() });
    if let Err(error) = written {
        let _ = disk.remove(path);
        return Err(Error::io("write a file", error));
    }
    if disk.read(path).doing("read a file back")? != bytes {
        return Err(Error::Untrue("a file"));
    }
    Ok(())
}
