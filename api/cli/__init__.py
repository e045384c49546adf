"""The command line. One file per command; ``main`` lists them and loads each only when it is used."""
