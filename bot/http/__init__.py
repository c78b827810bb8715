"""The HTTP client that python-telegram-bot talks through."""
