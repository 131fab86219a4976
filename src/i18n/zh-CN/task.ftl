### 任务：来源、期限、办得怎样。

task-needs-title = 任务没写要做什么。
    .hint = 写一句要做什么，比如：送高龄津贴表。
task-needs-reason = 不办要写原因。
    .hint = 写一句，比如：已搬走、重复。
task-who-lives-there = 核实现住人员（{ $why }）

snooze-in-the-past = 改到的日子已经过去了。
    .hint = 写今天或以后的日子，比如 明天、11-29。

# 记一条、办一条。
task-new = 新任务
task-as-request = 改记成诉求、微心愿..
task-title = 做什么
task-due = 期限
task-kind = 类别
task-priority = 缓急
task-origin = 谁交办
task-added = 已记任务 { $name }
task-list = 未办任务：按数字选，或打字找
task-list-at = { $door } 的任务：按数字选，打字找别处的
task-done = 办完了
task-begin = 开始办
task-later = 推后..
task-not = 不办了..
task-other = 转交..
task-door = 打开这一户
task-no-door = 这条任务没有门牌
task-stands = 任务 { $name }：{ $state }
task-snooze = 推后
task-until = 推到哪天
task-until-example = 明天、周五、11-29
task-dismiss = 不办了
task-reason = 原因
task-assign = 转交
task-to = 转给谁
task-to-example = 社区、物业、老王..
