"""What every picture is drawn with: page, style, scale, text widths."""
