"""Who works for the team, and who is served by it."""

STAFF = frozenset(
    """
    staff crew nurse teacher driver cook chef waiter volunteer engineer developer guide trainer
    setter instructor coach worker employee colleague technician mechanic baker barber stylist
    receptionist librarian carer groomer guard agent picker packer operator conductor curator
    programmer designer analyst manager foreman keeper tutor porter cleaner ranger firefighter
    paramedic doctor surgeon midwife officer clerk cashier interpreter translator artist
    reviewer picker referee freelancer sommelier barista bartender housekeeper lifeguard referee
    umpire steward usher apprentice intern assistant editor reporter undertaker gardener
    shepherd winemaker brewer welder machinist fitter electrician plumber carpenter joiner
    roofer dispatcher courier""".split()  # noqa: SIM905 - as above
)


def is_staff(people: str) -> bool:
    """Whether people work for the team, by their name or by "in our team"."""
    return works(people) or "in our team" in people


def works(people: str) -> bool:
    """Whether a noun names those who do the work: nurses, drivers, volunteers."""
    last = people.rsplit(maxsplit=1)[-1].lower() if people else ""
    return last in STAFF or last.rstrip("s") in STAFF
