//! The queue from a worker's point of view, rule by rule, and what holds for every ledger.

mod appointments;
mod decisions;
mod deeds;
mod doors;
mod forms;
pub(in crate::ledger) mod grid;
mod hazards;
mod plan;
mod polls;
mod properties;
mod requests;
pub(in crate::ledger) mod steps;
mod undertakings;
mod visits;
