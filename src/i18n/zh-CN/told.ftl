### 门前能提供什么：告知、转介、给予，宣传主题和覆盖。

topics-of-day = 今天宣传
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
