//! The key files: two copies, either of which is enough; damage, crashes, later formats.

use super::*;
use crate::store::disk::RealDisk;

fn load(folder: &Path) -> Result<Found> {
    Header::load(&RealDisk, folder)
}

fn saved() -> (tempfile::TempDir, Header) {
    let folder = tempfile::tempdir().unwrap();
    let header = Header::fresh().unwrap();
    header.save(&RealDisk, folder.path()).unwrap();
    (folder, header)
}

#[test]
fn both_copies_lead_to_the_same_vault_and_say_nothing_of_the_key() {
    let (folder, header) = saved();
    let sealed = header
        .unlock(&Key::Open)
        .unwrap()
        .seal(vault::Space::Meta, b"k", b"v")
        .unwrap();
    let Found::Header { header, repaired } = load(folder.path()).unwrap() else {
        panic!()
    };
    assert!(!repaired);
    assert_eq!(
        header
            .unlock(&Key::Open)
            .unwrap()
            .open(vault::Space::Meta, b"k", &sealed)
            .unwrap(),
        b"v"
    );
    assert!(format!("{header:?}").contains("slots: [Slot]"));
}

#[test]
fn one_damaged_or_missing_copy_is_written_again() {
    let (folder, header) = saved();
    let good = std::fs::read(folder.path().join("keys")).unwrap();
    for (at, name) in (0..good.len()).flat_map(|at| NAMES.map(|name| (at, name))) {
        let mut bad = good.clone();
        bad[at] ^= 4;
        std::fs::write(folder.path().join(name), bad).unwrap();
        if at % 5 == 0 {
            std::fs::remove_file(folder.path().join(name)).unwrap();
        }
        let Found::Header {
            header: read,
            repaired,
        } = load(folder.path()).unwrap()
        else {
            panic!()
        };
        assert!(
            repaired && read.ledger == header.ledger,
            "byte {at} of {name}"
        );
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), good);
    }
}

#[test]
fn both_damaged_is_an_error_and_none_is_a_new_ledger() {
    let (folder, _) = saved();
    for name in NAMES {
        std::fs::write(folder.path().join(name), b"GRIDKEYS").unwrap();
    }
    assert!(matches!(load(folder.path()), Err(Error::Keys(_))));
    assert!(matches!(
        load(tempfile::tempdir().unwrap().path()),
        Ok(Found::Nothing)
    ));
}

#[test]
fn a_crash_between_the_two_copies_leaves_the_newer_one() {
    let (folder, mut header) = saved();
    let old = std::fs::read(folder.path().join("keys.copy")).unwrap();
    header.new_stream(&RealDisk, folder.path()).unwrap();
    std::fs::write(folder.path().join("keys.copy"), old).unwrap();
    let Found::Header {
        header: read,
        repaired,
    } = load(folder.path()).unwrap()
    else {
        panic!()
    };
    assert!(repaired && read.stream == header.stream);
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let (folder, mut header) = saved();
    header.format = FORMAT + 1;
    header.save(&RealDisk, folder.path()).unwrap();
    let before = std::fs::read(folder.path().join("keys")).unwrap();
    assert!(matches!(load(folder.path()), Err(Error::Newer { .. })));
    assert_eq!(std::fs::read(folder.path().join("keys")).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn no_one_else_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, _) = saved();
    for name in NAMES {
        let mode = std::fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
