//! The queue: what is due at which door, why and in which order. Computed from records and the clock, never stored.
