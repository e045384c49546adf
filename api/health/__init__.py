"""Whether the service lives and can work, for load balancers and monitors."""
