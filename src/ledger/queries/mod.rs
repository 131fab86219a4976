//! Questions asked of the tables: today, a household card, a building map, the day's log. Nothing here changes anything.

pub mod daylog;
