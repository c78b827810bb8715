"""The configuration: settings, the log, the clock, and how waiting is cancelled."""
