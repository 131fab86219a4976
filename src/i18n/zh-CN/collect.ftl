### 采集页：缺什么、什么过期了。

collect-title = 采集 { $count } 户
collect-progress = 已齐 { $done }/{ $all }
collect-building = { $name }栋 { $count } 户
collect-missing = 缺{ $what }
collect-stale = { $day } 核实的
collect-done = 都齐了，没有过期的。
collect-nothing = 没有要采集的
collect-nothing-missing = 什么都不缺，只是该核实了
collect-form-title = { $door } 采集
collect-saved = 已采集 { $door }
collect-declined = 已记 { $door } 不愿提供，算办完
collect-forms = [{ $key } 采集表 { $count }]
collect-tab-forms = 采集表 { $count }
collect-form-due = { $day } 前
collect-form-missing = 缺{ $count }
collect-forms-progress = 已填 { $done }/{ $all } 张
collect-no-forms = 还没有要填的采集表。按 I 收进一张，或给谁填。
