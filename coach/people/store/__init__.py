"""Every SQL statement of the people slice: ``access`` at the door, ``directory`` behind it."""
