"""What happens by the clock. The scheduler only ticks; the database knows what is due."""
