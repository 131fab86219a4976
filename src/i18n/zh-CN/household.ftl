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
