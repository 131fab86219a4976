### 居民：人的情况。

resident-needs-name = 没写姓名。
