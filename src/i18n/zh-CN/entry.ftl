### 表单里的字段，以及填得不对时的说法。

fault-required = 必填
fault-not-a-number = 不是数字
fault-not-a-day = 看不懂：试试 11-29、明天、+7
fault-no-such-day = 没有这一天
fault-not-a-time = 看不懂：试试 19:00
