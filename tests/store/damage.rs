//! One bit flipped, or one file cut, anywhere in a closed ledger: never a wrong record, never a silent loss.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::people::{Past, ledger_of, open, put};

/// Numbers that look random and are the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

pub type Files = BTreeMap<PathBuf, Vec<u8>>;

pub fn files(root: &Path, folder: &Path, found: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_owned();
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

pub fn write(root: &Path, files: &Files) {
    for (name, bytes) in files {
        put(&root.join(name), bytes);
    }
}

/// The damaged ledger opens with every record right; an operation is right or named as lost; once repaired it
/// opens without a word.
pub fn stands(files: &Files, past: &Past, what: &str) -> Vec<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    let mut found = open(folder.path());
    assert!(
        found.standing == past.standing,
        "{what}: other records, {:?}",
        found.notices()
    );
    let operations = found.operations();
    assert_eq!(operations.len(), past.operations.len(), "{what}");
    for (got, wanted) in operations.iter().zip(&past.operations) {
        match got {
            Some(got) => assert!(got == wanted, "{what}: another operation"),
            None => assert!(
                found.notices().contains(&"store-entries-lost"),
                "{what}: silent"
            ),
        }
    }
    let notices = found.notices();
    drop(found);
    let mut again = open(folder.path());
    assert_eq!(
        again.notices(),
        [""; 0],
        "{what}: repaired twice, after {notices:?}"
    );
    assert!(
        again.standing == past.standing,
        "{what}: other records the second time"
    );
    assert_eq!(
        again.operations(),
        operations,
        "{what}: another history the second time"
    );
    notices
}

pub fn closed_ledger() -> (Files, Past) {
    let folder = tempfile::tempdir().unwrap();
    let past = ledger_of(folder.path(), 30);
    let mut found = Files::new();
    files(folder.path(), folder.path(), &mut found);
    (found, past)
}

#[test]
fn a_flipped_bit_never_changes_or_loses_a_record() {
    let (whole, past) = closed_ledger();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for (name, bytes) in whole.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        // sled's file is mostly empty; flips where nothing is written prove little.
        let written: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at] != 0).collect();
        let (mut said, rounds) = (0, 12);
        for _ in 0..rounds {
            let at = written[dice.roll(written.len())];
            let mut damaged = whole.clone();
            damaged.get_mut(name).unwrap()[at] ^= 1 << dice.roll(8);
            let what = format!("{} byte {at}", name.display());
            said += usize::from(!stands(&damaged, &past, &what).is_empty());
        }
        if !name.starts_with("store") && !name.starts_with("LOCK") {
            assert_eq!(said, rounds, "{}: every flip is told", name.display());
        }
    }
}

#[test]
fn a_file_cut_short_or_gone_never_loses_a_record() {
    let (whole, past) = closed_ledger();
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for (name, bytes) in &whole {
        for _ in 0..3 {
            let end = dice.roll(bytes.len());
            let mut damaged = whole.clone();
            damaged.get_mut(name).unwrap().truncate(end);
            stands(&damaged, &past, &format!("{} cut at {end}", name.display()));
        }
        let mut damaged = whole.clone();
        damaged.remove(name);
        stands(&damaged, &past, &format!("{} gone", name.display()));
    }
}
