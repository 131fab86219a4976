//! A disk whose power can be cut at any step, and that can be full or refuse to flush. No test of its own.
//!
//! It writes through to real files and notes what has been made durable: bytes by `sync`, names by `sync_folder`.
//! After a cut, [`FaultyDisk::settle`] leaves on the real disk only what a drive may have kept.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use gridday::store::disk::{Disk, DiskFile, RealDisk};

use crate::damage::Dice;

/// What the drive kept of that which was not flushed.
#[derive(Clone, Copy, Debug)]
pub enum Model {
    /// Nothing.
    Drop,
    /// Some names, in order, and some blocks of 512 bytes; zeros where a block is missing.
    Tear,
}

#[derive(Clone, Default)]
pub struct FaultyDisk(Arc<Mutex<World>>);

#[derive(Default)]
struct World {
    files: Vec<(Vec<u8>, Vec<u8>)>, // durable bytes, present bytes
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    pending: Vec<Renaming>,
    fuse: Option<u64>,
    room: Option<usize>,
    syncs_left: Option<u64>,
}

/// A change of names not yet durable.
#[derive(Clone)]
enum Renaming {
    New(PathBuf, usize),
    Move(PathBuf, PathBuf),
    Gone(PathBuf),
}

impl Renaming {
    fn is_in(&self, folder: &Path) -> bool {
        let parent = |path: &Path| path.parent() == Some(folder);
        match self {
            Self::New(path, _) | Self::Gone(path) => parent(path),
            Self::Move(from, to) => parent(from) || parent(to),
        }
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::New(path, file) => drop(names.insert(path.clone(), *file)),
            Self::Gone(path) => drop(names.remove(path)),
            Self::Move(from, to) => {
                let moved: Vec<PathBuf> = names
                    .keys()
                    .filter(|path| path.starts_with(from))
                    .cloned()
                    .collect();
                for path in moved {
                    let file = names.remove(&path).unwrap();
                    let rest = path.strip_prefix(from).unwrap();
                    let path = if rest.as_os_str().is_empty() {
                        to.clone()
                    } else {
                        to.join(rest)
                    };
                    names.insert(path, file);
                }
            }
        }
    }
}

impl World {
    /// One step; an error when the power is gone.
    fn step(&mut self) -> io::Result<()> {
        match &mut self.fuse {
            Some(0) => Err(io::Error::other("the power is gone")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn rename(&mut self, renaming: Renaming) {
        renaming.apply(&mut self.names);
        self.pending.push(renaming);
    }

    fn file(&mut self, path: &Path) -> io::Result<usize> {
        if let Some(file) = self.names.get(path) {
            return Ok(*file);
        }
        let bytes = std::fs::read(path)?;
        self.files.push((bytes.clone(), bytes));
        let file = self.files.len() - 1;
        self.names.insert(path.to_owned(), file);
        self.durable_names.insert(path.to_owned(), file);
        Ok(file)
    }
}

impl FaultyDisk {
    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap()
    }

    pub fn shared(&self) -> Arc<dyn Disk> {
        Arc::new(self.clone())
    }

    /// The power goes after so many more steps.
    pub fn cut_after(&self, steps: u64) {
        self.world().fuse = Some(steps);
    }

    /// Whether it has gone.
    pub fn is_cut(&self) -> bool {
        self.world().fuse == Some(0)
    }

    /// Room for so many more bytes.
    pub fn room(&self, bytes: Option<usize>) {
        self.world().room = bytes;
    }

    /// So many flushes succeed, and none after them.
    pub fn fail_syncs_after(&self, syncs: u64) {
        self.world().syncs_left = Some(syncs);
    }

    /// Leaves on the real disk what the drive may have kept.
    pub fn settle(&self, model: Model, dice: &mut Dice) {
        let mut world = self.world();
        let mut names = world.durable_names.clone();
        let kept = match model {
            Model::Drop => 0,
            Model::Tear => dice.roll(world.pending.len() + 1),
        };
        world.pending[..kept]
            .iter()
            .for_each(|renaming| renaming.apply(&mut names));
        for path in world.names.keys() {
            let _ = std::fs::remove_file(path);
        }
        for (path, file) in names {
            let (durable, present) = &world.files[file];
            let mut bytes = durable.clone();
            if matches!(model, Model::Tear) && present.len() > durable.len() {
                let end = durable.len() + dice.roll(present.len() - durable.len() + 1);
                bytes.extend_from_slice(&present[durable.len()..end]);
                for block in bytes[durable.len()..].chunks_mut(512) {
                    if dice.roll(3) == 0 {
                        block.fill(0);
                    }
                }
            }
            crate::people::put(&path, &bytes);
        }
        world.fuse = Some(0);
    }
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn size(&self, path: &Path) -> io::Result<u64> {
        RealDisk.size(path)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = RealDisk.open(path)?;
        let number = self.world().file(path)?;
        Ok(Box::new(FaultyFile {
            disk: self.clone(),
            number,
            file,
        }))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut world = self.world();
        world.step()?;
        let file = RealDisk.create(path)?;
        world.files.push(Default::default());
        let number = world.files.len() - 1;
        world.rename(Renaming::New(path.to_owned(), number));
        drop(world);
        Ok(Box::new(FaultyFile {
            disk: self.clone(),
            number,
            file,
        }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        if from.is_dir() {
            for name in RealDisk.list(from)? {
                if from.join(&name).is_file() && !from.ends_with("store") {
                    world.file(&from.join(name))?;
                }
            }
        } else {
            world.file(from)?;
        }
        RealDisk.rename(from, to)?;
        world.rename(Renaming::Move(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        if path.exists() {
            world.step()?;
            world.file(path)?;
            world.rename(Renaming::Gone(path.to_owned()));
        }
        RealDisk.remove(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.make_folder(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.list(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.step()?;
        let pending = std::mem::take(&mut world.pending);
        for renaming in pending {
            if renaming.is_in(folder) {
                renaming.apply(&mut world.durable_names);
            } else {
                world.pending.push(renaming);
            }
        }
        Ok(())
    }
}

struct FaultyFile {
    disk: FaultyDisk,
    number: usize,
    file: Box<dyn DiskFile>,
}

impl DiskFile for FaultyFile {
    fn size(&mut self) -> io::Result<u64> {
        self.file.size()
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read_at(offset, buffer)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut world = self.disk.world();
        let fits = world.room.map_or(bytes.len(), |room| room.min(bytes.len()));
        // The last write before the cut has reached the cache, whole.
        let powered = world.step();
        if powered.is_ok() {
            self.file.append(&bytes[..fits])?;
            world.files[self.number].1.extend_from_slice(&bytes[..fits]);
            world.room = world.room.map(|room| room - fits);
        }
        powered?;
        if fits < bytes.len() {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        let mut world = self.disk.world();
        world.step()?;
        self.file.cut(size)?;
        world.files[self.number].1.truncate(size as usize);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut world = self.disk.world();
        world.step()?;
        match &mut world.syncs_left {
            Some(0) => return Err(io::Error::other("the drive answers with an error")),
            Some(left) => *left -= 1,
            None => {}
        }
        let (durable, present) = &mut world.files[self.number];
        durable.clone_from(present);
        Ok(())
    }
}
