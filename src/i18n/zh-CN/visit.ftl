### 走访：结果、方式、见到谁。

visit-again-in-the-past = 约的日子已经过去了。
    .hint = 写今天或以后的日子，比如 tonight、tomorrow、2026-11-23。

# 改一次走访。
visit-edit-title = 改走访 { $door } { $day } { $time }
visit-edit-note = 改前改后都留在历史里
visit-outcome = 结果
visit-met-name = 见到谁
visit-again-at = 约定再访
visit-leaflets = 发资料份数
visit-corrected = 已改 { $door } 的走访
visit-corrected-stays = 已改 { $door } 的走访；没跟着变：{ $what }
visit-edit-stays = 改前改后都留在历史里；不跟着变：{ $what }
visit-stays-state = 居住状态（在住户页改）
visit-stays-tasks = 任务 { $what }（在任务里改）
visit-stays-hazards = 隐患 { $what }（在隐患页改）
