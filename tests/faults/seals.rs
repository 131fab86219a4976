//! Sealed values: bound to their place, never twice the same, and refused when a bit differs.

use gridday::store::vault::{Space, Vault};
use uuid::Uuid;

use crate::runner::Case;

const SPACES: [Space; 5] = [
    Space::Records,
    Space::Log,
    Space::Meta,
    Space::Journal,
    Space::Drafts,
];

pub fn seal(case: &mut Case) {
    let dice = &mut case.dice;
    let (space, other) = (SPACES[dice.roll(5)], SPACES[dice.roll(5)]);
    let key: Vec<u8> = (0..1 + dice.roll(40))
        .map(|_| dice.roll(256) as u8)
        .collect();
    let plain: Vec<u8> = (0..dice.roll(300)).map(|_| dice.roll(256) as u8).collect();
    let vault = Vault::new(&[7; 32], Uuid::from_u128(1));
    let sealed = vault.seal(space, &key, &plain).unwrap();
    assert_eq!(vault.open(space, &key, &sealed).unwrap(), plain);
    assert_ne!(
        vault.seal(space, &key, &plain).unwrap()[..25],
        sealed[..25],
        "a nonce twice"
    );
    let mut wrong = sealed.clone();
    let at = dice.roll(wrong.len());
    wrong[at] ^= 1 << dice.roll(8);
    assert!(vault.open(space, &key, &wrong).is_err(), "a flipped bit");
    let mut elsewhere = key.clone();
    elsewhere[0] ^= 1;
    assert!(
        vault.open(space, &elsewhere, &sealed).is_err(),
        "another key"
    );
    if space != other {
        assert!(vault.open(other, &key, &sealed).is_err(), "another space");
    }
    let stranger = Vault::new(&[7; 32], Uuid::from_u128(2));
    assert!(
        stranger.open(space, &key, &sealed).is_err(),
        "another ledger"
    );
    let longer = [&sealed[..], &[0]].concat();
    assert!(vault.open(space, &key, &longer).is_err(), "a byte more");
}
