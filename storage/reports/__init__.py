"""Reports: drafts, versions, stages, goals, evidence, corrections."""
