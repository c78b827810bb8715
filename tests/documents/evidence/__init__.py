"""What files hold is told from what they say they are."""
