//! Single words of a roster: yes and no, how a house is held and lived in, whose phone it is. Not whole rows.

use crate::domain::codes::{HouseUse, HouseholdState, Tenure};

/// Yes or no; `None` when it is neither.
pub(super) fn yes(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "是" | "有" | "1" | "true" | "y" | "yes" | "重点" | "√" | "✓" | "✔" | "对" | "t" => {
            Some(true)
        }
        "否" | "无" | "0" | "false" | "n" | "no" | "×" | "x" | "✗" | "没有" | "不是" | "非"
        | "f" => Some(false),
        _ => None,
    }
}

/// The words of a cell that holds several.
pub(super) fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || "，、；,;/|+".contains(sign))
        .filter(|word| !word.is_empty())
}

/// What a word about a house says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct House {
    pub(super) state: Option<HouseholdState>,
    pub(super) house_use: Option<HouseUse>,
    pub(super) tenure: Option<Tenure>,
}

/// Reads one word: how it is lived in comes first, so 出租 is a state and never a tenure (decisions.md 21).
pub(super) fn house(word: &str) -> Option<House> {
    let house_use = HouseUse::find(word);
    let state =
        HouseholdState::find(word).or_else(|| house_use.and_then(HouseUse::household_state));
    let tenure = if state.is_none() {
        Tenure::find(word)
    } else {
        None
    };
    let known = state.is_some() || house_use.is_some() || tenure.is_some();
    // 其他 says nothing of any of the three.
    let says = known && house_use != Some(HouseUse::OTHER);
    says.then_some(House {
        state,
        house_use,
        tenure,
    })
}

/// Words in place of a name that say nobody lives there.
pub(super) fn is_nobody(name: &str) -> bool {
    let text: String = name.chars().filter(|sign| !sign.is_whitespace()).collect();
    [
        "无",
        "无人",
        "空",
        "空置",
        "空房",
        "空户",
        "空关",
        "无人居住",
        "-",
        "--",
        "/",
        "—",
        "——",
        "0",
    ]
    .contains(&text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_living_set_the_state_and_words_of_holding_the_tenure() {
        let word = |word: &str| house(word).unwrap_or_default();
        assert_eq!(word("自住").state, Some(HouseholdState::LIVED_IN));
        assert_eq!(
            (word("出租").state, word("出租").tenure),
            (Some(HouseholdState::RENTED), None)
        );
        assert_eq!(word("空置").state, Some(HouseholdState::VACANT));
        assert_eq!(
            (word("公租房").state, word("公租房").tenure),
            (None, Some(Tenure::PUBLIC))
        );
        assert_eq!(word("自购").tenure, Some(Tenure::OWNED));
        assert_eq!(word("群租").house_use, Some(HouseUse::GROUP_LET));
        assert_eq!(house("其他"), None);
        assert_eq!(house("三室一厅"), None);
    }
}
