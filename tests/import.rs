//! Rosters and task lists as offices write them, read into a ledger: the shared samples, made ones, hostile ones.

#[cfg(unix)]
#[path = "import/apart.rs"]
mod apart;
#[path = "support/bombs.rs"]
mod bombs;
#[path = "import/form_bombs.rs"]
mod form_bombs;
#[path = "support/home.rs"]
mod home;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/layouts.rs"]
mod layouts;
#[path = "import/ledger.rs"]
mod ledger;
#[path = "import/lists.rs"]
mod lists;
#[path = "import/mistaken.rs"]
mod mistaken;
#[path = "import/rounds.rs"]
mod rounds;
#[path = "import/samples.rs"]
mod samples;
#[path = "import/tasks.rs"]
mod tasks;
#[path = "import/wordings.rs"]
mod wordings;
#[path = "support/workbooks.rs"]
mod workbooks;
