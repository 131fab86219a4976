### 打开台账时修补了什么：每件事一行，只说数目，不说谁家的事。

store-tail-cut = 流水末尾有没写完的 { $bytes } 字节，已截下留存。
store-batch-incomplete = 上次有一批改动没做完就断了（{ $changes } 处），不算数；还要的话请重做一遍。
store-tables-rebuilt = 速查副本坏了或缺了，已按流水重建，共 { $records } 条记录。
store-journal-mended = 流水里坏了 { $frames } 处，已按副本补好，内容不缺。
store-journal-rebuilt = 流水坏了，已重新写过：{ $records } 条记录、{ $operations } 条历史。
store-entries-lost = 历史里有 { $count } 条读不出内容了（第 { $first } 号到第 { $last } 号），记录本身不受影响。
store-records-doubtful = 有 { $frames } 处两份都坏了，个别记录可能还是更早的样子，请核对近期的走访。
store-records-gone = 两份都没了：{ $count } 条{ $kind ->
        [households] 住户
        [residents] 人员
        [visits] 走访
        [hazards] 隐患
        [tasks] 任务
        [days] 工作日
        [places] 场所
        [checks] 隐患检查
        [collection] 采集
        [answer_sheets] 填报
        [attachments] 填报附件
        [questionnaires] 问卷
       *[other] { $kind }
    }记录。坏的文件留在一边，其余照常打开。
store-gone-entries = 两份都没了：从 { $first } 起的 { $count } 条历史，记于 { $since } 到 { $until } 之间，当时记下的内容也没了。坏的文件留在一边，其余照常打开。
store-gone-record = 两份都没了：{ $kind ->
        [households] 住户
        [residents] 人员
        [places] 场所
        [answer_sheets] 填报
       *[other] { $kind }
    } { $id }{ $door ->
        [none] {""}
       *[other] （{ $door }）
    }。别的记录还提到它。
store-without-tables = 速查副本现在用不了（磁盘满了？），已全部从流水读出，内容不缺。
store-keys-mended = 钥匙文件坏了一份，已照另一份补好。
store-drafts-lost = 有 { $count } 份草稿读不出来，已另放一边，没有删。
store-backup-failed = 自动备份没有做成：{ $why }。记下的都在；可以手动备份：gridday backup --to 文件
store-from-newer = 有 { $count } 条记录是更新版本的 gridday 写的，这个版本看不懂，都原样留着；要看请换新版本。
