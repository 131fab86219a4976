//! Hashing for tables in memory: ids are random by nature and need no guard against chosen keys. Nothing stored.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are ids, or texts of this ledger.
pub(in crate::ledger) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Folding>>;

/// Multiplies and folds, eight bytes at a time.
#[derive(Clone)]
pub(in crate::ledger) struct Folding(u64);

/// Odd, with bits in no pattern (the golden ratio).
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Default for Folding {
    fn default() -> Self {
        Self(FACTOR.rotate_left(32))
    }
}

impl Hasher for Folding {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn write_u64(&mut self, word: u64) {
        let [low, high] = halves(u128::from(self.0 ^ word) * u128::from(FACTOR));
        self.0 = (low ^ high).wrapping_add(FACTOR);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn write_isize(&mut self, word: isize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        mixed ^ (mixed >> 32)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves are what is wanted"
)]
const fn halves(product: u128) -> [u64; 2] {
    [product as u64, (product >> 64) as u64]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::hash::{BuildHasher, Hash};
    use uuid::Uuid;

    fn spread<K: Hash>(keys: impl Iterator<Item = K>) -> (usize, usize) {
        let hashes = BuildHasherDefault::<Folding>::default();
        let all: Vec<u64> = keys.map(|key| hashes.hash_one(key)).collect();
        let low: HashSet<u64> = all.iter().map(|hash| hash & 0xFFF).collect();
        let high: HashSet<u64> = all.iter().map(|hash| hash >> 57).collect();
        (low.len(), high.len())
    }

    #[test]
    fn ids_that_differ_little_and_short_texts_are_spread_over_the_whole_table() {
        let counted = spread((0..4096u128).map(Uuid::from_u128));
        let timed = spread((0..4096u128).map(|at| Uuid::from_u128(at << 80)));
        let rooms = spread((0..4096).map(|room| format!("{room:04}")));
        for (low, high) in [counted, timed, rooms] {
            assert!(low > 2_300 && high > 120, "{low} {high}");
        }
    }
}
