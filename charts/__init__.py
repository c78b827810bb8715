"""Facts in, a picture out. Only `render` and what it imports load pandas and matplotlib."""
