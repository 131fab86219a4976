//! Writing down, changing and closing posts and trainings. Not who gets one: that is a placement.

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::PostState;
use crate::domain::post::Post;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::posts;

/// Adds or changes a post. It cannot have fewer places than were given away.
///
/// # Errors
/// When it has no title or no place, ends before it begins, is for nobody's age, fewer places are left of it than were
/// given, or the store refuses.
pub fn put(ledger: &mut Ledger, post: Post, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    if post.title.trim().is_empty() {
        return fault("title", "fault-required");
    }
    if post.places == 0 {
        return fault("places", "match-none-given");
    }
    if let (Some(from), Some(until)) = (post.from, post.until)
        && until < from
    {
        return fault("until", "offer-ends-before");
    }
    if let (Some(least), Some(most)) = (post.min_age, post.max_age)
        && most < least
    {
        return fault("ages", "post-no-ages");
    }
    let taken = posts::taken(ledger.tables()).get(&post.id).copied();
    if taken.is_some_and(|taken| post.places < taken) {
        return fault("places", "offer-less-than-given");
    }
    let mut edit = ledger.edit();
    let verb = match edit.get(post.id) {
        Some(_) => "post-edit",
        None => "post-add",
    };
    edit.put(post);
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Closes a post, or opens it again; who was placed stays placed.
///
/// # Errors
/// When it is gone, or the store refuses.
pub fn close(
    ledger: &mut Ledger,
    id: Id<Post>,
    closed: bool,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut post: Post = edit.get(id).ok_or(WorkError::Missing("post"))?;
    post.state = match closed {
        true => PostState::CLOSED,
        false => PostState::OPEN,
    };
    edit.put(post);
    let changes = edit.changes();
    Ok(ledger.commit("post-close", changes, at.clock)?)
}
