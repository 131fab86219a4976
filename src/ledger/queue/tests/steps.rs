//! Random days for the properties: what workers may do. Not how it is done.

use proptest::prelude::*;

/// One thing a worker does; numbers pick a door, record or code, wrapping around.
#[derive(Clone, Debug)]
pub enum Step {
    Visit {
        at: usize,
        outcome: usize,
        note: bool,
        again: Option<(i64, Option<u32>)>,
    },
    Hazard {
        at: usize,
        item: usize,
        severity: usize,
        step: usize,
    },
    MoveHazard {
        which: usize,
        state: usize,
    },
    Task {
        at: Option<usize>,
        due: Option<(i64, Option<u32>)>,
        priority: usize,
        origin: usize,
        kind: usize,
    },
    MoveTask {
        which: usize,
        step: usize,
        days: i64,
    },
    Decide {
        at: usize,
        rule: Option<usize>,
        verdict: usize,
        days: i64,
    },
    Lift {
        which: usize,
    },
    Plan {
        from: usize,
        count: usize,
    },
    Close,
    Verify {
        at: usize,
    },
    Edit {
        at: usize,
        state: usize,
        until: Option<i64>,
        room: Option<usize>,
    },
    Leave {
        which: usize,
    },
    Care {
        which: usize,
        group: usize,
    },
    NewDoor {
        room: usize,
        group: Option<usize>,
    },
    Draft {
        at: usize,
        on: bool,
    },
    /// A questionnaire for somebody, or out of use.
    Ask {
        audience: usize,
        due: Option<i64>,
    },
    Fill {
        at: usize,
        complete: bool,
    },
    /// A project set up, or one led on.
    Project {
        which: usize,
        due: Option<i64>,
    },
    Pass {
        minutes: i64,
    },
    Undo,
    Redo,
}

/// A day, and a time of day of it, relative to now.
fn when() -> impl Strategy<Value = (i64, Option<u32>)> {
    let near = (0i64..2, (9u32..20).prop_map(Some));
    prop_oneof![near, (0i64..9, prop::option::of(0u32..24))]
}

pub fn step() -> impl Strategy<Value = Step> {
    let at = || 0usize..12;
    let any = || 0usize..1000;
    prop_oneof![
        8 => (at(), any(), prop::bool::ANY, prop::option::of(when())).prop_map(|(at, outcome, note, again)| Step::Visit { at, outcome, note, again }),
        2 => (at(), any(), 0usize..3, 0usize..4).prop_map(|(at, item, severity, step)| Step::Hazard { at, item, severity, step }),
        2 => (any(), any()).prop_map(|(which, state)| Step::MoveHazard { which, state }),
        3 => (prop::option::weighted(0.8, at()), prop::option::of(when()), any(), any(), any())
            .prop_map(|(at, due, priority, origin, kind)| Step::Task { at, due, priority, origin, kind }),
        2 => (any(), any(), -2i64..9).prop_map(|(which, step, days)| Step::MoveTask { which, step, days }),
        3 => (at(), prop::option::of(any()), any(), 0i64..5).prop_map(|(at, rule, verdict, days)| Step::Decide { at, rule, verdict, days }),
        1 => any().prop_map(|which| Step::Lift { which }),
        1 => (at(), 0usize..6).prop_map(|(from, count)| Step::Plan { from, count }),
        1 => Just(Step::Close),
        1 => at().prop_map(|at| Step::Verify { at }),
        2 => (at(), any(), prop::option::of(-3i64..20), prop::option::of(any())).prop_map(|(at, state, until, room)| Step::Edit { at, state, until, room }),
        1 => any().prop_map(|which| Step::Leave { which }),
        1 => (any(), any()).prop_map(|(which, group)| Step::Care { which, group }),
        1 => (any(), prop::option::of(any())).prop_map(|(room, group)| Step::NewDoor { room, group }),
        1 => (at(), prop::bool::ANY).prop_map(|(at, on)| Step::Draft { at, on }),
        1 => (0usize..6, prop::option::of(-2i64..5)).prop_map(|(audience, due)| Step::Ask { audience, due }),
        2 => (at(), prop::bool::weighted(0.7)).prop_map(|(at, complete)| Step::Fill { at, complete }),
        2 => (any(), prop::option::of(-2i64..9)).prop_map(|(which, due)| Step::Project { which, due }),
        6 => prop_oneof![4 => 1i64..200, 2 => 200i64..2_000, 1 => 2_000i64..300_000].prop_map(|minutes| Step::Pass { minutes }),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}
