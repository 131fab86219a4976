### 每一页都有的：标题、底栏、提示、首次启动。

app-language = 中文
app-too-small = 窗口太小 { $width }x{ $height }，至少 36x10

# 标题行。
app-language-other = EN
page-today = 今日
page-map = 楼图
page-homes = 住户
page-visits = 走访
page-hazards = 隐患
page-collect = 采集
page-requests = 诉求
page-community = 共建
page-log = 日志
header-done = 已访{ $count }
header-not-home = 没人{ $count }
header-beside = 另走{ $count }
header-planned = 计划{ $done }/{ $all }
header-hazards = 隐患{ $count }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日

# 门的状态。.short 只占一个汉字；.also 是搜索时也认的说法。
mark-to-visit = 待访
    .short = 待
mark-fine = 正常
    .short = 好
mark-note = 有事
    .short = 事
mark-hazard = 隐患
    .short = 患
mark-not-home = 没人
    .short = 无
    .also = 没在家
mark-refused = 拒访
    .short = 拒
mark-vacant = 空置
    .short = 空
mark-come-back = 约改
    .short = 改
mark-changed = 变更
    .short = 变

# 底栏和提示行。
hint-door = 1-9记录
hint-hazards = 1-9处理
hint-requests = 1-9办理
hint-log = 1-7导出 8收工
hint-choice = 1-9选
back-nothing = 这里没有打开的；回今日按 { $key }
page-enter-deeds = 能做的事
hint-check = 1合格 2不合格 3没看 0其余合格
hint-check-step = 1已改 2限期 3上报
key-backspace = 退格
key-enter = Enter
key-space = 空格
key-tab = Tab
key-backtab = Shift+Tab
key-up = 上
key-down = 下
key-left = 左
key-right = 右
key-pageup = PgUp
key-pagedown = PgDn
toast-undo = { $key }=撤销
toast-redo = { $key }=重做
toast-undone = 已撤销 { $whom } { $what }
toast-redone = 已重做 { $whom } { $what }
quit-again = 再按一次 Ctrl+C 退出
app-repaired = 台账已自动修好
quit-demo = 演示退出就没了，导出的文件还在
quit-stay = 留下
quit-leave = 退出
settings-faulty = 设置文件有错
keys-unknown-command = 设置第 { $line } 行：没有 { $command } 这个命令。
keys-unknown-key = 设置第 { $line } 行 { $command }：没有 { $key } 这个键。仍用原来的键。
keys-taken = 设置第 { $line } 行 { $command }：{ $key } 已经给了 { $other }。仍用原来的键。
keys-no-safe-key = 设置第 { $line } 行 { $command }：要有一个输入法开着也能用的键（数字、F 键、方向键、Enter、Esc、Tab、退格）。仍用原来的键。
keys-robs = 设置第 { $line } 行 { $command }：输入法开着时 { $other } 只剩 { $key } 能用，不能拿走。仍用原来的键。
app-latin = 这里显示不了汉字，改用英文。退出后运行 export LANG=C.UTF-8 再打开
app-letters = 这里没有设成 UTF-8，汉字可能显示不对。退出后运行 export LANG=C.UTF-8 再打开
cover-on = 画面上的姓名遮住了
cover-off = 姓名又显示出来了
mouse-on = 点按已打开
mouse-off = 点按已关闭：终端可以选中文字了
palette-dark = 深色底
palette-light = 浅色底
palette-classic = 绿和蓝
palette-mono = 不用颜色
job-broken = 没做成，什么都没改，再试一次
paste-cut = 太长，截断 { $count } 字
confirm-leave = 取消

# 没写完的东西。
draft-kept = 没写完的留着，再打开接着写
discard-title = 写了还没保存
discard-no = 不放弃
discard-yes = 放弃
draft-in-memory = 草稿还没有存进磁盘，先留在内存里，过几秒再试。{ $why }
draft-on-disk = 草稿已经存进磁盘了。
draft-resumed = 接着上次没写完的
draft-reopened = 接着上次：{ $whom } 没写完的又打开了
drafts-waiting = 有 { $count } 份没写完的，打开那一户接着写

# 搜索。
search-title = 搜索 { $count }
search-hint = 姓名、拼音、门牌、电话后四位
search-nothing = 没找到。姓名、拼音首字母、门牌、电话后四位、独居、没人都能搜
search-taken = 当作搜索了
search-stray = 当作搜索了：输入法开着时按 Shift 切英文，或用数字
list-separator = 、
spot-building = { $building }栋
spot-unit = { $building }栋{ $unit }单元
palette-search = 搜索住户「{ $typed }」
picker-nothing = 没有对得上的，换个词

# 第一次启动。
welcome-what = 一日网格员的一天：敲门、排查、采集、日志，不用联网。先从哪里开始？
welcome-demo = 看演示：编造的小区，约 420 户，退出后不保留
welcome-import = 导入花名册，开始用
welcome-empty = 从空白开始
welcome-place = 台账会放在 { $path }
welcome-key = 内容加了密；不设口令，钥匙就是旁边的一个文件：谁能读这个文件夹，谁就能打开台账。需要口令的，下一步就可以设。
welcome-wait = 请稍候
welcome-enter = 选定
welcome-leave = 退出
welcome-begin = 按 F10：导入花名册，或添加住户
header-demo = 演示
header-closed = 已收工
welcome-is-demo = 这是演示，人和事都是编造的，退出后不留
appointment-now = { $time } 约好的：{ $door }

# 选中几户，一起记。
header-marked = *已选{ $count }户
mark-count = 已选 { $count } 户：按 1、4、5、6、7 一起记，Esc 取消
mark-count-lived-in = 已选 { $count } 户，空着的 { $left } 户没选：按 1、4、5、6、7 一起记
mark-none-left = 没有选中的户了
mark-nothing = 还没有选中的户，按空格选
mark-doors = 选中的 { $count } 户
mark-doors-only = 只能选住户的门
mark-one-by-one = 选中几户时不能记这个，先按 Esc 取消选中
mark-all-recorded = 选中的 { $count } 户今天都记过了：再按一次就再记一遍，Esc 取消
mark-recorded = { $count } 户已记 { $what }
mark-recorded-some = { $count } 户已记 { $what }，{ $skipped } 户今天记过，没再记
mark-topic-title = { $count } 户的宣传主题
mark-heard-title = { $topic }：{ $count } 户
mark-heard = 见到人，讲了
mark-leaflet = 没人，留了宣传单

gate-passphrase = 台账锁着，请输入口令
gate-recovery = 请输入恢复码
    .hint = 25 位，五位一组；大小写都行。
gate-new = 给台账设一个口令
    .hint = 台账里是别人的生活。设了口令，电脑丢了别人也读不了；忘了口令只有恢复码能打开。不设就直接按回车：能读台账文件夹的人就能读台账。
gate-again = 再打一遍
gate-shown = 恢复码，只显示这一次
    .hint = 抄在纸上，和机器分开放。忘了口令时只有它能打开台账。抄好了按回车。
gate-cover = 画面遮住了
    .hint = 这个台账没有口令：这只是遮住画面，谁按回车都能接着看。要真锁上，先运行 gridday passphrase set
gate-wait = 请等 { $seconds } 秒再试。
gate-opening = 正在打开，请稍等
gate-making = 正在建台账，请稍等
gate-enter = 确定
gate-to-recovery = 用恢复码
gate-to-passphrase = 用口令

# On the lower edge of a box: rows that follow.
popup-placed = 第 { $at }/{ $count } 项 { $title }
popup-more = 还有 { $count } 行
calendar-title = { $year }年{ $month }月（回车选定）
calendar-weekdays = 一 二 三 四 五 六 日

# 离开以后，命令行里的最后一两行。
app-left = 都存好了，在 { $path }
app-left-demo = 演示结束，编造的台账没有留下
app-left-export = 最近导出的文件在 { $path }
