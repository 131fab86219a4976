### A household: its facts and how they are said.
