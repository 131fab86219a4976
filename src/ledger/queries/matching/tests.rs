//! Matching: what speaks for an offer, and that no quantity is ever given twice.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::address::Spot;
use crate::domain::codes::{RequestKind, ResourceForm, Telling};
use crate::domain::household::Household;
use crate::domain::request::{RequestEvent, StepNote};
use crate::domain::told::Matter;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::request::{NewRequest, add, advance};
use crate::ledger::work::told::{NewTold, tell};
use crate::ledger::work::{At, Settings, WorkError, offer, pairing};

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    door: Id<Household>,
}

impl Grid {
    fn new() -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let mut ledger = Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
            .unwrap()
            .0;
        let door = Id::new(clock.id());
        let address = Address::from_door("3-2-601").unwrap();
        let mut edit = ledger.edit();
        edit.put(Household::new(door, address));
        let changes = edit.changes();
        ledger.commit("put", changes, &clock).unwrap();
        Self {
            ledger,
            clock,
            settings: Settings::default(),
            door,
        }
    }

    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn offer(&mut self, words: &str, category: &str, quantity: Option<u64>) -> Id<Offer> {
        let (id, category) = (Id::new(self.clock.id()), ListCategory::new(category));
        let mut new = Offer::new(
            id,
            words.to_owned(),
            category,
            ResourceForm::GOODS,
            self.clock.now(),
        );
        new.quantity = quantity;
        self.deed(|ledger, at| offer::put(ledger, new, at)).unwrap();
        id
    }

    /// A need on the list.
    fn need(&mut self, words: &str, category: &str, quantity: Option<u64>) -> Id<Request> {
        let subject = Subject::from(self.door);
        let category = ListCategory::new(category);
        let mut new = NewRequest::new(RequestKind::APPEAL, category, words.to_owned());
        new.quantity = quantity;
        let id = self
            .deed(|ledger, at| add(ledger, subject, new, at))
            .unwrap()
            .0;
        let publish = |ledger: &mut Ledger, at: At<'_>| {
            advance(ledger, id, RequestEvent::Publish, StepNote::default(), at)
        };
        self.deed(publish).unwrap();
        id
    }

    fn proposals(&self, need: Id<Request>) -> Vec<(String, u32)> {
        let tables = self.ledger.tables();
        let request = tables.requests.get(need).unwrap();
        let found = offers_for(tables, request, self.clock.today()).into_iter();
        found
            .map(|one| (one.offer.words.clone(), one.score.total()))
            .collect()
    }

    fn change(&mut self, id: Id<Offer>, change: impl FnOnce(&mut Offer)) {
        let mut changed = self
            .ledger
            .tables()
            .offers
            .get(id)
            .unwrap()
            .as_ref()
            .clone();
        change(&mut changed);
        self.deed(|ledger, at| offer::put(ledger, changed, at))
            .unwrap();
    }
}

#[test]
fn the_best_offer_is_of_the_same_category_in_the_same_words_and_every_term_is_told() {
    let mut grid = Grid::new();
    grid.offer("轮椅", "health", Some(3));
    grid.offer("量血压", "health", None);
    grid.offer("轮椅", "culture", Some(1));
    grid.offer("理发", "culture", None);
    let need = grid.need("想借轮椅", "health", Some(2));
    let found = grid.proposals(need);
    assert_eq!(
        found,
        [
            ("轮椅".to_owned(), 90),
            ("轮椅".to_owned(), 65),
            ("量血压".to_owned(), 40)
        ]
    );
    let tables = grid.ledger.tables();
    let request = tables.requests.get(need).unwrap();
    let best = &offers_for(tables, request, grid.clock.today())[0];
    let terms = [
        (MatchTerm::CATEGORY, 20),
        (MatchTerm::WORDS, 50),
        (MatchTerm::PERIOD, 10),
        (MatchTerm::CAPACITY, 10),
    ];
    assert_eq!((best.left, &best.score.terms[..]), (Some(3), &terms[..]));
}

#[test]
fn what_is_over_empty_or_meant_for_others_is_not_proposed_and_what_is_near_comes_first() {
    let mut grid = Grid::new();
    let [near, over, empty, others] =
        ["a", "b", "c", "d"].map(|name| grid.offer(name, "health", Some(1)));
    grid.change(near, |offer| offer.spot = Spot::parse("3-2"));
    grid.change(over, |offer| {
        offer.until = NaiveDate::from_ymd_opt(2026, 11, 21);
    });
    grid.change(others, |offer| offer.groups = vec![CareGroup::ALONE]);
    let need = grid.need("看病", "health", None);
    let taken = grid.deed(|ledger, at| pairing::accept(ledger, need, empty, None, at));
    let (taken, _) = taken.unwrap();
    assert_eq!(grid.proposals(need), [("a".to_owned(), 50)]);
    let again = grid.deed(|ledger, at| pairing::accept(ledger, need, empty, None, at));
    assert!(again.is_err());
    grid.deed(|ledger, at| pairing::settle(ledger, taken, false, "", at))
        .unwrap();
    assert_eq!(grid.proposals(need).len(), 2);
    let tables = grid.ledger.tables();
    let used = needs_for(tables, tables.offers.get(near).unwrap(), grid.clock.today());
    assert_eq!(used[0].request.id, need);
}

#[test]
fn a_refusal_says_how_much_is_left_and_what_is_not_counted_is_noted_as_it_was_said() {
    let mut grid = Grid::new();
    let [few, many] = [Some(3), Some(9)].map(|all| grid.offer("大米", "livelihood", all));
    let care = grid.offer("看护", "livelihood", None);
    for id in [few, many] {
        grid.change(id, |offer| offer.unit = "袋".to_owned());
    }
    let need = grid.need("大米", "livelihood", Some(5));
    let mut take = |offer, quantity| {
        let done = grid.deed(|ledger, at| pairing::accept(ledger, need, offer, quantity, at));
        done.map(|(id, _)| grid.ledger.tables().pairings.get(id).unwrap().quantity)
    };
    let left = |done: Result<Option<u64>, WorkError>| match done {
        Err(WorkError::Left { reason, left }) => (reason, left),
        other => panic!("{other:?}"),
    };
    let few_left = left(take(few, Some(4)));
    assert_eq!(few_left, ("match-too-much", "3袋".to_owned()));
    assert_eq!(take(few, Some(3)).unwrap(), Some(3));
    let still = left(take(many, Some(3)));
    assert_eq!(still, ("match-more-than-asked", "2袋".to_owned()));
    // Nobody counts what is done; how much of it was agreed is kept all the same.
    assert_eq!(take(care, Some(2)).unwrap(), Some(2));
}

#[test]
fn yuan_and_bags_are_not_added_up() {
    let mut grid = Grid::new();
    let rice = grid.offer("大米", "livelihood", Some(300));
    let money = grid.offer("助学金", "livelihood", Some(50_000));
    grid.change(money, |offer| offer.form = ResourceForm::MONEY);
    let need = grid.need("学费", "livelihood", Some(200));
    let yuan = |ledger: &mut Ledger, at: At<'_>| {
        let mut request = ledger.tables().requests.get(need).unwrap().as_ref().clone();
        request.unit = "元".to_owned();
        let mut edit = ledger.edit();
        edit.put(request);
        let changes = edit.changes();
        ledger.commit("put", changes, at.clock).unwrap();
    };
    grid.deed(yuan);
    let take = |grid: &mut Grid, offer, quantity| {
        let done = grid.deed(|ledger, at| pairing::accept(ledger, need, offer, quantity, at));
        done.map(|(id, _)| grid.ledger.tables().pairings.get(id).unwrap().quantity)
    };
    assert_eq!(take(&mut grid, rice, Some(300)).unwrap(), Some(300));
    let more = take(&mut grid, money, Some(20_001)).unwrap_err();
    assert!(
        matches!(more, WorkError::Left { ref left, .. } if left == "¥200"),
        "{more}"
    );
    assert_eq!(take(&mut grid, money, None).unwrap(), Some(20_000));
}

#[test]
fn nothing_is_proposed_for_a_need_that_is_over() {
    let mut grid = Grid::new();
    grid.offer("轮椅", "health", Some(3));
    let need = grid.need("轮椅", "health", None);
    assert_eq!(grid.proposals(need).len(), 1);
    let withdraw = |ledger: &mut Ledger, at: At<'_>| {
        advance(
            ledger,
            need,
            RequestEvent::Withdraw,
            StepNote::default(),
            at,
        )
    };
    grid.deed(withdraw).unwrap();
    assert!(grid.proposals(need).is_empty());
}

#[test]
fn of_a_dozen_offers_the_one_that_is_asked_for_comes_first_whatever_its_category() {
    let mut grid = Grid::new();
    let offers = [
        ("免费体检", "health"),
        ("老人健康讲座", "health"),
        ("上门量血压", "health"),
        ("轮椅借用", "livelihood"),
        ("上门理发", "livelihood"),
        ("家电维修", "livelihood"),
        ("法律咨询", "culture"),
        ("修水管", "livelihood"),
        ("书包和文具", "culture"),
        ("老人免费午餐", "health"),
        ("陪诊", "health"),
        ("图书借阅", "culture"),
    ];
    for (words, category) in offers {
        grid.offer(words, category, None);
    }
    for (asked, first) in [
        ("老人出门要一辆轮椅", "轮椅借用"),
        ("老人想借论椅", "轮椅借用"),
        ("lunyi", "轮椅借用"),
        ("厨房水管坏了，想找人修水管", "修水管"),
        ("老人想有人上门理个发，理发店太远", "上门理发"),
        ("去医院要人陪诊", "陪诊"),
    ] {
        let need = grid.need(asked, "health", None);
        let found = grid.proposals(need);
        assert_eq!(found[0].0, first, "{asked}: {found:?}");
        assert!(found[0].1 > found[1].1, "{asked}: {found:?}");
    }
}

#[test]
fn what_is_given_names_who_gave_it_as_who_took_the_need_on() {
    let mut grid = Grid::new();
    let offer = grid.offer("米", "health", None);
    grid.change(offer, |offer| "粮油店".clone_into(&mut offer.provider));
    let need = grid.need("米", "health", None);
    let (id, _) = grid
        .deed(|ledger, at| pairing::accept(ledger, need, offer, None, at))
        .unwrap();
    let mut edit = grid.ledger.edit();
    let mut request: Request = edit.get(need).unwrap();
    request.helper.clear();
    edit.put(request);
    let changes = edit.changes();
    grid.ledger.commit("put", changes, &grid.clock).unwrap();
    grid.deed(|ledger, at| pairing::settle(ledger, id, true, "", at))
        .unwrap();
    let request = grid.ledger.tables().requests.get(need).unwrap();
    assert_eq!(request.helper, "粮油店");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is matched, given at a door, called off, changed, undone and redone, in whatever order: never more than there is.
    #[test]
    fn no_quantity_is_ever_given_twice(
        quantities in prop::collection::vec(prop::option::of(0u64..6), 1..4),
        steps in prop::collection::vec((0u8..8, 0usize..4, 0usize..4, 0u64..5), 0..40),
    ) {
        let mut grid = Grid::new();
        let offers: Vec<_> = quantities.iter().map(|all| grid.offer("米", "health", *all)).collect();
        let needs: Vec<_> = (0..3).map(|_| grid.need("米", "health", None)).collect();
        let mut made = Vec::new();
        for (step, one, other, quantity) in steps {
            let (offer, need) = (offers[one % offers.len()], needs[other % needs.len()]);
            match step {
                0..=2 => {
                    let quantity = Some(quantity);
                    let done = grid.deed(|ledger, at| pairing::accept(ledger, need, offer, quantity, at));
                    made.extend(done.map(|(id, _)| id));
                }
                3 => if let Some(id) = made.get(one) {
                    let id = *id;
                    let _ = grid.deed(|ledger, at| pairing::settle(ledger, id, other == 0, "", at));
                },
                4 => {
                    let Grid { ledger, clock, .. } = &mut grid;
                    let _ = if one == 0 { ledger.redo(clock) } else { ledger.undo(clock) };
                }
                5 | 6 => {
                    let what = Matter::Offer(offer);
                    let told = NewTold {
                        quantity: Some(quantity).filter(|_| other > 0),
                        request: Some(need).filter(|_| step == 5),
                        ..NewTold::new(what, "米".to_owned(), Telling::GIVEN)
                    };
                    let subject = Subject::from(grid.door);
                    let _ = grid.deed(|ledger, at| tell(ledger, subject, told, at));
                }
                _ => if let Some(known) = grid.ledger.tables().offers.get(offer) {
                    let mut changed = known.as_ref().clone();
                    changed.quantity = Some(quantity);
                    let _ = grid.deed(|ledger, at| offer::put(ledger, changed, at));
                },
            }
            let tables = grid.ledger.tables();
            let taken = taken(tables);
            for offer in tables.offers.iter() {
                let gone = taken.get(&offer.id).copied().unwrap_or(0);
                prop_assert!(offer.quantity.is_none_or(|all| gone <= all));
            }
        }
    }
}
