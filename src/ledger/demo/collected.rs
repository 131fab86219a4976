//! The questionnaires of the made-up community, for whom they are, and what was answered so far. What a question means is
//! not known here: answers are written as the form engine keeps them, with an edition of 0, so that it reckons them anew.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, TimeZone};
use serde_json::json;

use super::forms::WORKBOOKS;
use super::{Filling, settings};
use crate::domain::address::Spot;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::codes::{CareGroup, Coded, Population, Relation};
use crate::domain::household::Household;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::resident::Resident;
use crate::domain::{Entity, Id};

/// The version of the workbooks, as they say it.
const VERSION: &str = "2026112201";
/// `form_id` and title of each workbook, in the order of [`WORKBOOKS`].
const FORMS: [(&str, &str); 4] = [
    ("household_facts", "入户信息采集"),
    ("elder_visit", "独居老人探访"),
    ("lift_consent", "加装电梯意见征集"),
    ("work_and_wages", "用工与就业意向·护薪码"),
];

/// What was answered at a door, question by question.
#[derive(Default)]
struct Answers {
    values: BTreeMap<String, String>,
    people: usize,
    name: String,
    answered: u32,
    asked: u32,
}

impl Answers {
    /// A question that was asked; a blank answer was left out.
    fn ask(&mut self, path: &str, answer: impl Into<String>) {
        let answer = answer.into();
        self.asked += 1;
        if !answer.is_empty() {
            self.answered += 1;
            self.values.insert(format!("/data/{path}"), answer);
        }
    }
}

/// Puts the questionnaires and what was answered into the filling.
pub(super) fn fill(filling: &mut Filling<'_>, homes: &[Household]) {
    let people = residents(filling);
    let lived_in: Vec<&Household> = homes
        .iter()
        .filter(|home| home.expects_someone(filling.now.date_naive()))
        .filter(|home| people.contains_key(&home.id))
        .collect();
    let tower = Spot {
        estate: None,
        building: "3".to_owned(),
        unit: None,
    };
    let soon = |filling: &Filling<'_>, days| Some(filling.days_on(days));
    let facts = questionnaire(filling, 0, Audience::Everyone, None);
    let due = soon(filling, 8);
    let elder = questionnaire(filling, 1, Audience::Care(CareGroup::ALONE), due);
    let due = soon(filling, 5);
    let lift = questionnaire(filling, 2, Audience::Area(tower), due);
    let work = questionnaire(filling, 3, Audience::Care(CareGroup::MIGRANT), None);
    for home in lived_in.iter().step_by(9) {
        let answers = household_facts(filling, home, &people[&home.id]);
        let days = 3 + filling.chance.below(50);
        sheet(filling, facts, home, days, answers);
    }
    let with = |group: CareGroup| {
        lived_in.iter().filter_map({
            let people = &people;
            move |home| {
                let mut own = people[&home.id].iter();
                Some((*home, own.find(|person| person.care.contains(&group))?))
            }
        })
    };
    for (home, person) in with(CareGroup::ALONE).step_by(4).take(8) {
        let answers = elder_visit(filling, person);
        let days = 2 + filling.chance.below(12);
        sheet(filling, elder, home, days, answers);
    }
    let asked = lived_in.iter().filter(|home| home.address.building == "3");
    for (number, home) in asked.skip(3).step_by(4).take(13).enumerate() {
        // One owner had to leave before the answers were read back.
        let answers = lift_consent(filling, home, number != 4);
        let days = 1 + filling.chance.below(6);
        sheet(filling, lift, home, days, answers);
    }
    for (number, (home, person)) in with(CareGroup::MIGRANT).step_by(3).take(4).enumerate() {
        let answers = work_and_wages(person, number == 1);
        let days = 4 + filling.chance.below(20);
        sheet(filling, work, home, days, answers);
    }
}

/// The people made so far, by household.
fn residents(filling: &Filling<'_>) -> BTreeMap<Id<Household>, Vec<Resident>> {
    let mut found: BTreeMap<Id<Household>, Vec<Resident>> = BTreeMap::new();
    let records = filling.edit.put_so_far();
    for person in records.filter_map(|record| Resident::from_record(record.clone())) {
        found.entry(person.household).or_default().push(person);
    }
    found
}

fn questionnaire(
    filling: &mut Filling<'_>,
    which: usize,
    audience: Audience,
    due: Option<NaiveDate>,
) -> (usize, Id<Questionnaire>) {
    let id = filling.id();
    let ((file, workbook), (form, title)) = (WORKBOOKS[which], FORMS[which]);
    filling.edit.put(Questionnaire {
        id,
        form: form.to_owned(),
        title: title.to_owned(),
        version: VERSION.to_owned(),
        file: file.to_owned(),
        workbook: workbook.to_vec(),
        companions: Vec::new(),
        audience: vec![audience],
        due,
        added: filling.now - Duration::days(60),
        retired: false,
    });
    (which, id)
}

fn sheet(
    filling: &mut Filling<'_>,
    (which, questionnaire): (usize, Id<Questionnaire>),
    home: &Household,
    days_ago: u64,
    mut answers: Answers,
) {
    let day = filling.days_ago(days_ago);
    let hour = u32::try_from(9 + filling.chance.below(10)).unwrap_or(9);
    let minute = u32::try_from(filling.chance.below(50)).unwrap_or(0);
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let zone = filling.now.timezone();
    let begun = zone.from_local_datetime(&day.and_time(time)).single();
    let begun = begun.unwrap_or(filling.now);
    let finished = begun + Duration::minutes(6);
    (answers.values).insert("/data/today".to_owned(), day.to_string());
    if which < 2 {
        let start = begun.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string();
        answers.values.insert("/data/start".to_owned(), start);
    }
    let rows = json!({"shown": answers.people, "kept": answers.people});
    let repeats = match which {
        0 => json!({ "/data/resident": rows }),
        _ => json!({}),
    };
    let kept = json!({
        "form": FORMS[which].0,
        "version": VERSION,
        "edition": 0,
        "language": filling.wording.form_language,
        "instance_id": format!("uuid:{}", filling.clock.id()),
        "started": begun,
        "ended": finished,
        "values": answers.values,
        "repeats": repeats,
        "declined": [],
    });
    let sheet = AnswerSheet {
        id: filling.id(),
        questionnaire,
        version: VERSION.to_owned(),
        day,
        subject: home.id.into(),
        resident: None,
        begun,
        finished,
        worker: settings().worker,
        language: filling.wording.form_language.to_owned(),
        answers: kept.to_string(),
        declined: Vec::new(),
        name: answers.name,
        is_complete: which != 2 || answers.values.contains_key("/data/read_back"),
        answered: answers.answered,
        asked: answers.asked,
        revision: 0,
        reason: String::new(),
        late: false,
    };
    filling.edit.put(sheet);
}

fn written<T: Coded>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.code().as_str().to_owned())
}

fn first(phones: &[String]) -> String {
    phones.first().cloned().unwrap_or_default()
}

/// Everything the register knows, asked and found as it is.
fn household_facts(filling: &Filling<'_>, home: &Household, people: &[Resident]) -> Answers {
    let mut answers = Answers::default();
    answers.ask("told", "OK");
    answers.ask("household/state", home.state.to_string());
    answers.ask("household/house_use", "");
    answers.ask("household/tenure", written(home.tenure));
    answers.ask("household/floor_area", "");
    if let Some(owner) = home.owner.as_deref() {
        answers.ask("owner/owner_name", owner.name.as_str());
        answers.ask("owner/owner_phone", first(&owner.phones));
    }
    answers.ask("people", people.len().to_string());
    for (number, person) in people.iter().enumerate() {
        member(&mut answers, number + 1, person, filling.now.year());
    }
    answers.ask("remark", "");
    (answers.people, answers.name) = (people.len(), format!("{}人", people.len()));
    answers
}

fn member(answers: &mut Answers, number: usize, person: &Resident, year: i32) {
    let mut ask = |name: &str, answer: String| {
        answers.ask(&format!("resident[{number}]/{name}"), answer);
    };
    ask("name", person.name.clone());
    ask(
        "relation",
        written(person.relation.or(Some(Relation::OTHER))),
    );
    ask("sex", written(person.sex_given));
    let birth = person.birth().map(|birth| birth.to_string());
    let birth = birth.unwrap_or_default();
    let born: Option<i32> = birth.get(..4).and_then(|year| year.parse().ok());
    ask("birth", birth);
    if born.is_none_or(|born| year - born >= 14) {
        ask("phone", first(&person.phones));
    }
    ask("population", written(person.population));
    if person.population == Some(Population::REGISTERED) {
        ask("residence_match", "same".to_owned());
    }
    let care = CareGroup::all().filter(|group| person.care.contains(group));
    let care: Vec<String> = care.map(|group| group.as_str().to_owned()).collect();
    ask("care", care.join(" "));
    ask("workplace", String::new());
}

fn elder_visit(filling: &mut Filling<'_>, person: &Resident) -> Answers {
    let mut answers = Answers::default();
    let fair = filling.chance.percent(30);
    answers.ask("name", person.name.as_str());
    answers.ask("met", "self");
    answers.ask("health/condition", if fair { "fair" } else { "good" });
    answers.ask("health/self_care", if fair { "partly" } else { "able" });
    if fair {
        answers.ask("health/medicine", "yes");
    }
    answers.ask("health/fell", "no");
    let meals = ["self", "canteen", "family"];
    answers.ask("life/meals", filling.chance.one(&meals));
    let seen = filling.some_days_ago(15, 40).to_string();
    answers.ask("life/seen_by_family", seen);
    answers.ask("life/phone_works", "yes");
    let gas = ["ok", "ok", "bad"];
    answers.ask("safe/gas", filling.chance.one(&gas));
    for name in ["wire", "floor", "heat"] {
        answers.ask(&format!("safe/{name}"), "ok");
    }
    let wishes = ["company", "errand", "errand doctor", "none"];
    answers.ask("wish", filling.chance.one(&wishes));
    answers.ask("wish_words", "");
    answers.ask("level", if fair { "watch" } else { "fine" });
    answers.name.clone_from(&person.name);
    answers
}

fn lift_consent(filling: &mut Filling<'_>, home: &Household, is_read_back: bool) -> Answers {
    let mut answers = Answers::default();
    let floor = home.address.floor.unwrap_or(1);
    let agrees = floor > 2 || filling.chance.percent(30);
    let (answer, words) = match (agrees, floor) {
        (true, _) => ("yes", filling.wording.agrees),
        (false, 1) => ("no", filling.wording.refuses),
        (false, _) => ("later", filling.wording.undecided),
    };
    answers.ask("floor", floor.to_string());
    answers.ask("floor_area", "");
    answers.ask("by", "owner");
    answers.ask("answer", answer);
    if agrees {
        if floor > 1 {
            answers.ask("pay", "yes");
        }
        answers.ask("terms", "cost care place time");
    } else {
        answers.ask("worry", "light noise");
    }
    answers.ask("elder", if floor > 4 { "yes" } else { "no" });
    answers.ask("words", "");
    answers.ask("read_back", if is_read_back { "OK" } else { "" });
    answers.name = format!("{words} {floor}层");
    answers
}

fn work_and_wages(person: &Resident, is_owed: bool) -> Answers {
    let mut answers = Answers::default();
    answers.ask("told", "OK");
    answers.ask("name", person.name.as_str());
    answers.ask("phone", first(&person.phones));
    answers.ask("work", "site");
    answers.ask("job/workplace", "");
    answers.ask("job/contract", if is_owed { "no" } else { "yes" });
    answers.ask("job/insured", "yes");
    answers.ask("job/pay", if is_owed { "late" } else { "month" });
    answers.ask("job/owed", if is_owed { "yes" } else { "no" });
    if is_owed {
        answers.ask("job/owed_months", "2");
        answers.ask("job/owed_yuan", "9000");
    }
    answers.ask("job/code_told", "OK");
    answers.ask("wish/looking", "no");
    answers.ask("wish/training", "trade");
    answers.name.clone_from(&person.name);
    answers
}
