"""The example data and the demonstration's cast."""
