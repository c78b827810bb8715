"""Goals of many regions, read from one table."""
