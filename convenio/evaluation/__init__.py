"""The directorates' evaluation of an indicator (Anexo 5): its items, groups and contradictions."""
