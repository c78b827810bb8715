"""Scheduled work: the scheduler only ticks; the database knows what is due."""
