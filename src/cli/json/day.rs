//! What `day show` answers.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::day::Day;
use crate::domain::subject::Subject;

/// A working day.
#[derive(Debug, Serialize)]
pub struct DayRow {
    /// Its id.
    pub id: Uuid,
    /// The date it began on.
    pub day: NaiveDate,
    /// Code of the table `day-state`.
    pub state: &'static str,
    /// Who works.
    pub worker: String,
    /// The regular grid worker.
    pub mentor: String,
    /// Who else came along.
    pub companions: Vec<String>,
    /// The grid.
    pub grid: String,
    /// The community.
    pub community: String,
    /// Code of the table `weather`.
    pub weather: Option<&'static str>,
    /// When work began.
    pub started: Option<String>,
    /// When it was closed.
    pub closed: Option<String>,
    /// The doors picked.
    pub plan: PlanRow,
}

/// The doors picked for a day.
#[derive(Debug, Serialize)]
pub struct PlanRow {
    /// Buildings and units.
    pub areas: Vec<String>,
    /// At most so many doors.
    pub cap: u16,
    /// The doors.
    pub doors: Vec<String>,
}

impl DayRow {
    /// The row of a day.
    pub fn of(day: &Day, doors: &Doors<'_>) -> Self {
        let picked = day.plan.doors.iter();
        Self {
            id: day.id.uuid(),
            day: day.date,
            state: day.state.as_str(),
            worker: day.worker.clone(),
            mentor: day.mentor.clone(),
            companions: day.companions.clone(),
            grid: day.grid.clone(),
            community: day.community.clone(),
            weather: day.weather.map(|weather| weather.as_str()),
            started: day.started.as_ref().map(print_moment),
            closed: day.closed.as_ref().map(print_moment),
            plan: PlanRow {
                areas: (day.plan.areas.iter())
                    .map(|spot| doors.written(&Subject::Common(Box::new(spot.clone()))))
                    .collect(),
                cap: day.plan.cap,
                doors: picked.map(|id| doors.written(&(*id).into())).collect(),
            },
        }
    }
}
