//! 乌兰浩特 居民议事厅·有事大家说: the lift. Several home visits, a meeting, a phone call, until every resident was asked.

use serde_json::{Value, json};

use crate::desk::Desk;

/// The doors of the unit: whose they are and how large they are; of one nobody knows how large.
const DOORS: [(&str, &str, &str); 6] = [
    ("3-2-101", "王秀兰", "80.5"),
    ("3-2-102", "赵敏", "96"),
    ("3-2-201", "张建国", "80.5"),
    ("3-2-202", "李娜", "96"),
    ("3-2-301", "陈强", "80.5"),
    ("3-2-302", "周志远", ""),
];

fn done(desk: &Desk, line: &Value) -> String {
    let came = desk.fed(&["apply"], format!("{line}\n")).ends(0).json();
    assert_eq!(came["ok"], true, "{line}: {came}");
    came["id"].as_str().unwrap_or_default().to_owned()
}

fn unit() -> Desk {
    let desk = Desk::empty();
    let mut roster = "楼栋,单元,房号,姓名,与户主关系,建筑面积\n".to_owned();
    for (door, name, area) in DOORS {
        let door = door.replace('-', ",");
        roster += &format!("{door},{name},户主,{area}\n");
    }
    roster += "4,1,101,刘洋,户主,70\n";
    let file = desk.home.path().join("roster.csv");
    std::fs::write(&file, roster).unwrap();
    let file = file.to_string_lossy().into_owned();
    desk.run(&["import", "roster", &file]).ends(0);
    desk
}

/// 居民议事厅·有事大家说: lift-retrofit case.
#[test]
fn 居民议事厅_有事大家说() {
    let desk = unit();
    let poll = json!({"do": "poll", "question": "3号楼2单元加装电梯，您同意吗？", "areas": ["3-2"],
        "explanation": "一层不出钱", "until": "+2"});
    let poll = done(&desk, &poll);
    let answer = |door: &str, answer: &str, way: &str, reason: &str| json!({"do": "poll-answer", "id": poll, "door": door, "answer": answer, "way": way, "reason": reason});
    // 多次入户: who is not at home is to be asked again, in another part of the day.
    let queue = desk.listed(&["queue"]);
    let asks = |queue: &Value, door: &str| {
        let rows = queue.as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["door"] == door);
        rows.any(|row| row.to_string().contains("3号楼2单元加装电梯"))
    };
    assert!(asks(&queue, "3-2-101"), "{queue}");
    assert!(!asks(&queue, "4-1-101"), "{queue}");
    done(
        &desk,
        &answer(
            "3-2-101",
            "反对",
            "上门",
            "一层采光会受影响，电话14200000001",
        ),
    );
    done(&desk, &answer("3-2-102", "not-reached", "上门", ""));
    let card = desk.listed(&["show", "3-2-102"]);
    assert!(
        card["due"].to_string().contains("加装电梯")
            || card["waiting"].to_string().contains("没联系上"),
        "{card}"
    );
    // 开会: most of them come. 打电话: one lives elsewhere.
    for door in ["3-2-201", "3-2-202", "3-2-301"] {
        done(&desk, &answer(door, "同意", "会议", ""));
    }
    done(&desk, &answer("3-2-102", "consent", "phone", ""));
    let result = desk.listed(&["poll", "result", &poll]);
    assert_eq!(result["to_ask"], json!(["3-2-302"]));
    assert_eq!(result["without_area"], json!(["3-2-302"]));
    assert_eq!(result["households"]["consent"], 4);
    assert_eq!(
        result["households"]["met"], true,
        "four of six are two thirds"
    );
    assert_eq!(result["area"]["consent"], 353.0);
    assert_eq!(result["area"]["all"], 433.5);
    assert_eq!(
        result["met"],
        Value::Null,
        "an area that is not known is not guessed"
    );
    assert_eq!(result["objections"][0]["door"], "3-2-101");
    assert!(!result.to_string().contains("14200000001"), "{result}");
    // 面对面: the one who objected comes round; the last door is found at home.
    done(&desk, &answer("3-2-101", "同意", "上门", "挪到东侧就行"));
    done(&desk, &answer("3-2-302", "弃权", "上门", ""));
    let result = desk.listed(&["poll", "result", &poll]);
    assert_eq!(result["to_ask"], json!([]), "every resident was asked");
    assert_eq!(result["households"]["participation_percent"], 100);
    assert!(!asks(&desk.listed(&["queue"]), "3-2-302"));
    signed(&desk, &poll);
}

/// What is signed changes no more; a later answer is refused with its reason, until it is opened again.
fn signed(desk: &Desk, poll: &str) {
    desk.run(&["poll", "sign", poll, "--by", "王建平"]).ends(1);
    desk.run(&["poll", "close", poll]).ends(0);
    desk.run(&["poll", "sign", poll, "--by", "王建平"]).ends(0);
    let late = desk
        .run(&["poll", "answer", poll, "3-2-302", "consent"])
        .ends(1);
    assert!(late.err.contains("重开"), "{}", late.err);
    let html = desk.home.path().join("result.html");
    let sheet = desk.home.path().join("result.xlsx");
    for file in [&html, &sheet] {
        let format = file.extension().unwrap().to_string_lossy().into_owned();
        let file = file.to_string_lossy().into_owned();
        desk.run(&["poll", "result", poll, "--format", &format, "--out", &file])
            .ends(0);
    }
    let page = std::fs::read_to_string(&html).unwrap();
    for word in [
        "加装电梯",
        "3-2-302",
        "不详",
        "签字",
        "网格员",
        "居民代表",
        "社区",
        "王建平",
        "王*兰",
    ] {
        assert!(page.contains(word), "{word}");
    }
    assert!(!page.contains("王秀兰"), "names are masked");
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"PK"));
    let text = desk.run(&["poll", "result", poll]).ends(0).out;
    assert!(
        text.contains("同意 5 户") && !text.contains("3-2-302"),
        "{text}"
    );
    desk.run(&["poll", "open", poll, "--note", "有人反悔"])
        .ends(0);
    desk.run(&["poll", "answer", poll, "3-2-302", "consent"])
        .ends(0);
    desk.run(&["undo"]).ends(0);
    let again = desk.listed(&["poll", "list"]);
    assert_eq!(again[0]["households"]["consent"], 5);
}
