//! The lists of a large community: as many needs, offers, projects, partners and units' leads as the articles tell of, and the
//! people who came. Opening each list of the page Community, one key in it, and what answers a need.
//!
//! 911 needs, 561 offers, 1,296 projects, 133 units and 9,570 leads as partners, 50 activities of 51,300 person-times, 516
//! posts, relief for 1,500. Targets: a list within 50 ms of being turned to, a key in it within 1 ms of reckoning, proposals
//! within 50 ms. Figures are taken with nothing else to do: `cargo bench --bench community`.
//!
//! Taken on 2 cores with nothing else running, link-time optimised, middle and worst: offers that answer a need 0.9 and 1.2 ms,
//! needs an offer could serve 2.2 and 2.6 ms, the figures of a month 2.8 and 4.7 ms, turning to the longest list (9,703
//! partners) 7.4 and 13.9 ms, to any other at most 1.8 and 4.3 ms, a key in one 0.16 and 2.3 ms.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot fill its ledger has nothing to measure"
)]

#[allow(dead_code, reason = "the bench uses a part of the test driver")]
#[path = "../tests/support/screen.rs"]
mod screen;

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::activity::{Activity, Hours};
use gridday::domain::codes::{
    ActivityKind, ActivityState, ListCategory, PartnerKind, PostKind, ReliefOccasion, RequestKind,
    RequestState, ResourceForm,
};
use gridday::domain::offer::Offer;
use gridday::domain::partner::Partner;
use gridday::domain::post::Post;
use gridday::domain::project::Project;
use gridday::domain::request::Request;
use gridday::domain::subject::Subject;
use gridday::domain::{Entity, Id};
use gridday::ledger::backing::Memory;
use gridday::ledger::operation::Change;
use gridday::ledger::queries::matching::{needs_for, offers_for};
use gridday::ledger::queries::tally::{self, Period};
use gridday::ledger::work::relief::{self, NewRelief};
use gridday::ledger::work::{At, Settings};
use gridday::ledger::{Ledger, demo};
use screen::Desk;
use uuid::Uuid;

const NEEDS: usize = 911;
const OFFERS: usize = 561;
const PROJECTS: usize = 1_296;
const UNITS: usize = 133;
const LEADS: usize = 9_570;
const PERSON_TIMES: usize = 51_300;
/// 联办活动 of S1.
const ACTIVITIES: usize = 50;
/// 妈妈岗, 社会实践岗 and 残疾人岗 of S1.
const POSTS: usize = 516;
/// People of S1's 困难群体关爱.
const RELIEF: usize = 1_500;
/// The lists of the page; turning goes round.
const LISTS: usize = 9;

/// What needs and offers are made of, so that many of them answer each other.
const WORDS: [&str; 12] = [
    "轮椅",
    "理发",
    "修水管",
    "义诊",
    "法律咨询",
    "图书",
    "助行器",
    "家电维修",
    "陪诊",
    "书包",
    "血压仪",
    "活动室",
];
const MORE: [&str; 7] = ["上门", "借用", "老人", "孩子", "周末", "免费", "一次"];

fn words(number: usize) -> String {
    format!(
        "{}{}{}",
        MORE[number % MORE.len()],
        WORDS[number % WORDS.len()],
        MORE[number / 3 % MORE.len()]
    )
}

fn filled() -> (Ledger, NaiveDate) {
    let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let mut ledger = Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
        .unwrap()
        .0;
    demo::fill(&mut ledger, 1, &clock).unwrap();
    let (now, day) = (clock.now(), clock.today());
    let categories: Vec<ListCategory> = ListCategory::all().collect();
    let category = |number: usize| categories[number % categories.len()];
    let doors: Vec<Subject> = (ledger.tables().households.iter())
        .map(|home| Subject::from(home.id))
        .collect();
    let mut changes = Vec::new();
    let mut put = |record| {
        changes.push(Change {
            before: None,
            after: Some(record),
        });
    };
    for number in 0..NEEDS {
        let door = doors[number % doors.len()].clone();
        let kind = RequestKind::new("appeal");
        let mut need = Request::new(Id::new(clock.id()), day, door, kind, now, "李晓");
        (need.words, need.category) = (words(number), category(number));
        need.state = RequestState::PUBLISHED;
        put(need.into_record());
    }
    for number in 0..OFFERS {
        let (id, words) = (Id::new(clock.id()), words(number * 5 + 1));
        let mut offer = Offer::new(
            id,
            words,
            category(number * 5 + 1),
            ResourceForm::GOODS,
            now,
        );
        offer.quantity = Some(number as u64 % 9 + 1);
        put(offer.into_record());
    }
    for number in 0..PROJECTS {
        put(Project::new(Id::new(clock.id()), words(number * 7), now, "李晓").into_record());
    }
    for number in 0..ACTIVITIES {
        let kind = ActivityKind::all().nth(number % 5).unwrap();
        let hours = Hours::day(day);
        let mut activity = Activity::new(Id::new(clock.id()), kind, words(number), hours, now);
        activity.state = ActivityState::HELD;
        activity.person_times = u32::try_from(PERSON_TIMES / ACTIVITIES).ok();
        put(activity.into_record());
    }
    for number in 0..POSTS {
        let kind = PostKind::all().nth(number % 5).unwrap();
        put(Post::new(Id::new(clock.id()), kind, words(number), now).into_record());
    }
    for number in 0..UNITS + LEADS {
        let kind = match number < UNITS {
            true => PartnerKind::new("unit"),
            false => PartnerKind::new("member"),
        };
        let name = format!("{}{number}", words(number));
        put(Partner::new(Id::new(clock.id()), name, kind, now).into_record());
    }
    ledger.commit("import-offers", changes, &clock).unwrap();
    let settings = Settings::default();
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    for number in 0..RELIEF {
        let mut given = NewRelief::new(ReliefOccasion::OTHER);
        given.money = 163_533;
        let door = &doors[number % doors.len()];
        relief::add(&mut ledger, door.clone(), given, at).unwrap();
    }
    (ledger, day)
}

/// So many times each thing is done.
const ROUNDS: usize = 40;

/// Prints the middle and the worst of what it took.
fn tell(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let (middle, worst) = (took[took.len() / 2], took[took.len() - 1]);
    println!("| {what} | {middle:.2?} | {worst:.2?} |");
}

fn timed(what: &str, mut act: impl FnMut() -> usize) {
    let took = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        black_box(act());
        start.elapsed()
    });
    tell(what, took.collect());
}

fn main() {
    let (ledger, day) = filled();
    let tables = ledger.tables();
    let came = tables.activities.iter().filter_map(|one| one.person_times);
    assert!(came.sum::<u32>() as usize >= PERSON_TIMES);
    let mut needs: Vec<_> = (tables.requests.iter())
        .filter(|one| one.state.is_listed())
        .collect();
    needs.sort_by_key(|one| one.id);
    let mut offers: Vec<_> = tables.offers.iter().collect();
    offers.sort_by_key(|one| one.id);
    assert!(!offers_for(tables, needs[7], day).is_empty());
    println!("| what | middle | worst |\n|---|---|---|");
    timed("offers that answer a need", || {
        offers_for(tables, needs[7], day).len()
    });
    timed("needs an offer could serve", || {
        needs_for(tables, offers[7], day).len()
    });
    timed("the figures of a month", || {
        tally::of(tables, &Period::month(day)).len()
    });
    // Around the page: every list is turned to ROUNDS times, drawn, and walked through by a key.
    let mut desk = Desk::new("80x24", "zh-CN", ledger);
    desk.keys("C");
    let mut turned = vec![Vec::new(); LISTS];
    let mut walked = Vec::new();
    for round in 0..ROUNDS * LISTS {
        let start = Instant::now();
        desk.keys("<right>");
        black_box(desk.text());
        turned[round % LISTS].push(start.elapsed());
        let start = Instant::now();
        desk.keys("<down>");
        black_box(desk.text());
        walked.push(start.elapsed());
    }
    for (at, took) in turned.into_iter().enumerate() {
        tell(&format!("turning to list {}", (at + 1) % LISTS + 1), took);
    }
    tell("a key in a list", walked);
}
