### 日志页：这一天的经过、数字、导出、收工。

log-title = { $day } 走访{ $attempted } 见到{ $met } 没人{ $away } 拒访{ $refused }
log-title-short = { $day } 走访{ $attempted } 见到{ $met }
log-empty = 这一天还没有记录。按 F2 去今日页敲门，按左右键看别的日子。
log-nothing-here = 这里没有记录
log-figures = 日报 { $state }
log-pad = 导出和收工
log-day-started = 开工
log-day-closed = 收工
log-undone = 已撤销：{ $what }
log-late = 补录：{ $what }
log-hazard = 隐患：{ $item }，{ $state }
log-hazard-step = 隐患：{ $item } 转为 { $state }
log-stance = { $question }：{ $answer }
log-willing = 就业意向 { $name }：{ $wish }
log-request = { $kind }：{ $words }
log-request-step = 诉求：{ $words } 转为 { $state }
log-check = 排查：看了 { $count } 条，有问题 { $bad } 条
log-collected = 采集：{ $action } { $person }
log-filled = { $missing ->
    [0] 填表：{ $title }
   *[other] 填表：{ $title }，缺 { $missing } 处
}
log-form-corrected = 改表：{ $title }，{ $reason }
log-task-done = 办完：{ $title }
log-is-undone = 这一条已经撤销，改不了
log-export = 导出日报
log-export-note = 存为 { $name }{ $state ->
        [none] {""}
       *[other] （{ $state }）
    }
log-format = 格式
log-kind-txt = 文字小结（只有数字）
log-kind-csv = CSV
log-kind-xlsx = Excel
log-kind-html = 网页
log-kind-md = MD 文字
log-kind-json = JSON
log-kind-office = 区级日报
log-masked = 遮盖
log-masked-hint = 遮住姓名、电话、证件号，门牌保留；文字小结里本来没有
log-reason = 不遮的理由
log-reason-hint = 不遮盖时必填，会记进历史
log-folder = 文件夹
log-folder-hint = 不填就放在 { $folder }（启动时的文件夹）
log-needs-reason = 不遮盖要写理由
log-no-folder = 没有这个文件夹，先建好
log-office-file = 区级日报-{ $day }
log-written = 已存 { $name }，在 { $folder }
log-copied-and-written = 已发终端剪贴板，也存了 { $name }，在 { $folder }
log-over = 已有 { $path }
log-over-deed = 覆盖它
log-close-title = { $day } 收工
log-left-undone = 还没办的 { $count } 项
log-close-deed = 收工
log-older = 收工前导出过 { $count } 个文件（{ $formats }），里面还是进行中：按 1 到 7 再导出一次
log-closed = { $day } 已收工，再记的标补录
log-closed-already = 这一天已经收工
log-not-begun = 这一天没有开工
log-doors-open = 还有{ $count }户没办完：收工不会丢，留在待办里，改天接着办
log-no-door-open = 今天的户都办完了
log-undone-doors = { $count }户 { $what }
log-offer = 资源：{ $words }
log-partner = 共建：{ $words }
log-project = 项目：{ $words } { $state }
log-match = 对接：{ $words } { $state }
log-listed-many = { $what } 等 { $count } 条
