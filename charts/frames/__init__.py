"""Facts as data frames, the numbers and texts that are drawn."""
