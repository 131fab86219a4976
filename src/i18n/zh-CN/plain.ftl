### 逐行方式：给读屏软件、简单终端和脚本用。每样选择都有数字。

plain-latin = 这里没有设成 UTF-8，改用英文，汉字写成拼音。退出后运行 export LANG=C.UTF-8 再打开
plain-begin = gridday 逐行方式。写一行，按回车。?=帮助，10=菜单，00=撤销，q=退出。
plain-standing = { $day }，已访 { $done } 户，共 { $all } 户，没人 { $away }，隐患 { $hazards }
plain-next = 下一户 { $door }：{ $who }
plain-door = { $door }：{ $who }
plain-people = 共 { $count } 人
plain-not-begun = 还没开工
plain-comma = ，
plain-semicolon = ；
plain-on-disk = { $done }，已存盘
plain-all-done = 今天没有要走的户了。19=开工选楼栋，14=住户，17=日志和收工
plain-no-homes = 还没有住户。25=导入花名册，23=添加住户
plain-in-the-menu = 这个在菜单里：36=走访经过，37=看全部号码，15=隐患
plain-redo = 27=重做
plain-one-by-one = 这里一户一户记。几户一样的，另用一条命令：gridday visit 门牌 没人 --also 另一户
plain-still-at = 还在 { $place }
plain-task-digits = 这条任务没有门牌。0=打开它，9=下一条
plain-undertaking-digits = 这一条没有门牌。0=办，9=下一条
plain-common-parts = 这里是公共部位，没有住户可改
plain-burst = 一次来了 { $count } 行，一行也没执行。请一行一行写
plain-unreadable = 这一行读不出来：太长，或者不是 UTF-8。请重写一遍
plain-bye = 已退出
plain-left = 已取消
plain-search-what = 写要找的：姓名、拼音首字母、门牌、电话后四位
plain-no-such-number = 这里没有这个数字。?=帮助
plain-correct-a-visit = 改一次走访

# 问和答。
plain-which = 选哪个
plain-which-or-words = 选哪个，或写几个字来找
plain-yes = 是
plain-no = 否
plain-one-or-two = 写 1 或 2
plain-only-one = 只能选一个
plain-no-such-option = 没有这一项
plain-several-options = 是哪一个：{ $options }
plain-more-options = 还有 { $count } 项，写几个字来找
plain-lines-between = 中间还有 { $count } 行，写 ? 听全部
plain-closed = { $option }（现在不行）
plain-aside = （{ $text }）
plain-note-how = 写完回车，00=先放着
plain-note-q = q 没有记。要退出先写 00，再写 q
plain-way-out = - 清空，00 先放着
plain-several = 可选几个，空格隔开
plain-present = ，现在：{ $value }
plain-form-how = 共 { $count } 问。空行=不变，句号=保存
plain-checklist-line = { $at }/{ $count } { $item }
plain-checklist-how = 空行=没看，下一条；句号=保存

# 清单。
plain-list-head = { $heading }，写数字选：
plain-list-more = 0 往后，还有 { $count }
plain-found-one = 找到 { $door }
plain-found = 找到 { $count } 户
plain-hazards = 未销号的隐患 { $count } 条
plain-no-hazards = 没有未销号的隐患
plain-visits = 走访 { $count } 次，要改哪一次
plain-no-visits = 还没有走访

# 菜单。
plain-menu-go = 去哪里
plain-menu-add = 添加和别的
plain-menu-here = 这一户
plain-menu-hide = 旁边有人的时候
plain-menu-keep = 台账本身
plain-menu-next = 下一户
plain-menu-due = 待办
plain-menu-evening = 晚间补访
plain-menu-homes = 住户
plain-menu-hazards = 隐患
plain-menu-collect = 采集
plain-menu-log = 日志、导出、收工
plain-menu-tasks = 任务
plain-menu-visits = 走访经过，改一次
plain-menu-reveal = 看全部号码
plain-menu-waiting = 不在今天的

# 也可以写的词，空格隔开。
plain-words-redo = 重做
plain-words-mark = 选 选中 多选 标记
plain-words-undo = 撤销 退
plain-words-help = 帮助
plain-words-quit = 退出
plain-words-next = 下一户
plain-words-menu = 菜单
plain-words-begin = 开工
plain-words-log = 日志
plain-words-close = 收工

plain-help =
    写字就是找门：姓名、拼音首字母、门牌、电话后四位。前面加 / 一定是找。
    空行=再说一遍，10 20 30=菜单，11=下一户，00=撤销，q=退出。
plain-help-list = 写 1 到 9 选一行，0 往后翻。
plain-help-form = 空行=不变，下一问。- =清空，< =上一问，句号=保存，00=先放着。
plain-help-choice = 写数字，或写几个字。00=取消。
plain-no-passphrase = 没有设口令：能读 { $path } 的人就能读台账。要设，退出后运行：gridday passphrase set

plain-menu-together = 轮值和日历
plain-menu-community = 共建
