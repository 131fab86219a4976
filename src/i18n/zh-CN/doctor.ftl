### 检查台账查到什么、做了什么：只有编号、数目、文件名，没有谁家的事。

doctor-note = 说明：{ $said }
doctor-mendable = 可修：{ $said }
doctor-lost = 已失：{ $said }
doctor-whole = 台账完好。
doctor-not-whole = 有地方坏了，另一份里还有，可以修好：gridday doctor --repair
doctor-not-all-there = 有的内容两份都没有了，上面写明了是哪些；坏的文件都留着。
doctor-figures = 查了 { $records } 条记录、{ $operations } 条历史（{ $frames } 块）、{ $drafts } 份草稿、{ $backups } 份备份{ $newest ->
        [none] {""}
       *[other] （最近一份 { $newest }）
    }；流水 { $journal } 字节，速查副本 { $tables } 字节。
doctor-compacted = 速查副本已重写，流水已压紧：原来 { $before } 字节，现在 { $after } 字节。历史一条没丢。
doctor-put-aside = { $count } 个残留或坏了的文件已另放一边，没有删。

doctor-keys-lost = 两份钥匙文件都坏了或不见了，没有钥匙什么都读不出来。
doctor-key-file = 钥匙文件 { $file } 坏了、不见了或是旧的；另一份完好。
doctor-all-lost = 流水和速查副本都坏了或不见了。
doctor-no-journal = 流水不见了，可以照速查副本重写。
doctor-torn = 流水末尾有没写完的 { $bytes } 字节。
doctor-segment = 流水第 { $segment } 段的开头坏了。
doctor-batch = 有一批改动没做完就断了（{ $changes } 处），不算数。
doctor-frames = 流水坏了或缺了 { $count } 块（第 { $first } 到第 { $last } 号）。
doctor-frames-lost = 第 { $first } 到第 { $last } 号块两份里都没有，碰过的记录可能还是更早的样子。
doctor-operation-lost = 历史里 { $id } 这一条做了什么两份里都读不出来，记录本身还在。
doctor-lost-before = 以前修补时有 { $count } 条历史没能救回来。
doctor-journal-short = 流水丢了最后 { $count } 块，速查副本里有。
doctor-no-tables = 速查副本不见了，可以照流水重建。
doctor-tables-damaged = 速查副本打不开，可以照流水重建。
doctor-tables-unproven = 速查副本和写下的不一样（{ $count } 处读不出），可以照流水重建。
doctor-tables-foreign = 速查副本不是这本台账的，可以照流水重建。
doctor-tables-behind = 速查副本比流水慢 { $count } 块，打开时会补上。
doctor-tables-differ = 速查副本有 { $count } 处和流水不一样，可以重建。
doctor-draft = 草稿 { $file } 读不出来。
doctor-backup = 备份 { $file } 坏了。
doctor-no-backup = 台账旁边还没有备份。
doctor-leftover = { $file } 是中断的操作留下的。
doctor-aside = 以前修补时另放了 { $count } 份东西（隔离区 { $bytes } 字节）。
