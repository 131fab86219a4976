### 不是住户的地方：店铺、楼道、工地。

place-needs-name = 场所没写名称。
    .hint = 填上名称再保存。

# 表单。
place-add-title = 添加场所
place-edit-title = 改场所 { $name }
place-name = 名称
place-kind = 类别
place-address = 地点
place-spot = 所在楼栋单元
place-spot-hint = 如 3、3-2，可以空着
place-not-a-spot = 看不懂：写 3 或 3-2
place-in-charge = 负责人
place-in-charge-phone = 负责人电话
place-sleeps = 有人住宿
place-sleeps-no = 没有
place-sleeps-yes = 有
place-staff = 从业人数
place-extinguishers = 灭火器
place-notes = 备注
