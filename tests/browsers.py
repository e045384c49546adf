"""Which browser the tests can drive, and how to get one."""

import shutil

REMEDY = "apt-get install --no-install-recommends chromium (or have chrome on the path)"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """The browser of this machine, if it has one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
