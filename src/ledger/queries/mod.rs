//! Questions asked of the tables: today, a household card, a building map, the day's log. Nothing here changes anything.
//!
//! [`household_card`](household_card::household_card) and [`place_card`](household_card::place_card) a door or place at
//! a glance · [`building_map`](building_map::building_map) units, floors, doors with their [`Mark`](mark::Mark) of the
//! day · [`facts`] what must be known and is not · [`daylog`] the day's log.

pub mod building_map;
pub mod daylog;
pub mod facts;
pub mod household_card;
pub mod mark;
