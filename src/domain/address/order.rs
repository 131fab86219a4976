//! The order of doors as people count them: 2 before 10, A after digits, sides of a house in their order.

use std::cmp::Ordering;

use super::scan;

/// Compare as people count: runs of digits by value, digits before letters before Han, sides of a house
/// in the order 东南西北中.
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (Runs(a), Runs(b));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (x, y) if x == y => {}
            (x, y) => return x.cmp(&y),
        }
    }
}

pub(super) fn natural_options(a: Option<&str>, b: Option<&str>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => natural_order(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// A run of digits without its leading zeros (by length, then by digits: no number is too long), or one character.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run<'a> {
    Number(usize, &'a str),
    Letter(char),
    Han(usize, char),
}

struct Runs<'a>(&'a str);

impl<'a> Iterator for Runs<'a> {
    type Item = Run<'a>;

    fn next(&mut self) -> Option<Run<'a>> {
        let first = self.0.chars().next()?;
        if !first.is_ascii_digit() {
            self.0 = &self.0[first.len_utf8()..];
            let side = scan::SIDES
                .chars()
                .position(|side| side == first)
                .unwrap_or(usize::MAX);
            return Some(if first.is_ascii() {
                Run::Letter(first.to_ascii_uppercase())
            } else {
                Run::Han(side, first)
            });
        }
        let end = self
            .0
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        let digits = digits.trim_start_matches('0');
        Some(Run::Number(digits.len(), digits))
    }
}
