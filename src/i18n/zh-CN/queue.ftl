### 一户为什么在待办里。

queue-reason-hazard-report = 重大隐患要当天上报：{ $item }
queue-reason-hazard-look = 重大隐患要去看：{ $item }（{ $day }）
queue-reason-recheck = 隐患复查：{ $item }（{ $day }）
queue-reason-hazard-deadline = 整改到期：{ $item }（{ $day }）
queue-reason-appointment = 约好再来（{ $day }）
queue-reason-appointment-time = 约好 { $day } { $time } 来
queue-reason-care = { $rule }（上次 { $last }）
queue-reason-care-first = { $rule }（还没走访过）
queue-reason-care-changed = 家里有变化，尽快去看：{ $rule }（上次 { $last }）
queue-reason-ordinary = { $rule }（上次 { $last }）
queue-reason-first-visit = 还没走访过
queue-reason-state-check = 核对是否还是{ $state }（上次 { $seen }）
queue-reason-state-check-first = 核对是否{ $state }
queue-reason-back = 说好 { $until } 回来，核对一下
queue-reason-retry = { $attempts ->
    [1] 上次{ $outcome }，再去一次
   *[other] 上次{ $outcome }，再去一次（已 { $attempts } 次没见到人）
}
queue-reason-retry-refused = { $attempts ->
    [1] 上次{ $outcome }：先打电话，或请楼栋长、物业引见
   *[other] 上次{ $outcome }：先打电话，或请楼栋长、物业引见（已 { $attempts } 次没见到人）
}
queue-reason-community = { $attempts } 次都没见到，交社区处理
queue-reason-fix-register = 查无此户，先改住户登记
queue-reason-task = { $title }（{ $origin }）
queue-reason-task-due = { $title }（{ $origin }，{ $day } 前）
queue-reason-task-time = { $title }（{ $origin }，{ $day } { $time }）
queue-reason-who-lives-there = { $title }：登记现在谁住（{ $origin }）
queue-reason-draft = 有一条没记完
queue-reason-facts-missing = 缺{ $fields }
queue-reason-form = 《{ $title }》还没填
queue-reason-ask = 还没表态：{ $question }
queue-reason-ask-again = 没联系上，再问：{ $question }
queue-reason-request = { $kind }：{ $words }
queue-reason-request-review = { $kind }等审核：{ $words }
queue-reason-request-decide = { $kind }等处理：{ $words }
queue-reason-request-publish = { $kind }该发布：{ $words }
queue-reason-request-unclaimed = { $kind } { $days } 天没人认领，该派单：{ $words }
queue-reason-request-begin = { $who }接了单，问问动手没有：{ $words }
queue-reason-request-doing = { $who }在办，问问进展：{ $words }
queue-reason-request-rate = 办完了，问问满不满意：{ $words }
queue-reason-request-close = 评过了，该销号：{ $words }
queue-reason-request-report = { $kind }待上报：{ $words }
queue-reason-request-answer = 上报 { $days } 天了，问问结果：{ $words }
queue-reason-request-visit-back = 结果回来了，去回访：{ $words }
queue-reason-project-begin = 已立项，该实施了（{ $day }）
queue-reason-project-finish = 到期了：登记完成或改期（{ $day }）
queue-reason-project-hear = 实施一个月了，问问进展
queue-reason-project-evaluate = 已完成，该评价了
queue-reason-activity = 已过时间：登记到场或取消
queue-reason-poll-close = 到期了：截止征求或改期
queue-reason-poll-sign = 已截止，结果等签字
queue-reason-project-begin-brief = 该实施了
queue-reason-project-finish-brief = 登记完成或改期
queue-reason-project-hear-brief = 问问进展
queue-reason-project-evaluate-brief = 该评价了
queue-reason-activity-brief = 登记到场或取消
queue-reason-poll-close-brief = 截止或改期
queue-reason-poll-sign-brief = 等签字
queue-reason-facts-stale = 信息待核实（上次 { $since }）
queue-reason-planned = 今日计划
queue-reason-evening = 晚间补访

queue-why-snoozed = 推到 { $day }
queue-why-dismissed = 不办了：{ $reason }
queue-why-assigned = 转交{ $to }
queue-why-outside-plan = 不在今日计划里
queue-why-other-slot = 换个时段：{ $day } { $slot }再去
queue-why-cooling-off = 今天不再敲门，{ $day } 以后
queue-why-appointment = 约的是 { $day }
queue-why-appointment-time = 约的是 { $day } { $time }
queue-why-away = 长期外出
queue-why-away-until = 外出，{ $day } 回来
queue-why-nobody-there = { $state }，没有人住
queue-why-bad-address = 地址有误，先改登记
queue-why-later = { $day } 才到时候
queue-why-done = 今天已经去过

queue-fact-head = 住户姓名
queue-fact-state = 居住状态
queue-fact-name = 户主姓名
queue-fact-phone = 户主电话
queue-fact-sex = 户主性别
queue-fact-birth = 户主出生年份

# 每条规则一个短词，列表窄的时候用。
reason-hazard-major = 隐患
reason-appointment = 约定
reason-care-due = 关爱
reason-recheck = 复查
reason-hazard-due = 期限
reason-task = 任务
reason-project = 项目
reason-activity = 活动
reason-poll = 议事
reason-ask = 表态
reason-request = 诉求
reason-draft = 没记完
reason-retry = 再访
reason-community = 社区
reason-first-visit = 首访
reason-facts-missing = 缺项
reason-ordinary-due = 定期
reason-state-check = 空置
reason-facts-stale = 核实
reason-planned = 计划
reason-evening = 晚间
