//! What is said when something is gone in both copies: which records, in both languages, and exit code 4. Not the repair.

use crate::desk::Desk;

/// A byte within the first frame of a journal, behind the heads of segment and frame.
const IN_FIRST_FRAME: usize = 120;

/// A ledger in which a door that was visited is readable in neither copy; with it the door's id.
fn ruined() -> (Desk, String) {
    let desk = Desk::new();
    desk.run(&["visit", "3-2-501", "met"]).ends(0);
    let doors = desk.listed(&["households"]);
    let mut doors = doors.as_array().expect("a list").iter();
    let door = doors.find(|door| door["door"] == "3-2-501");
    let id = door.expect("the door")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let tables = sled::Config::new()
        .path(desk.home.ledger().join("store"))
        .mode(sled::Mode::LowSpace)
        .open()
        .expect("the tables");
    // Households, and the history, which could give them back.
    for (tree, kind) in [("records", Some(1)), ("log", None)] {
        let tree = tables.open_tree(tree).expect("a tree");
        for row in tree.iter() {
            let (key, value) = row.expect("a row");
            if kind.is_none_or(|kind| key[0] == kind) {
                let mut value = value.to_vec();
                value[40] ^= 1;
                tree.insert(key, value).expect("a row");
            }
        }
    }
    tables.flush().expect("a flush");
    drop(tables);
    let journal = desk.home.ledger().join("journal/00000001.wal");
    let mut bytes = std::fs::read(&journal).expect("the journal");
    bytes[IN_FIRST_FRAME] ^= 1;
    std::fs::write(journal, bytes).expect("the journal");
    (desk, id)
}

#[test]
fn records_gone_in_both_copies_are_counted_and_named_with_exit_code_4() {
    for (language, counted, named) in [
        (
            "zh-CN",
            "两份都没了：1 条住户记录",
            "两份都没了：住户 {id}。别的记录还提到它。",
        ),
        (
            "en",
            "Gone in both copies: 1 records (households)",
            "Gone in both copies: household {id}. Other records still refer to it.",
        ),
    ] {
        let (desk, id) = ruined();
        let looked = desk.run(&["--lang", language, "doctor"]).ends(4);
        assert!(!looked.out.is_empty());
        let came = desk.run(&["--lang", language, "households"]).ends(4);
        let named = named.replace("{id}", &id);
        for wanted in [counted, &named] {
            assert!(came.err.contains(wanted), "{wanted}: {}", came.err);
        }
        // All the rest is there, and what the damage cost is told once.
        assert!(
            came.out.contains("3-2-502") && came.out.contains("4-1-501"),
            "{}",
            came.out
        );
        let again = desk.run(&["--lang", language, "households"]).ends(0);
        assert!(again.err.is_empty(), "{}", again.err);
        for (door, name) in [("3-2-502", "李娜"), ("4-1-501", "4-1-501")] {
            let shown = desk.run(&["show", door]).ends(0);
            assert!(shown.out.contains(name), "{}", shown.out);
        }
        // The damaged files are put aside, not removed.
        let aside = std::fs::read_dir(desk.home.ledger().join("quarantine"));
        assert!(aside.expect("a folder").next().is_some());
    }
}
