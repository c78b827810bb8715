"""Files that people exchange, read and written: bytes and facts, no database, no Telegram."""
