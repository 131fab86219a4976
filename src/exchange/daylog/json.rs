//! The log for programs, a promise: keys and codes below stay, new keys may be added; `version` grows when one changes.
//!
//! Keys are snake_case, codes kebab-case (the tables in `domain/codes`), dates `2026-11-22`, times ISO 8601 with
//! offset, absent values `null`, lists never `null`. Every row has an `id` that other commands take. A door is
//! written `3-2-501`, with `estate/` before it where there are several; common parts `3-2`; a place by its name.
//!
//! ```text
//! version     1
//! generated   when the file was written
//! masked      whether names, ID numbers and phones are hidden
//! day         date state worker mentor companions[] grid community weather started closed planned
//!             rounds[{from,to,minutes}] minutes
//! summary     attempted effective effective_percent households places people_met not_home refused planned plan_done met at_home
//!             not_at_home modes{code:n} outcomes{code:n} late coverage_permille doors minutes solved escalated handed_to{code:n}
//!             unfinished rest tomorrow community{group:{code:n}}
//!             care{doors,old,child,special,left} people{…} houses{new,updated,verified,left,deceased,declined}
//!             hazards{checks,items,bad,found,followed,by_severity{},by_category{},fixed_on_spot,reported,to_fix,
//!             to_recheck,closed} events{code:n} needs{heard,solved,handed,dropped,open,earlier} topics{code:n} publicity_households leaflets told{told,referred,given,doors} stances{code:n} willing
//!             relief{entries,doors,money_fen,worth_fen} activities{held,people,person_times} tasks{done,added,carried,overdue}
//! visits      [id door household place head care[] time slot attempt outcome mode effective answered_by met
//!             companions[] all_well topics[] leaflets needs[] note again{on,time} away_until hazards[] late]
//! hazards     [id door household place head category item severity state found found_today deadline recheck_on
//!             measure responsible note visit late steps[{time,to,by,note}]]
//! requests    [id door household place head time taken_today kind category words triage scope quantity unit state due helper
//!             partner number rating result note visit late steps[{time,to,by,note}]]
//! matches     [id door household place head time request words offer offer_words quantity money_fen unit state settled note]
//! told        [id door household place head time kind what words how way leaflets to quantity pairing note late]
//! relief      [id door household place head time given resident people care[] occasion money_fen goods[{name,quantity,
//!             unit,worth_fen}] giver receipt corrects counts note late]
//! activities  [id kind title from until place actions[] people person_times outcome]
//! stances     [id door household place head time poll question answer way who reason conditions late]
//! willing     [id door household place head time name wish skill training state late]
//! checks      [id door household place head time items[{item,answer,hazard}] note]
//! collection  [id door household place head time resident name action fields[{field,old,new}] source state late]
//! forms       [id door household place head time form complete answered asked revision late]
//! tasks       [id door household place head part added overdue title kind origin priority state due{on,time}
//!             assigned_to created done note]
//! unfinished  [id door household place head care[] rules[] tasks[] due overdue agreed{on,time} score attempts], tomorrow the same
//! ```

mod asked;
mod asking;
pub(in crate::exchange) mod figures;
mod given;
mod matched;
mod rows;
mod told;

use serde::Serialize;

use super::Export;
use super::masks::Masks;
use super::phrases::Phrases;
use crate::domain::Moment;
use crate::error::Error;
use crate::ledger::queries::daylog::{Head, PendingRow};

/// The version of the keys above.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document {
    version: u32,
    generated: String,
    masked: bool,
    day: Day,
    summary: figures::Figures,
    visits: Vec<rows::Visit>,
    hazards: Vec<rows::Hazard>,
    requests: Vec<asked::Request>,
    matches: Vec<matched::Match>,
    told: Vec<told::Told>,
    stances: Vec<asking::Stance>,
    willing: Vec<asking::Willing>,
    relief: Vec<given::Relief>,
    activities: Vec<given::Activity>,
    checks: Vec<rows::Check>,
    collection: Vec<rows::Fact>,
    forms: Vec<rows::Filled>,
    tasks: Vec<rows::Task>,
    unfinished: Vec<rows::Pending>,
    tomorrow: Vec<rows::Pending>,
}

#[derive(Serialize)]
struct Day {
    date: String,
    state: &'static str,
    worker: String,
    mentor: String,
    companions: Vec<String>,
    grid: String,
    community: String,
    weather: Option<&'static str>,
    started: Option<String>,
    closed: Option<String>,
    planned: u32,
    rounds: Vec<Round>,
    minutes: u32,
}

#[derive(Serialize)]
struct Round {
    from: String,
    to: String,
    minutes: u32,
}

/// The file.
pub fn bytes(export: &Export<'_>, masks: &Masks) -> Result<Vec<u8>, Error> {
    let log = export.log;
    let phrases = Phrases {
        words: export.words,
        masks,
    };
    let pending = |row: &PendingRow| rows::pending(row, log.head.date(), &phrases);
    let document = Document {
        version: VERSION,
        generated: stamp(export.now),
        masked: export.is_masked(),
        day: day(&log.head),
        summary: figures::figures(&log.summary),
        visits: rows(&log.visits, |row| rows::visit(row, &phrases)),
        hazards: rows(&log.hazards, |row| rows::hazard(row, &phrases)),
        requests: rows(&log.requests, |row| asked::request(row, &phrases)),
        matches: rows(&log.pairings, |row| matched::matched(row, &phrases)),
        told: rows(&log.told, |row| told::told(row, &phrases)),
        stances: rows(&log.stances, |row| asking::stance(row, &phrases)),
        willing: rows(&log.willing, |row| asking::willing(row, &phrases)),
        relief: rows(&log.relief, |row| given::relief(row, &phrases)),
        activities: rows(&log.activities, |row| given::activity(row, &phrases)),
        checks: rows(&log.checks, |row| rows::check(row, &phrases)),
        collection: rows(&log.collection, |row| rows::fact(row, &phrases)),
        forms: rows(&log.filled, |row| rows::filled(row, &phrases)),
        tasks: rows(&log.tasks, |row| rows::task(row, &phrases)),
        unfinished: rows(&log.unfinished, pending),
        tomorrow: rows(&log.tomorrow, pending),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)
        .map_err(|fault| Error::refused_with("daylog-not-built", "why", fault.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn rows<R, J>(rows: &[R], row: impl Fn(&R) -> J) -> Vec<J> {
    rows.iter().map(row).collect()
}

/// A moment in ISO 8601 with offset, to the second.
fn stamp(at: Moment) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

fn day(head: &Head) -> Day {
    Day {
        date: head.date().to_string(),
        state: head.day.state.as_str(),
        worker: head.day.worker.clone(),
        mentor: head.day.mentor.clone(),
        companions: head.day.companions.clone(),
        grid: head.day.grid.clone(),
        community: head.day.community.clone(),
        weather: head.day.weather.map(|weather| weather.as_str()),
        started: head.day.started.map(stamp),
        closed: head.day.closed.map(stamp),
        planned: head.planned(),
        rounds: (head.rounds.iter())
            .map(|round| Round {
                from: stamp(round.from),
                to: stamp(round.to),
                minutes: round.minutes(),
            })
            .collect(),
        minutes: head.minutes(),
    }
}
