"""A sheet as cells: values and formats, what is hidden or merged, and the names of places."""
