"""Commands about what happens when: periods, extensions, the schedule, and what is due."""
