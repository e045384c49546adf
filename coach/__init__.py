"""What an OKR coach knows and does: the domain and its store. Knows nothing of HTTP or HTML."""
