### The Log page: the day so far, totals, export, close.
