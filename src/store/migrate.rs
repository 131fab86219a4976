//! Which formats of a ledger's folder this program reads, and how older ones become today's. Not how values decode.
//!
//! Format 1 is frozen; what may be added to it without a new number stands in the [store's doc](super). Every other change
//! of what is written takes a new number here, a step, and golden bytes of its own; the old ones stay, and every later
//! version opens them.

use super::error::{Error, Result};
use super::keys::Header;

/// The number of the folder's format written today.
pub const FORMAT: u32 = 1;

/// Brings a header one format on; the files it speaks of are rewritten before the header is.
type Step = fn(&mut Header) -> Result<()>;

/// `STEPS[n]` leads from format `n + 1` to `n + 2`; one row is added with each new number.
const STEPS: &[Step] = &[];

/// Refuses what a later program wrote, before anything of it is read.
///
/// # Errors
/// [`Error::Newer`], or [`Error::Damaged`] for a number never given.
pub fn readable(found: u32) -> Result<()> {
    match found {
        0 => Err(Error::Damaged("a format number never given")),
        _ if found > FORMAT => Err(Error::Newer {
            found,
            known: FORMAT,
        }),
        _ => Ok(()),
    }
}

/// Takes every step from the header's format to today's; says whether there was any.
///
/// # Errors
/// As [`readable`], and those of the steps; the header then keeps the number it had reached.
pub fn bring_up(header: &mut Header) -> Result<bool> {
    readable(header.format)?;
    let before = header.format;
    while let Some(step) = STEPS.get(header.format as usize - 1) {
        step(header)?;
        header.format += 1;
    }
    Ok(header.format != before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_step_from_every_older_format() {
        assert_eq!(STEPS.len() + 1, FORMAT as usize);
    }

    #[test]
    fn a_newer_format_is_refused_by_its_number() {
        assert!(matches!(
            readable(FORMAT + 1),
            Err(Error::Newer { found: 2, known: 1 })
        ));
        assert!(readable(0).is_err());
        assert!(readable(FORMAT).is_ok());
    }
}
