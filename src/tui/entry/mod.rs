//! Records as fields of a dialog, and back: what is asked, what is checked. Draws nothing.

pub mod hazard;
pub mod whereabouts;
