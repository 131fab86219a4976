//! The ways to the data key: lying open, or wrapped in a key that a passphrase or a recovery key makes. Not the files.

use std::fmt;

use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use super::cost::Cost;
use super::recovery;
use crate::ledger::secret::{Key, Secret, Way};
use crate::store::error::{Error, Result};
use crate::store::vault;

/// The key that everything of a ledger is sealed with.
pub type DataKey = Zeroizing<[u8; 32]>;

/// One way to the data key. Further kinds are added at the end.
#[derive(Serialize, Deserialize)]
pub(super) enum Slot {
    /// The key itself: whoever can read the file can read the ledger (`--no-passphrase`).
    Open([u8; 32]),
    /// By the worker's passphrase.
    Passphrase(Wrapped),
    /// By the recovery key.
    Recovery(Wrapped),
}

/// The data key, sealed; bound to ledger, kind, cost and salt, so that none of them can be exchanged.
#[derive(Serialize, Deserialize)]
pub(super) struct Wrapped {
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 24],
    sealed: [u8; 32],
    tag: [u8; 16],
}

impl fmt::Debug for Slot {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Slot")
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Self::Open(key) = self {
            key.zeroize();
        }
    }
}

impl Slot {
    /// A slot that a passphrase opens.
    pub(super) fn passphrase(
        data: &DataKey,
        ledger: Uuid,
        secret: &Secret,
        cost: Cost,
    ) -> Result<Self> {
        Wrapped::seal(
            data,
            (ledger, Way::Passphrase),
            secret.text().as_bytes(),
            cost,
        )
        .map(Self::Passphrase)
    }

    /// A slot that a fresh recovery key opens, and that key. It is random and long, so the floor is cost enough.
    pub(super) fn recovery(data: &DataKey, ledger: Uuid) -> Result<(Self, Secret)> {
        let secret = recovery::fresh()?;
        let symbols = recovery::read(&secret)?;
        let wrapped = Wrapped::seal(data, (ledger, Way::Recovery), &*symbols, Cost::FLOOR)?;
        Ok((Self::Recovery(wrapped), secret))
    }

    /// The data key, when this slot is of the kind that is offered.
    ///
    /// # Errors
    /// [`Error::WrongKey`]; [`Error::Mistyped`] for a recovery key that is none; [`Error::Keys`] for an unusual cost.
    pub(super) fn open(&self, key: &Key, ledger: Uuid) -> Result<Option<DataKey>> {
        match (self, key) {
            (Self::Open(data), _) => Ok(Some(Zeroizing::new(*data))),
            (Self::Passphrase(wrapped), Key::Passphrase(secret)) => wrapped
                .open((ledger, Way::Passphrase), secret.text().as_bytes())
                .map(Some),
            (Self::Recovery(wrapped), Key::Recovery(secret)) => wrapped
                .open((ledger, Way::Recovery), &*recovery::read(secret)?)
                .map(Some),
            _ => Ok(None),
        }
    }
}

impl Wrapped {
    fn seal(data: &DataKey, bound: (Uuid, Way), secret: &[u8], cost: Cost) -> Result<Self> {
        let mut wrapped = Self {
            cost,
            salt: [0; 16],
            nonce: [0; 24],
            sealed: **data,
            tag: [0; 16],
        };
        vault::random(&mut wrapped.salt)?;
        vault::random(&mut wrapped.nonce)?;
        let binding = wrapped.binding(bound);
        let key = cost.derive(secret, &wrapped.salt)?;
        let tag = XChaCha20Poly1305::new((&*key).into())
            .encrypt_in_place_detached(
                XNonce::from_slice(&wrapped.nonce),
                &binding,
                &mut wrapped.sealed,
            )
            .map_err(|_| Error::Encode("sealing a key".to_owned()))?;
        wrapped.tag = tag.into();
        Ok(wrapped)
    }

    fn open(&self, bound: (Uuid, Way), secret: &[u8]) -> Result<DataKey> {
        let key = self.cost.derive(secret, &self.salt)?;
        let mut data = Zeroizing::new(self.sealed);
        XChaCha20Poly1305::new((&*key).into())
            .decrypt_in_place_detached(
                XNonce::from_slice(&self.nonce),
                &self.binding(bound),
                &mut *data,
                (&self.tag).into(),
            )
            .map_err(|_| Error::WrongKey(bound.1))?;
        Ok(data)
    }

    /// What the sealed key is bound to.
    fn binding(&self, (ledger, way): (Uuid, Way)) -> Vec<u8> {
        let kind: &[u8] = match way {
            Way::Passphrase => b"gridday 1 slot passphrase",
            Way::Recovery => b"gridday 1 slot recovery",
        };
        [kind, ledger.as_bytes(), &self.cost.bytes(), &self.salt].concat()
    }
}
