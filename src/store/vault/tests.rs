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

mod vectors {
    //! The published vectors of every primitive in use.

    use chacha20poly1305::aead::{Aead, KeyInit, Payload};
    use chacha20poly1305::{ChaCha20Poly1305, XChaCha20Poly1305};

    const SUNSCREEN: &[u8] =
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
future, sunscreen would be it.";

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn key() -> Vec<u8> {
        (0x80..0xa0).collect()
    }

    fn payload() -> Payload<'static, 'static> {
        Payload {
            msg: SUNSCREEN,
            aad: b"\x50\x51\x52\x53\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7",
        }
    }

    /// RFC 8439, 2.8.2.
    #[test]
    fn chacha20_poly1305() {
        let cipher = ChaCha20Poly1305::new_from_slice(&key()).unwrap();
        let nonce = b"\x07\0\0\0\x40\x41\x42\x43\x44\x45\x46\x47";
        let sealed = cipher.encrypt(nonce.into(), payload()).unwrap();
        assert_eq!(
            hex(&sealed),
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6\
             3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36\
             92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc\
             3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691"
        );
    }

    /// draft-irtf-cfrg-xchacha-03, A.3.1.
    #[test]
    fn xchacha20_poly1305() {
        let cipher = XChaCha20Poly1305::new_from_slice(&key()).unwrap();
        let nonce: Vec<u8> = (0x40..0x58).collect();
        let sealed = cipher.encrypt(nonce.as_slice().into(), payload()).unwrap();
        assert_eq!(
            hex(&sealed),
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
             731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
             2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
             21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
        );
    }

    /// BLAKE3's own test vectors, of length 0; CRC-32C of RFC 3720's usual check.
    #[test]
    fn blake3_in_its_three_modes_and_crc32c() {
        assert_eq!(
            blake3::hash(b"").to_hex().as_str(),
            "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"
        );
        assert_eq!(
            blake3::keyed_hash(b"whats the Elvish word for friend", b"")
                .to_hex()
                .as_str(),
            "92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26"
        );
        let context = "BLAKE3 2019-12-27 16:29:52 test vectors context";
        assert_eq!(
            hex(&blake3::derive_key(context, b"")),
            "2cc39783c223154fea8dfb7c1b1660f2ac2dcbd1c1de8277b0b0dd39b7e50d7d"
        );
        assert_eq!(crc32c::crc32c(b"123456789"), 0xe306_9283);
    }
}
