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
