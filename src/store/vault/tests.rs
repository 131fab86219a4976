//! Sealing: a value opens only where it was sealed, and noise never does.

use super::*;
use proptest::prelude::*;

fn vault() -> Vault {
    Vault::new(&[7; 32], Uuid::from_u128(1))
}

#[test]
fn a_value_opens_only_where_it_was_sealed() {
    let sealed = vault().seal(Space::Records, b"key", b"plain").unwrap();
    assert_eq!(sealed.len(), SEAL + 64);
    assert_eq!(
        vault().open(Space::Records, b"key", &sealed).unwrap(),
        b"plain"
    );
    assert!(vault().open(Space::Log, b"key", &sealed).is_err());
    assert!(vault().open(Space::Records, b"kez", &sealed).is_err());
    let other = Vault::new(&[7; 32], Uuid::from_u128(2));
    assert!(other.open(Space::Records, b"key", &sealed).is_err());
    let wrong = Vault::new(&[8; 32], Uuid::from_u128(1));
    assert!(wrong.open(Space::Records, b"key", &sealed).is_err());
}

#[test]
fn any_flipped_bit_is_noticed() {
    let sealed = vault().seal(Space::Records, b"key", b"plain").unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut bad = sealed.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(
            vault().open(Space::Records, b"key", &bad).is_err(),
            "bit {bit}"
        );
    }
}

#[test]
fn the_same_value_is_never_sealed_alike_and_the_vault_shows_nothing() {
    let once = vault().seal(Space::Drafts, b"", b"plain").unwrap();
    assert_ne!(once, vault().seal(Space::Drafts, b"", b"plain").unwrap());
    assert_eq!(format!("{:?}", vault()), "Vault");
    assert_ne!(vault().part(Space::Drafts, b"", &once), 0);
}

proptest! {
    #[test]
    fn every_length_comes_back(plain in prop::collection::vec(any::<u8>(), 0..300)) {
        let sealed = vault().seal(Space::Journal, b"7", &plain).unwrap();
        prop_assert_eq!((sealed.len() - SEAL) % STEP, 0);
        prop_assert_eq!(vault().open(Space::Journal, b"7", &sealed).unwrap(), plain);
    }

    #[test]
    fn noise_never_opens_and_never_panics(noise: Vec<u8>) {
        prop_assert!(vault().open(Space::Journal, b"7", &noise).is_err());
        let _ = vault().part(Space::Journal, b"7", &noise);
    }
}
