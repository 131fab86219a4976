### 走访页：按户、按天的历史。

visits-title = { $day } 走访 { $count } 次
visits-empty = 这一天还没有走访。按 F2 去今日页敲门，按左右键看别的日子。
visits-none-here = 这里没有走访
visits-history = { $door } 历次走访
visits-attempt = 第{ $attempt }次上门
visits-late = 补录
