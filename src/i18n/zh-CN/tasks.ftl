### 读任务清单。

import-no-title = 没写任务名称
import-due-unreadable = 截止日期看不懂，没有收：{ $value }
import-door-unknown = 台账里没有这个门牌，按文字记下：{ $value }
import-tasks = 任务：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-tasks-repeated = 重复的行（名称、门牌、期限都一样）：{ $count }
import-tasks-done = 清单里已经办完、没有收的：{ $count }

import-tasks-title = 导入任务清单
import-tasks-imported = 已导入 { $count } 条任务

import-offers = 资源：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-partners = 单位和党员：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-no-words = 没写是什么
import-number-unreadable = 数量看不懂，没有收：{ $value }
import-day-unreadable = 日期看不懂，没有收：{ $value }
import-list-imported = 已导入{ $what } { $count } 条
import-no-day = 没写哪一天，或者看不懂
