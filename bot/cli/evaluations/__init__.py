"""Commands about what directorates conclude and recommend (Anexo 5)."""
