### 设置文件里写得不对的地方。程序照常运行，那一项按默认的来。

config-unreadable = 设置文件读不了，先按默认设置。
config-syntax = 设置文件第 { $line } 行写法有误，整个文件先不用，按默认设置。
config-unknown = 设置文件第 { $line } 行：没有 { $key } 这一项，已跳过。
config-kind = 设置文件第 { $line } 行 { $key }：{ $expected }，先按默认的来。
config-choice = 设置文件第 { $line } 行 { $key }：只能写 { $allowed }，先按默认的来。
config-range = 设置文件第 { $line } 行 { $key }：要在 { $least } 到 { $most } 之间，先按默认的来。
config-code = 设置文件第 { $line } 行 { $key }：代码表里没有 { $code }，先按默认的来。
config-order = 设置文件第 { $line } 行：下午结束不能早于上午结束，先按默认的来。
config-expects-text = 要写成 "文字"
config-expects-texts = 要写成 ["文字", "文字"]
config-expects-four = 要写四个代码，写成 ["代码", "代码", "代码", "代码"]
config-expects-yes-or-no = 要写 true 或 false
config-expects-number = 要写整数
config-expects-time = 要写成 "12:00"
config-expects-periods = 要写成 ["21:00-08:00"]

# 单位自己改过的代码表。
config-tables-ignored = 单位的代码表有写得不对的地方，全部先不用，按自带的来。
config-table-unknown = 没有叫 { $table } 的代码表。
config-table-no-code-column = 代码表 { $table }：第一行没有 "code" 这一列。
config-table-too-many-cells = 代码表 { $table } 第 { $line } 行：格子比表头多。
config-table-bad-code = 代码表 { $table } 第 { $line } 行：代码 { $code } 只能用小写字母、数字、横线和斜线，最多 40 个。
config-table-code-twice = 代码表 { $table } 第 { $line } 行：代码 { $code } 写了两次。
config-table-no-label = 代码表 { $table } 第 { $line } 行：新代码 { $code } 的 "zh" 和 "en" 两列都要写名称。
config-table-bad-active = 代码表 { $table } 第 { $line } 行："active" 这一列只能写 "yes" 或 "no"。
config-table-in-use = 代码表已经在用，来不及换了。
