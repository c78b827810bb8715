"""What is owed to chats goes out: rows are claimed, sent within limits, and settled."""
