### 表单里的字段，以及填得不对时的说法。

fault-required = 必填
fault-not-a-number = 不是数字
fault-not-a-day = 看不懂：试试 11-22、2021-03-05、明天
fault-far-off = 年份写 2000 到 2100
fault-no-such-day = 没有这一天
fault-not-a-time = 看不懂：试试 19:00

# 哪一户、哪个公共部位、哪个场所。
where-label = 哪里
where-hint = 3-2-501、3-2（楼道）、3（全楼）、场所名
where-unknown = 没有这个地方
where-several = 说的是哪一个
where-which = 说的是哪一个
fault-not-later = 要在今天以后

# 回车在这一项做什么。
form-press = 打开
form-next = 下一项

# 抹去个人信息。
blank-title = { $door }：抹去谁的姓名、号码、备注
blank-household = 全家，连同备注
blank-no-door = 先选一户，再抹去个人信息
blank-done = { $door }：姓名、号码、备注抹去了
blank-nothing = { $door }：没有可抹的了
