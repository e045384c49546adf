"""``waymark serve``: the pages and the HTTP interface on one address."""

import asyncio
import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import click
import uvicorn
from uvicorn.importer import import_from_string

from api.demo.loading import PASSWORD, describe
from coach.errors import Invalid
from coach.settings import Settings, read_settings
from coach.wiring import Coach, open_coach

APPLICATION = "web.asgi:create_app"  # named, not imported: api stands below web
GRACE_SECONDS = 3  # an open stream of events would otherwise hold the process
BACKLOG = 2048
STOP = "Stop it with Control-C."


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Serve Waymark until interrupted. Port 0 takes any free one."""
    settings = read_settings()
    with listening(host, port) as listener:
        address = address_of(host, listener.getsockname()[1])
        if "base_url" not in settings.model_fields_set:
            settings = settings.model_copy(update={"base_url": address})
        config = uvicorn.Config(
            APPLICATION,
            lifespan="on",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(settings, config, listener, address))


async def _serve(
    settings: Settings, config: uvicorn.Config, listener: socket.socket, address: str
) -> None:
    """Open the services here rather than in the server, so that a refusal reaches the command."""
    create_app = import_from_string(APPLICATION)
    async with open_coach(settings) as coach:
        config.app = create_app(settings, open_services=lambda _: nullcontext(coach))
        greeting = [f"Waymark is ready: {address}", *await _hints(coach)]
        await _Server(config, "\n".join(greeting)).serve(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """Take the port before anything slow begins. Raises Invalid with the remedy."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise Invalid(
            f"--host {host}: there is no such address here. Use 127.0.0.1 for this machine only,"
            " or 0.0.0.0 for everybody who can reach it.",
            field="host",
        ) from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise Invalid(_remedy(error, host, port), field="port") from None
    return listener


def _remedy(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EACCES:
        return f"--port {port}: only the system's administrator may use it. Take one above 1023."
    if error.errno == errno.EADDRINUSE:
        return (
            f"--port {port}: another program listens there, perhaps a Waymark that still runs."
            " Stop it, or choose another with --port (0 takes any free one)."
        )
    return f"--host {host}: cannot listen there ({error.strerror}). Try --host 127.0.0.1."


def address_of(host: str, port: int) -> str:
    """Write the address as somebody on this machine types it into a browser."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not listened on
    shown = everywhere.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


async def _hints(coach: Coach) -> list[str]:
    """Say how to get in."""
    organisations = await coach.organisations.organisations()
    if not organisations:
        return [
            "Nobody can sign in yet. Found your organisation in another terminal:",
            "  waymark init --organisation NAME --owner EMAIL",
            "or look around in a made-up one: waymark demo",
        ]
    invented = next((found for found in organisations if found.is_demo), None)
    if invented is None:
        return [STOP]
    demo = await describe(coach, coach.organisations.operator(invented))
    return [
        f"{demo.organisation} is invented. Sign in with the password {PASSWORD} as",
        *(f"  {who.email}  {who.name}, {who.role}" for who in demo.sign_in),
        STOP,
    ]


class _Server(uvicorn.Server):
    """A server that says when it is ready, and whose end is ordinary whatever ended it."""

    def __init__(self, config: uvicorn.Config, greeting: str) -> None:
        super().__init__(config)
        self._greeting = greeting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            click.echo(self._greeting)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave on Control-C and SIGTERM, and do not raise them again: the store must close."""
        loop = asyncio.get_running_loop()
        wanted = (signal.SIGINT, signal.SIGTERM)
        for number in wanted:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in wanted:
                loop.remove_signal_handler(number)
