//! Posts: whom one suits and why, and that no place is ever given twice.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::address::Spot;
use crate::domain::codes::WorkWish;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::willing::{self, NewWilling};
use crate::ledger::work::{At, Settings, WorkError, post};

struct Grid {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
    door: Id<Household>,
}

impl Grid {
    fn new() -> Self {
        let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
        let memory = Box::new(Memory::new(Uuid::from_u128(1)));
        let mut ledger = Ledger::open(memory).unwrap().0;
        let door = Id::new(clock.id());
        let mut edit = ledger.edit();
        edit.put(Household::new(door, Address::from_door("3-2-601").unwrap()));
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

    fn post(&mut self, kind: &str, title: &str, change: impl FnOnce(&mut Post)) -> Id<Post> {
        let id = Id::new(self.clock.id());
        let mut new = Post::new(id, PostKind::new(kind), title.to_owned(), self.clock.now());
        change(&mut new);
        self.deed(|ledger, at| post::put(ledger, new, at)).unwrap();
        id
    }

    fn willing(&mut self, wish: &str, skill: &str) -> Id<Willing> {
        let subject = Subject::from(self.door);
        let new = NewWilling {
            resident: None,
            name: "赵敏".to_owned(),
            wish: WorkWish::new(wish),
            skill: skill.to_owned(),
            training: String::new(),
            may_contact: true,
            note: String::new(),
        };
        self.deed(|ledger, at| willing::add(ledger, subject, new, at))
            .unwrap()
            .0
    }

    fn place(&mut self, who: Id<Willing>, post: Id<Post>) -> Result<(), WorkError> {
        self.deed(|ledger, at| willing::place(ledger, who, post, "", at))
            .map(drop)
    }

    fn found(&self, who: Id<Willing>) -> Vec<(Id<Post>, Vec<MatchTerm>)> {
        let tables = self.ledger.tables();
        let willing = tables.willing.get(who).unwrap();
        let found = posts_for(tables, willing, self.clock.today()).into_iter();
        found
            .map(|one| {
                let terms = one.score.terms.iter().map(|(term, _)| *term);
                (one.post.id, terms.collect())
            })
            .collect()
    }
}

#[test]
fn the_same_words_near_by_come_first_and_what_answers_neither_wish_nor_words_not_at_all() {
    let mut grid = Grid::new();
    let sewing = grid.post("mothers", "羊绒缝纫", |one| one.spot = Spot::parse("3"));
    let desk = grid.post("mothers", "超市收银", |_| {});
    grid.post("training", "电工夜校", |_| {});
    let who = grid.willing("flexible", "fengren");
    let found = grid.found(who);
    let order: Vec<_> = found.iter().map(|(id, _)| *id).collect();
    assert_eq!(order, [sewing, desk]);
    assert!(found[0].1.contains(&MatchTerm::WORDS) && found[0].1.contains(&MatchTerm::PLACE));
    assert_eq!(found[1].1[0], MatchTerm::WISH);
}

#[test]
fn a_placement_takes_a_place_and_gives_it_back_when_it_ends() {
    let mut grid = Grid::new();
    let post = grid.post("ordinary", "保洁", |_| {});
    let (one, other) = (
        grid.willing("full-time", "保洁"),
        grid.willing("full-time", "保洁"),
    );
    grid.place(one, post).unwrap();
    assert!(grid.place(one, post).is_err(), "placed already");
    assert!(grid.place(other, post).is_err(), "full");
    assert!(grid.found(other).is_empty());
    grid.deed(|ledger, at| willing::turn(ledger, one, true, "不做了", at))
        .unwrap();
    grid.place(other, post).unwrap();
    let tables = grid.ledger.tables();
    assert_eq!(placed(tables, post).len(), 1);
    assert_eq!(tables.willing.get(one).unwrap().placements.len(), 1);
    let fewer = Post {
        places: 0,
        ..tables.posts.get(post).unwrap().as_ref().clone()
    };
    assert!(
        grid.deed(|ledger, at| post::put(ledger, fewer, at))
            .is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_post_never_has_more_people_than_places(
        places in 1u32..4, steps in prop::collection::vec((0usize..6, any::<bool>()), 1..30)
    ) {
        let mut grid = Grid::new();
        let post = grid.post("ordinary", "保洁", |one| one.places = places);
        let people: Vec<_> = (0..6).map(|_| grid.willing("full-time", "保洁")).collect();
        for (who, comes) in steps {
            if comes {
                let _ = grid.place(people[who], post);
            } else {
                grid.deed(|ledger, at| willing::turn(ledger, people[who], true, "", at)).unwrap();
            }
            let tables = grid.ledger.tables();
            let held = placed(tables, post).len();
            prop_assert!(held <= places as usize);
            let wanted = tables.posts.get(post).unwrap();
            prop_assert_eq!(left(tables, wanted), places - u32::try_from(held).unwrap());
        }
    }
}
