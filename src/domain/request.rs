//! A request (诉求), a wish (微心愿), an opinion, a problem: what was asked for at a door, and its life to the end.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::codes::{
    Disclosure, ListCategory, RequestKind, RequestScope, RequestState, Satisfaction, Triage,
    WishForm,
};
use super::partner::Partner;
use super::record::entity;
use super::subject::Subject;
use super::visit::Visit;
use super::{Id, Moment};

mod back;

/// What can happen to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestEvent {
    /// Found real and reasonable (审核).
    Review,
    /// Found not to be.
    Refuse,
    /// Put on the list of needs (发布).
    Publish,
    /// Given to somebody (派单).
    Assign,
    /// Taken on by somebody (认领, 接单).
    Claim,
    /// Somebody set to work on it (办理).
    Begin,
    /// It is done (完成).
    Fulfil,
    /// The people said how content they are (评单).
    Rate,
    /// It is over (销号).
    Close,
    /// Solved by the worker (自行解决).
    Solve,
    /// To be handed up.
    ToReport,
    /// Handed up (上报), with the office's number where it has one.
    Report,
    /// The result came back.
    Answer,
    /// The people were told the result and asked how content they are (回访).
    VisitBack,
    /// They are not content, or it came back.
    Reopen,
    /// They do not want it any more.
    Withdraw,
}

/// Every event and the state it leads to; [`RequestEvent::Reopen`] leads to several and is not here.
const LEADS: [(RequestEvent, RequestState); 15] = [
    (RequestEvent::Review, RequestState::REVIEWED),
    (RequestEvent::Publish, RequestState::PUBLISHED),
    (RequestEvent::Claim, RequestState::CLAIMED),
    (RequestEvent::Assign, RequestState::ASSIGNED),
    (RequestEvent::Begin, RequestState::DOING),
    (RequestEvent::Fulfil, RequestState::FULFILLED),
    (RequestEvent::Rate, RequestState::RATED),
    (RequestEvent::Close, RequestState::CLOSED),
    (RequestEvent::Solve, RequestState::SOLVED),
    (RequestEvent::ToReport, RequestState::TO_REPORT),
    (RequestEvent::Report, RequestState::REPORTED),
    (RequestEvent::Answer, RequestState::ANSWERED),
    (RequestEvent::VisitBack, RequestState::VISITED_BACK),
    (RequestEvent::Refuse, RequestState::REFUSED),
    (RequestEvent::Withdraw, RequestState::WITHDRAWN),
];

impl RequestEvent {
    /// Every event, the usual ones of a life in its order, then those that go another way.
    pub fn all() -> impl Iterator<Item = Self> {
        let [ahead @ .., refuse, withdraw] = LEADS.map(|(event, _)| event);
        let last = [Self::Reopen, refuse, withdraw];
        ahead.into_iter().chain(last)
    }

    /// The state it leads to, where there is one only.
    pub fn state(self) -> Option<RequestState> {
        let lead = LEADS.iter().find(|(event, _)| *event == self);
        lead.map(|(_, state)| *state)
    }

    /// Whether somebody must be named with it.
    pub const fn names_somebody(self) -> bool {
        matches!(self, Self::Assign | Self::Claim)
    }

    /// Whether it says how content the people are.
    pub const fn rates(self) -> bool {
        matches!(self, Self::Rate | Self::VisitBack)
    }
}

/// Why a request cannot move like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestRefusal {
    /// From this state that step does not exist.
    #[error("a request in state {from} does not take that step")]
    NotFrom {
        /// The state it is in.
        from: RequestState,
    },
    /// Nobody was named who takes it on.
    #[error("nobody is named who takes it on")]
    NeedsWho,
    /// Nobody said how content they are.
    #[error("how content they are is not said")]
    NeedsRating,
    /// The step lies before the day it was taken down.
    #[error("the date lies before the day the request was taken down")]
    BeforeTaken,
}

/// What is said with a step; what is empty leaves the request as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepNote {
    /// Who takes it on.
    pub who: String,
    /// The partner who takes it on, where it is one of ours.
    pub partner: Option<Id<Partner>>,
    /// The number the office gave it.
    pub number: String,
    /// How content they are.
    pub rating: Option<Satisfaction>,
    /// By when it is to go on.
    pub due: Option<NaiveDate>,
    /// What was said or done.
    pub note: String,
}

/// One step in a request's life.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestStep {
    /// When.
    pub at: Moment,
    /// The state it came to.
    pub to: RequestState,
    /// By whom.
    pub by: String,
    /// What was said.
    pub note: String,
}

/// A request.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Its id.
    pub id: Id<Request>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// Where: a door, a place, common parts.
    pub subject: Subject,
    /// When it was taken down.
    pub at: Moment,
    /// Wish, request, opinion, problem.
    pub kind: RequestKind,
    /// What it is about, the same six as offers have.
    pub category: ListCategory,
    /// What is asked for, in their words.
    pub words: String,
    /// How pressing it is and how it is taken.
    pub triage: Triage,
    /// What a wish is for.
    pub form: Option<WishForm>,
    /// One household's or everybody's.
    pub scope: RequestScope,
    /// Who may be told.
    pub disclosure: Disclosure,
    /// Who asked, by name; empty for the household as such.
    pub asked_by: String,
    /// How much is asked for, where it can be counted.
    pub quantity: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// The visit it was heard on.
    pub visit: Option<Id<Visit>>,
    /// Where its life stands.
    pub state: RequestState,
    /// By when it is to go on, where a day was named.
    pub due: Option<NaiveDate>,
    /// Who takes it on, by name.
    pub helper: String,
    /// The partner who takes it on.
    pub partner: Option<Id<Partner>>,
    /// The number the office gave it.
    pub number: String,
    /// How content they are.
    pub rating: Option<Satisfaction>,
    /// What came of it.
    pub result: String,
    /// What the worker wrote down.
    pub note: String,
    /// Every step so far.
    pub steps: Vec<RequestStep>,
    /// Written down after its day was closed (补录).
    pub late: bool,
}

impl Request {
    /// A request taken down at `at`, of which nothing else is known.
    pub fn new(
        id: Id<Self>,
        day: NaiveDate,
        subject: Subject,
        kind: RequestKind,
        at: Moment,
        by: &str,
    ) -> Self {
        Self {
            id,
            day,
            subject,
            at,
            kind,
            category: ListCategory::LIVELIHOOD,
            words: String::new(),
            triage: Triage::ORDINARY,
            form: None,
            scope: RequestScope::PERSONAL,
            disclosure: Disclosure::COMMUNITY,
            asked_by: String::new(),
            quantity: None,
            unit: String::new(),
            visit: None,
            state: RequestState::COLLECTED,
            due: None,
            helper: String::new(),
            partner: None,
            number: String::new(),
            rating: None,
            result: String::new(),
            note: String::new(),
            steps: vec![RequestStep {
                at,
                to: RequestState::COLLECTED,
                by: by.to_owned(),
                note: String::new(),
            }],
            late: false,
        }
    }

    /// The state after `event`, or why not.
    ///
    /// # Errors
    /// When the state, or the kind, does not take that step.
    pub fn next(&self, event: RequestEvent) -> Result<RequestState, RequestRefusal> {
        use RequestEvent as E;
        use RequestState as S;
        let (from, wish) = (self.state, self.kind.is_wish());
        let is = |states: &[RequestState]| states.contains(&from);
        let takes = match event {
            E::Review => wish && from == S::COLLECTED,
            E::Refuse => wish && is(&[S::COLLECTED, S::REVIEWED]),
            E::Publish if wish => from == S::REVIEWED,
            E::Publish => is(&[S::COLLECTED, S::TO_REPORT]),
            E::Assign => {
                let anew = from == S::COLLECTED && !wish || from == S::REVIEWED;
                anew || from.is_listed()
            }
            E::Claim => is(&[S::PUBLISHED, S::ASSIGNED]),
            E::Begin => is(&[S::ASSIGNED, S::CLAIMED]),
            E::Fulfil => is(&[S::ASSIGNED, S::CLAIMED, S::DOING]),
            E::Rate => from == S::FULFILLED,
            E::Close => from == S::RATED,
            E::Solve => !wish && is(&[S::COLLECTED, S::TO_REPORT]),
            E::ToReport => !wish && is(&[S::COLLECTED, S::PUBLISHED]),
            E::Report => !wish && is(&[S::COLLECTED, S::TO_REPORT]),
            E::Answer => from == S::REPORTED,
            E::VisitBack => is(&[S::ANSWERED, S::SOLVED]),
            E::Withdraw => from.is_open(),
            E::Reopen => return self.reopened().ok_or(RequestRefusal::NotFrom { from }),
        };
        let to = event.state().filter(|_| takes);
        to.ok_or(RequestRefusal::NotFrom { from })
    }

    /// Where it goes on from when they are not content, or it came back.
    fn reopened(&self) -> Option<RequestState> {
        use RequestState as S;
        match self.state {
            S::FULFILLED | S::RATED | S::CLOSED => Some(S::DOING),
            S::ANSWERED | S::SOLVED | S::VISITED_BACK => Some(S::TO_REPORT),
            S::REFUSED | S::WITHDRAWN => Some(S::COLLECTED),
            _ => None,
        }
    }

    /// What can be done with it now, the usual step first.
    pub fn ways(&self) -> Vec<RequestEvent> {
        let mut ways: Vec<RequestEvent> = RequestEvent::all()
            .filter(|event| self.next(*event).is_ok())
            .collect();
        let unhappy = self.rating == Some(Satisfaction::UNSATISFIED);
        let usual = match self.state {
            // What presses is handed up, what does not is solved here.
            RequestState::COLLECTED if !self.kind.is_wish() => match self.triage {
                Triage::URGENT => RequestEvent::Report,
                Triage::COORDINATE => RequestEvent::ToReport,
                _ => RequestEvent::Solve,
            },
            RequestState::RATED if unhappy => RequestEvent::Reopen,
            RequestState::TO_REPORT => RequestEvent::Report,
            RequestState::REVIEWED => RequestEvent::Publish,
            RequestState::ASSIGNED => RequestEvent::Claim,
            RequestState::CLAIMED => RequestEvent::Begin,
            RequestState::DOING => RequestEvent::Fulfil,
            _ => return ways,
        };
        ways.sort_by_key(|event| *event != usual);
        ways
    }

    /// Takes the step: state, what was said with it, trail.
    ///
    /// # Errors
    /// As [`Request::next`]; when nobody takes it on, no rating is said, or `at` lies before the day it was taken down.
    pub fn take(
        &mut self,
        event: RequestEvent,
        at: Moment,
        by: &str,
        said: StepNote,
    ) -> Result<(), RequestRefusal> {
        if at.date_naive() < self.at.date_naive() {
            return Err(RequestRefusal::BeforeTaken);
        }
        let to = self.next(event)?;
        if event.names_somebody() && said.who.trim().is_empty() && said.partner.is_none() {
            return Err(RequestRefusal::NeedsWho);
        }
        if event.rates() && said.rating.is_none() {
            return Err(RequestRefusal::NeedsRating);
        }
        if event.names_somebody() {
            (self.helper, self.partner) = (said.who, said.partner);
        }
        if !said.number.is_empty() {
            self.number = said.number;
        }
        self.rating = said.rating.or(self.rating);
        if event == RequestEvent::Reopen {
            self.rating = None;
        }
        let tells = matches!(
            event,
            RequestEvent::Fulfil | RequestEvent::Solve | RequestEvent::Answer
        );
        if tells && !said.note.is_empty() {
            self.result.clone_from(&said.note);
        }
        self.due = said.due;
        self.state = to;
        self.steps.push(RequestStep {
            at,
            to,
            by: by.to_owned(),
            note: said.note,
        });
        Ok(())
    }

    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// When it came to where it stands.
    pub fn since(&self) -> Moment {
        self.steps.last().map_or(self.at, |step| step.at)
    }

    /// The day the worker is asked about it: the day that was named, else so many days after its last step.
    pub fn asks_on(&self) -> Option<NaiveDate> {
        if !self.is_open() {
            return None;
        }
        let days = Days::new(self.state.rest_days().unsigned_abs());
        let rest = self.since().date_naive().checked_add_days(days);
        self.due.or(rest)
    }

    /// Whether its day has passed; computed, never stored.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.asks_on().is_some_and(|on| on < day)
    }
}

entity!(Request, 15, "requests" {
    fn subject(&self) -> Option<Subject> { Some(self.subject.clone()) }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});

#[cfg(test)]
mod tests;
