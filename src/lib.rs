//! gridday: a grid worker's day in a terminal. This page is the guide to the house; it holds no logic.

#![warn(missing_docs)]
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used))]

pub mod clock;
pub mod config;
pub mod domain;
pub mod error;
pub mod exchange;
pub mod i18n;
pub mod ledger;
pub mod logging;
pub mod search;
pub mod store;
pub mod tui;
