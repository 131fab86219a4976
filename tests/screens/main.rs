//! Screens as text: every test presses keys and looks at what is drawn. The terminal itself is not here.

#[path = "../support/screen.rs"]
mod screen;

mod checklist;
mod frame;
mod hazards;
mod map;
mod today;
mod visits;
