### The Today page: queue, next door, progress.
