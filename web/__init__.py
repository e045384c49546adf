"""The door for people: pages rendered on the server, with small islands of script."""
