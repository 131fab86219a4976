//! The communities of the four source articles, lived through in the real program by their own words: one test a row of
//! domain.md §1. Each source has a file of its own.

#[path = "cli/desk.rs"]
mod desk;
#[path = "support/home.rs"]
mod home;
#[path = "community/s1_dongsheng.rs"]
mod s1_dongsheng;
#[path = "community/s2_yuquan.rs"]
mod s2_yuquan;
#[path = "community/s3_grid.rs"]
mod s3_grid;
#[path = "community/s3_jincheng.rs"]
mod s3_jincheng;
#[path = "community/s4_hall.rs"]
mod s4_hall;
#[path = "community/s4_ulanhot.rs"]
mod s4_ulanhot;
