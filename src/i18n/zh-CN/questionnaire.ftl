# 采集表和填报记录

form-needs-reason = 请写一句为什么要改（原来的会留底）。
form-file-too-large = 文件太大：一个文件最多 8 MB，请先压缩再选。

# 填表
filling-which = { $door } 填哪张表
filling-no-door = 先选一户，再填表。
filling-no-choices = 现在没有可选的，先答前面的题
filling-unreadable = 这张表读不出来，请让办公室重新给一份。
filling-asked = 待填
filling-begun = 没写完
filling-filled = { $day } 已填
filling-filled-in-part = { $day } 填了一部分，缺 { $missing }
filling-revised = 改过 { $count } 次
filling-calendar = [空格 日历]
filling-next = 下一题
filling-line = 换行
filling-back = 上一题
filling-save = 保存
filling-go-there = 去这一题
filling-decline = 不愿说
filling-all = 目录
filling-finish = 完成
filling-declined = 不愿说（算已答；再按一次取消）
filling-nothing-to-decline = 这里没有要答的。
filling-acknowledged = 已做到
filling-required = 这题必答；对方不愿说就按 F7。
filling-constraint = 不合要求，请改一下。
filling-adding = { $name }：已有 { $count } 份
filling-add-yes = 再加一份
filling-add-no = 下一题
filling-add-less = 删掉一份..
filling-which-goes = 删掉哪一份
filling-remove-ask = 删掉这一份？{ $what }
filling-remove = 删掉
filling-table = （列表）
filling-none-to-remove = 这里没有可删的
filling-tree = 目录  + 已答  * 必答没答  . 没答  ! 有误
filling-all-right = 都填好了，没有漏的。
filling-one-language = 这张表只有一种语言。
filling-languages = 用哪种语言问
filling-leftovers = 表换过版本，有 { $count } 处原来的答案没有地方放，请核对。
filling-end = { $blank ->
    [0] 保存，填完了
   *[other] 保存，填完了，选填的留空 { $blank } 题
}
filling-other = 其他
filling-other-which = 其他，请写明
filling-brought = { $count } 题已按登记填好
filling-brought-before = { $count } 题已按登记和上次填好
filling-for-reading = 只看不填，Enter 下一题
filling-end-corrected = 保存改动
filling-end-missing = 先存着，还缺或有误 { $missing } 处：
filling-saved = { $missing ->
    [0] { $door } 已填：{ $form }
   *[other] { $door } 已存，还缺 { $missing } 处：{ $form }
}
filling-unlogged = ；还没记走访，按 { $key } 记
filling-again = { $door } 以前填过这张表
filling-anew = 重新填一次（先照 { $day } 的）
filling-correct = 改 { $day } 那一次
filling-from-register = 登记
filling-from-last = 上次
filling-same = 无变化：{ $count } 题照旧。看一遍就保存。
filling-nothing-carried = 没有从登记或上次带来的答案。
filling-above = 照 { $door } 的填了
filling-nothing-above = 今天还没有别家答过这题。
filling-tick = 勾选
filling-differs = 和登记不一样；打勾的保存时一起改进档案（空格勾选）
filling-blank = 没有
filling-change = { $what }：{ $old } -> { $new }
filling-newcomer = 新增：{ $name }  { $facts }
filling-changed = 档案改了 { $count } 处
filling-doubts = 有 { $count } 处要核对，已记成任务
filling-reason-title = 为什么要改
filling-reason-label = 原因
filling-no-file = 找不到文件：{ $file }。请写完整路径。
filling-large-file = 文件太大（最多 8 MB）：{ $file }
plain-filling-how = 直接回答；空行下一题；< 上一题；- 不愿说；= 无变化；^ 同上；. 完成。
plain-filling-end = { $missing ->
    [0] 都填好了。回车保存，< 回上一题。
   *[other] 还缺或有误 { $missing } 处。回车先存着，< 回去补。
}

# 在用的表
forms-title = 采集表
forms-take-in = 收进一张新表（Excel 文件）..
forms-file-note = 办公室用 Excel 做的表；有错会一条条说
forms-faulty = 这张表有错，没有收：
forms-taken-in = 已收：{ $form }
forms-renewed = 已换成新的：{ $form }，填过的都在
forms-known = 这张表已经有了：{ $form }
forms-where = 还有哪些户没填（选一户就填）
forms-assign = 给谁填、到哪天..
forms-assign-note = 选给谁，待办就提醒谁；不选，随时可填
forms-retire = 停用
forms-retire-ask = 停用这张表？填过的都留着。
forms-retired = 已停用
forms-none-open = 该填的都填完了。
forms-everyone = 所有户
forms-nobody = 不指定
forms-areas = 楼栋、单元
forms-areas-hint = 如 3 5-1，中间空格
forms-no-such-area = 写楼栋号或单元，如 3 或 3-2
forms-care = 有这些人的户
forms-places = 这类场所
forms-by = 哪天以前填完
forms-due = { $day } 前
# 列表和导出
form-for-everyone = 每户
form-for-nobody = 没有定
form-state-open = 待填
form-state-complete = 已填
form-state-partly = 填了一部分
form-export-door = 门牌
form-export-day = 日期
form-export-worker = 填表人
form-export-complete = 是否填完
form-export-revision = 改过几次
