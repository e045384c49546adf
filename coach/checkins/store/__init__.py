"""Every statement about check-ins, by noun."""
