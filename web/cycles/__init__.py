"""Pages about cycles, for those who keep them."""
