"""The scheduler, and the daily backup."""
