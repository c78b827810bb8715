"""What the clock has decided and is yet to tell: occasions, incidents, health."""
