"""How pages are rendered: escaped always, and an undefined name is an error."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template.base import csrf_token
from markupsafe import Markup

from coach.people.values import Actor
from web.bundle import Bundle
from web.notes import NOTES
from web.words import FILTERS

HERE = Path(__file__).parent


def template_engine(bundle: Bundle) -> JinjaTemplateEngine:
    """Build the engine that renders every page of every slice; names are paths in ``web``."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = bundle.address
    environment.filters.update(FILTERS)
    engine = JinjaTemplateEngine.from_environment(environment)
    engine.register_template_callable("csrf_field", _csrf_field)
    engine.register_template_callable("me", _me)
    engine.register_template_callable("at", _at)
    engine.register_template_callable("note", _note)
    return engine


def _csrf_field(context: Mapping[str, Any], /) -> Markup:
    """Write the hidden field that every form of a changing request needs."""
    return Markup('<input type="hidden" name="_csrf_token" value="{}">').format(csrf_token(context))


def _me(context: Mapping[str, Any], /) -> Actor | None:
    """Return who is signed in; None on a page for strangers."""
    request: Request[Any, Any, Any] = context["request"]
    found = request.scope.get("user")
    return found if isinstance(found, Actor) else None


def _at(context: Mapping[str, Any], /, path: str) -> bool:
    """Tell whether the page that is shown lies at or under a path."""
    here = context["request"].url.path
    return bool(here == path or (path != "/" and here.startswith(f"{path}/")))


def _note(context: Mapping[str, Any], /) -> str:
    """Return what was just done, when the address carries the code of it."""
    return NOTES.get(context["request"].query_params.get("note", ""), "")
