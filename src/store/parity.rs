//! Sixteen blocks of a file and one more, from which any one that is damaged can be told again. Proves nothing by itself:
//! that is the seal's work.
//!
//! `16 blocks (the last padded with zeros) | their XOR | a crc32c u32 of each of the 17`; all from the file's length.

use super::vault::array;

const BLOCKS: usize = 16;
const ALL: usize = BLOCKS + 1;
const SUM: usize = 4;

/// The bytes with their parity behind them.
pub fn guard(mut bytes: Vec<u8>) -> Vec<u8> {
    let size = bytes.len().div_ceil(BLOCKS).max(1);
    bytes.resize(size * BLOCKS, 0);
    let mut parity = vec![0; size];
    bytes.chunks(size).for_each(|block| add(&mut parity, block));
    bytes.extend(parity);
    let sums: Vec<[u8; SUM]> = bytes.chunks(size).map(sum).collect();
    bytes.extend(sums.concat());
    bytes
}

/// The sixteen blocks, and whether one of the seventeen was damaged; nothing where more were, or the bytes are no such file.
pub fn guarded(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let size = (bytes.len() / ALL)
        .checked_sub(SUM)
        .filter(|&size| size > 0)?;
    if bytes.len() != ALL * (size + SUM) {
        return None;
    }
    let (blocks, sums) = bytes.split_at(ALL * size);
    let mut bad = Vec::new();
    for (at, (block, told)) in blocks.chunks(size).zip(sums.chunks(SUM)).enumerate() {
        if sum(block) != told {
            bad.push(at);
        }
        if bad.len() > 1 {
            return None;
        }
    }
    let mut whole = blocks[..BLOCKS * size].to_vec();
    if let Some(&lost) = bad.first().filter(|&&at| at < BLOCKS) {
        let mut block = vec![0; size];
        let others = blocks.chunks(size).enumerate();
        others
            .filter(|(at, _)| *at != lost)
            .for_each(|(_, other)| add(&mut block, other));
        whole[lost * size..(lost + 1) * size].copy_from_slice(&block);
    }
    Some((whole, !bad.is_empty()))
}

fn add(to: &mut [u8], block: &[u8]) {
    to.iter_mut().zip(block).for_each(|(to, byte)| *to ^= byte);
}

fn sum(block: &[u8]) -> [u8; SUM] {
    array(&crc32c::crc32c(block).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_one_damaged_block_is_told_again(
            bytes in prop::collection::vec(any::<u8>(), 1..400), at in any::<usize>(), span in 1_usize..9,
        ) {
            let guard = guard(bytes.clone());
            let (whole, healed) = guarded(&guard).unwrap();
            prop_assert!(whole.starts_with(&bytes) && !healed);
            let mut damaged = guard.clone();
            let at = at % guard.len();
            damaged[at] ^= 1;
            let (again, healed) = guarded(&damaged).unwrap();
            prop_assert!(again == whole && healed);
            let _ = guarded(&damaged[..guard.len().saturating_sub(span)]);
        }
    }
}
