"""Reports kept in one SQLite file: adding them, and looking things up. The only package that imports sqlite3."""
