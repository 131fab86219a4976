//! What fits a door and why; that it is told, that what is given is taken, and that nothing is given twice.

use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::codes::{
    ListCategory, PairingState, RequestKind, RequestState, ResourceForm, Telling, Topic,
};
use crate::domain::date::PartialDate;
use crate::domain::household::Household;
use crate::domain::offer::Offer;
use crate::domain::request::{RequestEvent, StepNote};
use crate::domain::resident::Resident;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::request::{NewRequest, add, advance};
use crate::ledger::work::told::{NewTold, tell};
use crate::ledger::work::{At, Settings, offer};

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    door: Subject,
}

impl Grid {
    /// A door with one person living alone, born in that year.
    fn new(year: i32) -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let memory = Memory::new(Uuid::from_u128(1));
        let mut ledger = Ledger::open(Box::new(memory)).unwrap().0;
        let door = Id::new(clock.id());
        let mut edit = ledger.edit();
        edit.put(Household::new(door, Address::from_door("3-2-601").unwrap()));
        let mut person = Resident::new(Id::new(clock.id()), door, "王秀兰".to_owned());
        person.birth_given = Some(PartialDate::Year(year));
        person.care = vec![CareGroup::ALONE];
        edit.put(person);
        let changes = edit.changes();
        ledger.commit("put", changes, &clock).unwrap();
        Self {
            ledger,
            clock,
            settings: Settings::default(),
            door: door.into(),
        }
    }

    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn offer(
        &mut self,
        words: &str,
        form: ResourceForm,
        change: impl FnOnce(&mut Offer),
    ) -> Matter {
        let (id, category) = (Id::new(self.clock.id()), ListCategory::new("health"));
        let mut new = Offer::new(id, words.to_owned(), category, form, self.clock.now());
        change(&mut new);
        self.deed(|ledger, at| offer::put(ledger, new, at)).unwrap();
        Matter::Offer(id)
    }

    fn need(&mut self, words: &str, listed: bool) -> Id<Request> {
        let (subject, category) = (self.door.clone(), ListCategory::new("health"));
        let new = NewRequest::new(RequestKind::APPEAL, category, words.to_owned());
        let id = self
            .deed(|ledger, at| add(ledger, subject, new, at))
            .unwrap()
            .0;
        if listed {
            let said = StepNote::default();
            self.deed(|ledger, at| advance(ledger, id, RequestEvent::Publish, said, at))
                .unwrap();
        }
        id
    }

    fn rows(&self) -> Vec<Row> {
        at_the_door(self.ledger.tables(), &self.door, self.clock.today())
    }

    fn row(&self, what: Matter) -> Option<Row> {
        self.rows().into_iter().find(|row| row.what == what)
    }

    fn give(&mut self, what: Matter, request: Option<Id<Request>>, quantity: u64) -> bool {
        let new = NewTold {
            request,
            quantity: Some(quantity),
            ..NewTold::new(what, "轮椅".to_owned(), Telling::GIVEN)
        };
        let subject = self.door.clone();
        self.deed(|ledger, at| tell(ledger, subject, new, at))
            .is_ok()
    }
}

fn topic(code: &str) -> Matter {
    Matter::Topic(Topic::new(code))
}

#[test]
fn topics_fit_by_age_care_group_request_and_else_everybody() {
    let mut grid = Grid::new(1940);
    assert!(grid.row(topic("drowning")).is_none() && grid.row(topic("conscription")).is_none());
    let pension = grid.row(topic("elder-allowance")).unwrap();
    assert_eq!(pension.why, [Why::Group(CareGroup::AGE80), Why::Age(86)]);
    assert_eq!(grid.row(topic("fire")).unwrap().why, [Why::Everybody]);
    let need = grid.need("儿子被欠薪两个月", false);
    assert_eq!(grid.row(topic("wages")).unwrap().why, [Why::Need(need)]);
    assert_eq!(grid.rows()[0].what, topic("wages"));
    assert!(grid.row(topic("other")).is_none());
    let child = Grid::new(2016);
    assert_eq!(child.row(topic("drowning")).unwrap().why, [Why::Age(10)]);
}

#[test]
fn offers_fit_by_group_service_need_or_nearness_and_never_when_meant_for_others() {
    let mut grid = Grid::new(1940);
    let skill = ResourceForm::SKILL;
    let hair = grid.offer("周三上门理发", skill, |offer| {
        offer.times = "周三".to_owned();
    });
    let others = grid.offer("绘本阅读", skill, |offer| {
        offer.groups = vec![CareGroup::LEFT_CHILD];
    });
    let over = grid.offer("量血压", skill, |offer| {
        offer.until = NaiveDate::from_ymd_opt(2026, 11, 1);
    });
    let near = grid.offer("下棋", skill, |offer| offer.spot = Spot::parse("3"));
    let chair = grid.offer("轮椅外借", ResourceForm::GOODS, |offer| {
        offer.quantity = Some(1);
    });
    assert!(grid.row(others).is_none() && grid.row(over).is_none());
    let row = grid.row(hair).unwrap();
    assert_eq!(
        (row.kind, row.times.as_str()),
        (MatterKind::SERVICE, "周三")
    );
    assert_eq!(row.why, [Why::Group(CareGroup::ALONE), Why::Age(86)]);
    assert_eq!(grid.row(near).unwrap().why, [Why::Near]);
    assert_eq!(grid.row(chair).unwrap().kind, MatterKind::LOAN);
    let need = grid.need("想借一辆轮椅", true);
    let row = grid.row(chair).unwrap();
    assert_eq!((row.why[0], row.need), (Why::Need(need), Some(need)));
    assert_eq!(grid.rows()[0].what, chair);
}

#[test]
fn what_is_given_for_a_need_is_a_pairing_and_what_is_given_beside_one_is_taken_all_the_same() {
    let mut grid = Grid::new(1940);
    let chair = grid.offer("轮椅", ResourceForm::GOODS, |offer| {
        offer.quantity = Some(3);
    });
    let need = grid.need("想借轮椅", true);
    assert!(grid.give(chair, Some(need), 2));
    let tables = grid.ledger.tables();
    let pairing = tables.pairings.iter().next().unwrap();
    assert_eq!(
        (pairing.state, pairing.quantity),
        (PairingState::GIVEN, Some(2))
    );
    assert_eq!(
        tables.requests.get(need).unwrap().state,
        RequestState::ASSIGNED
    );
    assert_eq!(grid.row(chair).unwrap().left, Some(1));
    assert!(!grid.give(chair, None, 2));
    assert!(grid.give(chair, None, 1));
    assert!(grid.row(chair).is_none(), "nothing is left of it");
    assert_eq!(grid.ledger.tables().told.len(), 2);
    let Grid { ledger, clock, .. } = &mut grid;
    ledger.undo(clock).unwrap();
    ledger.undo(clock).unwrap();
    assert_eq!(grid.row(chair).unwrap().left, Some(3));
    assert!(grid.ledger.tables().pairings.is_empty());
}

#[test]
fn what_was_told_stays_in_the_list_comes_last_and_is_not_pushed() {
    let mut grid = Grid::new(1940);
    let pension = topic("elder-allowance");
    let today = grid.clock.today();
    assert!(grid.row(pension).unwrap().is_pushed(today));
    assert!(!grid.row(topic("fire")).unwrap().is_pushed(today));
    let subject = grid.door.clone();
    let new = NewTold::new(pension, "高龄津贴".to_owned(), Telling::TOLD);
    grid.deed(|ledger, at| tell(ledger, subject, new, at))
        .unwrap();
    let rows = grid.rows();
    let last = rows.last().unwrap();
    assert_eq!((last.what, last.is_pushed(today)), (pension, false));
    assert_eq!(last.told.map(|told| told.day), Some(today));
}
