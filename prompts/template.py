"""Loads, checks and renders one version of a prompt."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, Literal, ParamSpec, TypeVar, get_args

import yaml
from jinja2 import StrictUndefined, Template, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict

LIBRARY = Path(__file__).with_name("library")
Role = Literal["system", "user"]
Tier = Literal["quick", "careful"]
P = ParamSpec("P")
Out = TypeVar("Out", bound=BaseModel)

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def fenced(text: str, tag: str) -> str:
    """Wrap other people's words in a tag that the words themselves cannot close.

    The tag carries a mark made from the words, so a closing tag that somebody typed is only more
    text: nobody can write words that hold their own hash. Characters that nobody can see (zero
    width, direction marks, tag letters) are taken out.
    """
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"<{tag} {mark}>\n{_INVISIBLE.sub('', text)}\n</{tag} {mark}>"


_environment = ImmutableSandboxedEnvironment(  # text for a model, not HTML: nothing to escape
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)
_environment.filters["fenced"] = fenced


class PromptInputs(BaseModel):
    """Base of every prompt's inputs: a missing or an unknown name is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Front(BaseModel):
    """What a version says of itself above its text. The model comes from settings, by tier."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: int
    purpose: str
    sends: str
    """What leaves for the model, in words for the page that tells people."""
    tier: Tier
    temperature: float = 0.0
    output_tokens: int = 1500
    changed: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a rendered prompt."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Rendered(Generic[Out]):
    """A prompt ready to send, with what is needed to say later what was sent."""

    ref: str
    front: Front
    messages: tuple[Message, ...]
    output: type[Out]

    def with_reply(self, answer: str, objection: str) -> "Rendered[Out]":
        """Append what the model answered and what is wrong with it, for a repair."""
        note = f"Your last answer was:\n{answer}\n\n{objection}"
        return Rendered(self.ref, self.front, (*self.messages, Message("user", note)), self.output)


@dataclass(frozen=True, slots=True)
class Prompt(Generic[P, Out]):
    """A named prompt: the inputs it takes, the output it asks for, the version that is live."""

    name: str
    inputs: Callable[P, PromptInputs]
    output: type[Out]
    live: int

    def render(self, *args: P.args, **kwargs: P.kwargs) -> Rendered[Out]:
        """Render the live version. A wrong or missing input is a type error, and raises."""
        return self.at(self.live, self.inputs(*args, **kwargs))

    def at(self, version: int, inputs: PromptInputs) -> Rendered[Out]:
        """Render one version, as evals do to compare two."""
        front, template = _compiled(self.name, version)
        context = template.new_context(inputs.model_dump())
        messages = tuple(
            Message(role, "".join(template.blocks[role](context)).strip())
            for role in get_args(Role)
        )
        return Rendered(self.ref(version), front, messages, self.output)

    def source(self, version: int) -> str:
        """Read a version's file."""
        return _source(self.name, version)

    def versions(self) -> tuple[int, ...]:
        """List the versions there are, oldest first."""
        found = (LIBRARY / self.name).glob("v*.md.j2")
        return tuple(sorted(int(path.name[1:].partition(".")[0]) for path in found))

    def digest(self, version: int) -> str:
        """Hash what decides an answer: the text, its settings and the output's schema."""
        return _digest(self.source(version), self.output)

    def ref(self, version: int) -> str:
        """Name a version for the ledger: ``name@version#hash``."""
        return f"{self.name}@{version}#{self.digest(version)[:8]}"


# A version's text does not change while a program runs, and to read, parse and hash it takes longer
# than all else that we do before a request leaves.
@cache
def _source(name: str, version: int) -> str:
    return (LIBRARY / name / f"v{version}.md.j2").read_text(encoding="utf-8")


@cache
def _compiled(name: str, version: int) -> tuple[Front, Template]:
    front, body = split(_source(name, version))
    return front, _environment.from_string(body)


@cache
def _digest(source: str, output: type[BaseModel]) -> str:
    schema = json.dumps(_schema(output), sort_keys=True)
    return hashlib.sha256(f"{source}\0{schema}".encode()).hexdigest()


def split(source: str) -> tuple[Front, str]:
    """Take front matter and body apart."""
    _, front, body = source.split("---\n", 2)
    return Front.model_validate(yaml.safe_load(front)), body


def undeclared(body: str) -> set[str]:
    """Return the names that a template uses and does not set itself."""
    return meta.find_undeclared_variables(_environment.parse(body))


def json_schema(output: type[BaseModel]) -> dict[str, Any]:
    """Describe an output for a model that can be held to a schema."""
    return {"name": output.__name__, "schema": _schema(output), "strict": True}


@cache
def _schema(output: type[BaseModel]) -> dict[str, Any]:
    return output.model_json_schema()
