//! Repeats: how many instances there are, what is in them, and what sees them.

use super::filling;
use crate::form::interview::Refusal;

const HOUSE: &str = "type | name | label | calculation | repeat_count | default
    begin_repeat | room | Room | | |
    text | use | U | | | bed
    integer | size | S | | |
    calculate | number | | position(..) | |
    calculate | all | | sum(/data/room/size) | |
    begin_repeat | bed | Bed | | |
    text | who | W | | |
    calculate | where | | concat(${use}, ' ', ${number}) | |
    end_repeat | | | | |
    calculate | beds | | count(${bed}) | |
    end_repeat | | | | |
    calculate | rooms | | count(${room}) | |
    calculate | area | | sum(${size}) | |
    calculate | sleepers | | join(',', ${who}) | |";

#[test]
fn a_repeat_starts_with_one_instance_and_one_inside_an_added_instance_with_none() {
    let mut form = filling(HOUSE, "");
    assert_eq!(
        (form.at("/data/rooms"), form.at("/data/room[1]/beds")),
        ("1", "1")
    );
    form.add_repeat("/data/room").unwrap();
    assert_eq!(
        (form.at("/data/rooms"), form.at("/data/room[2]/beds")),
        ("2", "0")
    );
    assert_eq!(
        form.at("/data/room[2]/use"),
        "bed",
        "defaults stand in added instances too"
    );
    form.add_repeat("/data/room[2]/bed").unwrap();
    assert_eq!(
        (
            form.at("/data/room[2]/beds"),
            form.at("/data/room[2]/bed[1]/where")
        ),
        ("1", "bed 2")
    );
}

#[test]
fn places_are_renumbered_and_sums_follow_when_an_instance_goes() {
    let mut form = filling(HOUSE, "");
    form.add_repeat("/data/room").unwrap();
    form.add_repeat("/data/room").unwrap();
    for (room, size) in [(1, "10"), (2, "20"), (3, "30")] {
        form.put(&format!("/data/room[{room}]/size"), size);
    }
    form.put("/data/room[3]/use", "kitchen");
    form.add_repeat("/data/room[3]/bed").unwrap();
    form.put("/data/room[3]/bed[1]/who", "李");
    form.put("/data/room[1]/bed[1]/who", "王");
    assert_eq!(
        (form.at("/data/area"), form.at("/data/sleepers")),
        ("60", "王,李")
    );
    form.remove_repeat("/data/room[2]").unwrap();
    assert_eq!((form.at("/data/area"), form.at("/data/rooms")), ("40", "2"));
    assert_eq!(form.at("/data/room[2]/number"), "2");
    assert_eq!(form.at("/data/room[2]/all"), "40");
    assert_eq!(form.at("/data/room[2]/bed[1]/where"), "kitchen 2");
    form.remove_repeat("/data/room[1]").unwrap();
    assert_eq!(
        (form.at("/data/sleepers"), form.at("/data/room[1]/number")),
        ("李", "1")
    );
    form.remove_repeat("/data/room[1]").unwrap();
    assert_eq!((form.at("/data/area"), form.at("/data/rooms")), ("0", "0"));
    form.add_repeat("/data/room").unwrap();
    assert_eq!(
        form.at("/data/room[1]/size"),
        "",
        "what was dropped does not come back"
    );
}

#[test]
fn a_counted_repeat_follows_its_count_hides_what_is_too_many_and_brings_it_back() {
    let mut form = filling(
        "type | name | label | repeat_count | calculation
         integer | n | N | |
         begin_repeat | m | M | ${n} |
         text | name | A | |
         end_repeat | | | |
         calculate | names | | | join(' ', ${name})",
        "",
    );
    assert_eq!(form.at("/data/m[1]/name"), "-", "blank is none");
    form.put("/data/n", "3");
    for (number, name) in [(1, "a"), (2, "b"), (3, "c")] {
        form.put(&format!("/data/m[{number}]/name"), name);
    }
    form.put("/data/n", "1");
    assert_eq!(
        (form.at("/data/names"), form.at("/data/m[2]/name")),
        ("a", "-")
    );
    form.put("/data/n", "0");
    assert_eq!(form.at("/data/names"), "");
    form.put("/data/n", "4");
    assert_eq!(form.at("/data/names"), "a b c ");
    assert_eq!(form.add_repeat("/data/m"), Err(Refusal::Counted));
    assert_eq!(form.remove_repeat("/data/m[1]"), Err(Refusal::Counted));
    form.put("/data/n", "1000000000");
    assert!(
        form.node_at("/data/m[2001]/name").is_none(),
        "no count exhausts the memory"
    );
}

#[test]
fn a_rule_inside_sees_all_rows_by_the_repeat_and_its_own_by_the_question() {
    let mut form = filling(
        "type | name | label | calculation
         begin_repeat | m | M |
         integer | age | A |
         calculate | rows | | count(${m})
         calculate | own | | ${age}
         calculate | minors | | count(${m}[age < 18])
         end_repeat | | |
         calculate | alike | | count(${m}[${age} = 7])
         calculate | second | | indexed-repeat(${age}, ${m}, 2)",
        "",
    );
    form.add_repeat("/data/m").unwrap();
    form.put("/data/m[1]/age", "40");
    form.put("/data/m[2]/age", "7");
    assert_eq!(
        (form.at("/data/m[1]/rows"), form.at("/data/m[1]/own")),
        ("2", "40")
    );
    assert_eq!(
        (form.at("/data/m[1]/minors"), form.at("/data/alike")),
        ("1", "1")
    );
    assert_eq!(form.at("/data/second"), "7");
}

#[test]
fn a_running_total_reads_the_row_above_and_is_reckoned_downwards() {
    let mut form = filling(
        "type | name | label | calculation
         begin_repeat | m | M |
         integer | x | X |
         calculate | total | | coalesce(${x}, 0) + coalesce(indexed-repeat(${total}, ${m}, position(..) - 1), 0)
         end_repeat | | |",
        "",
    );
    for row in 1..=4 {
        if row > 1 {
            form.add_repeat("/data/m").unwrap();
        }
        form.put(&format!("/data/m[{row}]/x"), &row.to_string());
    }
    assert_eq!(form.at("/data/m[4]/total"), "10");
    form.put("/data/m[1]/x", "5");
    assert_eq!(form.at("/data/m[4]/total"), "14");
    form.remove_repeat("/data/m[2]").unwrap();
    assert_eq!(form.at("/data/m[3]/total"), "12");
}

#[test]
fn a_path_carries_the_index_of_every_repeat_and_nothing_else_does() {
    let mut form = filling(HOUSE, "");
    for path in [
        "/data/room/use",
        "/data/room[0]/use",
        "/data/room[2]/use",
        "/data[1]/rooms",
        "/data/rooms[1]",
        "room",
        "",
        "/data/room[1]/bed/who",
    ] {
        assert_eq!(
            form.refusal(path, "x"),
            Some(Refusal::UnknownPath),
            "{path}"
        );
    }
    let bed = form.node_at("/data/room[1]/bed[1]/who").unwrap();
    assert_eq!(form.path(bed), "/data/room[1]/bed[1]/who");
    assert_eq!(form.add_repeat("/data/bed"), Err(Refusal::UnknownPath));
    assert_eq!(form.add_repeat("/data/room[1]"), Err(Refusal::UnknownPath));
    assert_eq!(
        form.remove_repeat("/data/room[2]"),
        Err(Refusal::UnknownPath)
    );
}
