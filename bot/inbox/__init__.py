"""The inbox: updates come by polling or webhook, each handled in one transaction."""
