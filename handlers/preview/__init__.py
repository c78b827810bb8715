"""Every message of a time to come, for ODES to read before it is sent."""
