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
import-posts = 岗位：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-no-words = 没写是什么
import-number-unreadable = 数量看不懂，没有收：{ $value }
import-day-unreadable = 日期看不懂，没有收：{ $value }
import-list-imported = 已导入{ $what } { $count } 条
import-no-day = 没写哪一天，或者看不懂
import-list-repeated = 与别的行完全一样的：{ $count }
import-repeats = 与第 { $value } 行一样
import-ages-turned = 最大年龄比最小年龄小：改过来再导入
import-covered = 名称遮住了，不知道是谁、是哪一条：请用没有遮住的表
import-covered-kept = 遮住的内容没有动，台账里的照旧
import-name-covered = 姓名是遮住的，没有收：{ $value }
import-repeats-otherwise = 与第 { $value } 行同名，内容不一样：是一条还是两条？请用名称、单位或时间区分，或合成一行
import-number-refused = 这个数这样写没法收：{ $value }
import-number-merged = 几行合并成一格，只有一个数：请每行各写各的
import-number-about = 是个约数，按写的收：{ $value }
import-two-units = 数量后面的单位与计量单位那一列不一样：{ $value }
import-money-unit = 资金按元计：{ $value }
import-less-than-given = 少于已经给出或对接的：{ $value }
import-ends-before = 结束早于开始：{ $value }
import-day-refused = 日期或时间看不懂：{ $value }
import-two-days = 两列写的日期或时间不一样：{ $value }
import-end-alone = 只写了几点结束，没写几点开始：{ $value }
import-fewer-times = 人次比人数少：{ $value }
import-fewer-seats = 名额比已报名的人少：{ $value }
import-off-with-people = 已取消，却有人参加：{ $value }
import-held-later = 写着已举办或有人参加，日子却还没到：{ $value }
import-action-noted = 七项行动里没有，记在备注里：{ $value }
import-agreement-unsigned = 没写签订日期，记在备注里
import-cell-cut = 太长，只读了前 2000 字
import-note-cut = 备注太长，只留 { $value } 字
