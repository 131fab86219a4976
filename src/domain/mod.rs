//! What the field knows: records, code tables and rules. No I/O and no clock.
pub mod codes;
