### 每一种失败：出了什么事，.hint 说怎么办。

error-busy = 台账正在被另一个程序使用：进程 { $pid }，{ $since } 开始。什么都没有动。
    .hint = 先退出那个程序再来；要是它卡死了，结束进程 { $pid }。
error-exposed = 这台机器上的别人也能看到 { $path }，没有打开台账。什么都没有动。
    .hint = 先运行：chmod { $mode } '{ $path }'　要是放在 U 盘或手机共享存储上改不了权限，就用 --ledger 换个文件夹。
error-locked = 这本台账有口令，没有给口令就打不开。什么都没有动。
    .hint = 在终端里运行会问口令；脚本用 --passphrase-fd N 或 GRIDDAY_PASSPHRASE_FILE。
error-wrong-passphrase = 口令不对。台账文件本身没有坏，什么都没有动。
    .hint = 看看大小写和输入法再试；忘了口令就用恢复码：gridday recovery use
error-wait = 口令错过几次了，还要等 { $seconds } 秒才能再试。什么都没有动。
error-wrong-recovery = 恢复码没有抄错，但不是这本台账现在的恢复码。什么都没有动。
    .hint = 重新给过恢复码的，旧的就作废了；找最后一次抄下的那个。
error-mistyped-recovery = 恢复码有地方抄错或打错了：最后一位校验码对不上。什么都没有动。
    .hint = 一共 25 位，五位一组；没有 I、L、O、U。对着纸再打一遍。
error-damaged-keys = 两份钥匙文件都坏了或不见了，没有钥匙什么都读不出来。
    .hint = 坏的文件原样留着，不要删；有备份就恢复：gridday restore 备份文件 --ledger 文件夹
error-damaged-ledger = 流水和速查副本都坏了或不见了。
    .hint = 坏的文件原样留着，不要删；有备份就恢复：gridday restore 备份文件 --ledger 文件夹
error-damaged = 有一块内容两份副本都坏了：{ $what ->
    [history] 历史里的一条
    [journal] 流水的一段
    [tables] 速查副本的总账
   *[entry] 一条记录
}。
    .hint = 坏的文件原样留着，不要删，交给会修的人；有备份就恢复：gridday restore 备份文件 --ledger 文件夹
error-damaged-operation = 历史里 { $id } 这一条做了什么读不出来了：两份都坏了。
    .hint = 记录本身不受影响；备份里也许还有这一条。
error-unsound = 流水里有一处坏了，可以修好。
    .hint = 运行：gridday doctor --repair
error-backup = 这个文件不是 gridday 的备份，或者已经坏了，没有用它恢复任何东西。
    .hint = 换一份备份试试；台账文件夹里还有更早的。
error-not-empty = { $path } 不是空的，没有往里恢复。
    .hint = 用 --ledger 指定一个空的或新的文件夹。
error-fault = 台账引擎出错：{ $why }。已经记下的都在。
    .hint = 重新打开台账；还是这样就运行 gridday doctor。
error-newer = 台账是新版本写的（格式 { $found }，本程序只认到 { $known }）。什么都没有动。
    .hint = 换成新版本的 gridday 再打开。
error-no-ledger = { $path } 里没有台账。
    .hint = 直接运行 gridday 会带您建一本；只用命令行就先运行 gridday init --no-passphrase。
error-ledger-exists = { $path } 里已经有台账了，没有动它。
    .hint = 接着用就行；要另建一个，用 --ledger 指定别的文件夹。
error-read-only = 台账现在只能看不能写：有一次写入没能确实进磁盘。之前记下的都在。
    .hint = 先看磁盘是不是满了或者掉了，处理好以后重新打开。
error-disk = 磁盘不让写：{ $why }。这一条没有记上。
    .hint = 看看磁盘满没满、文件夹能不能写，然后再来一次。
error-disk-full = 磁盘满了，没有写上；已经记下的都在。
    .hint = 腾出些空间，再来一次。
error-disk-gone = 台账文件夹或里面的文件不见了（是不是拔了卡或盘？），没有写上。
    .hint = 放回原处，再重新打开台账。
error-disk-locked = 台账文件夹不让写，没有写上。
    .hint = 看看文件夹归谁、磁盘是不是只读。
error-too-large = 有一条记录太长，存不下。这一条没有记上。
    .hint = 把最长的那段文字写短些，再保存。
error-changed = 这期间记录已经被改过了（{ $table }），没有覆盖。
    .hint = 重新看一眼现在的内容，再改一次。
error-nothing-to-undo = 没有可以撤销的了。
error-nothing-to-redo = 没有可以重做的：刚才没有撤销过。
error-broke-down = 程序出错停下了。记下的都在，正写的留作草稿：再打开 gridday 接着记。出错报告：{ $path }
error-ledger = 台账没有接受这一条。
    .hint = 再试一次；还是不行就运行：gridday doctor
error-file = 文件 { $path } 读写不了：{ $why }。
    .hint = 看看路径对不对、有没有权限。

error-hazard-step = 这条隐患现在的状态（{ $from }）走不了这一步。
    .hint = 先看它走到哪一步了，再选下一步。
error-hazard-needs-measure = 重大隐患没写处理措施，不能销号。
    .hint = 写上做了什么（措施）再销号。
error-hazard-before-found = 日期早于发现隐患的那天。
    .hint = 整改期限和复查日期不能早于发现日期。
error-request-step = 这条诉求现在的状态（{ $from }）走不了这一步。
    .hint = 先看它走到哪一步了，再选下一步。
error-request-needs-who = 没写谁来办。
    .hint = 写上接单的人或单位。
error-request-needs-rating = 没写满不满意。
    .hint = 选一个：满意、基本满意、不满意。
error-request-before-taken = 日期早于登记诉求的那天。
    .hint = 看看日期对不对。
error-project-step = 项目现在是「{ $from }」，不能直接到「{ $to }」。
    .hint = 先看它到哪一步了：gridday project list
error-poll-step = 这次征求意见现在是「{ $from }」，不能直接到「{ $to }」：先截止，再签字。
    .hint = 先截止，再签字；要改就重开：gridday poll open
error-poll-takes-none = 这次征求意见已经截止或签字（{ $state }），不再记表态。
    .hint = 确实要补，先重开：gridday poll open，或在共建页按 2。
error-poll-not-asked = 这次征求意见不问这一户。
    .hint = 看看问的是哪些楼：gridday poll show
error-missing = { $what ->
        [household] 没有这一户（或者已经被撤销）。
        [resident] 没有这个人（或者已经被撤销）。
        [visit] 没有这条走访（或者已经被撤销）。
        [hazard] 没有这条隐患（或者已经被撤销）。
        [request] 没有这条诉求（或者已经被撤销）。
        [offer] 没有这条资源（或者已经被撤销）。
        [pairing] 没有这次对接（或者已经被撤销）。
        [project] 没有这个项目（或者已经被撤销）。
        [partner] 没有这个单位（或者已经被撤销）。
        [relief] 没有这一笔帮扶（或者已经被撤销）。
        [activity] 没有这场活动（或者已经被撤销）。
        [listed] 名单上没有这个人（或者已经被撤销）。
        [poll] 没有这次征求意见（或者已经被撤销）。
        [post] 没有这个岗位（或者已经被撤销）。
        [willing] 没有这条就业意向（或者已经被撤销）。
        [task] 没有这条任务（或者已经被撤销）。
        [door] 没有这个门牌或场所（或者已经被撤销）。
       *[other] 没有这条记录（或者已经被撤销）。
    }
    .hint = 换个写法再找一次；撤销过的可以重做。
error-door-taken = 这个门牌已经有一户了。
    .hint = 找到那一户，改它的内容。
error-day-closed = { $day } 已经收工，不再开工。
    .hint = 补记照样可以，会标上「补录」。
error-day-still-open = { $day } 那天还没收工。
    .hint = 先收工：gridday day close，或在日志页收工。
error-day-not-open = { $day } 这一天没有开着。
    .hint = 还没开工就先开工；已经收工的，补记照样可以，会标明补录。
