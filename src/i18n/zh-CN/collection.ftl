### 入户要采集的情况。

collection-source = 谁说的
collection-declined = 不愿提供

# 每一项叫什么；表单、缺项、历史里都这么叫。
fact-head = 住的人
fact-state = 居住状态
fact-name = 姓名
fact-phone = 电话
fact-sex = 性别
fact-birth = 出生
fact-owner = 房主
fact-id-number = 身份证号
fact-workplace = 单位学校
