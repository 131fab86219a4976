//! The two sample rosters hold the same people in two layouts.

use gridday::domain::codes::{HouseholdState, TaskOrigin};
use gridday::exchange::table::Source;

use crate::ledger::{clock, contents, empty, fixture, import, plan};

fn sample(name: &str) -> Source {
    Source::file(&fixture(name))
}

#[test]
fn both_layouts_give_the_same_ledger_but_for_what_only_one_of_them_says() {
    let clock = clock();
    let (mut simple, mut office) = (empty(), empty());
    assert_eq!(
        import(&mut simple, &clock, &sample("roster.csv")),
        [420, 0, 0, 1090, 0, 0]
    );
    assert_eq!(
        import(&mut office, &clock, &sample("roster-office.xlsx")),
        [420, 0, 0, 1090, 0, 0]
    );
    let (simple, office) = (contents(&simple), contents(&office));
    assert!(simple.keys().eq(office.keys()));
    for (door, lines) in &simple {
        // Only the csv says how a door is lived in.
        assert_eq!(lines[1..], office[door][1..], "{door}");
    }
}

#[test]
fn importing_a_file_again_changes_nothing_and_one_undo_takes_it_back() {
    let clock = clock();
    let mut ledger = empty();
    import(&mut ledger, &clock, &sample("roster.csv"));
    assert_eq!(
        import(&mut ledger, &clock, &sample("roster.csv")),
        [0, 0, 420, 0, 0, 1090]
    );
    let again = plan(&ledger, &clock, &sample("roster.csv"));
    assert!(again.is_empty() && again.tasks == 0);
    let before = contents(&ledger);
    assert_eq!(
        import(&mut ledger, &clock, &sample("roster-office.xlsx")),
        [0, 0, 420, 0, 0, 1090]
    );
    assert_eq!(contents(&ledger), before);
    ledger.undo(&clock).unwrap();
    assert!(ledger.tables().households.is_empty() && ledger.tables().residents.is_empty());
    assert!(ledger.tables().tasks.is_empty());
}

#[test]
fn states_are_set_and_what_cannot_be_right_is_asked() {
    let clock = clock();
    let mut ledger = empty();
    let plan = plan(&ledger, &clock, &sample("roster.csv"));
    assert!(plan.refused.is_empty());
    let counts = plan.remarks.counts().clone();
    import(&mut ledger, &clock, &sample("roster.csv"));
    let tables = ledger.tables();
    let vacant = tables
        .households
        .iter()
        .filter(|home| home.state == HouseholdState::VACANT)
        .count();
    assert_eq!(counts["import-vacant-with-people"], vacant);
    assert!(counts["import-care-doubtful"] > 0);
    let asked = |word: &str| {
        tables
            .tasks
            .iter()
            .filter(|task| task.title.starts_with(word))
            .count()
    };
    assert_eq!(asked("import-task-vacant"), vacant);
    assert_eq!(asked("import-task-care"), counts["import-care-doubtful"]);
    assert!(
        tables
            .tasks
            .iter()
            .all(|task| task.origin == TaskOrigin::new("import") && task.subject.is_some())
    );
}

#[test]
fn the_office_layout_is_understood_column_by_column() {
    let plan = plan(&empty(), &clock(), &sample("roster-office.xlsx"));
    let [sheet] = &plan.sheets[..] else {
        panic!("one sheet")
    };
    assert_eq!(
        (sheet.name.as_str(), sheet.rows, sheet.totals),
        ("花名册", 1090, 1)
    );
    let headings: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| column.heading.as_str())
        .collect();
    assert_eq!(headings[..5], ["序号", "楼号", "单元", "门牌", "户主姓名"]);
    assert!(plan.rejects.is_empty());
}
