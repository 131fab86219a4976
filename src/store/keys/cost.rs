//! What guessing a passphrase costs: Argon2id (RFC 9106) and its figures. Not what the derived key opens.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::clock::Clock;
use crate::store::error::{Error, Result};

/// So long one derivation is to take, in milliseconds.
const AIM: u64 = 700;
/// A machine on which the least number of passes takes longer gets the floor.
const TOO_LONG: u64 = 2_000;
const LEAST_MEMORY: u32 = 19 * 1024;
const MOST_MEMORY: u32 = 1024 * 1024;
const MOST_LANES: u32 = 16;
/// Memory times passes: what a header made to hang its reader may ask for.
const MOST_WORK: u64 = 16 * MOST_MEMORY as u64;
const DEFAULT_PASSES: u32 = 3;
const MOST_PASSES: u32 = 24;

/// The figures of one derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    memory: u32, // KiB
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// The least that is written or read: 19 MiB, 2 passes, 1 lane.
    pub const FLOOR: Self = Self {
        memory: LEAST_MEMORY,
        passes: 2,
        lanes: 1,
    };

    /// What is written where time allows: 64 MiB, 3 passes, 4 lanes.
    pub const DEFAULT: Self = Self {
        memory: 64 * 1024,
        passes: DEFAULT_PASSES,
        lanes: 4,
    };

    /// The default with as many more passes as make it take half a second to a second on this machine; the floor on one
    /// that is much too slow for it.
    ///
    /// # Errors
    /// As `Self::derive`.
    pub fn calibrated(clock: &dyn Clock) -> Result<Self> {
        let before = clock.ticks();
        Self::DEFAULT.derive(b"calibration", &[0; 16])?;
        let took = clock.ticks().saturating_sub(before).max(1);
        if took > TOO_LONG {
            return Ok(Self::FLOOR);
        }
        let passes = AIM * u64::from(DEFAULT_PASSES) / took;
        let passes = u32::try_from(passes).unwrap_or(MOST_PASSES);
        Ok(Self {
            passes: passes.clamp(DEFAULT_PASSES, MOST_PASSES),
            ..Self::DEFAULT
        })
    }

    /// Whether it lies between floor and ceiling.
    fn is_usual(self) -> bool {
        (LEAST_MEMORY..=MOST_MEMORY).contains(&self.memory)
            && self.passes >= Self::FLOOR.passes
            && (1..=MOST_LANES).contains(&self.lanes)
            && u64::from(self.memory) * u64::from(self.passes) <= MOST_WORK
    }

    /// The key that a secret makes with this salt.
    ///
    /// # Errors
    /// [`Error::Keys`] for figures outside floor and ceiling: no memory is asked for then.
    pub(super) fn derive(self, secret: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>> {
        let unusual = || Error::Keys("of an unusual cost");
        if !self.is_usual() {
            return Err(unusual());
        }
        let params = Params::new(self.memory, self.passes, self.lanes, Some(32));
        let params = params.map_err(|_| unusual())?;
        let mut blocks = Vec::new();
        let count = params.block_count();
        blocks.try_reserve_exact(count).map_err(|_| {
            Error::io(
                "find memory for the key",
                std::io::ErrorKind::OutOfMemory.into(),
            )
        })?;
        blocks.resize(count, Block::new());
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let done = argon.hash_password_into_with_memory(secret, salt, &mut *key, &mut blocks);
        blocks.iter_mut().for_each(Zeroize::zeroize);
        done.map_err(|_| unusual())?;
        Ok(key)
    }

    /// Its figures as bytes, for what a slot is bound to.
    pub(super) fn bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        let figures = [self.memory, self.passes, self.lanes];
        for (place, figure) in bytes.chunks_exact_mut(4).zip(figures) {
            place.copy_from_slice(&figure.to_le_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::{AssociatedData, ParamsBuilder};

    /// RFC 9106, 5.3.
    #[test]
    fn argon2id_gives_the_published_tag() {
        let data = AssociatedData::new(&[4; 12]).unwrap();
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(data)
            .build()
            .unwrap();
        let argon =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut tag = [0; 32];
        argon
            .hash_password_into(&[1; 32], &[2; 16], &mut tag)
            .unwrap();
        let tag: String = tag.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            tag,
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    #[test]
    fn figures_outside_floor_and_ceiling_are_refused_before_memory_is_asked_for() {
        let cost = |memory, passes, lanes| Cost {
            memory,
            passes,
            lanes,
        };
        for unusual in [
            cost(8, 2, 1),
            cost(LEAST_MEMORY - 1, 2, 1),
            cost(LEAST_MEMORY, 1, 1),
            cost(LEAST_MEMORY, 2, 0),
            cost(LEAST_MEMORY, 2, 17),
            cost(MOST_MEMORY + 1, 2, 1),
            cost(u32::MAX, 2, 1),
            cost(LEAST_MEMORY, u32::MAX, 1),
            cost(MOST_MEMORY, 17, 1),
        ] {
            assert!(
                matches!(unusual.derive(b"x", &[0; 16]), Err(Error::Keys(_))),
                "{unusual:?}"
            );
        }
        assert!(Cost::FLOOR.is_usual() && Cost::DEFAULT.is_usual());
        let most = Cost {
            passes: MOST_PASSES,
            ..Cost::DEFAULT
        };
        assert!(most.is_usual());
    }
}
