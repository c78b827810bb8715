"""Reading what people type or paste."""
