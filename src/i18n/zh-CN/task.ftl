### 任务：来源、期限、办得怎样。

task-needs-title = 任务没写要做什么。
task-needs-reason = 撤下一条要写原因。
task-who-lives-there = 核实现住人员（{ $why }）
