### 群众工作的数：一天、一周、一月、一年。

tally-requests = 诉求登记
tally-taken = 登记
tally-wishes = 微心愿流转
tally-request-steps = 诉求办理
tally-request-states = 期末诉求
tally-open = 未办结
tally-offers = 资源
tally-offers-new = 新增
tally-offers-held = 可用
tally-matches = 对接
tally-matches-made = 新对接
tally-matches-given = 已落实
tally-matches-off = 已取消
tally-projects = 项目推进
tally-project-states = 期末项目
tally-all = 全部
tally-budget = 预算（元）
tally-spent = 支出（元）
tally-partners = 共建单位和党员
tally-partners-new = 新增
tally-partners-reported = 报到
tally-partners-signed = 签协议
tally-partners-active = 在册
tally-partners-bound = 协议有效

tally-publicity = 政策宣传（户）
tally-households-told = 宣传到户
tally-leaflets = 发放资料（份）
tally-activities = 活动
tally-activities-held = 举办（场）
tally-activities-people = 参加人数
tally-person-times = 参加人次
tally-relief = 走访慰问、困难帮扶
tally-relief-entries = 笔数
tally-relief-households = 户数
tally-relief-people = 人数
tally-relief-money = 资金（元）
tally-relief-worth = 物资折价（元）

report-title-day = 群众工作日报
report-title-week = 群众工作周报
report-title-month = 群众工作月报
report-title-year = 群众工作年报
report-days = { $first } 至 { $last }
report-nothing = 这段时间没有
report-sheet = 汇总
