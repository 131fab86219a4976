//! What the field knows: records, code tables and rules. No I/O and no clock.

pub mod activity;
pub mod address;
pub mod answer_sheet;
pub mod area;
pub mod attachment;
pub mod codes;
pub mod collection;
pub mod date;
pub mod day;
pub mod decision;
pub mod doubt;
pub mod duty;
pub mod hazard;
pub mod household;
pub mod identity;
pub mod mask;
pub mod money;
pub mod name;
pub mod offer;
pub mod pairing;
pub mod partner;
pub mod period;
pub mod phone;
pub mod place;
pub mod poll;
pub mod post;
pub mod project;
pub mod quantity;
pub mod questionnaire;
pub mod record;
pub mod relief;
pub mod request;
pub mod resident;
pub mod share;
pub mod sign_up;
pub mod stance;
pub mod subject;
pub mod task;
pub mod text;
pub mod told;
pub mod topics_of_day;
pub mod trace;
pub mod visit;
pub mod when;
pub mod willing;

pub use record::{Entity, Id, Record};

/// A moment with the offset of the place it was noted in.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;
