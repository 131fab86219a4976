//! What stands there stays unless told otherwise; nothing is left half written.

use super::*;

fn key(result: Result<(), Error>) -> &'static str {
    result.map_or_else(|fault| fault.message_id(), |()| "written")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_file_is_written_and_an_old_one_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("日志.csv");
    assert_eq!(key(write(&path, b"one", false)), "written");
    assert_eq!(key(write(&path, b"two", false)), "write-exists");
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(key(write(&path, b"two", true)), "written");
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(folder.path()), ["日志.csv"]);
}

#[test]
fn folders_missing_folders_and_no_names_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    assert_eq!(key(write(&inner, b"x", true)), "write-not-a-file");
    let nowhere = folder.path().join("nowhere").join("x.csv");
    assert_eq!(key(write(&nowhere, b"x", false)), "write-no-folder");
    assert_eq!(key(write(Path::new("/"), b"x", false)), "write-no-name");
    assert_eq!(names(folder.path()), ["inner"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_never_followed_and_others_may_not_read() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("target");
    let link = folder.path().join("link");
    fs::write(&target, b"kept").unwrap();
    symlink(&target, &link).unwrap();
    for force in [false, true] {
        assert_eq!(key(write(&link, b"x", force)), "write-link");
    }
    let dangling = folder.path().join("dangling");
    symlink(folder.path().join("nothing"), &dangling).unwrap();
    assert_eq!(key(write(&dangling, b"x", true)), "write-link");
    assert_eq!(fs::read(&target).unwrap(), b"kept");
    let path = folder.path().join("new");
    write(&path, b"x", false).unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
}
