//! Time and identity: the only place that asks the system for either.
