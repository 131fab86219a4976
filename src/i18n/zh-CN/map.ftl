### 楼图页：楼层和门。

map-title = { $building }  已访 { $done }/{ $doors }
map-unit = { $unit }单元
map-empty = 还没有住户。先导入花名册，或按 F10 找「添加住户」。
