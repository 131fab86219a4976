//! Segments told on one another: how small they are, how many in a row, and what the loss of one costs.

use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::store::disk::RealDisk;
use crate::store::vault::Vault;
use crate::store::walk::Met;

/// Frames of one round; each round is a segment.
const ROUND: u64 = 60;

/// What no other frame says, but the one of the same place in every other round, word for word but for a few.
fn body(number: u64) -> Vec<u8> {
    let (round, place) = ((number - 1) / ROUND, (number - 1) % ROUND);
    let mut bytes = Vec::new();
    for part in 0..12_u64 {
        bytes.extend(blake3::hash(&[place.to_le_bytes(), part.to_le_bytes()].concat()).as_bytes());
    }
    bytes[200..208].copy_from_slice(&round.to_le_bytes());
    bytes
}

fn vault() -> Arc<Vault> {
    Arc::new(Vault::new(&[7; 32], Uuid::from_u128(1)))
}

fn opened(folder: &TempDir) -> Journal {
    let path = folder.path().join("journal");
    Journal::open(Arc::new(RealDisk), vault(), &path)
        .unwrap()
        .unwrap()
}

/// A packed journal of so many segments, and the files of those that are packed.
fn packed_journal(rounds: u64) -> (TempDir, Vec<std::path::PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let mut journal = Journal::create(Arc::new(RealDisk), vault(), &path).unwrap();
    for round in 0..rounds {
        let numbers = round * ROUND + 1..=(round + 1) * ROUND;
        journal
            .append(&mut numbers.map(|number| Ok(body(number))))
            .unwrap();
        journal.end_segment().unwrap();
    }
    journal.pack().unwrap();
    let files = (0..rounds).map(|round| path.join(file_name(round * ROUND + 1)));
    (folder, files.collect())
}

/// The numbers of the frames that can be read, each proven.
fn read(journal: &Journal) -> Vec<u64> {
    let mut numbers = Vec::new();
    let mut take = |met| {
        if let Met::Frame {
            place, body: got, ..
        } = met
        {
            assert!(got == body(place.number), "{}", place.number);
            assert_eq!(journal.read(place).unwrap(), got);
            numbers.push(place.number);
        }
        Ok(())
    };
    journal.walk(0, Some([0; 16]), &mut take).unwrap();
    numbers
}

fn is_on(file: &std::path::PathBuf) -> bool {
    std::fs::read(file).unwrap()[8..12] == packed::PACKED_ON.to_le_bytes()
}

#[test]
fn what_stands_in_the_segment_before_costs_next_to_nothing_and_no_row_is_longer_than_it_may_be() {
    let (folder, files) = packed_journal(11);
    assert_eq!(read(&opened(&folder)), (1..=11 * ROUND).collect::<Vec<_>>());
    let alone: Vec<bool> = files.iter().map(|file| !is_on(file)).collect();
    let wanted = |at: &u32| at.is_multiple_of(IN_A_ROW);
    assert_eq!(alone, (0..11).map(|at| wanted(&at)).collect::<Vec<_>>());
    let size = |file: &std::path::PathBuf| file.metadata().unwrap().len();
    for file in files.iter().filter(|file| is_on(file)) {
        assert!(
            size(file) * 8 < size(&files[0]),
            "{} of {}",
            size(file),
            size(&files[0])
        );
    }
    // Backwards every one is found too.
    let journal = opened(&folder);
    for first in (0..11).rev().map(|round| round * ROUND + 1) {
        let place = crate::store::journal::Place {
            number: first,
            segment: first,
            offset: 64,
        };
        assert_eq!(journal.read(place).unwrap(), body(first));
    }
}

#[test]
fn a_bad_block_in_any_of_them_is_told_again() {
    let (folder, files) = packed_journal(4);
    for file in &files {
        let whole = std::fs::read(file).unwrap();
        let mut damaged = whole.clone();
        damaged[whole.len() / 2] ^= 1;
        std::fs::write(file, damaged).unwrap();
        let journal = opened(&folder);
        let check = journal.check(u64::MAX).unwrap();
        assert!(
            check.missing.is_empty() && check.heads.len() == 1,
            "{check:?}"
        );
        assert_eq!(read(&journal).len() as u64, 4 * ROUND);
        std::fs::write(file, whole).unwrap();
    }
}

#[test]
fn one_that_is_ruined_costs_its_row_and_no_other() {
    let (folder, files) = packed_journal(11);
    let whole = std::fs::read(&files[3]).unwrap();
    let mut ruined = whole.clone();
    for at in [whole.len() / 3, 2 * whole.len() / 3] {
        ruined[at] ^= 1;
    }
    std::fs::write(&files[3], ruined).unwrap();
    let expected = (1..=3 * ROUND).chain(8 * ROUND + 1..=11 * ROUND);
    assert_eq!(read(&opened(&folder)), expected.collect::<Vec<_>>());
    // Put back, all that were told on it are there again.
    std::fs::write(&files[3], whole).unwrap();
    assert_eq!(read(&opened(&folder)).len() as u64, 11 * ROUND);
}
