//! The store on real files and on a disk that fails: durable, sealed, and repaired from whichever copy is left.

mod backup;
mod commit;
mod damage;
mod doctor;
mod faulty;
mod golden;
mod golden_activities;
mod golden_asking;
mod golden_ledger;
mod golden_told;
mod golden_values;
mod growth;
mod kill;
mod later;
mod ledger;
mod packed;
mod people;
mod power;
mod rebuild;
mod ways;
