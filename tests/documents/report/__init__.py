"""The report's document and its two files."""
