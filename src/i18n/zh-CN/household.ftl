### 户：户的情况。

# 地址为什么认不准。
address-empty = 没写地址
address-no-building = 没写楼栋
address-no-room = 没写门牌
address-building-or-unit = 分不清前一个数是楼还是单元，例如 3-501
address-building-or-floor = 分不清前一个数是楼栋还是楼层，例如 3楼501
address-looks-like-date = 门牌被表格软件改成了日期
address-spreadsheet-date = 门牌被表格软件改成了日期的序号
address-not-a-dwelling = 是门市、车库一类，不是住户
address-floor-and-room = 楼层和房号对不上
address-too-many-parts = 几列说的地址对不上
address-unread = 有看不懂的字

# 表单。
household-add-title = 添加住户
household-add-note = 花名册里没有的门，当场加上
household-edit-title = 改住户情况 { $door }
household-door = 门牌
household-door-hint = 如 3-2-501、3号楼2单元501
household-door-taken = 这个门牌已经有了
household-head = 户主或住的人
household-head-hint = 不知道就空着
household-state = 居住状态
household-away-until = 外出到
household-away-hint = 长期外出才填，如 3-15
household-notes = 本户备注
household-notes-hint = 下次敲门要知道的，如敲门要久
household-owner = 房主
household-owner-phone = 房主电话
household-tenure = 房屋性质
household-use = 房屋用途
household-number = 户号
household-floor-area = 建筑面积
household-floor-area-hint = 平方米，如 89.5
household-no-area = 写平方米数，如 89.5
household-saved = 已改 { $door }
household-added = 已添加 { $door }
household-unchanged = { $door } 没有改动
