### 住户页：列表、搜索、住户卡。

homes-title = 住户 { $count }
homes-title-narrowed = 住户 { $shown }/{ $count } /{ $typed }
homes-search-hint = 拼音首字母、汉字、门牌、电话后四位都能搜
homes-empty = 还没有住户。按 F10：「导入花名册」，或「添加住户」一户一户加。
homes-nobody = 还没有住户
homes-not-a-household = 这是场所，不是住户
homes-revealed = 号码显示 10 秒

# 卡片。
homes-labelled = { $label }：{ $what }
homes-note = 备注
homes-owner = 房主
homes-number = 户号
homes-floor-area = { $area } 平方米
homes-until = 到{ $day }
homes-emergency = 紧急
homes-id-number = 证
homes-hazard = 隐患
homes-task = 任务
homes-due = { $day }到期
homes-visits = 走访
homes-never-visited = 没走访过
homes-missing = 缺
homes-verified = 信息上次核实 { $day }
homes-never-verified = 信息还没核实过

# 能做的事。
homes-fill-form = 填表..
homes-form-waits = 填表：{ $forms } 待填
homes-verify = 核实无变化
homes-edit = 改这一户的情况、备注
homes-add-person = 添加居民
homes-people = 家里的人：变更、迁出、注销、不愿提供..
homes-no-people = 没有登记的人，先按 3 添加居民
homes-add-hazard = 记一条隐患..
homes-checklist = 按检查表排查..
homes-tasks = 任务..
homes-request = 记诉求、微心愿..
homes-offered = 能给这户什么：政策、服务、活动..
homes-give-relief = 记慰问帮扶：钱、物..
homes-stance = 记表态：这户在征求意见中..
homes-reveal = 看号码（10 秒）
homes-blank = 抹去姓名、号码、备注..
homes-all-visits = 以前的走访
homes-edit-place = 改这个场所的情况、备注
homes-person-blank = 抹去这个人的姓名、号码、备注
homes-person-edit = 变更：改这个人的情况
homes-person-left = 迁出
homes-person-deceased = 注销（去世）
homes-person-declined = 不愿提供
homes-who-said = 谁说的
homes-verified-now = 已核实 { $door } 无变化（{ $source }）
homes-left-now = 已记 { $name } 迁出
homes-deceased-now = 已记 { $name } 注销
homes-task-done = 办完了
homes-task-tomorrow = 明天再办
homes-task-week = 下周再办
homes-task-done-now = 任务办完了
homes-task-later-now = 任务推后了
homes-no-visit = { $door } 还没走访过：按 1 到 8 记一笔
