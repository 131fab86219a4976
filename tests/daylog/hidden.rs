//! What the files hide and make harmless: people, doors in a chat, formulas. Not the rest of what stands in them.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use gridday::exchange::daylog::{Format, Privacy};
use proptest::prelude::*;

use crate::day::{DOORS, FORMULA, PEOPLE, Scene, in_both};
use crate::reading::{csv_rows, json, readable, text};
use crate::recount::{act, deed};

#[test]
fn nobody_can_be_found_by_name_number_or_phone() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, _| {
        for format in Format::ALL {
            let page = readable(export, format);
            for (name, number, phone) in PEOPLE {
                assert!(!page.contains(name), "{name} in {}", format.name());
                assert!(!page.contains(phone), "{phone} in {}", format.name());
                assert!(number.is_empty() || !page.contains(number), "{number}");
            }
            for private in ["冯国强", "14200000011", "14200000055", "142 0000 0004"] {
                assert!(!page.contains(private), "{private} in {}", format.name());
            }
        }
        let office = export.office_page();
        assert!(PEOPLE.iter().all(|(name, ..)| !office.contains(name)));
        assert!(readable(export, Format::Csv).contains("王*兰"));
    });
}

#[test]
fn what_goes_into_a_chat_holds_counts_only() {
    in_both(
        &mut Scene::whole(),
        &Privacy::Unmasked { reason: "x".into() },
        |export, _| {
            for format in [Format::Md, Format::Txt] {
                let page = text(export, format);
                for (door, _) in DOORS {
                    assert!(!page.contains(door), "{door} in {}", format.name());
                }
                assert!(PEOPLE.iter().all(|(name, ..)| !page.contains(name)));
                assert!(
                    !page.contains("cmd") && !page.contains("小卖部") && !page.contains("小李")
                );
                assert!(
                    page.contains("11") && page.contains("10"),
                    "the counts themselves"
                );
            }
        },
    );
}

/// Names, doors and words that stand in no text of the program.
const CANARIES: [&str; 6] = [
    "羿鸢鸾",
    "钺翀",
    "89-77-6543",
    "鸑鷟小卖部",
    "鼗鞉",
    "13-9-2468",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_name_door_or_note_gets_into_the_text_for_a_chat(
        deeds in prop::collection::vec(deed(), 0..16),
        canaries in prop::collection::vec(prop::sample::select(CANARIES.to_vec()), 8),
        worker in prop::sample::select(CANARIES.to_vec()),
        unmasked in any::<bool>(),
    ) {
        let mut scene = Scene::new();
        scene.name(&canaries, worker);
        for deed in &deeds {
            act(&mut scene, deed);
        }
        let privacy = if unmasked {
            Privacy::Unmasked { reason: CANARIES[4].into() }
        } else {
            Privacy::Masked
        };
        in_both(&mut scene, &privacy, |export, _| {
            for format in [Format::Md, Format::Txt] {
                let page = text(export, format);
                for canary in CANARIES {
                    assert!(!page.contains(canary), "{canary} in\n{page}");
                }
                for home in export.tables.households.iter() {
                    let door = home.address.to_string();
                    assert!(!page.contains(&door), "{door} in\n{page}");
                }
            }
        });
    }
}

#[test]
fn an_unmasked_file_shows_people_and_says_so() {
    let privacy = Privacy::Unmasked {
        reason: "街道核对".into(),
    };
    in_both(&mut Scene::whole(), &privacy, |export, _| {
        for format in [Format::Xlsx, Format::Csv, Format::Html, Format::Json] {
            let page = readable(export, format);
            assert!(
                page.contains("吴桂芳") && page.contains("14200000055"),
                "{}",
                format.name()
            );
        }
        assert!(readable(export, Format::Xlsx).contains("街道核对"));
        assert!(readable(export, Format::Html).contains("街道核对"));
        assert_eq!(json(export)["masked"], false);
    });
}

#[test]
fn a_note_that_looks_like_a_formula_is_only_text() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, _| {
        let rows = csv_rows(&export.bytes(Format::Csv).unwrap());
        assert!(
            rows.iter()
                .flatten()
                .any(|cell| *cell == format!("'{FORMULA}"))
        );
        assert!(!rows.iter().flatten().any(|cell| cell.starts_with('=')));
        let bytes = export.bytes(Format::Xlsx).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.is_empty(), "{name}");
        }
        assert!(readable(export, Format::Xlsx).contains(FORMULA));
        assert_eq!(json(export)["visits"][2]["note"], FORMULA);
    });
}
