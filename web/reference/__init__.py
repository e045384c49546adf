"""The reference of the HTTP interface, readable without a network."""
