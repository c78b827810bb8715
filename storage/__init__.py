"""What is kept: tables, the session, the questions asked of the database, the outbox."""
