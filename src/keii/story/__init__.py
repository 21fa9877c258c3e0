"""The affair across reports: who is one with whom, what is told of the same thing, how it went, and what changed."""
