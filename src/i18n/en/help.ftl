### The help page and the guide in it.
