"""Each input of the bot by everybody: what it changes, what it shows, and that it is answered."""
