### 隐患：状态、等级、措施。

hazard-severity = 等级
hazard-deadline = 整改期限
hazard-new-deadline = 新的期限
hazard-measure = 处理措施
hazard-measure-hint = 做了什么、要求怎么改
hazard-responsible = 责任人
hazard-responsible-hint = 住户、物业、派出所..
hazard-note = 备注
hazard-said = 这次说明
hazard-new = 记一条隐患
hazard-item = 隐患
hazard-item-hint = 按 9 选
hazard-pick = 9 选一条
hazard-pick-title = 什么隐患：按数字选类，或打字找
hazard-step = 怎么处理
hazard-step-told = 已告知
hazard-step-fixed = 当场已改
hazard-step-by-date = 限期
hazard-step-reported = 上报
hazard-deadline-hint = 不写就按等级
hazard-severity-hint = 不选就按检查表
