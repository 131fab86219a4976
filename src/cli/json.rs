//! The shapes of everything written as JSON: the promise to scripts. Not where the values come from.
//!
//! Version 1. Names are snake_case, codes kebab-case as in the code tables, dates ISO 8601, moments with their offset.
//! Within a version fields are only added. `--json=1` asks for this version and fails where it is no longer spoken.
//! A door is written `3-2-501`, with its estate and a `/` before it where the ledger knows several estates.

mod activity;
mod answer;
mod card;
mod day;
mod hazard;
mod household;
mod import;
mod offer;
mod operation;
mod place;
mod poll;
mod post;
mod project;
mod questionnaire;
mod queue;
mod relief;
mod request;
mod safekeeping;
mod task;
mod told;

pub use activity::{ActivityRow, ActivityTotals, DutyRow, SignUpRow};
pub use answer::{Answer, Refusal};
pub use card::{CardRow, VisitRow};
pub use day::{DayRow, PlanRow};
pub use hazard::HazardRow;
pub use household::{HouseholdRow, ResidentRow};
pub use import::ImportReport;
pub use offer::{OfferRow, PairingRow, ProposalRow};
pub use operation::{ChangeRow, OperationRow};
pub use place::PlaceRow;
pub use poll::{PollDoorRow, PollResult, PollRow, StanceRow};
pub use post::{PostRow, SuitsRow, WillingRow};
pub use project::{PartnerRow, ProjectRow};
pub use questionnaire::{FilledRow, QuestionnaireRow, SheetRow};
pub use queue::{QueueRow, ReasonRow};
pub use relief::{ReliefFiguresRow, ReliefRow, ReliefTotals};
pub use request::RequestRow;
pub use safekeeping::{BackupRow, DoctorReport, FindingRow};
pub use task::TaskRow;
pub use told::{FitRow, ToldRow, TopicRow};
