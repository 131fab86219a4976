//! Rosters and task lists as offices write them, read into a ledger: the shared samples, made ones, hostile ones.

#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/layouts.rs"]
mod layouts;
#[path = "import/ledger.rs"]
mod ledger;
#[path = "import/mistaken.rs"]
mod mistaken;
#[path = "import/samples.rs"]
mod samples;
#[path = "import/tasks.rs"]
mod tasks;
#[path = "import/wordings.rs"]
mod wordings;
