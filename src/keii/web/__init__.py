"""`keii serve`: the store as pages people read, each with its JSON twin. Nothing on a page comes from another machine."""
