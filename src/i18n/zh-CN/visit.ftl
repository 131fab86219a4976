### 走访：结果、方式、见到谁。

visit-again-in-the-past = 约的日子已经过去了。
    .hint = 写今天或以后的日子，比如 tonight、tomorrow、2026-11-23。
