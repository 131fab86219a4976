//! Files in and out by subcommand: rosters, tasks, the day's log.

use serde_json::{Value, json};

use crate::desk::Desk;

const ROSTER: &str = "楼栋,单元,房号,姓名,与户主关系,身份证号,联系电话,特殊人群\n\
    3,2,501,张建国,户主,150000194910010023,14200000001,独居老人\n\
    ,,,王芳,女儿,,,\n\
    3,2,502,李娜,户主,150000190001010019,,\n\
    ,,,,户主,,14200000007,\n\
    合计,,,3,,,,\n";

fn written(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.home.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_roster_is_rehearsed_read_in_once_and_taken_back_in_one_step() {
    let desk = Desk::empty();
    let file = written(&desk, "花名册.csv", ROSTER);
    let rejects = desk.home.path().join("rejects.csv");
    let rejects = rejects.to_str().unwrap();
    let plan = desk.listed(&["import", "roster", &file, "--dry-run"]);
    assert_eq!(
        (&plan["dry_run"], &plan["operation"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(
        plan["households"],
        json!({"new": 2, "changed": 0, "unchanged": 0})
    );
    assert_eq!(plan["residents"]["new"], 3);
    assert_eq!(plan["refused_count"], 1);
    assert_eq!(plan["sheets"][0]["totals"], 1);
    assert_eq!(
        desk.listed(&["households"]),
        json!([]),
        "a rehearsal changes nothing"
    );

    let came = desk
        .run(&["import", "roster", &file, "--rejects", rejects])
        .ends(0);
    assert!(came.out.contains("新增 2"), "{}", came.out);
    assert!(
        !came.out.contains("150000194910010023"),
        "values are masked"
    );
    assert!(
        std::fs::read_to_string(rejects)
            .unwrap()
            .contains("14200000007")
    );
    assert_eq!(desk.listed(&["households"]).as_array().unwrap().len(), 2);
    let again = desk.listed(&["import", "roster", &file]);
    assert_eq!(
        (&again["operation"], &again["residents"]["unchanged"]),
        (&Value::Null, &json!(3))
    );
    desk.run(&["import", "roster", &file, "--rejects", rejects])
        .ends(1);
    desk.run(&["undo"]).ends(0);
    assert_eq!(desk.listed(&["households"]), json!([]));
    desk.run(&["redo"]).ends(0);
    assert_eq!(desk.listed(&["households"]).as_array().unwrap().len(), 2);
}

#[test]
fn a_roster_is_read_from_standard_input_with_columns_said_and_ids_left_out() {
    let desk = Desk::empty();
    let roster = "门,谁,号码\n3-2-501,张建国,150000194910010023\n";
    let came = desk.fed(
        &[
            "import",
            "roster",
            "-",
            "--map",
            "门=address",
            "--map",
            "谁=name",
            "--map",
            "号码=id_no",
            "--without-ids",
            "--json",
        ],
        roster,
    );
    assert_eq!(came.ends(0).json()["residents"]["new"], 1);
    let person = desk.listed(&["show", "3-2-501"])["household"]["residents"][0].clone();
    assert_eq!(
        (&person["id_number"], &person["sex"]),
        (&Value::Null, &json!("female"))
    );
    desk.fed(&["import", "roster", "-", "--map", "门=nothing"], roster)
        .ends(1);
    desk.fed(&["import", "roster", "-"], "").ends(1);
    desk.run(&["import", "roster", "no-such-file.csv"]).ends(1);
}

#[test]
fn a_list_of_tasks_finds_its_doors() {
    let desk = Desk::new();
    let file = written(
        &desk,
        "tasks.csv",
        "任务名称,地址,截止日期\n送药,3-2-501,2026-11-25\n送药,3-2-501,2026-11-25\n查表,9-9-901,\n",
    );
    let report = desk.listed(&["import", "tasks", &file]);
    assert_eq!(report["tasks"]["new"], 2, "{report}");
    let tasks = desk.listed(&["task", "list"]);
    assert_eq!(
        (&tasks[0]["door"], &tasks[0]["due"]),
        (&json!("3-2-501"), &json!("2026-11-25"))
    );
    let again = desk.listed(&["import", "tasks", &file]);
    assert_eq!(
        (&again["operation"], &again["tasks"]["new"]),
        (&Value::Null, &json!(0))
    );
}

fn worked() -> Desk {
    let desk = Desk::new();
    desk.run(&["day", "start", "--worker", "李晓"]).ends(0);
    desk.run(&[
        "visit",
        "3-2-501",
        "met",
        "--note",
        "张建国一切都好，电话14200000001",
    ])
    .ends(0);
    desk.run(&["visit", "3-2-502", "not-home"]).ends(0);
    desk.run(&["hazard", "add", "3-2-501", "gas/hose-old"])
        .ends(0);
    desk
}

#[test]
fn the_log_as_json_has_the_promised_shape() {
    let desk = worked();
    let log = desk
        .run(&["log", "--day", "2026-11-22", "--format", "json"])
        .ends(0)
        .json();
    for part in [
        "day",
        "summary",
        "visits",
        "hazards",
        "collection",
        "tasks",
        "unfinished",
    ] {
        assert!(log.get(part).is_some(), "{part}");
    }
    let visits = log["visits"].as_array().unwrap();
    let mut doors: Vec<(&Value, &Value)> = visits
        .iter()
        .map(|row| (&row["door"], &row["outcome"]))
        .collect();
    // Both were noted at the same standing moment, by two runs of the program.
    doors.sort_by_key(|(door, _)| door.to_string());
    assert_eq!(
        doors,
        [
            (&json!("3-2-501"), &json!("met")),
            (&json!("3-2-502"), &json!("not-home"))
        ]
    );
    let noted = visits.iter().filter_map(|row| row["note"].as_str());
    assert!(noted.into_iter().any(|note| note.contains("一切都好")));
    assert!(!log.to_string().contains("14200000001"));
}

#[test]
fn a_log_is_written_whole_never_over_a_file_or_through_a_link_and_noted_in_the_history() {
    let desk = worked();
    let out = desk.home.path().join("日志.xlsx");
    let path = out.to_str().unwrap();
    desk.run(&["log", "--format", "xlsx", "--out", path])
        .ends(0);
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK"));
    let first = std::fs::read(&out).unwrap();
    desk.run(&["log", "--format", "csv", "--out", path]).ends(1);
    assert_eq!(std::fs::read(&out).unwrap(), first);
    desk.run(&["log", "--format", "csv", "--out", path, "--force"])
        .ends(0);
    assert!(std::fs::read(&out).unwrap().starts_with(b"\xef\xbb\xbf"));
    #[cfg(unix)]
    {
        let link = desk.home.path().join("link.csv");
        std::os::unix::fs::symlink(&out, &link).unwrap();
        desk.run(&[
            "log",
            "--format",
            "csv",
            "--out",
            link.to_str().unwrap(),
            "--force",
        ])
        .ends(1);
    }
    let folder = desk.home.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    desk.run(&["log", "--format", "html", "--out", folder.to_str().unwrap()])
        .ends(0);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    let verbs = desk.listed(&["history"]);
    let exports = verbs
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["verb"] == "export");
    assert_eq!(exports.count(), 3);
}

#[test]
fn names_and_numbers_are_in_full_only_for_a_reason_that_is_kept() {
    let desk = worked();
    for format in ["csv", "html", "json", "md", "txt"] {
        let came = desk.run(&["log", "--format", format]).ends(0);
        for hidden in ["14200000001", "张建国", "150000194910010023"] {
            assert!(!came.out.contains(hidden), "{hidden} in {format}");
        }
    }
    desk.run(&["log", "--format", "csv", "--unmasked"]).ends(2);
    let came = desk
        .run(&["log", "--format", "csv", "--unmasked", "--reason", "交接"])
        .ends(0);
    assert!(came.out.contains("张建国"));
    let last = desk
        .listed(&["history"])
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(last["verb"], "export-unmasked");
    assert!(last.to_string().contains("交接"));
}

#[test]
fn the_office_gets_its_own_columns_and_its_own_form() {
    let desk = worked();
    let template = written(
        &desk,
        "columns.toml",
        "columns = [{ code = \"number\" }, { code = \"room\", heading = \"门牌号\" }, { heading = \"行政区划\", value = \"玉泉区\" }]\n",
    );
    let came = desk
        .run(&["log", "--format", "csv", "--template", &template])
        .ends(0);
    assert!(came.out.contains("门牌号,行政区划"), "{}", came.out);
    let all = desk.run(&["log", "--columns"]).ends(0).out;
    assert!(all.contains("number"), "{all}");
    let form = desk.run(&["log", "--office"]).ends(0).out;
    assert!(
        form.starts_with("<!DOCTYPE html>") && form.contains("<table"),
        "{}",
        &form[..200]
    );
    desk.run(&["log", "--format", "csv", "--template", "none.toml"])
        .ends(1);
}
