"""A directorate's text: its lines, headings, regions and claims, and the items that they make."""
