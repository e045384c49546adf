"""The built assets: which file carries which name just now."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.errors import Unavailable

DIST = Path(__file__).parent / "dist"
PREFIX = "/assets"


class AssetsMissing(Unavailable):
    """The styles and scripts of the pages have not been built."""

    code = "assets_missing"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Names of assets as pages know them (``app.css``), with the address of each."""

    addresses: dict[str, str]

    @classmethod
    def read(cls, folder: Path = DIST) -> "Bundle":
        """Read the manifest that the build wrote. Raises AssetsMissing with the remedy."""
        try:
            raw = (folder / "manifest.json").read_bytes()
        except FileNotFoundError:
            raise AssetsMissing(
                f"The styles and scripts of the pages are not built: {folder} has no"
                " manifest.json. Run: make web/dist/manifest.json (make run does it by itself)."
            ) from None
        names = msgspec.json.decode(raw, type=dict[str, str])
        return cls({name: f"{PREFIX}/{file}" for name, file in names.items()})

    def address(self, name: str) -> str:
        """Say where an asset is served. A name that is not built is a mistake in a template."""
        return self.addresses[name]
