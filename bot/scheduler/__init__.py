"""The clock's tick, and the daily backup."""
