### Why a door is in the queue.
