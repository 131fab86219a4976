//! What the made-up community's notes and tasks say, in each language. Names and places stay Chinese: so they are there.

/// The texts of one language, as somebody who works there would have typed them.
#[derive(Debug)]
pub struct Wording {
    pub(super) notes: [&'static str; 6],
    pub(super) tasks: [&'static str; 6],
    pub(super) measure: &'static str,
    /// The language the questionnaires were asked in, as their workbooks name it.
    pub(super) form_language: &'static str,
    pub(super) agrees: &'static str,
    pub(super) refuses: &'static str,
    pub(super) undecided: &'static str,
    pub(super) offers: [&'static str; 8],
    pub(super) requests: [&'static str; 8],
    pub(super) project: &'static str,
    pub(super) activities: [&'static str; 4],
    /// Goods and in what they are counted.
    pub(super) goods: [&'static str; 2],
    pub(super) poll: [&'static str; 2],
    pub(super) objections: [&'static str; 2],
    /// Each post: title, when one works, what is paid.
    pub(super) posts: [[&'static str; 3]; 4],
    pub(super) skills: [&'static str; 3],
}

impl Wording {
    /// The texts of a language (a tag as `zh-CN`).
    pub fn of(language: &str) -> &'static Self {
        match language {
            "en" => &ENGLISH,
            _ => &CHINESE,
        }
    }
}

const CHINESE: Wording = Wording {
    notes: [
        "敲门要久，耳背",
        "养狗，先打电话",
        "上夜班，下午再来",
        "门铃坏了，敲门",
        "儿子每周六来",
        "行动不便，开门慢",
    ],
    tasks: [
        "入户走访独居老人",
        "流动人口信息核实",
        "加装电梯意见征集",
        "低保复核",
        "微心愿送达",
        "反诈入户宣传",
    ],
    measure: "已更换，复查合格",
    form_language: "中文 (zh)",
    agrees: "同意",
    refuses: "不同意",
    undecided: "再想想",
    offers: [
        "轮椅出借",
        "义诊、量血压",
        "周末教室、操场",
        "课后辅导志愿者",
        "暖气检修",
        "米面油慰问包",
        "清运、修剪志愿者",
        "法律咨询",
    ],
    requests: [
        "想借一辆轮椅",
        "孩子放学后没人辅导",
        "想要一袋米",
        "楼下杂物没人清运",
        "楼道灯不亮，老人摔过",
        "小区多装几条长椅",
        "想量量血压",
        "想有人陪着买菜",
    ],
    project: "楼前杂物清运",
    activities: [
        "重阳联办活动",
        "防灾减灾主题党日",
        "职工夜校：家电维修",
        "加装电梯议事会",
    ],
    goods: ["米面油", "份"],
    poll: [
        "5号楼3单元加装电梯，您同意吗？",
        "一层不出钱，二层以上按楼层分摊；施工约三个月，走楼梯。",
    ],
    objections: ["一层采光会受影响", "出不起分摊的钱"],
    posts: [
        ["羊绒缝纫", "弹性，送完孩子再来", "计件，月约3000元"],
        ["小区保洁", "早7点到11点", "月1800元"],
        ["楼道清运", "农闲两个月", "日150元，按月发"],
        ["母婴护理培训", "周一到周五晚上，15天", "免费，发证"],
    ],
    skills: ["会缝纫，有机器", "做过保洁", "想学母婴护理"],
};

const ENGLISH: Wording = Wording {
    notes: [
        "knock long, hard of hearing",
        "has a dog, phone first",
        "works nights, come in the afternoon",
        "bell broken, knock",
        "the son comes on Saturdays",
        "walks badly, slow to the door",
    ],
    tasks: [
        "Visit elders living alone",
        "Confirm who is new here",
        "Ask about adding a lift",
        "Review the low-income allowance",
        "Bring a small wish",
        "Warn of fraud, door to door",
    ],
    measure: "replaced, in order when looked at again",
    form_language: "English (en)",
    agrees: "Yes",
    refuses: "No",
    undecided: "Not decided",
    offers: [
        "wheelchairs on loan",
        "check-ups, blood pressure",
        "classroom and yard at weekends",
        "volunteers for homework",
        "heating repairs",
        "rice, flour and oil",
        "volunteers to clear and trim",
        "legal advice",
    ],
    requests: [
        "wants to borrow a wheelchair",
        "nobody helps the child with homework",
        "wants a bag of rice",
        "rubbish downstairs not cleared",
        "no light on the stairs, an elder fell",
        "more benches in the yard",
        "wants the blood pressure taken",
        "wants company for shopping",
    ],
    project: "Clear the rubbish at the doors",
    activities: [
        "Joint event for the elderly",
        "Theme day on disasters",
        "Evening class: repairs",
        "Assembly about the lift",
    ],
    goods: ["rice, flour and oil", "parcels"],
    poll: [
        "A lift for unit 5-3: do you consent?",
        "The ground floor pays nothing, from the second floor on by floor; about three months of building, the stairs stay open.",
    ],
    objections: [
        "it takes the light of the ground floor",
        "cannot pay the share",
    ],
    posts: [
        [
            "sewing cashmere",
            "flexible, after school begins",
            "by the piece, about 3000 yuan a month",
        ],
        [
            "cleaning the estate",
            "7 to 11 in the morning",
            "1800 yuan a month",
        ],
        [
            "clearing stairwells",
            "two months out of season",
            "150 yuan a day, paid monthly",
        ],
        [
            "course in infant care",
            "weekday evenings, 15 days",
            "free, with a certificate",
        ],
    ],
    skills: [
        "sews, has a machine",
        "has cleaned before",
        "wants to learn infant care",
    ],
};
