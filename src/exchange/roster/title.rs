//! The community and grid a roster's title names, as in 暖城社区第三网格居民花名册. Not the table below it.

/// What a title says of where its people live; blank where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The community: `暖城社区`.
    pub community: String,
    /// The grid: `第三网格`.
    pub grid: String,
}

/// A name longer than this many characters is a sentence.
const LONGEST: usize = 12;

impl Title {
    /// Reads a title.
    pub fn read(title: &str) -> Self {
        let title: String = title.chars().filter(|sign| !sign.is_whitespace()).collect();
        // What stands above a community ends where its own name begins.
        let ends_above =
            |sign: char| "省市县区旗镇乡道年度".contains(sign) || !sign.is_alphanumeric();
        let numbers = |sign: char| {
            sign.is_ascii_alphanumeric() || "第〇零一二三四五六七八九十百号-".contains(sign)
        };
        let community = before(&title, "社区", |sign| !ends_above(sign));
        let grid = before(&title, "网格", numbers);
        Self { community, grid }
    }

    /// The settings it fills, each with its value.
    pub fn settings(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let both = [("community", &self.community), ("grid", &self.grid)];
        let told = both.into_iter().filter(|(_, text)| !text.is_empty());
        told.map(|(setting, text)| (setting, text.as_str()))
    }
}

/// The first `word` of `title` with the signs before it that belong to its name; blank where none do.
fn before(title: &str, word: &str, belongs: impl Fn(char) -> bool) -> String {
    let Some(at) = title.find(word) else {
        return String::new();
    };
    let name = title[..at].chars().rev().take_while(|sign| belongs(*sign));
    let name: Vec<char> = name.collect();
    if name.is_empty() || name.len() > LONGEST {
        return String::new();
    }
    let name: String = name.into_iter().rev().collect();
    format!("{name}{word}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_names_its_community_and_grid_or_neither() {
        for (title, community, grid) in [
            ("暖城社区第三网格居民花名册", "暖城社区", "第三网格"),
            (
                "东胜区巴音街道 暖城社区 3号网格 花名册",
                "暖城社区",
                "3号网格",
            ),
            ("2026年暖城社区居民花名册", "暖城社区", ""),
            ("居民花名册", "", ""),
            ("社区网格员名单", "", ""),
        ] {
            let read = Title::read(title);
            assert_eq!(
                (read.community.as_str(), read.grid.as_str()),
                (community, grid)
            );
        }
    }

    proptest! {
        #[test]
        fn any_title_is_read(title in "\\PC{0,40}") {
            let read = Title::read(&title);
            prop_assert!(read.community.is_empty() || read.community.ends_with("社区"));
            prop_assert!(read.grid.is_empty() || read.grid.ends_with("网格"));
        }
    }
}
