"""Commands about the evaluations of the directorates (Anexo 5)."""
