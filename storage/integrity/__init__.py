"""Whether what is stored is what was done: data against the audit trail, and the trail itself."""
