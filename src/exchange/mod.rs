//! Files in and out: rosters, task lists, the day's log. Not what a change does to the ledger.

pub mod answers;
pub mod calendar;
pub mod daylog;
mod doors;
pub mod entries;
mod fields;
pub mod header;
pub mod leaving;
pub mod outside;
pub mod period;
pub mod poll;
pub mod questionnaire;
pub mod register;
pub mod rejects;
pub mod report;
pub mod roster;
pub mod sheets;
pub mod table;
pub mod tasks;
pub mod write;
