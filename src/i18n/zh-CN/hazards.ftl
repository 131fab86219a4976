### 隐患页：清单、一步一步怎么办。

hazards-title = 隐患 未销号{ $open } 逾期{ $overdue } 已了结{ $settled }
hazards-empty = 还没有隐患。敲门时按 3 记隐患，或在这里按 9 记一条。
hazards-none-here = 这里没有隐患
hazards-settled = 这条已经了结。又出现就按 6 复查不合格
hazards-past-that = 这条已经过了这一步
hazards-before-found = 不能早于发现那天
hazards-today = 今天到期
hazards-late = 逾期{ $days }天
hazards-due = 整改期限 { $day }，{ $when }
hazards-due-in = 整改期限 { $day }，还有 { $days } 天
hazards-recheck-on = 复查 { $day }
hazards-grade = { $level }级 { $grade }，{ $state }
hazards-trail = 经过（新的在前）
hazards-steps = 怎么办
hazards-stands = 已记 { $what }：{ $state }
hazards-to-whom = 上报给谁
hazards-needs-measure = 重大隐患要写上处理措施
hazards-said = { $label }：{ $value }
hazards-is-closed = 已销号
hazards-is-fixed = 当场已改
hazards-in-full = 看详细和经过

# 照单子排查：一条一条看有没有。
checklist-answered = { $title } 已答 { $answered }/{ $count }
checklist-home = 居家检查
checklist-which = { $door } 查什么
checklist-where = 在哪里排查
checklist-elsewhere = 换个地方：公共部位、场所..
checklist-no = 合格
checklist-yes = 不合格
checklist-unseen = 没看
checklist-then = 怎么办
checklist-fixed = 已改
checklist-by-date = 限期
checklist-reported = 上报
checklist-due = 期限
checklist-note = 备注
checklist-past = 日子已过
checklist-rest = 其余合格
checklist-next = 下一条
checklist-done = 完成
checklist-also-visit = 也记一次走访（见到人）?
checklist-leak = 先开窗，别碰开关，人出来，打燃气公司或119
checklist-nothing = 一条都没看，不用记
checklist-logged = 已记 { $what }：看{ $count }条，不合格{ $bad }条
