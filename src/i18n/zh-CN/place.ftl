### 不是住户的地方：店铺、楼道、工地。

place-needs-name = 场所没写名称。
