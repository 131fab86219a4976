//! Texts that look like a door and are none: dates a spreadsheet made, shops and cellars. Also the first cleaning.

use chrono::Datelike;
use unicode_normalization::UnicodeNormalization;

use super::{Fragment, Why};
use crate::domain::date::PartialDate;

/// Words of places that are no dwellings.
const NO_DWELLING: &[&str] = &[
    "底商",
    "商铺",
    "门市",
    "门面",
    "门脸",
    "店铺",
    "车库",
    "车位",
    "车棚",
    "储藏",
    "地下室",
    "物业",
    "门卫",
    "值班室",
    "楼道",
    "电梯",
    "配电",
    "锅炉房",
    "公厕",
    "活动室",
    "警务室",
];

/// Full-width to half-width, quotes and remarks in brackets at the end off.
pub(super) fn plain(text: &str) -> String {
    let plain: String = text.nfkc().collect();
    let mut plain = plain.trim().trim_matches(['\'', '"', '’', '‘']).trim();
    while let Some(at) = plain
        .strip_suffix(')')
        .and_then(|rest| rest.rfind('('))
        .filter(|at| *at > 0)
    {
        plain = plain[..at].trim_end();
    }
    plain.to_owned()
}

/// Texts that are no address though they look like one, with what may have been meant.
pub(super) fn trap(plain: &str) -> Option<(Why, Fragment)> {
    let meant = |date: PartialDate| {
        let day = date.day()?;
        Some(Fragment {
            building: Some(day.month().to_string()),
            unit: Some(day.day().to_string()),
            ..Fragment::default()
        })
    };
    if plain.len() == 5
        && plain.bytes().all(|b| b.is_ascii_digit())
        && ("20000".."60000").contains(&plain)
    {
        let date = plain
            .parse()
            .ok()
            .and_then(|number| PartialDate::from_number(number, false));
        return Some((
            Why::SpreadsheetDate,
            date.and_then(meant).unwrap_or_default(),
        ));
    }
    if let Some(PartialDate::Day(day)) = PartialDate::parse(plain) {
        return Some((
            Why::LooksLikeDate,
            meant(PartialDate::Day(day)).unwrap_or_default(),
        ));
    }
    if let Some((month, day)) = plain.split_once('月') {
        let day = day.trim_end_matches('日');
        let is_number =
            |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if is_number(month) && is_number(day) {
            let known = Fragment {
                building: Some(month.into()),
                unit: Some(day.into()),
                ..Fragment::default()
            };
            return Some((Why::LooksLikeDate, known));
        }
    }
    NO_DWELLING
        .iter()
        .any(|word| plain.contains(word))
        .then(|| (Why::NotADwelling, Fragment::default()))
}
