//! What offices write in their columns, and what stands in the ledger afterwards.

use gridday::domain::codes::{CareGroup, HouseholdState, Relation, ResidenceMatch, Sex, Tenure};
use gridday::domain::household::Household;
use gridday::domain::record::Record;
use gridday::domain::resident::Resident;
use gridday::exchange::header::Fate;
use gridday::exchange::report::ImportError;
use gridday::exchange::roster::{Options, Plan, VERB};

use crate::ledger::{clock, contents, csv, empty, import, plan, plan_text, plan_with};

fn people(plan: Plan) -> Vec<Resident> {
    let person = |change: gridday::ledger::operation::Change| match change.after {
        Some(Record::Resident(person)) => Some(person),
        _ => None,
    };
    plan.changes().into_iter().filter_map(person).collect()
}

fn homes(plan: Plan) -> Vec<Household> {
    let home = |change: gridday::ledger::operation::Change| match change.after {
        Some(Record::Household(home)) => Some(home),
        _ => None,
    };
    plan.changes().into_iter().filter_map(home).collect()
}

fn keys(remarks: &gridday::exchange::report::Remarks) -> Vec<&'static str> {
    remarks.kept().iter().map(|remark| remark.key).collect()
}

#[test]
fn blank_door_cells_mean_the_door_above_until_a_head_begins_another() {
    let plan = plan_text(
        "楼栋,单元,门牌,姓名,与户主关系\n3号楼,2单元,501室,甲一,户主\n,,,乙一,妻\n,,502,丙一,户主\n,1,101,丁一,本人\n,,,戊一,户主\n,,,己一,子\n",
    );
    assert_eq!(keys(&plan.refused), ["import-no-door", "import-no-door"]);
    assert_eq!(plan.refused.kept()[0].place.to_string(), "C6");
    let doors: Vec<String> = homes(plan)
        .iter()
        .map(|home| home.address.to_string())
        .collect();
    assert_eq!(doors, ["3-2-501", "3-2-502", "3-1-101"]);
}

#[test]
fn a_faulty_number_does_not_cost_the_person() {
    let plan = plan_text(
        "地址,姓名,身份证号,性别,出生日期\n3-2-501,甲一,150000190001010019,男,1900-01-01\n3-2-501,乙一,1.50000195E+17,,\n3-2-501,丙一,150000195503150111,女,1956-03-15\n3-2-501,丁一,,女,1942.9\n3-2-501,戊一,15000019550315****,,\n",
    );
    assert!(plan.refused.is_empty());
    assert_eq!(
        keys(&plan.remarks),
        [
            "id-check-digit",
            "id-scientific",
            "id-sex-differs",
            "id-birth-differs",
            "id-masked"
        ],
    );
    assert_eq!(plan.remarks.kept()[0].value, "150***********0019");
    assert_eq!(plan.tasks, 2);
    let people = people(plan);
    let faulty: Vec<bool> = people.iter().map(|person| person.id_faulty).collect();
    assert_eq!(faulty, [true, true, false, false, false]);
    assert_eq!(
        (people[0].sex(), people[0].birth().unwrap().to_string()),
        (Sex::MALE, "1900-01-01".into())
    );
    assert_eq!(
        (people[2].sex(), people[2].birth().unwrap().to_string()),
        (Sex::MALE, "1955-03-15".into())
    );
    assert_eq!(
        (people[3].sex(), people[3].birth().unwrap().to_string()),
        (Sex::FEMALE, "1942-09".into())
    );
}

#[test]
fn without_ids_nothing_of_a_number_is_kept_but_sex_and_birth() {
    let options = Options {
        without_ids: true,
        ..Options::default()
    };
    let text =
        "地址,姓名,身份证号\n3-2-501,甲一,150000195503150111\n3-2-501,乙一,150000190001010019\n";
    let plan = plan_with(&empty(), &clock(), &csv(text), &options).unwrap();
    let people = people(plan);
    assert!(
        people
            .iter()
            .all(|person| person.id_number.is_none() && !person.id_faulty)
    );
    assert_eq!(
        (people[0].sex(), people[0].birth().unwrap().to_string()),
        (Sex::MALE, "1955-03-15".into())
    );
}

#[test]
fn phones_care_words_flags_and_codes_are_understood() {
    let plan = plan_text(
        "住址,姓名,年龄,电话,其他联系电话,人员类别,是否低保,残疾等级,是否人户分离,与户主关系,备注\n3-2-501,阿拉坦,84岁,14200000001、14200000002 0477-8888123,14200000001,独居；爱下棋,是,二级,否,户主,耳背\n3-2-501,乌云,10,无,,留守、刑释,否,,是,孙女,\n",
    );
    assert_eq!(
        keys(&plan.remarks),
        [
            "import-birth-from-age",
            "import-birth-from-age",
            "import-sensitive-word"
        ]
    );
    let people = people(plan);
    assert_eq!(
        people[0].phones,
        ["14200000001", "14200000002", "0477-8888123"]
    );
    assert_eq!(
        people[0].care,
        [CareGroup::ALONE, CareGroup::DIBAO, CareGroup::SEVERE_DIS]
    );
    assert_eq!(people[0].tags, ["爱下棋"]);
    assert_eq!(people[0].residence_match, Some(ResidenceMatch::SAME));
    assert_eq!(people[0].details.as_ref().unwrap().remark, "耳背");
    assert_eq!(
        (people[1].care.as_slice(), people[1].tags.len()),
        (&[CareGroup::LEFT_CHILD][..], 0)
    );
    assert_eq!(people[1].relation, Some(Relation::new("grandchild")));
}

#[test]
fn doors_without_people_are_kept_with_their_owner() {
    let plan = plan_text(
        "门牌,楼号,单元,户主姓名,房屋性质,联系电话,房主姓名\n501,3,2,,空置,14200000001,\n502,3,2,张三,自购,,\n503,3,2,空置,,,李四\n",
    );
    assert!(plan.refused.is_empty() && plan.remarks.is_empty());
    let residents = plan.residents.new;
    let homes = homes(plan);
    let states: Vec<HouseholdState> = homes.iter().map(|home| home.state).collect();
    assert_eq!(
        states,
        [
            HouseholdState::VACANT,
            HouseholdState::LIVED_IN,
            HouseholdState::LIVED_IN
        ]
    );
    assert_eq!(homes[0].owner.as_ref().unwrap().phones, ["14200000001"]);
    assert_eq!(homes[1].tenure, Some(Tenure::OWNED));
    assert_eq!(
        (homes[2].owner.as_ref().unwrap().name.as_str(), residents),
        ("李四", 1)
    );
}

#[test]
fn a_person_is_known_by_number_and_else_by_name_and_door() {
    let (mut ledger, clock) = (empty(), clock());
    let first = "地址,姓名,身份证号,电话\n3-2-501,甲一,150000195503150111,14200000001\n3-2-501,乙一,,\n3-2-502,乙一,,\n";
    assert_eq!(import(&mut ledger, &clock, &csv(first)), [2, 0, 0, 3, 0, 0]);
    // The number finds 甲一 at another door; 乙一 of 501 gets a number; blanks take nothing away.
    let later = "地址,姓名,身份证号,电话\n3-2-503,甲一,150000195503150111,14200000002\n3-2-501,乙一,150000194910010023,\n";
    let plan = plan(&ledger, &clock, &csv(later));
    assert_eq!(
        (
            plan.households.new,
            plan.residents.new,
            plan.residents.changed
        ),
        (1, 0, 2)
    );
    assert_eq!(keys(&plan.remarks), ["import-moved"]);
    ledger.commit(VERB, plan.changes(), &clock).unwrap();
    let contents = contents(&ledger);
    assert!(contents["3-2-503"][1].contains("14200000001,14200000002"));
    assert_eq!(contents["3-2-501"].len(), 2);
    assert!(contents["3-2-501"][1].contains("150000194910010023"));
}

#[test]
fn a_number_told_twice_is_one_person_or_a_fault() {
    let plan = plan_text(
        "地址,姓名,身份证号\n3-2-501,甲一,150000195503150111\n3-2-501,甲一,150000195503150111\n3-2-502,甲一,150000195503150111\n3-2-503,乙一,150000195503150111\n",
    );
    assert_eq!(
        keys(&plan.remarks),
        ["import-id-at-two-doors", "import-id-of-another"]
    );
    let people = people(plan);
    assert_eq!(people.len(), 2);
    assert!(people[1].id_faulty && people[1].id_number.is_none());
}

#[test]
fn sensitive_columns_are_dropped_and_said_so() {
    let plan = plan_text("地址,姓名,是否社区矫正,宗教信仰,健康状况\n3-2-501,甲一,是,有,患某某病\n");
    let dropped = plan.sheets[0]
        .columns
        .iter()
        .filter(|column| column.fate == Fate::Sensitive)
        .count();
    assert_eq!(dropped, 3);
    let person = people(plan).remove(0);
    assert!(person.details.is_none() && person.tags.is_empty() && person.care.is_empty());
}

#[test]
fn refused_rows_import_once_they_are_corrected() {
    let text = "住址,,,姓名,关系,电话,信访\n楼号,单元,门牌,,,,\n3,2,501,甲一,户主,14200000001,是\n,,,,妻,14200000002,是\n3,,3月2日,=乙一,户主,,\n,,,丙一,子,,\n";
    let (mut ledger, clock) = (empty(), clock());
    let first = plan(&ledger, &clock, &csv(text));
    assert_eq!(
        keys(&first.refused),
        [
            "import-no-name",
            "address-looks-like-date",
            "address-looks-like-date"
        ]
    );
    let mut out = Vec::new();
    first
        .rejects
        .write(&mut out, &|key| key.to_string())
        .unwrap();
    ledger.commit(VERB, first.changes(), &clock).unwrap();
    let file = String::from_utf8(out).unwrap();
    assert_eq!(
        file,
        "\u{feff}楼号,单元,门牌,姓名,关系,电话,import-reject-reason\n3,2,501,,妻,14200000002,import-no-name\n3,,3月2日,'=乙一,户主,,address-looks-like-date\n3,,3月2日,丙一,子,,address-looks-like-date\n"
    );
    let corrected = file
        .replace("501,,妻", "501,乙二,妻")
        .replace("3月2日", "3-2-502")
        .replace("'=乙一", "乙一");
    assert_eq!(
        import(&mut ledger, &clock, &csv(&corrected)),
        [1, 0, 1, 3, 0, 0]
    );
    assert_eq!(
        contents(&ledger).keys().collect::<Vec<_>>(),
        ["3-2-501", "3-2-502"]
    );
}

#[test]
fn estates_tell_doors_apart_only_where_there_are_several() {
    let (mut ledger, clock) = (empty(), clock());
    import(
        &mut ledger,
        &clock,
        &csv("地址,姓名\n3-2-501,甲一\n3-2-502,乙一\n"),
    );
    let later = "小区,楼号,单元,房号,姓名\n恒昌小区,3,2,501,甲一\n恒昌小区,3,2,502,乙一\n万锦小区,3,2,502,丙一\n";
    let plan = plan(&ledger, &clock, &csv(later));
    assert_eq!(
        (
            plan.households.new,
            plan.households.changed,
            plan.households.unchanged
        ),
        (2, 1, 0)
    );
    ledger.commit(VERB, plan.changes(), &clock).unwrap();
    let doors: Vec<String> = contents(&ledger).into_keys().collect();
    assert_eq!(
        doors,
        [
            "3-2-502",
            "万锦小区/3-2-502",
            "恒昌小区/3-2-501",
            "恒昌小区/3-2-502"
        ]
    );
}

#[test]
fn what_the_worker_verified_stays() {
    let (mut ledger, clock) = (empty(), clock());
    import(
        &mut ledger,
        &clock,
        &csv("地址,姓名,电话,与户主关系\n3-2-501,甲一,14200000001,户主\n"),
    );
    let mut edit = ledger.edit();
    let mut person = ledger
        .tables()
        .residents
        .iter()
        .next()
        .unwrap()
        .as_ref()
        .clone();
    person.verified_on = Some(gridday::clock::Clock::today(&clock));
    edit.put(person);
    let changes = edit.changes();
    ledger.commit("verify", changes, &clock).unwrap();
    let told = "地址,姓名,电话,与户主关系,民族\n3-2-501,甲一,14200000001,租户,蒙古族\n";
    let person = people(plan(&ledger, &clock, &csv(told))).remove(0);
    assert_eq!(person.relation, Some(Relation::HEAD));
    assert!(person.details.unwrap().ethnic.is_some());
}

#[test]
fn a_mapping_that_names_no_field_is_refused_and_one_that_does_is_obeyed() {
    let run = |said: &str| {
        let options = Options {
            mappings: vec![said.into()],
            ..Options::default()
        };
        plan_with(
            &empty(),
            &clock(),
            &csv("地址,姓名,口信\n3-2-501,甲一,敲大声\n"),
            &options,
        )
    };
    assert!(matches!(
        run("口信=nonsense"),
        Err(ImportError::Mapping(..))
    ));
    assert_eq!(homes(run("口信=notes").unwrap())[0].notes, "敲大声");
    assert!(matches!(
        plan_with(
            &empty(),
            &clock(),
            &csv("甲一\n乙一\n"),
            &Options::default()
        ),
        Err(ImportError::NoHeader)
    ));
}
