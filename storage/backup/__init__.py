"""A backup of the whole database and its evidence, and its restoration."""
