"""The situational report: made, edited, published and read; the data of it for portals."""
