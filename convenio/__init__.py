"""The agreement's rules and catalogue. Pure: no I/O, no clock, no SQL, no Telegram."""
