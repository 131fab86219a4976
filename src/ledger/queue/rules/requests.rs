//! When a request asks for the worker: at once while a step is the worker's, else when its rest is over. Not its life.

use super::{Cause, Hold, Scene, Term};
use crate::domain::codes::{RequestState, Rule, Triage};
use crate::domain::request::Request;

/// The term of a request that is not over.
pub(super) fn term(request: &Request, scene: &Scene, out: &mut Vec<Term>) {
    let Some(on) = request.asks_on() else {
        return;
    };
    let mut term = scene.due(Rule::REQUEST, Cause::Request(request.id), on);
    let resting = request.state.rest_days() > 0;
    term.score.priority = match request.triage {
        // Once somebody is at it, it presses no more than others.
        Triage::URGENT if resting => 0,
        triage => i32::try_from(triage.weight()).unwrap_or(0),
    };
    term.arose = Some(request.since().naive_local());
    term.brings = true;
    // To hear how content they are somebody has to open; the rest is done without them.
    term.knocks = [RequestState::FULFILLED, RequestState::ANSWERED].contains(&request.state);
    term.hold = (on > scene.now.date).then_some(Hold::Later(on));
    out.push(term);
}
