//! Importing from the screen: the file asked for, the plan read first, one step in and one back, refused rows beside it.

use crate::neighbourhood::neighbourhood;
use crate::screen::Desk;
use gridday::config::Config;
use insta::assert_snapshot;
use tempfile::TempDir;

const ROSTER: &str = "\u{feff}姓名,与户主关系,身份证号,联系电话,住址,是否独居,宗教信仰,备用\n\
    孙大明,户主,15000019000101001X,14200000021,3号楼1单元501,是,无,x\n\
    孙小丽,女儿,,14200000022,3号楼1单元501,,,\n\
    李梅,户主,150000190001010019,14200000023,3号楼1单元502,,,\n\
    ,户主,,14200000024,3号楼1单元503,,,\n\
    周敏,户主,,14200000025,,,,\n";

fn desk(size: &str, language: &str) -> (Desk, TempDir) {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("名册.csv"), ROSTER).expect("a file");
    let config = Config {
        home: Some(home.path().to_owned()),
        ..Config::default()
    };
    let desk = Desk::with(size, language, neighbourhood(), config);
    (desk, home)
}

fn households(desk: &Desk) -> usize {
    desk.app.view().ledger.tables().households.len()
}

#[test]
fn the_plan_is_read_before_it_is_carried_out() {
    for (size, language, word) in [
        ("80x24", "zh-CN", "导入花名册"),
        ("44x20", "zh-CN", "导入花名册"),
        ("80x24", "en", "import a roster"),
    ] {
        let (mut desk, _home) = desk(size, language);
        desk.keys("<f10>");
        desk.keys(word);
        desk.keys("<enter>~/名册.csv<enter>");
        assert_snapshot!(format!("import-{size}-{language}"), desk.text());
    }
}

#[test]
fn enter_commits_it_as_one_step_that_undo_takes_back() {
    let (mut desk, _home) = desk("80x24", "zh-CN");
    let before = households(&desk);
    desk.keys("<f10>导入花名册<enter>~/名册.csv<enter><enter>");
    assert!(
        desk.toast().contains("已导入 2 户 3 人"),
        "{}",
        desk.toast()
    );
    assert!(desk.toast().contains("撤销"), "{}", desk.toast());
    assert_eq!(households(&desk), before + 2);
    desk.keys("<backspace>");
    assert_eq!(households(&desk), before);
    // Once more, and nothing is left to do the time after that.
    desk.keys("<f10>导入花名册<enter>~/名册.csv<enter>1<f10>导入花名册<enter>~/名册.csv<enter>");
    assert!(desk.text().contains("[Enter 关闭]"), "{}", desk.text());
    desk.keys("<enter>");
    assert!(desk.toast().contains("没有要改的"), "{}", desk.toast());
}

#[test]
fn refused_rows_are_written_beside_the_file_and_never_over_another() {
    let (mut desk, home) = desk("80x24", "zh-CN");
    desk.keys("<f10>导入花名册<enter>~/名册.csv<enter>22");
    assert!(
        desk.toast().contains("名册-rejects-2.csv"),
        "{}",
        desk.toast()
    );
    let written = std::fs::read_to_string(home.path().join("名册-rejects.csv")).expect("a file");
    assert!(
        written.contains("14200000024") && written.contains("周敏"),
        "{written}"
    );
    assert!(written.contains("没写姓名"), "{written}");
    desk.keys("<esc>");
    assert!(desk.toast().contains("没有导入"), "{}", desk.toast());
    assert_eq!(households(&desk), 8);
}

#[test]
fn what_is_no_file_or_no_table_is_said_with_the_path_kept() {
    let (mut desk, home) = desk("80x24", "zh-CN");
    desk.keys("<f10>导入花名册<enter>~<enter>");
    assert!(desk.text().contains("这是文件夹"), "{}", desk.text());
    desk.keys("/没有.xlsx<enter>");
    assert!(desk.text().contains("没有这个文件"), "{}", desk.text());
    std::fs::write(home.path().join("信.csv"), "你好\n").expect("a file");
    desk.keys("<ctrl+u>~/信.csv<enter>");
    assert!(desk.text().contains("没找到表头"), "{}", desk.text());
    assert!(desk.text().contains("~/信.csv"), "{}", desk.text());
}

#[test]
fn tasks_come_in_the_same_way() {
    let (mut desk, home) = desk("80x24", "zh-CN");
    let tasks = "任务名称,地址,截止日期\n低保复核,3-1-403,2026-11-30\n反诈宣传,,2026-11-28\n";
    std::fs::write(home.path().join("任务.csv"), tasks).expect("a file");
    desk.keys("<f10>导入任务<enter>~/任务.csv<enter>");
    assert!(desk.text().contains("任务：新增 2"), "{}", desk.text());
    desk.keys("<enter>");
    assert!(desk.toast().contains("已导入 2 条任务"), "{}", desk.toast());
}
