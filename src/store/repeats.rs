//! Bytes that were there before, or in a base that is known besides, told by where: what deflate's short window cannot see.
//! Knows nothing of what they mean.
//!
//! `literal count | literals | copy count | how far the source is from where the last one ended (zigzag)`, again and
//! again, counts as LEB128; a copy of 0 has no source.

use zeroize::Zeroizing;

use super::error::{Error, Result};

const FAULT: Error = Error::Damaged("packed bytes");

/// The shortest copy worth telling.
const LEAST: usize = 24;
/// 2 to the power of so many positions are remembered, the newest of each hash.
const SLOTS: std::ops::RangeInclusive<u32> = 18..=22;

/// Tells `plain` shorter, for whoever has `base` too.
pub fn fold(base: &[u8], plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(plain.len() / 4);
    let all = Zeroizing::new([base, plain].concat());
    let (start, plain) = (base.len(), &all[..]);
    let slots = (plain.len() / 2 + 1).next_power_of_two().ilog2();
    let slots = slots.clamp(*SLOTS.start(), *SLOTS.end());
    let hash = |eight: &[u8]| hash(eight, slots);
    let mut seen = vec![u32::MAX; 1 << slots];
    for next in (0..start.saturating_sub(8)).step_by(4) {
        seen[hash(&plain[next..next + 8])] = u32::try_from(next).unwrap_or(u32::MAX);
    }
    let (mut at, mut told, mut expected) = (start, start, 0);
    while at + LEAST <= plain.len() {
        let slot = hash(&plain[at..at + 8]);
        // Going on where the last copy ended costs least.
        let on = expected + (at - told);
        let found = [on, seen[slot] as usize];
        let found = found
            .into_iter()
            .find(|&from| from < at && plain[from..from + LEAST] == plain[at..at + LEAST]);
        seen[slot] = u32::try_from(at).unwrap_or(u32::MAX);
        let Some(from) = found else {
            at += 1;
            continue;
        };
        let more = plain[from + LEAST..].iter().zip(&plain[at + LEAST..]);
        let count = LEAST + more.take_while(|(old, new)| old == new).count();
        put_literals(&mut out, &plain[told..at]);
        put(&mut out, count as u64);
        put(&mut out, zigzag(from as i64 - expected as i64));
        for next in (at + 1..at + count).step_by(4) {
            if let Some(eight) = plain.get(next..next + 8) {
                seen[hash(eight)] = u32::try_from(next).unwrap_or(u32::MAX);
            }
        }
        (at, expected) = (at + count, from + count);
        told = at;
    }
    put_literals(&mut out, &plain[told..]);
    put(&mut out, 0);
    out
}

/// What [`fold`] was given besides `base`, of which `size` bytes are known to be.
///
/// # Errors
/// [`Error::Damaged`] for anything [`fold`] does not write.
pub fn unfold(base: &[u8], mut folded: &[u8], size: usize) -> Result<Vec<u8>> {
    let size = size.checked_add(base.len()).ok_or(FAULT)?;
    let mut out = Zeroizing::new(Vec::with_capacity(size));
    out.extend_from_slice(base);
    let mut expected = 0_i64;
    loop {
        let literals = take_count(&mut folded)?;
        let (bytes, rest) = folded.split_at_checked(literals).ok_or(FAULT)?;
        folded = rest;
        let fits = |length: usize, more: usize| (more <= size - length).then_some(());
        fits(out.len(), literals).ok_or(FAULT)?;
        out.extend_from_slice(bytes);
        let copied = take_count(&mut folded)?;
        if copied == 0 {
            return if out.len() == size && folded.is_empty() {
                Ok(out[base.len()..].to_vec())
            } else {
                Err(FAULT)
            };
        }
        fits(out.len(), copied).ok_or(FAULT)?;
        let from = expected.checked_add(unzigzag(take(&mut folded)?));
        let from = from.and_then(|from| usize::try_from(from).ok());
        let from = from.filter(|&from| from < out.len()).ok_or(FAULT)?;
        // The source may run into what is being written.
        for at in from..from + copied {
            let byte = out[at];
            out.push(byte);
        }
        expected = (from + copied) as i64;
    }
}

fn hash(eight: &[u8], slots: u32) -> usize {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(eight);
    let mixed = u64::from_le_bytes(bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - slots)) as usize
}

fn put_literals(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn put(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn take(from: &mut &[u8]) -> Result<u64> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = from.split_first().ok_or(FAULT)?;
        *from = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(FAULT)
}

fn take_count(from: &mut &[u8]) -> Result<usize> {
    usize::try_from(take(from)?).map_err(|_| FAULT)
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_folded_unfolds_to_the_same_bytes(
            parts in prop::collection::vec(prop::collection::vec(0_u8..4, 0..90), 1..8),
            order in prop::collection::vec(0_usize..8, 0..60),
        ) {
            let plain: Vec<u8> = order.iter().flat_map(|at| &parts[at % parts.len()]).copied().collect();
            for base in [&[][..], &plain[..plain.len() / 2], &parts.concat()] {
                prop_assert_eq!(&unfold(base, &fold(base, &plain), plain.len()).unwrap(), &plain);
            }
        }

        #[test]
        fn hostile_bytes_are_refused_or_give_no_more_than_was_asked_for(
            noise in prop::collection::vec(any::<u8>(), 0..200), size in 0_usize..5_000,
        ) {
            if let Ok(out) = unfold(&noise[..noise.len() / 3], &noise, size) {
                prop_assert_eq!(out.len(), size);
            }
        }
    }

    #[test]
    fn what_comes_again_after_a_long_way_costs_next_to_nothing() {
        let mut seed = 1_u32;
        let once: Vec<u8> = (0..100_000)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8
            })
            .collect();
        assert!(fold(&[], &once.repeat(10)).len() < once.len() + 100);
        assert!(
            fold(&once, &once).len() < 100,
            "what the base has costs nothing"
        );
    }
}
