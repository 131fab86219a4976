//! The program on the command line, as a script or a person in a shell meets it: the real binary, plain pipes.

#[path = "cli/answers.rs"]
mod answers;
#[path = "cli/apply.rs"]
mod apply;
#[path = "cli/calendar.rs"]
mod calendar;
#[path = "cli/cards.rs"]
mod cards;
#[path = "cli/community.rs"]
mod community;
#[path = "cli/days.rs"]
mod days;
#[path = "cli/deeds.rs"]
mod deeds;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/doors.rs"]
mod doors;
#[path = "cli/endings.rs"]
mod endings;
#[path = "cli/eval.rs"]
mod eval;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/gone.rs"]
mod gone;
#[path = "cli/handed_in.rs"]
mod handed_in;
#[path = "support/home.rs"]
mod home;
#[path = "cli/listings.rs"]
mod listings;
#[path = "cli/lists.rs"]
mod lists;
#[cfg(unix)]
#[path = "cli/passphrase.rs"]
mod passphrase;
#[path = "cli/plain.rs"]
mod plain;
#[cfg(unix)]
#[path = "cli/privacy.rs"]
mod privacy;
#[path = "cli/reference.rs"]
mod reference;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/requests.rs"]
mod requests;
#[path = "cli/safekeeping.rs"]
mod safekeeping;
#[path = "cli/shown.rs"]
mod shown;
#[path = "cli/speech.rs"]
mod speech;
#[cfg(unix)]
#[path = "cli/wipe.rs"]
mod wipe;
