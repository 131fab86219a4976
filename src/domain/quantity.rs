//! A number of something in words. Not money: that is `money`.

/// A number and what it counts: `2袋`, `2 parcels`; the bare number where nothing is said.
pub fn counted(quantity: u64, unit: &str) -> String {
    let unit = unit.trim();
    let apart = unit.starts_with(|c: char| c.is_ascii_alphanumeric());
    format!("{quantity}{}{unit}", if apart { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_latin_letters_stand_apart_from_the_number() {
        assert_eq!(counted(2, "袋"), "2袋");
        assert_eq!(counted(2, " parcels"), "2 parcels");
        assert_eq!(counted(2, ""), "2");
    }
}
