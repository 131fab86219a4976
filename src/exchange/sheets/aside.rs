//! Which rows below a header are no data: totals, how to fill the table in, who signed it. Not what a row of data means.

use crate::exchange::table::Row;

/// The first cell with something in it, without blanks.
fn first(row: &Row) -> String {
    let text = row
        .cells
        .iter()
        .find(|cell| !cell.is_empty())
        .map_or("", |cell| cell.text.as_str());
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// A row of totals begins with one of these, and then says how many.
pub(super) fn is_total(row: &Row) -> bool {
    let text = first(row);
    ["合计", "小计", "总计", "共计", "累计"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([':', '：', '(', '（'])
                || rest.starts_with(|sign: char| sign.is_ascii_digit())
        })
    })
}

/// A row right below the header that says how to fill it in: half its cells and more do, or it calls itself an example.
/// One cell that speaks of a format is a row of data like others.
pub(super) fn explains(row: &Row) -> bool {
    const EXAMPLES: [&str; 4] = ["示例", "样例", "示范", "填写说明"];
    const OPENINGS: [&str; 20] = [
        "必填",
        "选填",
        "填写",
        "示例",
        "例：",
        "例:",
        "例如：",
        "例如:",
        "例如",
        "如：",
        "如:",
        "格式：",
        "格式:",
        "格式为",
        "格式如",
        "下拉",
        "请填",
        "请选",
        "请输入",
        "文本格式",
    ];
    let own = row.cells.iter();
    let own = own.filter(|cell| !cell.is_empty() && !cell.merged);
    let bare = |text: &str| -> String {
        let brackets = ['(', ')', '（', '）', '【', '】', '[', ']', '*', ' '];
        text.trim_matches(brackets).to_owned()
    };
    let texts: Vec<String> = own.map(|cell| bare(&cell.text)).collect();
    let explaining = |text: &&String| OPENINGS.iter().any(|word| text.starts_with(word));
    texts.iter().any(|text| EXAMPLES.contains(&text.as_str()))
        || (!texts.is_empty() && texts.iter().filter(explaining).count() * 2 >= texts.len())
}

/// A row that is signed or explained below the table, with little else in it: a word for it with a colon behind, or
/// alone. What only begins with such a word (签字仪式, 负责人联席会议) is data.
pub(super) fn is_signature(row: &Row) -> bool {
    const WORDS: [&str; 22] = [
        "填表人",
        "填表",
        "填表单位",
        "填表日期",
        "填表时间",
        "制表人",
        "制表",
        "制表单位",
        "制表日期",
        "制表时间",
        "审核人",
        "审核",
        "签字",
        "签名",
        "负责人",
        "负责人签字",
        "负责人签名",
        "网格长",
        "日期",
        "注",
        "备注",
        "说明",
    ];
    let own = row.cells.iter();
    let own = own.filter(|cell| !cell.is_empty() && !cell.merged).count();
    let text = first(row);
    let (word, has_colon) = match text.split_once([':', '：']) {
        Some((word, _)) => (word, true),
        None => (text.as_str(), false),
    };
    let word = word.split(['(', '（']).next().unwrap_or_default();
    let signs = ["签字", "签名", "盖章", "签章"];
    let named = WORDS.contains(&word)
        || (has_colon && word.chars().count() <= 8 && signs.iter().any(|end| word.ends_with(end)));
    own <= 3 && named
}
