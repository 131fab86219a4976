//! Any day at all: its parts add up to its totals, and every file tells the same figures. Not how the rows are counted.

use calamine::Data;
use gridday::domain::codes::Body;
use gridday::exchange::daylog::{Export, Format, Privacy};
use gridday::i18n::Language;
use gridday::ledger::queries::daylog::{Became, Summary};
use proptest::prelude::*;

use crate::day::{Scene, in_both};
use crate::reading::{beside, csv_rows, json, sheets, text};
use crate::recount::{act, deed};

fn sum<C>(counts: &[(C, u32)]) -> u32 {
    counts.iter().map(|(_, number)| number).sum()
}

/// Every total is the sum of the parts that stand beside it.
fn adds_up(summary: &Summary) {
    let (hazards, events) = (&summary.hazards, &summary.events);
    let stand =
        hazards.fixed + hazards.reported + hazards.to_fix + hazards.to_recheck + hazards.closed;
    assert_eq!(hazards.found + hazards.followed, stand);
    let became = events.solved + events.handed + events.dropped + events.open;
    assert_eq!(events.heard, became);
    assert_eq!(events.heard, sum(&events.by_category));
    assert_eq!(summary.attempted, sum(&summary.outcomes));
    assert_eq!(
        summary.solved(),
        hazards.fixed + events.solved + events.earlier
    );
    assert_eq!(summary.escalated(), hazards.reported + events.handed);
    assert_eq!(summary.escalated(), sum(&summary.handed));
}

/// The rows of the csv are as many as its totals, kind by kind and result by result.
fn csv_counts(export: &Export<'_>) {
    let (summary, words) = (&export.log.summary, export.words);
    let rows = csv_rows(&export.bytes(Format::Csv).unwrap());
    let of = |kind: &str, wanted: &dyn Fn(&[String]) -> bool| {
        let kind = words.get(kind);
        let rows = rows[1..].iter().filter(|row| row[3] == kind);
        u32::try_from(rows.filter(|row| wanted(row)).count()).unwrap()
    };
    let solved = words.get("daylog-result-solved");
    let handed = words.with("daylog-result-handed", &[("body", String::new())]);
    let handed = handed.trim();
    let is_check = words.get("daylog-checklist");
    let (hazards, events) = (&summary.hazards, &summary.events);
    assert_eq!(of("daylog-kind-visit", &|_| true), summary.attempted);
    assert_eq!(of("daylog-kind-event", &|_| true), events.heard);
    assert_eq!(
        of("daylog-kind-event", &|row| row[16] == solved),
        events.solved
    );
    assert_eq!(
        of("daylog-kind-event", &|row| row[16].starts_with(handed)),
        events.handed
    );
    let is_hazard = |row: &[String]| row[20] != is_check;
    assert_eq!(
        of("daylog-kind-hazard", &is_hazard),
        hazards.found + hazards.followed
    );
    assert_eq!(
        of("daylog-kind-hazard", &|row| row[16] == solved),
        hazards.fixed
    );
    assert_eq!(
        of("daylog-kind-hazard", &|row| row[16].starts_with(handed)),
        hazards.reported
    );
}

/// The workbook's summary and the district's form say what the log says, and its sheets have as many rows.
fn xlsx_counts(export: &Export<'_>, language: Language) {
    if language != Language::Chinese {
        return;
    }
    let summary = &export.log.summary;
    let (names, sheets) = sheets(export);
    let said = |sheet: &str, label: &str| match beside(&sheets[sheet], label) {
        Data::Float(number) => number,
        other => panic!("{label}: {other:?}"),
    };
    for (label, number) in [
        ("走访次数", summary.attempted),
        ("新提诉求", summary.events.heard),
        ("未改完", summary.hazards.to_fix),
        ("待复查", summary.hazards.to_recheck),
        ("当天自行解决件数", summary.solved()),
        ("上报和转交件数", summary.escalated()),
    ] {
        assert!(
            (said("汇总", label) - f64::from(number)).abs() < 0.1,
            "{label}"
        );
    }
    for (label, number) in [
        ("群众问题小计", summary.events.heard),
        ("当天自行解决件数", summary.solved()),
        ("上报区指挥中心件数", summary.handed_to(Body::DISTRICT)),
    ] {
        assert!(
            (said("区级日报", label) - f64::from(number)).abs() < 0.1,
            "{label}"
        );
    }
    let rows = |at: usize| u32::try_from(sheets[&names[at]].len() - 1).unwrap();
    assert_eq!(rows(1).max(1), summary.attempted.max(1));
    let hazards = &summary.hazards;
    let listed = hazards.found + hazards.followed + hazards.checks;
    assert_eq!(rows(2).max(1), listed.max(1));
}

/// The text for the chat and the JSON say the same.
fn told(export: &Export<'_>) {
    let summary = &export.log.summary;
    let (hazards, events) = (&summary.hazards, &summary.events);
    let say = |id: &str, number: u32| format!("{} {number}", export.words.get(id));
    let parts = [
        (hazards.fixed, "daylog-figure-fixed"),
        (hazards.reported, "daylog-figure-reported"),
        (hazards.to_fix, "daylog-figure-to-fix"),
        (hazards.to_recheck, "daylog-figure-recheck"),
        (hazards.closed, "daylog-figure-closed"),
        (events.solved, "daylog-figure-events-solved"),
        (events.handed, "daylog-figure-events-handed"),
        (events.dropped, "daylog-figure-events-dropped"),
        (events.open, "daylog-figure-events-open"),
    ];
    let handled = [
        ("solved", summary.solved().to_string()),
        ("escalated", summary.escalated().to_string()),
    ];
    let handled = export.words.with("daylog-text-handled", &handled);
    for format in [Format::Txt, Format::Md] {
        let page = text(export, format);
        for (number, id) in parts {
            let said = say(id, number);
            assert!(number == 0 || page.contains(&said), "{said} in\n{page}");
        }
        let any = summary.solved() + summary.escalated() > 0;
        assert_eq!(page.contains(&handled), any, "{handled} in\n{page}");
        assert!(
            !page.contains("共0分") && !page.contains("together 0 min"),
            "{page}"
        );
    }
    let json = json(export);
    let said = &json["summary"];
    assert_eq!(said["solved"], summary.solved());
    assert_eq!(said["escalated"], summary.escalated());
    assert_eq!(said["needs"]["heard"], events.heard);
    assert_eq!(said["hazards"]["to_recheck"], hazards.to_recheck);
    let visits = json["visits"].as_array().unwrap().len();
    assert_eq!(said["attempted"], visits);
    let found = json["hazards"].as_array().unwrap();
    let found = found
        .iter()
        .filter(|row| row["found_today"] == true)
        .count();
    assert_eq!(said["hazards"]["found"], found);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn parts_add_up_and_every_file_tells_the_same(deeds in prop::collection::vec(deed(), 0..24)) {
        let mut scene = Scene::new();
        for deed in &deeds {
            act(&mut scene, deed);
        }
        in_both(&mut scene, &Privacy::Masked, |export, language| {
            let log = export.log;
            adds_up(&log.summary);
            let open = log.needs.iter().filter(|row| row.became == Became::Open).count();
            assert_eq!(log.summary.events.open as usize, open);
            csv_counts(export);
            xlsx_counts(export, language);
            told(export);
        });
    }
}
