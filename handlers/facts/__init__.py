"""The facts of pictures, put together from what is stored."""
