### 读任务清单。

import-no-title = 没写任务名称
import-due-unreadable = 截止日期看不懂，没有收：{ $value }
import-door-unknown = 台账里没有这个门牌，按文字记下：{ $value }
import-tasks = 任务：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-tasks-repeated = 重复的行（名称、门牌、期限都一样）：{ $count }
import-tasks-done = 清单里已经办完、没有收的：{ $count }

import-tasks-title = 导入任务清单
import-tasks-imported = 已导入 { $count } 条任务
