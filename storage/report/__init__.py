"""The situational report: its texts as ODES wrote them, its letterhead, editions and readers."""
