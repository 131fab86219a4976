//! A DOOR as people write it: one door, or the choice; never a guess.

use crate::desk::Desk;

#[test]
fn every_way_of_writing_a_door_means_the_same_door() {
    let desk = Desk::new();
    let id = desk.listed(&["show", "3-2-501"])["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let end = &id[id.len() - 6..];
    for door in [
        "3-2-501",
        "3/2/501",
        "３－２－５０１",
        "3号楼2单元501室",
        "三号楼二单元501",
        "2-501",
        "张建国",
        "王芳",
        &id,
        end,
    ] {
        let card = desk.listed(&["show", door]);
        assert_eq!(card["door"], "3-2-501", "{door}");
    }
}

#[test]
fn a_door_that_is_not_unique_is_answered_with_the_candidates() {
    let desk = Desk::new();
    let came = desk.run(&["visit", "501", "met"]).ends(1);
    for door in ["3-2-501", "4-1-501", "张建国"] {
        assert!(came.err.contains(door), "{}", came.err);
    }
    let answer = desk.fed(
        &["apply"],
        "{\"do\":\"visit\",\"door\":\"501\",\"outcome\":\"met\"}\n",
    );
    let answer = answer.ends(0).json();
    assert_eq!(
        answer["candidates"],
        serde_json::json!(["3-2-501", "4-1-501"])
    );
}

#[test]
fn doors_carry_their_estate_only_where_there_are_several() {
    let desk = Desk::new();
    desk.run(&["household", "add", "恒昌小区3号楼2单元601"])
        .ends(0);
    let doors = desk.listed(&["households"]);
    let doors: Vec<&str> = doors
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["door"].as_str().unwrap())
        .collect();
    assert!(doors.contains(&"恒昌小区/3-2-601"), "{doors:?}");
    assert!(doors.contains(&"3-2-501"), "{doors:?}");
    for door in &doors {
        assert_eq!(desk.listed(&["show", door])["door"], **door);
    }
}

#[test]
fn a_door_that_could_be_two_is_not_added() {
    let desk = Desk::new();
    let came = desk.run(&["household", "add", "3-501"]).ends(1);
    assert!(came.err.contains("3-501"), "{}", came.err);
    desk.run(&["household", "add", "7栋1501"]).ends(0);
    assert_eq!(desk.listed(&["show", "7-1501"])["door"], "7-1501");
    // Building 7 has no units, so the short form is clear there.
    desk.run(&["household", "add", "7-1502"]).ends(0);
    assert_eq!(desk.listed(&["show", "7栋1502"])["door"], "7-1502");
}

#[test]
fn places_and_common_parts_are_doors_too() {
    let desk = Desk::new();
    let place = desk
        .run(&[
            "--json",
            "place",
            "add",
            "惠民超市",
            "--kind",
            "小商店",
            "--address",
            "东门",
        ])
        .ends(0)
        .id();
    let end = &place[place.len() - 6..];
    for door in ["惠民超市", place.as_str(), end] {
        desk.run(&["visit", door, "met", "--note", "消防通道畅通"])
            .ends(0);
    }
    assert_eq!(
        desk.listed(&["show", "惠民超市"])["visits"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    desk.run(&["hazard", "add", "3-2", "fire/stairs-blocked"])
        .ends(0);
    desk.run(&["hazard", "add", "3号楼", "fire/hydrant"])
        .ends(0);
    let hazards = desk.listed(&["hazard", "list"]);
    let doors: Vec<&str> = hazards
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["door"].as_str().unwrap())
        .collect();
    assert_eq!(doors, ["3-2", "3"]);
    desk.run(&["household", "edit", "3-2", "--state", "vacant"])
        .ends(1);
}
