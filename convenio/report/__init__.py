"""The rules of a region's report: entries, results, stages, averages."""
