//! The journal on real files: order, rolling, tails, damage. Cut power is tested in `tests/store`.

use super::*;
use crate::store::disk::RealDisk;
use crate::store::walk::Met;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

fn vault() -> Arc<Vault> {
    Arc::new(Vault::new(&[7; 32], Uuid::from_u128(1)))
}

fn body(number: u64) -> Vec<u8> {
    let length = 40 + (number as usize * 37) % 3000;
    (0..length).map(|at| (at as u64 * number) as u8).collect()
}

fn append(journal: &mut Journal, bodies: &[Vec<u8>]) -> Vec<Place> {
    let appended = journal.append(&mut bodies.iter().cloned().map(Ok)).unwrap();
    appended.into_iter().map(|(place, _)| place).collect()
}

fn create(folder: &TempDir) -> Journal {
    let mut journal =
        Journal::create(Arc::new(RealDisk), vault(), &folder.path().join("journal")).unwrap();
    journal.set_segment(85_000);
    journal
}

fn open(folder: &TempDir) -> Journal {
    let path = folder.path().join("journal");
    Journal::open(Arc::new(RealDisk), vault(), &path)
        .unwrap()
        .unwrap()
}

fn with(count: u64) -> (TempDir, Vec<Place>) {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = create(&folder);
    let bodies: Vec<_> = (1..=count).map(body).collect();
    let places = bodies
        .chunks(5)
        .flat_map(|group| append(&mut journal, group))
        .collect();
    (folder, places)
}

/// The numbers read, and the missing ones.
fn walked(journal: &Journal, after: u64) -> (Vec<u64>, Vec<u64>) {
    let (mut read, mut missing) = (Vec::new(), Vec::new());
    let mut take = |met| {
        match met {
            Met::Frame {
                place, body: got, ..
            } => {
                assert_eq!(got, body(place.number));
                read.push(place.number);
            }
            Met::Missing(range) => missing.extend(range),
        }
        Ok(())
    };
    journal.walk(after, None, &mut take).unwrap();
    (read, missing)
}

fn segment_path(folder: &TempDir, first: u64) -> PathBuf {
    folder.path().join("journal").join(file_name(first))
}

fn flip(path: &Path, offset: u64) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[offset as usize] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn what_was_appended_is_read_in_order_and_by_place() {
    let (folder, places) = with(23);
    let journal = open(&folder);
    assert_eq!((journal.next(), journal.torn()), (24, 0));
    assert_eq!(walked(&journal, 0), ((1..=23).collect(), vec![]));
    assert_eq!(walked(&journal, 20), (vec![21, 22, 23], vec![]));
    for place in places {
        assert_eq!(journal.read(place).unwrap(), body(place.number));
        assert!(
            journal
                .read(Place {
                    number: place.number + 1,
                    ..place
                })
                .is_err()
        );
    }
    assert!(journal.check(u64::MAX).unwrap().is_clean());
}

#[test]
fn segments_roll_and_the_chain_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = create(&folder);
    let big = vec![vec![3u8; 10_000]; 20];
    append(&mut journal, &big);
    append(&mut journal, &big[..1]);
    assert_eq!(journal.segments, [1, 10, 19]);
    let (link, next) = (journal.link(), journal.next());
    drop(journal);
    let journal = open(&folder);
    assert_eq!((journal.link(), journal.next(), next), (link, next, 22));
    let mut count = 0;
    let mut take = |met| {
        assert!(matches!(met, Met::Frame { .. }));
        count += 1;
        Ok(())
    };
    journal.walk(0, Some([0; 16]), &mut take).unwrap();
    assert_eq!(count, 21);
    assert!(journal.check(u64::MAX).unwrap().is_clean());
}

#[test]
fn a_torn_end_is_cut_and_kept() {
    let (folder, places) = with(10);
    let path = segment_path(&folder, 1);
    let whole = std::fs::read(&path).unwrap();
    let last = places[9].offset as usize;
    for end in (last + 1..whole.len()).step_by(97) {
        std::fs::write(&path, &whole[..end]).unwrap();
        let mut journal = open(&folder);
        assert_eq!((journal.next(), journal.torn()), (10, (end - last) as u64));
        let quarantine = folder.path().join(format!("quarantine/{end}"));
        journal.cut_torn(&quarantine).unwrap();
        let kept = std::fs::read(quarantine.join(format!("00000001.wal.{last}"))).unwrap();
        assert_eq!(kept, whole[last..end]);
        append(&mut journal, &[body(10)]);
        drop(journal);
        assert_eq!(walked(&open(&folder), 0), ((1..=10).collect(), vec![]));
    }
}

#[test]
fn a_damaged_frame_inside_is_named_and_the_others_are_read() {
    let (folder, places) = with(10);
    flip(&segment_path(&folder, 1), places[4].offset + 60);
    flip(&segment_path(&folder, 1), places[5].offset + 2);
    let journal = open(&folder);
    assert_eq!((journal.next(), journal.torn()), (11, 0));
    assert_eq!(
        walked(&journal, 0),
        (vec![1, 2, 3, 4, 7, 8, 9, 10], vec![5, 6])
    );
    assert_eq!(journal.check(u64::MAX).unwrap().missing, [5..=6]);
    assert!(journal.read(places[4]).is_err());
}

#[test]
fn a_lost_segment_is_named_by_its_frames() {
    let folder = tempfile::tempdir().unwrap();
    append(&mut create(&folder), &vec![vec![3u8; 10_000]; 20]);
    std::fs::remove_file(segment_path(&folder, 10)).unwrap();
    let journal = open(&folder);
    assert_eq!(journal.check(u64::MAX).unwrap().missing, [10..=18]);
    assert!(
        journal.check(1).unwrap().is_clean(),
        "only the newest were looked at"
    );
    std::fs::remove_file(segment_path(&folder, 1)).unwrap();
    assert_eq!(open(&folder).check(u64::MAX).unwrap().missing, [1..=18]);
}

#[test]
fn a_damaged_head_is_noticed_and_costs_no_frame() {
    let (folder, _) = with(3);
    flip(&segment_path(&folder, 1), 30);
    let journal = open(&folder);
    assert_eq!(journal.check(u64::MAX).unwrap().heads, [1]);
    assert_eq!(walked(&journal, 0).0, [1, 2, 3]);
}

#[test]
fn a_segment_that_never_came_to_be_is_set_aside() {
    let (folder, _) = with(4);
    std::fs::write(segment_path(&folder, 5), b"").unwrap();
    let stray = frame::segment_head(Uuid::from_u128(1), 3, &[0; 16]);
    std::fs::write(segment_path(&folder, 3), stray).unwrap();
    let mut journal = open(&folder);
    assert_eq!((journal.next(), journal.segments.clone()), (5, vec![1]));
    journal.cut_torn(&folder.path().join("quarantine")).unwrap();
    assert!(folder.path().join("quarantine/00000003.wal").exists());
    append(&mut journal, &[body(5)]);
    assert_eq!(walked(&open(&folder), 0), ((1..=5).collect(), vec![]));
}

#[test]
fn a_frame_from_another_past_does_not_follow() {
    let (folder, places) = with(6);
    let other = tempfile::tempdir().unwrap();
    let mut journal = create(&other);
    for number in 1..=6 {
        let text = if number == 2 { body(99) } else { body(number) };
        append(&mut journal, &[text]);
    }
    let foreign = std::fs::read(segment_path(&other, 1)).unwrap();
    let mut bytes = std::fs::read(segment_path(&folder, 1)).unwrap();
    let at = places[3].offset as usize;
    let (before, after) = (foreign.len(), bytes.len());
    let from = before - (after - at);
    bytes.splice(at.., foreign[from..].iter().copied());
    std::fs::write(segment_path(&folder, 1), bytes).unwrap();
    let (read, _) = walked(&open(&folder), 0);
    assert_eq!(
        read,
        [1, 2, 3, 5, 6],
        "the first of them is refused, and named"
    );
}

#[test]
fn an_empty_folder_has_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let none = Journal::open(Arc::new(RealDisk), vault(), folder.path()).unwrap();
    assert!(none.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn noise_in_a_segment_is_set_aside_and_never_panics(
        noise in prop::collection::vec(any::<u8>(), 0..3000),
        at in 0usize..4000,
    ) {
        let (folder, _) = with(6);
        let path = segment_path(&folder, 1);
        let mut bytes = std::fs::read(&path).unwrap();
        let from = at.min(bytes.len());
        let until = (from + noise.len()).min(bytes.len());
        bytes.splice(from..until, noise);
        std::fs::write(&path, bytes).unwrap();
        let opened = Journal::open(Arc::new(RealDisk), vault(), &folder.path().join("journal"));
        if let Some(mut journal) = opened.unwrap() {
            let (read, missing) = walked(&journal, 0);
            prop_assert!(read.len() + missing.len() <= 6);
            journal.cut_torn(&folder.path().join("aside")).unwrap();
            let next = journal.next();
            append(&mut journal, &[body(next)]);
            prop_assert!(walked(&journal, 0).0.contains(&next));
        }
    }
}
