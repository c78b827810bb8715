"""One package for each conversation, and the table of all of them."""
