"""What somebody should know, and the channel it reaches them by. So far: mail."""
