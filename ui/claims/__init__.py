"""Claims as they are made and looked at: the bar that asks who, which stance and on what, and the table of them all."""
