"""Commands that write a whole semester's documents to files."""
