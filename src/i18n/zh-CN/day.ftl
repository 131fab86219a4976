### 这一天：开始、计划、轮次、收工。

day-start-title = 开工 { $day }
day-areas = 走哪几栋
day-areas-note = 户数：要走的/全部
day-begin = 开工
day-unit = { $spot }（{ $due }/{ $doors }户）
day-building = { $spot }栋（{ $due }/{ $doors }户）
day-more-areas = 选楼栋单元..
day-cap = 最多几户
day-weather = 天气
day-companions = 陪同人员
day-companions-hint = 用空格隔开
day-mentor = 带教网格员
day-worker = 网格员
day-started = 开工了，今天安排 { $count } 户
day-started-no-duty = 开工了，今天安排 { $count } 户；本月没定轮值
day-left-open = { $day } 还没收工
day-close-first = 先收工，再开今天的
day-begin-button = 开工
day-not-begun = 还没开工：选今天走哪几栋
day-is-closed = 已收工：再记的标补录，F8 导出日报
