//! What the queries answer about a small grid.

mod at_a_glance;
mod finding;

use crate::ledger::queue::tests::grid::Grid;
