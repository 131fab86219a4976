//! The colours of sheets; the page has its own in `html/style.css`, the screen in `tui/theme.rs`.

/// Deep teal: headings, the main bar.
pub const MAIN: u32 = 0x1f_6f78;
/// Its pale shade: heading rows.
pub const MAIN_PALE: u32 = 0xdd_eeee;
/// Pale amber: what is past its day, what changed.
pub const WAIT_PALE: u32 = 0xfd_f1d8;
/// Grey: remarks.
pub const QUIET: u32 = 0x9a_a5ab;
/// Hair lines of tables.
pub const LINE: u32 = 0xc5_d0d3;
