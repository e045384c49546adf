"""The pages at the door. Strangers may see them; they say nothing about who exists."""

from http import HTTPStatus
from typing import Annotated, Any

from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect, Template

from coach.errors import CoachError, Invalid
from coach.people.passwords import SHORTEST
from coach.people.service.access import AccessService
from coach.people.values import LinkKind
from web.auth import HOME, PUBLIC, SIGN_IN, Door, safe_next
from web.forms import Form
from web.notes import go

AnyRequest = Request[Any, Any, Any]


class AccessPages(Controller):
    """Sign in, sign out, forget a password, choose one."""

    include_in_schema = False
    opt = PUBLIC

    @get(SIGN_IN, name="web.sign_in")
    async def sign_in_page(
        self,
        request: AnyRequest,
        door: NamedDependency[Door],
        wanted: Annotated[str, QueryParameter(name="next")] = "",
    ) -> Template | Redirect:
        """Show the sign-in form, or move on when there is nothing left to do."""
        if await door.visitor(request) is not None:
            return go(safe_next(wanted))
        return Template("access/sign_in.html", context={"form": Form.of(next=safe_next(wanted))})

    @post(SIGN_IN)
    async def sign_in(
        self,
        request: AnyRequest,
        door: NamedDependency[Door],
        access: NamedDependency[AccessService],
    ) -> Template | Redirect:
        """Check the password; go where the person wanted to go."""
        form = await Form.sent(request)
        try:
            secret = await access.sign_in(
                form.text("email"), form.text("password"), planted=door.secret(request)
            )
        except CoachError as error:
            return _again("access/sign_in.html", form.without(["password"]).refused(error))
        return _entered(door, secret, safe_next(form.text("next")))

    @post("/sign-out")
    async def sign_out(
        self,
        request: AnyRequest,
        door: NamedDependency[Door],
        access: NamedDependency[AccessService],
    ) -> Redirect:
        """End this browser's session."""
        if secret := door.secret(request):
            await access.sign_out(secret)
        answer = go(SIGN_IN, "signed-out")
        answer.delete_cookie(door.cookie_name)
        return answer

    @get("/forgot-password")
    async def forgot_page(self) -> Template:
        """Ask for the address that the reset link goes to."""
        return Template("access/forgot.html", context={"form": Form(), "asked": False})

    @post("/forgot-password", status_code=HTTPStatus.OK)
    async def forgot(self, request: AnyRequest, access: NamedDependency[AccessService]) -> Template:
        """Send a reset link if the address is known; say the same either way."""
        form = await Form.sent(request)
        await access.request_password_reset(form.text("email"))
        return Template("access/forgot.html", context={"form": form, "asked": True})

    @get("/welcome/{kind:str}/{secret:str}")
    async def welcome_page(
        self,
        kind: FromPath[str],
        secret: FromPath[str],
        access: NamedDependency[AccessService],
    ) -> Template:
        """Greet the person whom a link is for, and ask for a password."""
        try:
            person = await access.whose_link(_kind(kind), secret)
        except Invalid as error:
            return _again("access/expired.html", Form().refused(error))
        return Template(
            "access/welcome.html",
            context={"form": Form(), "name": person.name, "email": person.email, "least": SHORTEST},
        )

    @post("/welcome/{kind:str}/{secret:str}")
    async def welcome(
        self,
        request: AnyRequest,
        kind: FromPath[str],
        secret: FromPath[str],
        door: NamedDependency[Door],
        access: NamedDependency[AccessService],
    ) -> Template | Redirect:
        """Keep the password, and sign in with it."""
        form = await Form.sent(request)
        link = _kind(kind)
        try:
            person = await access.whose_link(link, secret)
        except Invalid as error:
            return _again("access/expired.html", Form().refused(error))
        context = {"name": person.name, "email": person.email, "least": SHORTEST}
        if form.text("password") != form.text("again"):
            differs = Invalid("The two do not match. Type it again.", field="again")
            return _again("access/welcome.html", form.refused(differs), **context)
        try:
            session = await access.choose_password(link, secret, form.text("password"))
        except Invalid as error:
            return _again("access/welcome.html", form.refused(error), **context)
        return _entered(door, session, HOME)


def _kind(text: str) -> LinkKind:
    try:
        return LinkKind(text)
    except ValueError:
        raise Invalid("This link is no longer valid. Ask for a new one.") from None


def _again(template: str, form: Form, **context: Any) -> Template:
    return Template(
        template,
        context={"form": form, **context},
        status_code=form.status,
    )


def _entered(door: Door, secret: str, address: str) -> Redirect:
    answer = go(address)
    answer.set_cookie(door.cookie(secret))
    return answer
