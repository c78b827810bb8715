"""Workbooks made of facts: the Anexo 4 form and the consolidated one."""
