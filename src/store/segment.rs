//! One segment file of the journal: its name, its pieces, where it ends. Not which segment comes next.

use std::path::Path;

use super::disk::{self, Disk, DiskFile};
use super::error::{Doing, Error, Result};
use super::frame::{self, SEGMENT_HEAD};
use super::packed::{self, Kind};
use super::vault::{Hash16, Vault};

/// What a segment's bytes are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A whole frame with a right checksum at this offset.
    Frame(usize),
    /// Bytes that are none, from here to there.
    Bad(usize, usize),
}

/// Takes a segment's bytes apart; `after` is the highest number before it, and frames must rise.
pub(super) fn pieces(bytes: &[u8], mut after: u64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = SEGMENT_HEAD.min(bytes.len());
    while at < bytes.len() {
        match frame::parse(&bytes[at..]) {
            Some(frame) if frame.number > after => {
                pieces.push(Piece::Frame(at));
                after = frame.number;
                at += frame.size;
            }
            _ => {
                let until = frame::find(bytes, at + 1).unwrap_or(bytes.len());
                match pieces.last_mut() {
                    Some(Piece::Bad(_, end)) => *end = until,
                    _ => pieces.push(Piece::Bad(at, until)),
                }
                at = until;
            }
        }
    }
    pieces
}

/// The file name of the segment that begins with frame `first`.
pub(super) fn file_name(first: u64) -> String {
    format!("{first:08}.wal")
}

/// The segments in a folder, by their first numbers.
pub(super) fn segments(disk: &dyn Disk, folder: &Path) -> Result<Vec<u64>> {
    let names = disk.list(folder).doing("list the journal")?;
    let mut firsts: Vec<u64> = names
        .iter()
        .filter_map(|name| name.strip_suffix(".wal")?.parse().ok())
        .filter(|&first| first > 0 && names.contains(&file_name(first)))
        .collect();
    firsts.sort_unstable();
    Ok(firsts)
}

/// Makes a segment's file, durable with its head and name.
pub(super) fn new_segment(
    disk: &dyn Disk,
    vault: &Vault,
    folder: &Path,
    first: u64,
    link: &Hash16,
) -> Result<Box<dyn DiskFile>> {
    disk::replace(
        disk,
        folder,
        &file_name(first),
        &frame::segment_head(vault.ledger(), first, link),
    )?;
    disk.open(&folder.join(file_name(first)))
        .doing("open a new journal segment")
}

/// Where a segment ends: the number and link the next frame builds on, and the bytes up to there.
pub struct End {
    pub(super) next: u64,
    pub(super) link: Hash16,
    pub(super) size: u64,
    pub(super) packed: bool, // no frame can be put behind it
}

pub(super) fn read_end(
    disk: &dyn Disk,
    vault: &Vault,
    folder: &Path,
    first: u64,
) -> Result<Option<End>> {
    let bytes = disk
        .read(&folder.join(file_name(first)))
        .doing("read the journal")?;
    end_of(vault, &bytes, first)
}

/// The end of a segment's bytes; `None` for a file with neither head nor frame.
pub(super) fn end_of(vault: &Vault, bytes: &[u8], first: u64) -> Result<Option<End>> {
    match packed::kind(bytes) {
        Kind::Plain => {}
        Kind::Packed(pack) => {
            let size = bytes.len() as u64;
            return Ok(pack.end(vault, first).ok().map(|end| End { size, ..end }));
        }
        Kind::Broken => return Ok(None),
    }
    let head = match frame::read_segment_head(bytes, vault.ledger(), first) {
        Ok(link) => Some(End {
            next: first,
            link,
            size: SEGMENT_HEAD as u64,
            packed: false,
        }),
        Err(Error::Damaged(_)) => None,
        Err(error) => return Err(error),
    };
    for piece in pieces(bytes, first - 1).into_iter().rev() {
        let Piece::Frame(at) = piece else { continue };
        let Some(frame) = frame::parse(&bytes[at..]) else {
            continue;
        };
        if let Ok(body) = frame.open(vault) {
            let link = vault.link(&frame.previous, frame.number, &body);
            let size = (at + frame.size) as u64;
            return Ok(Some(End {
                next: frame.number + 1,
                link,
                size,
                packed: false,
            }));
        }
    }
    Ok(head)
}
