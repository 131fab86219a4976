### 楼图页：楼层和门。

map-title = { $building }  已访 { $done }/{ $doors }
map-unit = { $unit }单元
map-empty = 还没有住户。按 F10，导入花名册或添加住户。
map-above = 上{ $count }
map-below = 下{ $count }
