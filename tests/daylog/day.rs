//! One made-up day through the deeds: ten doors and everything that can be found behind them. Nobody in it exists.

use chrono::{Duration, NaiveDate, NaiveTime};
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::Id;
use gridday::domain::address::Address;
use gridday::domain::codes::{
    CareGroup, HazardItem, Need, Outcome, PlaceKind, Priority, Relation, Rule, SourceOfFact,
    TaskKind, TaskOrigin, Topic, Weather,
};
use gridday::domain::household::{Contact, Household};
use gridday::domain::identity::IdNumber;
use gridday::domain::place::Place;
use gridday::domain::resident::Resident;
use gridday::domain::subject::Subject;
use gridday::domain::visit::Appointment;
use gridday::exchange::daylog::{Export, Privacy, Words};
use gridday::i18n::{Language, Texts, Value};
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use gridday::ledger::queries::daylog::{Beside, DayLog, Left, Pending, undone_on};
use gridday::ledger::work::hazard::{Answer, FirstStep, NewHazard};
use gridday::ledger::work::task::NewTask;
use gridday::ledger::work::visit::NewVisit;
use gridday::ledger::work::{self, At, Settings};
use uuid::Uuid;

/// Name, ID number and phone of whoever lives behind door 3-2-101, 3-2-201 and so on.
pub const PEOPLE: [(&str, &str, &str); 10] = [
    ("王秀兰", "150000193805010027", "14200000001"),
    ("欧阳志明", "150000195503150111", "14200000002"),
    ("苏日娜", "150000201806010245", "14200000003"),
    ("李建国", "150000196308080378", "14200000004"),
    ("赵玉梅", "150000194910010023", "14200000005"),
    ("阿依·古丽", "", "14200000006"),
    ("陈晓东", "", "14200000007"),
    ("孙丽", "", "14200000008"),
    ("周大海", "", "14200000009"),
    ("吴桂芳", "", "14200000010"),
];

/// The doors, in the order they were visited, with the outcome that stands at the end.
pub const DOORS: [(&str, &str); 10] = [
    ("3-2-101", "met"),
    ("3-2-201", "not-home"),
    ("3-2-301", "refused"),
    ("3-2-401", "rescheduled"),
    ("3-2-501", "met"),
    ("3-2-601", "moved"),
    ("3-2-701", "met-proxy"),
    ("3-2-801", "no-access"),
    ("3-2-901", "phone-ok"),
    ("3-2-1001", "met"),
];

/// The note that a spreadsheet must not run.
pub const FORMULA: &str = "=cmd|' /C calc'!A0";

/// A ledger with its clock.
pub struct Scene {
    pub ledger: Ledger,
    pub clock: FixedClock,
    pub settings: Settings,
    pub doors: Vec<Id<Household>>,
    pub people: Vec<Id<Resident>>,
}

/// The day of it all: a Sunday.
pub fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

impl Scene {
    /// A stair of ten doors, one above the other, and a shop.
    pub fn new() -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T08:55:00+08:00").unwrap());
        let backing = Memory::new(Uuid::from_u128(1));
        let mut ledger = Ledger::open(Box::new(backing)).unwrap().0;
        let mut edit = ledger.edit();
        let (mut doors, mut people) = (Vec::new(), Vec::new());
        for (floor, (name, number, phone)) in (1..).zip(PEOPLE) {
            let address = Address {
                building: "3".into(),
                unit: Some("2".into()),
                room: format!("{floor}01"),
                ..Address::default()
            };
            let home = Household::new(Id::new(clock.id()), address);
            let mut person = Resident::new(Id::new(clock.id()), home.id, name.into());
            person.relation = Some(Relation::HEAD);
            person.id_number = IdNumber::read(number, date())
                .unwrap()
                .map(|accepted| accepted.number);
            person.phones = vec![phone.into()];
            person.care = match floor {
                1 => vec![CareGroup::ALONE],
                3 => vec![CareGroup::LEFT_CHILD],
                5 => vec![CareGroup::DIBAO],
                _ => Vec::new(),
            };
            doors.push(home.id);
            people.push(person.id);
            edit.put(home);
            edit.put(person);
        }
        let mut shop = Place::new(Id::new(clock.id()), "秀兰小卖部".into(), PlaceKind::SHOP);
        shop.in_charge = Some(Contact {
            name: "冯国强".into(),
            phones: vec!["14200000011".into()],
        });
        edit.put(shop);
        let changes = edit.changes();
        ledger.commit("import-roster", changes, &clock).unwrap();
        let settings = Settings {
            worker: "小李".into(),
            mentor: "刘带教".into(),
            grid: "第三网格".into(),
            community: "暖城社区".into(),
            ..Settings::default()
        };
        Self {
            ledger,
            clock,
            settings,
            doors,
            people,
        }
    }

    /// Gives every person, door note, place and setting one of `canaries`, and leaves a visit, a hazard and a task with
    /// them behind.
    pub fn name(&mut self, canaries: &[&str], worker: &str) {
        let mut given = canaries.iter().cycle().map(|canary| (*canary).to_owned());
        let mut next = || given.next().unwrap_or_default();
        let tables = self.ledger.tables().clone();
        let mut edit = self.ledger.edit();
        for person in tables.residents.iter() {
            let mut person = person.as_ref().clone();
            person.name = next();
            edit.put(person);
        }
        for home in tables.households.iter() {
            let mut home = home.as_ref().clone();
            (home.notes, home.address.estate) = (next(), Some(next()));
            edit.put(home);
        }
        for place in tables.places.iter() {
            let mut place = place.as_ref().clone();
            place.name = next();
            edit.put(place);
        }
        let changes = edit.changes();
        self.ledger
            .commit("canaries", changes, &self.clock)
            .unwrap();
        worker.clone_into(&mut self.settings.worker);
        (self.settings.mentor, self.settings.grid) = (next(), next());
        self.settings.community = next();
        let (met, note, measure, title) = (next(), next(), next(), next());
        self.visit(0, |visit| {
            (visit.met, visit.note) = (met, note);
            visit.hazards = vec![NewHazard {
                responsible: measure.clone(),
                measure,
                step: FirstStep::Reported,
                ..NewHazard::new(HazardItem::new("gas/hose-old"))
            }];
        });
        let task = NewTask {
            note: title.clone(),
            title,
            kind: TaskKind::WISH,
            origin: TaskOrigin::COMMUNITY,
            subject: Some(self.door(4)),
            address: String::new(),
            due: None,
            priority: Priority::HIGH,
        };
        self.work(|ledger, at| work::task::add(ledger, task, at).unwrap());
    }

    /// The door at a place in [`DOORS`].
    pub fn door(&self, at: usize) -> Subject {
        self.doors[at].into()
    }

    /// Does something five minutes later.
    pub fn work<T>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> T) -> T {
        self.clock.advance(Duration::minutes(5));
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    /// Logs a visit at a door, edited by `more`.
    pub fn visit(&mut self, door: usize, more: impl FnOnce(&mut NewVisit)) {
        let mut new = NewVisit::new(self.door(door), Outcome::new(DOORS[door].1));
        more(&mut new);
        self.work(|ledger, at| work::visit::log(ledger, new, at).unwrap());
    }

    /// The log of the day, with what was undone and what is left.
    pub fn log(&mut self) -> DayLog {
        let undone = undone_on(&mut self.ledger, date()).unwrap();
        let mut due = Pending::new(self.door(1), Rule::CARE_DUE);
        due.due = date().pred_opt();
        let unfinished = vec![due, Pending::new(self.door(2), Rule::RETRY)];
        let left = Left {
            tomorrow: unfinished[..1].to_vec(),
            unfinished,
            rest: 3,
            care_due: 1,
        };
        let beside = Beside {
            undone: &undone,
            left: Some(&left),
            settings: Some(&self.settings),
        };
        DayLog::of(self.ledger.tables(), date(), beside)
    }

    /// A whole day: ten doors, a pause, a check, a task, closing, one late entry.
    pub fn whole() -> Self {
        let mut scene = Self::new();
        scene.morning();
        scene.clock.advance(Duration::hours(3));
        scene.afternoon();
        scene.facts();
        scene.work(|ledger, at| work::day::close(ledger, at).unwrap());
        scene.visit(0, |visit| {
            visit.outcome = Outcome::NOT_HOME;
            visit.note = "晚上又去了一次".into();
        });
        scene
    }

    fn morning(&mut self) {
        let start = work::day::DayStart {
            weather: Weather::all().next(),
            companions: vec!["社区干部小赵".into()],
            ..work::day::DayStart::default()
        };
        self.work(|ledger, at| work::day::start(ledger, start, at).unwrap());
        self.visit(0, |visit| {
            visit.topics = vec![Topic::new("anti-fraud"), Topic::new("gas")];
            visit.leaflets = 2;
        });
        self.visit(1, |_| {});
        self.visit(2, |visit| visit.note = FORMULA.into());
        self.visit(3, |visit| {
            visit.again = Some(Appointment {
                on: date().succ_opt().unwrap(),
                time: NaiveTime::from_hms_opt(19, 0, 0),
            });
        });
        self.visit(4, |visit| {
            visit.note = "邻居李建国帮忙，电话142 0000 0004".into();
            visit.hazards = vec![NewHazard {
                step: FirstStep::By(date() + Duration::days(7)),
                responsible: "物业".into(),
                ..NewHazard::new(HazardItem::new("gas/hose-old"))
            }];
        });
        self.visit(5, |_| {});
        // A slip of the finger, taken back.
        self.visit(6, |visit| visit.outcome = Outcome::REFUSED);
        self.work(|ledger, at| ledger.undo(at.clock).unwrap());
    }

    fn afternoon(&mut self) {
        self.visit(6, |visit| visit.met = "陈晓东的母亲".into());
        self.visit(7, |_| {});
        self.visit(8, |visit| visit.needs = vec![Need::new("property")]);
        self.visit(9, |visit| {
            visit.met = "吴桂芳".into();
            visit.hazards = vec![NewHazard {
                step: FirstStep::Fixed,
                ..NewHazard::new(HazardItem::new("elec/overload"))
            }];
        });
        let shop = self.ledger.tables().places.iter().next().unwrap().id;
        let bad = NewHazard {
            step: FirstStep::Reported,
            ..NewHazard::new(HazardItem::new("fire/stairs-blocked"))
        };
        let answers = vec![
            (HazardItem::new("fire/extinguisher"), Answer::Ok),
            (
                HazardItem::new("fire/stairs-blocked"),
                Answer::Bad(bad.into()),
            ),
            (HazardItem::new("fire/exit-locked"), Answer::Skipped),
        ];
        self.work(|ledger, at| {
            work::hazard::check(ledger, &shop.into(), answers, "冯国强在场", at).unwrap()
        });
    }

    fn facts(&mut self) {
        let home = self.doors[0];
        self.work(|ledger, at| {
            work::collection::verify(ledger, home, SourceOfFact::SELF, at).unwrap()
        });
        let mut person = self
            .ledger
            .tables()
            .residents
            .get(self.people[4])
            .unwrap()
            .as_ref()
            .clone();
        person.phones = vec!["14200000055".into()];
        self.work(|ledger, at| {
            work::resident::edit(ledger, person, SourceOfFact::FAMILY, at).unwrap()
        });
        let task = NewTask {
            title: "给赵玉梅送药".into(),
            kind: TaskKind::WISH,
            origin: TaskOrigin::COMMUNITY,
            subject: Some(self.door(4)),
            address: String::new(),
            due: None,
            priority: Priority::HIGH,
            note: "身份证150000194910010023".into(),
        };
        let (task, _) = self.work(|ledger, at| work::task::add(ledger, task, at).unwrap());
        self.work(|ledger, at| {
            work::task::step(ledger, task, work::task::TaskStep::Done, at).unwrap()
        });
    }
}

/// Texts as the files ask for them.
pub fn say(texts: &Texts) -> impl Fn(&str, &[(&str, String)]) -> String {
    move |id, values| {
        let values: Vec<(&str, Value<'_>)> = (values.iter())
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        texts.with(id, &values)
    }
}

/// Hands an export in each language to `look`.
pub fn in_both(scene: &mut Scene, privacy: &Privacy, look: impl Fn(&Export<'_>, Language)) {
    let log = scene.log();
    for language in Language::ALL {
        let texts = Texts::new(language);
        let say = say(&texts);
        let export = Export {
            log: &log,
            tables: scene.ledger.tables(),
            words: Words::new(&say, texts.tag()),
            privacy: privacy.clone(),
            now: parse_moment("2026-11-22T20:00:00+08:00").unwrap(),
            template: None,
            roster: None,
        };
        look(&export, language);
    }
}
