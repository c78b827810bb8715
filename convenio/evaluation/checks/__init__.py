"""What does not fit in an evaluation, one kind of check a module."""
