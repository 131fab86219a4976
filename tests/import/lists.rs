//! Lists of offers, partners and activities: no row and no figure is lost without a word.

use std::ops::ControlFlow;

use gridday::clock::{Clock, FixedClock};
use gridday::domain::codes::{ActivityState, ResourceForm};
use gridday::domain::offer::Offer;
use gridday::exchange::entries::{List, Options, Plan};
use gridday::exchange::outside::Outside;
use gridday::exchange::report::ImportError;
use gridday::exchange::table::Source;
use gridday::ledger::Ledger;
use proptest::prelude::*;

use crate::ledger::{clock, csv, empty, words};

pub fn read(
    ledger: &Ledger,
    clock: &FixedClock,
    noun: &str,
    source: &Source,
    maps: &[&str],
) -> Result<Plan, ImportError> {
    let outside = Outside {
        now: clock.now(),
        ids: &mut || clock.id(),
        text: &words,
        language: "zh-CN",
        watch: &mut |_| ControlFlow::Continue(()),
    };
    let options = Options {
        mappings: maps.iter().map(|map| (*map).to_owned()).collect(),
        ..Options::default()
    };
    let list = List::named(noun).unwrap();
    list.plan(source, ledger.tables(), &options, outside)
}

fn plan(ledger: &Ledger, clock: &FixedClock, noun: &str, text: &str) -> Plan {
    read(ledger, clock, noun, &csv(text), &[]).unwrap()
}

fn taken(ledger: &mut Ledger, clock: &FixedClock, noun: &'static str, text: &str) {
    let plan = plan(ledger, clock, noun, text);
    let list = List::named(noun).unwrap();
    ledger.commit(list.verb, plan.changes(), clock).unwrap();
}

fn keys(plan: &Plan) -> Vec<(u32, &'static str)> {
    let kept = plan.refused.kept().iter();
    kept.map(|remark| (remark.place.row, remark.key)).collect()
}

fn offer(ledger: &Ledger, words: &str) -> Offer {
    let mut offers = ledger.tables().offers.iter();
    let found = offers.find(|one| one.words == words).unwrap();
    found.as_ref().clone()
}

#[test]
fn rows_that_only_begin_like_a_signature_are_data_and_what_is_skipped_is_listed() {
    let (ledger, clock) = (empty(), clock());
    let text = "活动名称,活动时间,地点\n格式合同讲座,2025-10-01,广场\n法律讲座（例如：离婚）,2025-10-02,广场\n\
        签字仪式,2025-11-01,广场\n负责人联席会议,2025-11-03,会议室\n审核培训,2025-11-04,会议室\n\
        填表人：王五,审核：赵六,\n";
    let plan = plan(&ledger, &clock, "activities", text);
    assert_eq!((plan.counts.new, plan.refused.len()), (5, 0));
    assert_eq!(
        (plan.sheets[0].skipped, &plan.sheets[0].aside[..]),
        (1, &[7][..])
    );
    let text = "单位名称,联系人,特长\n格式合同事务所,张三,例如\n审核中心,李四,\n负责人培训中心,,\n";
    assert_eq!(plan_new(&ledger, &clock, "partners", text), 3);
    let text =
        "资源名称,提供单位,数量,备注\n法律咨询,律所,3,例如合同纠纷\n轮椅,卫生站,2,登记格式见附件\n";
    assert_eq!(plan_new(&ledger, &clock, "offers", text), 2);
}

fn plan_new(ledger: &Ledger, clock: &FixedClock, noun: &str, text: &str) -> usize {
    plan(ledger, clock, noun, text).counts.new
}

#[test]
fn the_same_title_at_another_time_is_another_activity() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "活动名称,活动时间,参加人数\n义诊,2025-10-01 9:00,30\n义诊,2025-10-01 14:00,50\n";
    taken(&mut ledger, &clock, "activities", text);
    let people = ledger
        .tables()
        .activities
        .iter()
        .filter_map(|one| one.people);
    assert_eq!(people.sum::<u32>(), 80);
    assert_eq!(
        plan(&ledger, &clock, "activities", text).counts.unchanged,
        2
    );
}

#[test]
fn a_row_of_the_same_name_that_says_otherwise_is_refused_and_names_the_other() {
    let (ledger, clock) = (empty(), clock());
    let text = "资源名称,提供单位,数量\n轮椅,卫生站,3\n轮椅,卫生站,2\n轮椅,卫生站,3\n";
    let plan = plan(&ledger, &clock, "offers", text);
    assert_eq!(
        (plan.counts.new, plan.repeated, plan.rejects.len()),
        (1, 1, 1)
    );
    assert_eq!(keys(&plan), [(3, "import-repeats-otherwise")]);
    assert_eq!(plan.refused.kept()[0].value, "2");
    assert_eq!(plan.remarks.kept()[0].key, "import-repeats");
}

#[test]
fn a_quantity_is_read_whole_or_the_row_is_refused_by_its_column() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "资源名称,数量\n甲,３２\n乙,\"1,234\"\n丙,3.05\n丁,3-5\n戊,1e5\n己,3万\n庚,-3\n";
    let plan = plan(&ledger, &clock, "offers", text);
    assert_eq!(plan.counts.new, 3);
    assert!(
        plan.refused
            .kept()
            .iter()
            .all(|one| one.heading == "数量" && !one.value.is_empty())
    );
    assert_eq!(
        keys(&plan).iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        [4, 5, 6, 8]
    );
    let list = List::named("offers").unwrap();
    ledger.commit(list.verb, plan.changes(), &clock).unwrap();
    for (words, quantity) in [("甲", 32), ("乙", 1_234), ("己", 30_000)] {
        assert_eq!(offer(&ledger, words).quantity, Some(quantity));
    }
}

#[test]
fn yuan_become_money_in_fen() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "资源名称,资源形式,数量,计量单位\n甲,,5000元,\n乙,资金,1.2,万元\n丙,资金,¥300,\n";
    taken(&mut ledger, &clock, "offers", text);
    for (words, fen) in [("甲", 500_000), ("乙", 1_200_000), ("丙", 30_000)] {
        let offer = offer(&ledger, words);
        assert_eq!(
            (offer.form, offer.quantity),
            (ResourceForm::MONEY, Some(fen))
        );
        assert_eq!(offer.unit, "");
    }
}

#[test]
fn what_a_person_may_not_do_a_list_may_not_either() {
    let (mut ledger, clock) = (empty(), clock());
    taken(
        &mut ledger,
        &clock,
        "activities",
        "活动名称,活动时间,参加人数\n甲,2025-10-01,41\n",
    );
    let text = "活动名称,活动时间,名额,参加人数,参加人次,状态\n甲,2025-10-01,2,,,已计划\n乙,2099-01-01,,,,已举办\n\
        丙,2025-01-05,,30,,取消\n丁,2025-01-05,,30,20,\n戊,2025-01-05,4294967296,,,\n己,2025-03-01 25:00,,,,\n";
    let plan = plan(&ledger, &clock, "activities", text);
    let mut keys = keys(&plan);
    keys.sort_unstable();
    let wanted = [
        (2, "activity-was-held"),
        (3, "import-held-later"),
        (4, "import-off-with-people"),
        (5, "import-fewer-times"),
        (6, "import-number-refused"),
        (7, "import-day-refused"),
    ];
    assert_eq!(keys, wanted);
    assert_eq!(plan.counts.new + plan.counts.changed, 0);
}

#[test]
fn a_day_with_its_beginning_and_end_in_columns_of_their_own() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "活动名称,日期,开始时间,结束时间\n甲,2025-10-29,15:00,17:00\n乙,2025年10月29日,下午3点,下午5点\n\
        丙,2025-10-29 下午3:00-5:00,,\n丁,2025-10-29 15:00:00,,17:00:00\n";
    taken(&mut ledger, &clock, "activities", text);
    for one in ledger.tables().activities.iter() {
        let hours = [one.hours.from, one.hours.until].map(|time| time.unwrap().to_string());
        assert_eq!(hours, ["15:00:00", "17:00:00"], "{}", one.title);
        assert_eq!(one.state, ActivityState::PLANNED);
    }
    assert_eq!(ledger.tables().activities.len(), 4);
}

#[test]
fn who_left_is_not_active_and_an_agreement_without_its_day_is_noted() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "单位名称,协议到期日期,协议内容,在册\n甲所,2027-01-01,共建十条,不在册\n乙所,,,否（已退出）\n丙所,,,FALSE\n丁所,,,是\n";
    taken(&mut ledger, &clock, "partners", text);
    for one in ledger.tables().partners.iter() {
        assert_eq!(one.active, one.name == "丁所", "{}", one.name);
        assert_eq!(one.note.contains("共建十条"), one.name == "甲所");
    }
}

#[test]
fn a_unit_and_its_member_in_one_file_are_the_same_the_second_time() {
    let (mut ledger, clock) = (empty(), clock());
    let text = "单位名称,党员姓名,工作单位\n卫生站,,\n,王小明,卫生站\n";
    taken(&mut ledger, &clock, "partners", text);
    let again = plan(&ledger, &clock, "partners", text);
    assert_eq!((again.counts.unchanged, again.counts.changed), (2, 0));
}

#[test]
fn a_mapping_of_no_column_or_of_one_column_twice_is_refused() {
    let (ledger, clock) = (empty(), clock());
    let source = || csv("资源名称,数量,量\n甲,3,袋\n");
    let failed = |maps: &[&str]| {
        read(&ledger, &clock, "offers", &source(), maps)
            .err()
            .unwrap()
            .key()
    };
    assert_eq!(failed(&["没有=unit"]), "import-no-column");
    assert_eq!(failed(&["ZZ=quantity"]), "import-no-column");
    assert_eq!(failed(&["C=unit", "量=quantity"]), "import-mapped-twice");
    assert!(read(&ledger, &clock, "offers", &source(), &["C=unit"]).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_row_with_something_in_it_is_accounted_for(
        rows in prop::collection::vec(("[甲乙签注合示负责人计例：]{1,4}", "[0-9,.万元-]{0,4}", "[一审核：格式]{0,3}"), 1..12)
    ) {
        let (ledger, clock) = (empty(), clock());
        let mut text = "资源名称,数量,提供单位\n".to_owned();
        for (name, quantity, giver) in &rows {
            text.push_str(&format!("{name},\"{quantity}\",{giver}\n"));
        }
        let plan = plan(&ledger, &clock, "offers", &text);
        let counts = plan.counts;
        let read = counts.new + counts.changed + counts.unchanged + plan.repeated + plan.refused.len();
        let aside: usize = plan.sheets.iter().map(|sheet| sheet.aside.len()).sum();
        prop_assert_eq!(read + aside, rows.len());
        prop_assert_eq!(plan.refused.len(), plan.rejects.len());
    }
}
