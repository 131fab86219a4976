//! The day's log as files: written in every format and language, read back, every door and sum looked at.

#[path = "daylog/day.rs"]
mod day;
#[path = "daylog/hidden.rs"]
mod hidden;
#[path = "daylog/reading.rs"]
mod reading;
#[path = "daylog/recount.rs"]
mod recount;
#[path = "daylog/sums.rs"]
mod sums;

use calamine::Data;
use day::{DOORS, Scene, in_both};
use gridday::exchange::daylog::{COLUMNS, Export, Format, Privacy, Template};
use gridday::i18n::Language;
use reading::{beside, csv_rows, json, readable, sheets, text};

#[test]
fn every_door_stands_in_every_file_with_its_outcome() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, language| {
        let labels: Vec<(String, String)> = (DOORS.iter())
            .map(|(door, outcome)| {
                let outcome = gridday::domain::codes::Outcome::new(outcome);
                (
                    door.replace("3-2-", ""),
                    outcome.label(language.tag()).to_owned(),
                )
            })
            .collect();
        let (names, sheets) = sheets(export);
        let visits = &sheets[&names[1]];
        assert_eq!(visits.len(), 12, "a heading, ten doors, one of them twice");
        for ((room, outcome), row) in labels.iter().zip(&visits[1..]) {
            assert_eq!(row[4], Data::String(room.clone()));
            assert_eq!(row[8], Data::String(outcome.clone()));
        }
        let rows = csv_rows(&export.bytes(Format::Csv).unwrap());
        let json = json(export);
        let page = text(export, Format::Html);
        for (at, ((door, code), (room, outcome))) in DOORS.iter().zip(&labels).enumerate() {
            let in_csv = rows
                .iter()
                .any(|row| row[7] == *room && row[11] == *outcome);
            assert!(in_csv, "{door} is not in the csv");
            let visit = &json["visits"][at];
            assert_eq!(
                (&visit["door"], &visit["outcome"]),
                (&(*door).into(), &(*code).into())
            );
            assert!(page.contains(&format!("<td class=\"short\">{door}</td>")));
        }
    });
}

#[test]
fn the_sums_of_the_workbook_are_those_of_the_day() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, language| {
        let (names, sheets) = sheets(export);
        let summary = &sheets[&names[0]];
        let number = |zh: &str, en: &str| {
            let label = if language == Language::Chinese {
                zh
            } else {
                en
            };
            beside(summary, label)
        };
        for (zh, en, expected) in [
            ("走访户数", "Doors visited", 10.0),
            ("走访次数", "Attempts", 11.0),
            ("有效走访", "Effective visits", 5.0),
            ("到访不遇", "Nobody home", 2.0),
            ("拒访", "Refused", 1.0),
            ("补录条数", "Entered late", 1.0),
            ("关爱走访户数", "Care visits, doors", 2.0),
            ("到期未访", "Due and not made", 1.0),
            ("发现隐患", "Hazards found", 3.0),
            ("当场整改", "fixed on the spot", 1.0),
            ("未改完", "not fixed yet", 1.0),
            ("检查项数", "Items looked at", 2.0),
            ("宣传户数", "Doors told", 1.0),
            (
                "当天未完（计划内、到期和逾期）",
                "Left undone (planned, due or overdue)",
                2.0,
            ),
        ] {
            assert_eq!(number(zh, en), Data::Float(expected), "{en}");
        }
        let json = json(export);
        let figures = &json["summary"];
        let met = figures["at_home"].as_u64().unwrap() + figures["not_at_home"].as_u64().unwrap();
        assert_eq!(figures["met"], met);
        assert_eq!(
            number("见到次数", "Visits with somebody met"),
            Data::Float(met as f64)
        );
        assert_eq!(figures["people"]["updated"], 1);
        assert_eq!(figures["houses"]["verified"], 1);
        assert_eq!(figures["tasks"]["done"], 1);
        assert_eq!(figures["events"]["property"], 1);
        assert_eq!(
            (&figures["solved"], &figures["escalated"]),
            (&1.into(), &1.into())
        );
        assert_eq!(json["day"]["rounds"].as_array().unwrap().len(), 2);
        assert_eq!(json["version"], 1);
    });
}

#[test]
fn times_and_days_are_typed_and_the_columns_are_the_form_s() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, language| {
        let (names, sheets) = sheets(export);
        let visits = &sheets[&names[1]];
        assert!(
            visits[1..]
                .iter()
                .all(|row| matches!(row[1], Data::DateTime(_)))
        );
        let hazards = &sheets[&names[2]];
        assert!(
            hazards[1..]
                .iter()
                .any(|row| matches!(row[9], Data::DateTime(_)))
        );
        let rows = csv_rows(&export.bytes(Format::Csv).unwrap());
        assert_eq!(rows[0].len(), COLUMNS.len());
        if language == Language::Chinese {
            assert_eq!(
                rows[0].join(","),
                "序号,时间起,时间止,类型,小区,楼栋,单元,房号,对象(脱敏),关注类别,方式,结果,内容,问题类别,隐患等级,处理措施,处理结果,整改期限,复查日期,后续待办,备注"
            );
            let kinds: Vec<&str> = rows[1..].iter().map(|row| row[3].as_str()).collect();
            for kind in ["走访", "排查", "采集", "宣传", "事件", "微心愿"] {
                assert!(kinds.contains(&kind), "{kind}");
            }
            assert_eq!(names[..6], ["汇总", "走访", "隐患", "采集", "任务", "未完"]);
            assert!(names[6..].iter().any(|name| name == "区级日报"));
        }
    });
}

#[test]
fn bodies_get_their_own_sheets_and_the_roster_its_changes() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, language| {
        if language != Language::Chinese {
            return;
        }
        let (_, sheets) = sheets(export);
        let doors = |name: &str| -> Vec<String> {
            sheets[name][1..]
                .iter()
                .map(|row| row[1].to_string())
                .collect()
        };
        assert_eq!(doors("跟进-物业"), ["3-2-501", "3-2-901", "3-2-801"]);
        assert_eq!(doors("跟进-社区"), ["秀兰小卖部"]);
        let changes = &sheets["变更表"];
        let heading: Vec<String> = changes[0].iter().map(ToString::to_string).collect();
        assert_eq!(
            heading[..12].join(","),
            "序号,变更类型,楼栋,单元,房号,姓名,性别,身份证号,联系电话,与户主关系,人员类别,房屋性质"
        );
        let phone = (changes.iter()).find(|row| row[4] == Data::String("501".into()));
        assert_eq!(phone.unwrap()[8], Data::String("142****0055".into()));
        let moved = (changes.iter()).find(|row| row[4] == Data::String("601".into()));
        assert_eq!(moved.unwrap()[11], Data::String("已搬离".into()));
        let form = &sheets["区级日报"];
        assert_eq!(beside(form, "走访户数"), Data::Float(10.0));
        assert_eq!(beside(form, "群众问题小计"), Data::Float(1.0));
        assert!(
            beside(form, "具体门牌和户主")
                .to_string()
                .contains("3-2-1001 吴*芳")
        );
        assert!(beside(form, "消防隐患").to_string().starts_with("3件"));
    });
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let written = || {
        let mut files = Vec::new();
        let files_in = std::cell::RefCell::new(&mut files);
        in_both(&mut Scene::whole(), &Privacy::Masked, |export, _| {
            for format in Format::ALL {
                files_in.borrow_mut().push(export.bytes(format).unwrap());
            }
        });
        files
    };
    assert!(written() == written());
}

#[test]
fn no_text_is_missing_and_an_empty_day_is_a_file_too() {
    for mut scene in [Scene::whole(), Scene::new()] {
        in_both(&mut scene, &Privacy::Masked, |export, _| {
            for format in Format::ALL {
                let page = readable(export, format);
                for head in ["daylog-", "{ $", "error-"] {
                    assert!(!page.contains(head), "{head} in {}", format.name());
                }
            }
        });
    }
}

#[test]
fn an_office_s_own_columns_come_in_its_order_under_its_headings() {
    let template = Template::read(
        r#"columns = [
            { code = "room", heading = "门牌号" },
            { heading = "行政区划", value = "玉泉区" },
            { code = "outcome" },
            { heading = "签字" },
        ]"#,
    )
    .unwrap();
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, language| {
        let export = Export {
            template: Some(&template),
            words: export.words,
            privacy: export.privacy.clone(),
            ..*export
        };
        let rows = csv_rows(&export.bytes(Format::Csv).unwrap());
        if language == Language::Chinese {
            assert_eq!(rows[0], ["门牌号", "行政区划", "结果", "签字"]);
        }
        assert_eq!(rows[1][..2], ["101", "玉泉区"]);
        let (names, sheets) = sheets(&export);
        assert_eq!(sheets[&names[1]][1][1], Data::String("玉泉区".into()));
    });
    assert_eq!(Template::read(&template.text().unwrap()).unwrap(), template);
    for (text, key) in [
        ("columns = []", "daylog-template-empty"),
        ("columns = [{ code = 'colour' }]", "daylog-template-code"),
        ("columns = [{ value = 'x' }]", "daylog-template-no-heading"),
        ("colour = 1", "daylog-template-fault"),
    ] {
        assert_eq!(Template::read(text).unwrap_err().message_id(), key);
    }
}

#[test]
fn the_json_has_the_keys_it_promises_and_an_id_in_every_row() {
    in_both(&mut Scene::whole(), &Privacy::Masked, |export, _| {
        let json = json(export);
        let lists = [
            "visits",
            "hazards",
            "checks",
            "collection",
            "tasks",
            "unfinished",
            "tomorrow",
        ];
        for key in ["version", "generated", "masked", "day", "summary"] {
            assert!(!json[key].is_null(), "{key}");
        }
        for list in lists {
            let rows = json[list].as_array().unwrap();
            assert!(!rows.is_empty(), "{list}");
            for row in rows {
                assert!(
                    row["id"].as_str().is_some_and(|id| !id.is_empty()),
                    "{list}"
                );
                assert!(row["door"].is_string() && row["head"].is_string(), "{list}");
            }
        }
        let visit = &json["visits"][3];
        assert_eq!(visit["again"]["time"], "19:00");
        assert_eq!(visit["time"], "2026-11-22T09:20:00+08:00");
        assert_eq!(json["hazards"][0]["item"], "gas/hose-old");
    });
}
