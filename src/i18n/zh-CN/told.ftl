### 门前能提供什么：告知、转介、给予，宣传主题和覆盖。

topics-of-day = 今天宣传
topics-field = 今天宣传
topics-which = 每户都要讲的
topics-none-set = 没有定，从全部主题里挑
topics-more = 全部主题..
topics-set = 今天宣传：{ $topics }
topics-taken-off = 今天不定宣传主题了
topics-coverage = 宣传覆盖：哪个主题讲了多少户
topics-covered = { $topic }：{ $told }/{ $households } 户，资料 { $leaflets } 份
topics-covered-all = 合计：{ $any }/{ $households } 户，资料 { $leaflets } 份（{ $unsorted } 份没分主题）

log-told = { $how }：{ $what }{ $leaflets ->
    [0] {""}
   *[other] ，资料 { $leaflets } 份
}

at-door-title = { $door } 能提供什么
at-door-none = 没有能提供的。共建页「资源」按 9 记一条。
at-door-keys = 1 告知  2 转介  3 给予  4 细记
at-door-recorded = { $door } 已记{ $how } { $what }
at-door-again = 今天已经{ $how }过了
at-door-told-today = 今天已{ $how }
at-door-told-on = { $day } 已{ $how }
at-door-was-told = 讲过了，记为告知
at-door-read = 看全文、念卡片
at-door-more = 细记..
at-door-why = 适合
at-door-who = 找
at-door-where = 在
at-door-when = 时间
at-door-conditions = 条件
at-door-from = { $from } 起
at-door-until = 到 { $until }
at-door-asked = 提过「{ $words }」
at-door-heard = 说到{ $need }
at-door-of-the-day = 今天宣传
at-door-near = 就在附近
at-door-everybody = 谁都可以
at-door-yuan = 元
at-door-leaflets = 资料（份）
at-door-amount = 多少元
at-door-how = 怎么给
at-door-way = 方式
at-door-person = 给谁
at-door-to = 或者写明给谁
at-door-for-need = 办这户提的「{ $words }」
at-door-beside-need = 另外给，不算那条诉求
sheet-topic-today = { $topic }（今天）
homes-told = 已告知
told-post-not-given = 岗位先记就业意向，再安排到人
