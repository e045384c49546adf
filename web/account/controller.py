"""One's own account."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from coach.errors import CoachError, Invalid
from coach.people.passwords import SHORTEST
from coach.people.service.access import AccessService
from coach.people.values import Actor
from web.auth import Door
from web.forms import Form
from web.notes import go

AnyRequest = Request[Any, Any, Any]
BELONGS_TO = {"wrong_credentials": "current"}


class AccountPages(Controller):
    """Password and tokens of whoever is signed in."""

    path = "/account"
    include_in_schema = False

    @get(name="web.account")
    async def account(
        self, actor: NamedDependency[Actor], access: NamedDependency[AccessService]
    ) -> Template:
        """Show who one is here, and which programs act in one's name."""
        return await self._page(actor, access, Form())

    @post("/password")
    async def change_password(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        door: NamedDependency[Door],
        access: NamedDependency[AccessService],
    ) -> Template | Redirect:
        """Change the password; every other browser is signed out."""
        form = await Form.sent(request)
        current, chosen = form.text("current"), form.text("password")
        try:
            if chosen != form.text("again"):
                raise Invalid("The two do not match. Type it again.", field="again")
            secret = await access.change_password(actor, current, chosen)
        except CoachError as error:
            return await self._page(actor, access, form.refused(_spoken(error), BELONGS_TO))
        answer = go("/account", "password-changed")
        answer.set_cookie(door.cookie(secret))
        return answer

    @post("/tokens", status_code=HTTPStatus.OK)
    async def issue_token(
        self,
        request: AnyRequest,
        actor: NamedDependency[Actor],
        access: NamedDependency[AccessService],
    ) -> Template:
        """Make a token and show it, this once."""
        form = await Form.sent(request)
        secret = await access.issue_token(actor, form.text("label"))
        return await self._page(actor, access, Form(), secret)

    @post("/tokens/{token_id:uuid}/revoke")
    async def revoke_token(
        self,
        token_id: FromPath[UUID],
        actor: NamedDependency[Actor],
        access: NamedDependency[AccessService],
    ) -> Redirect:
        """Make a token useless."""
        await access.revoke_token(actor, token_id)
        return go("/account", "token-revoked")

    @staticmethod
    async def _page(actor: Actor, access: AccessService, form: Form, secret: str = "") -> Template:
        return Template(
            "account/page.html",
            context={
                "actor": actor,
                "form": form,
                "least": SHORTEST,
                "tokens": await access.tokens(actor),
                "secret": secret,
            },
            status_code=form.status,
        )


def _spoken(error: CoachError) -> CoachError:
    """Say of a wrong current password only that; the address is not in question here."""
    if error.code in BELONGS_TO:
        return Invalid("This is not your current password.", field="current")
    return error
