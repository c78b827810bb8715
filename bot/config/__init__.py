"""What is set from outside: settings, the log, the clock, and how waiting is cancelled."""
