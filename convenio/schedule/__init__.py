"""The annual capacity-building schedule and the rules for moving its activities."""
