//! Questions asked of the tables: today, a household card, a building map, the day's log. Nothing here changes anything.
//!
//! | file | answers |
//! |---|---|
//! | [`today`] | the day in figures: doors, met, not home, hazards, each [`Mark`](mark::Mark) |
//! | [`mark`] | the mark of a door on the day (interface.md §3.3) |
//! | [`household_card`] | a door at a glance ([`HouseholdCard`](household_card::HouseholdCard)), a place likewise; what is told at every door |
//! | [`building_map`] | units, floors from the top down, doors with their mark |
//! | [`visits`] | history of a door, and of a day |
//! | [`facts`] | what must be known and is not, or is stale |
//! | [`buildings`] | estates, buildings, units with their doors counted; the doors a plan picks |
//! | [`find`] | what a person means by a door as written, a place or a name |
//! | [`matching`] | which offers answer a need, which needs an offer could serve, what is left of it |
//! | [`at_the_door`] | what a household can be offered, and why it fits |
//! | [`publicity`] | what was told at a door, the topics of a day, households by topic |
//! | [`partners`] | what a partner offers, took on and carries |
//! | [`activities`] | who signed up to an activity and who came, what is on, how many came in all |
//! | [`duties`] | who coordinates which month |
//! | [`relief`] | what was given to households, added up by period, partner, occasion, care group |
//! | [`polls`] | what came of a poll, by households and floor area, and what is missing |
//! | [`posts`] | which post suits whom, and how many places are left |
//! | [`questionnaires`] | which questionnaires are for a door, and which are still to be filled there |
//! | [`tally`] | what happened in the community between two days and how it stood, in figures |
//! | [`unfinished`] | what the day leaves undone and the top of the next one, for the log |
//! | [`daylog`] | the day's log |
//! | [`whole_day`] | the same with what it took back, left undone and comes next |

pub mod activities;
pub mod at_the_door;
pub mod building_map;
pub mod buildings;
pub mod daylog;
pub mod duties;
pub mod facts;
pub mod find;
pub mod household_card;
pub mod mark;
pub mod matching;
pub mod partners;
pub mod polls;
pub mod posts;
pub mod publicity;
pub mod questionnaires;
pub mod relief;
pub mod tally;
pub mod today;
pub mod unfinished;
pub mod visits;
pub mod whole_day;

#[cfg(test)]
mod tests;
