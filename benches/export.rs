//! Writing a day's log: 30 visits, with hazards, needs and publicity, among the 420 doors of the demo. Not putting it on disk.

use std::hint::black_box;

use chrono::{Duration, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::domain::codes::{HazardItem, Need, Outcome, Topic};
use gridday::domain::subject::Subject;
use gridday::exchange::daylog::{Export, Format, Privacy, Words};
use gridday::i18n::{Language, Texts, Value};
use gridday::ledger::backing::Memory;
use gridday::ledger::queries::whole_day::whole_day;
use gridday::ledger::queue::{Now, Order, Queue};
use gridday::ledger::work::hazard::NewHazard;
use gridday::ledger::work::visit::{self, NewVisit};
use gridday::ledger::work::{At, Settings};
use gridday::ledger::{Ledger, demo};
use uuid::Uuid;

/// The demo after a day's work at its thirty most urgent doors.
fn worked() -> (Ledger, FixedClock, Settings) {
    let clock = FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap());
    let backing = Memory::new(Uuid::from_u128(1));
    let mut ledger = Ledger::open(Box::new(backing)).unwrap().0;
    demo::fill(&mut ledger, 1, &clock).unwrap();
    let settings = demo::settings();
    let now = Now::new(ledger.tables(), clock.now(), &settings, &[]);
    let queue = Queue::build(ledger.tables(), &now);
    let doors: Vec<Subject> = (queue.iter(Order::Urgency))
        .filter_map(|row| row.subject().cloned())
        .take(30)
        .collect();
    let outcomes: Vec<Outcome> = Outcome::all().collect();
    for (number, door) in doors.into_iter().enumerate() {
        clock.advance(Duration::minutes(7));
        let mut new = NewVisit::new(door, outcomes[number % outcomes.len()]);
        new.note = "老人说楼道灯坏了，电话14200000001".into();
        new.topics = vec![Topic::new("gas")];
        new.needs
            .extend((number % 3 == 0).then(|| Need::new("lights")));
        let hazard = || NewHazard::new(HazardItem::new("gas/hose-old"));
        new.hazards.extend((number % 5 == 0).then(hazard));
        let at = At {
            clock: &clock,
            settings: &settings,
        };
        visit::log(&mut ledger, new, at).unwrap();
    }
    (ledger, clock, settings)
}

fn export(criterion: &mut Criterion) {
    let (mut ledger, clock, settings) = worked();
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let now = clock.now();
    let mut group = criterion.benchmark_group("export");
    group.sample_size(20);
    group.bench_function("the log itself", |bencher| {
        bencher.iter(|| whole_day(&mut ledger, date, now, &settings).unwrap());
    });
    let log = whole_day(&mut ledger, date, now, &settings).unwrap();
    let texts = Texts::new(Language::Chinese);
    let say = |id: &str, values: &[(&str, String)]| {
        let values: Vec<(&str, Value<'_>)> = (values.iter())
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        texts.with(id, &values)
    };
    let export = Export {
        log: &log,
        tables: ledger.tables(),
        words: Words::new(&say, texts.tag()),
        privacy: Privacy::Masked,
        now: clock.now(),
        template: None,
        roster: None,
    };
    for format in Format::ALL {
        group.bench_function(format.name(), |bencher| {
            bencher.iter(|| black_box(export.bytes(format).unwrap()).len());
        });
    }
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
