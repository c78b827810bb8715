"""Whom the words of a text are about: regions by name, by their place, or as the others."""
