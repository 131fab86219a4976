//! A request put back on its list because what it was given was called off. Not the steps people take with it.

use super::{Request, RequestStep};
use crate::domain::Moment;
use crate::domain::codes::RequestState;

impl Request {
    /// Goes back to where it was before it was given to somebody, because that was called off: open to others again.
    /// False, and nothing changes, when somebody took a step with it since.
    pub fn put_back(&mut self, at: Moment, by: &str, note: &str) -> bool {
        let mut before = self.steps.iter().rev();
        let given = before.next().map(|step| step.to);
        if self.state != RequestState::ASSIGNED || given != Some(RequestState::ASSIGNED) {
            return false;
        }
        let mut earlier = before.map(|step| step.to);
        let to = earlier.find(|state| *state != RequestState::ASSIGNED);
        self.state = to.unwrap_or(RequestState::PUBLISHED);
        self.helper.clear();
        self.partner = None;
        self.steps.push(RequestStep {
            at,
            to: self.state,
            by: by.to_owned(),
            note: note.to_owned(),
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::domain::address::Spot;
    use crate::domain::codes::RequestKind;
    use crate::domain::request::{RequestEvent, StepNote};
    use crate::domain::subject::Subject;

    #[test]
    fn what_was_only_given_to_somebody_goes_back_and_what_was_begun_does_not() {
        let at = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
        let id = Id::new(uuid::Uuid::from_u128(1));
        let spot = Spot::parse("3-2").unwrap();
        let kind = RequestKind::new("appeal");
        let subject = Subject::Common(Box::new(spot));
        let mut need = Request::new(id, at.date_naive(), subject, kind, at, "李晓");
        let said = |who: &str| StepNote {
            who: who.to_owned(),
            ..StepNote::default()
        };
        need.take(RequestEvent::Publish, at, "李晓", said(""))
            .unwrap();
        assert!(!need.put_back(at, "李晓", ""));
        need.take(RequestEvent::Assign, at, "李晓", said("卫生站"))
            .unwrap();
        assert!(need.put_back(at, "李晓", "借给别人了"));
        assert_eq!(
            (need.state, need.helper.as_str()),
            (RequestState::PUBLISHED, "")
        );
        assert_eq!(need.steps.last().unwrap().note, "借给别人了");
        need.take(RequestEvent::Assign, at, "李晓", said("卫生站"))
            .unwrap();
        need.take(RequestEvent::Begin, at, "李晓", said(""))
            .unwrap();
        assert!(!need.put_back(at, "李晓", ""));
    }
}
