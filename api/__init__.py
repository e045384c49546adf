"""Every door for programs: the HTTP interface and the command line."""
