//! What was told and the topics of a day, kept byte for byte. Not their bytes.

use gridday::domain::codes::{PublicityWay, Telling, Topic};
use gridday::domain::subject::Subject;
use gridday::domain::told::{Matter, Told};
use gridday::domain::topics_of_day::TopicsOfDay;
use gridday::domain::{Id, Record};
use uuid::Uuid;

use crate::people::now;

/// Something given at a door, and the topics of a day.
pub fn told() -> [Record; 2] {
    let day = now().date_naive();
    let told = Told {
        id: Id::new(Uuid::from_u128(20)),
        day,
        subject: Subject::Household(Id::new(Uuid::from_u128(1))),
        what: Matter::Offer(Id::new(Uuid::from_u128(13))),
        words: "轮椅".to_owned(),
        how: Telling::GIVEN,
        way: PublicityWay::LEAFLET,
        leaflets: 2,
        resident: Some(Id::new(Uuid::from_u128(4))),
        to: "女儿".to_owned(),
        quantity: Some(1),
        pairing: Some(Id::new(Uuid::from_u128(14))),
        note: "当面交的".to_owned(),
        at: now(),
        by: "李晓".to_owned(),
        late: false,
    };
    let topics = TopicsOfDay {
        id: Id::new(Uuid::from_u128(28)),
        date: day,
        topics: vec![Topic::new("fire"), Topic::new("anti-fraud")],
        at: now(),
        by: "李晓".to_owned(),
    };
    [told.into(), topics.into()]
}
