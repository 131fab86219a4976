### Reading a roster: the plan, what is refused and why.
