//! Screens as text: every test presses keys and looks at what is drawn. The terminal itself is not here.

#[path = "../support/neighbourhood.rs"]
mod neighbourhood;
#[path = "../support/screen.rs"]
mod screen;

mod activities;
mod asked_for;
mod asking;
mod calendar;
mod checklist;
mod collect;
mod community;
mod day;
mod disk;
mod duty;
mod forms;
mod forms_register;
mod frame;
mod gate;
mod hazards;
mod hints;
mod homes;
mod import;
mod log;
mod map;
mod marking;
mod narrow;
mod office_forms;
mod people;
mod random;
mod reach;
mod requests;
mod search;
mod sizes;
mod slips;
mod tasks;
mod today;
mod told;
mod undertakings;
mod visits;
mod welcome;
