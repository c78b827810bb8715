"""Updates come in, by polling or webhook, each handled in one transaction."""
