//! The screen: panes, dialogs and keys over the ledger. Not how records are stored.
//!
//! # How a key becomes a record
//! terminal → [`intake`] (key or burst of text) → [`keymap`] → [`command::Action`] → [`app::App`] → topmost
//! [`dialog::Dialog`], else the [`pane::Pane`] → `ledger::work` → toast. Drawing reads a [`context::View`] and changes
//! nothing but what is in sight.
//!
//! # A new page
//! One file in `pane/` with a struct that implements [`pane::Pane`], one row in [`pane::PANES`], its commands as rows of
//! [`command`]'s table under its own scope, their texts `command-NAME` (and `.short` for the footer) in both languages.
//! ```text
//! impl Pane for Hazards {
//!     fn scopes(&self) -> &'static [Scope] { &[Scope::Hazards, Scope::List] }   // + Scope::Door where digits record
//!     fn refuses(&self, action, view) -> Option<&'static str>                    // message id: why not now
//!     fn update(&mut self, action, context: &mut Context<'_>) -> Result<(), Error> {
//!         if self.roll.walk(action, self.rows.len()) { return Ok(()); }          // arrows, PgUp, Home …
//!         match action { Action::Open => …, _ => { record(action, &door, context)?; } }
//!     }
//!     fn draw(&mut self, frame, area, view: &View<'_>)   // Shape::of(area.width): Narrow, Medium, Wide
//!     fn select(&mut self, item, view) -> bool { self.roll.choose(item) }        // tap; true = second tap opens
//!     fn show(&mut self, subject, view) -> bool          // cursor to a door (search, undo, other pages)
//!     fn subject(&self) -> Option<Subject>               // the door under the cursor
//!     fn back(&mut self) -> bool                         // Esc: from a detail to its list
//! }
//! ```
//! Rows of every door are kept ([`kept::Kept`]) and only those of what was touched are reckoned anew: a page must not
//! cost more because the book is thicker.
//!
//! # Acting ([`context::Context`])
//! - deeds: `work::visit::log(context.ledger, visit, context.at())?`; anything else:
//!   `context.commit("verb", |edit| edit.put(record))?` with a text `verb-VERB`.
//! - `context.say_recorded("…")` (toast with the undo key), `say`, `refuse` (why nothing happened), `fail(&error)`.
//! - `context.open(dialog)`, `context.turn_to(Page::Homes, Some(subject))`, `context.effect(Effect::Copy(text))`,
//!   `context.start(Job::new(title, |meter| { slow work; move |context| { what to do then; Ok(()) } }))`.
//! - the record keys at a door are the same everywhere: [`record::record`].
//!
//! # Asking
//! - [`dialog::form::Form`]: `Form::new("kind", title, |values, context| { … Ok(()) }).about(subject)
//!   .field(Field::text("name", label, "").required()).field(Field::date(…)) …`. In the closure
//!   `Err(FieldError::new("name", "message-id").into())` stands beside the field, and so does `WorkError::Field`.
//!   Add a row to [`dialog::REOPENERS`] so that its draft opens again after a kill.
//! - [`dialog::choice::Chooser`] (short list, digits), [`dialog::picker::Picker`] (long list, typed letters, pinyin),
//!   [`dialog::confirm::ask`] (only for what no undo brings back), [`dialog::message::Notice`] (a text to read).
//!
//! # Without a screen
//! [`plain`] tells and asks all this in lines: a dialog offers [`dialog::question::Question`] and takes a line as its
//! reply. A form, a chooser, a picker or a notice does so by itself; a dialog of another kind implements `question` and
//! `reply`, or it cannot be used there. A command of all pages gets a number in `plain/menu.rs`.
//!
//! # Drawing
//! [`widget::popup::boxed`] (a box), [`widget::list::draw`] with a [`widget::list::Roll`] (rows, cursor, taps),
//! [`widget::table`] (columns that go when it is narrow), [`widget::text`] (width, cut, pad, wrap), `view.door(&subject)`,
//! `view.theme` (all styles), [`mark`] (states and badges), `view.taps.note(rect, Target::Action(…))`, [`layout`].
//!
//! # Testing
//! `tests/support/screen.rs`: `screen("80x24", "zh-CN", "4<f3>")` is the screen after those keys; `Desk` for more.

pub mod app;
pub mod checklist;
pub mod command;
pub mod context;
mod cover;
pub mod dialog;
pub mod door;
pub mod entry;
pub mod errand;
pub mod face;
pub mod fault;
pub mod filling;
pub mod finder;
pub mod gate;
pub mod header;
pub mod intake;
pub mod job;
pub mod kept;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod mark;
pub mod marking;
pub mod pane;
pub mod plain;
pub mod queue;
pub mod reason;
pub mod record;
pub mod run;
pub mod sheet;
pub mod terminal;
pub mod theme;
pub mod welcome;
pub mod widget;
