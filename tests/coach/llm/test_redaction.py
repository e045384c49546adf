"""No name leaves, every name comes back, and what is no name stays as it is."""

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from coach.llm.port import Failure, ModelUnavailable
from coach.llm.redaction import Known, Pseudonyms, RedactingLlm
from prompts import Message, Prompt, Rendered
from prompts.library import ALL
from prompts.template import Front, split, undeclared
from tests.fakes import ScriptedLlm

PEOPLE = (
    Known("Anna Schmidt", "anna.schmidt@example.com"),
    Known("Anna Okafor", "anna.okafor@example.com"),
    Known("Will Baker", "will@example.com"),
    Known("José García López", "jose@example.com"),
    Known("Jean-Luc van der Berg", "jlb@example.com"),
    Known("Siobhán O'Neill", "siobhan@example.com"),
    Known("李小龙", "li@example.com"),
)
SECRET_WORDS = (
    "anna",
    "schmidt",
    "okafor",
    "garcía",
    "garcia",
    "lópez",
    "luc",
    "berg",
    "neill",
    "李小龙",
)
ORDINARY = (
    "we will cut the wait", "the baker delivers late", "van deliveries", "of the team",
    "from 40 to 20", "customers", "Q3 plan", "\n", "!", "-", "…", "İstanbul", "<brief 12ab>",
)  # fmt: skip
FORMS = (
    "Anna Schmidt", "anna schmidt", "ANNA SCHMIDT", "Anna's", "Anna\u2019s", "Schmidts", "Okafor",
    "Anna  Okafor", "Will Baker", "Will's", "José", "Jose", "Garcia", "José García López",
    "Jean-Luc", "jean luc", "van der Berg", "O'Neill", "Siobhan", "李小龙",
    "anna.schmidt@example.com", "stranger@elsewhere.example",
)  # fmt: skip

texts = st.lists(st.sampled_from((*FORMS, *ORDINARY)) | st.text(max_size=8), max_size=12).map(
    " ".join
)


@given(texts)
def test_what_is_hidden_comes_back_as_it_was(text: str) -> None:
    pseudonyms = Pseudonyms(PEOPLE, salt="acme")
    assert pseudonyms.reveal(pseudonyms.hide(text)) == unicodedata.normalize("NFC", text)


@given(st.lists(st.sampled_from((*FORMS, *ORDINARY)), max_size=12).map(" ".join))
def test_no_name_leaves(text: str) -> None:
    hidden = Pseudonyms(PEOPLE, salt="acme").hide(text).casefold()
    words = set(re.findall(r"[^\W\d_]+", hidden))
    assert not words & set(SECRET_WORDS)
    assert "@example.com" not in hidden
    assert "elsewhere" not in hidden


@pytest.mark.parametrize(
    "text",
    [
        "we will see the baker",
        "a van of the team",
        "the berghain",
        "Annabel is no Anna-lyst of ours",
    ],
)
def test_words_that_are_no_names_stay(text: str) -> None:
    hidden = Pseudonyms((Known("Will Baker"), Known("Ida van der Berg")), salt="acme").hide(text)
    assert hidden == text


def test_two_people_with_one_first_name_are_told_apart_by_their_last() -> None:
    hidden = Pseudonyms(PEOPLE, salt="acme").hide("Anna Schmidt and Anna Okafor met; Anna left")
    first, second, third = re.findall(r"\b[A-Z]\w+\b", hidden)
    assert len({first, second, third}) == 3


def test_somebody_is_called_the_same_in_every_question_and_every_form() -> None:
    one, other = Pseudonyms(PEOPLE, salt="acme"), Pseudonyms(PEOPLE, salt="acme")
    assert one.hide("Okafor is late") == other.hide("Okafor is late")
    both = one.hide("José García López, or Garcia")
    long, short = re.findall(r"[A-Z]\w+", both)
    assert short.startswith(long[:5]) or long.startswith(short[:5])


def test_another_organisation_has_other_pseudonyms() -> None:
    one, other = Pseudonyms(PEOPLE, salt="acme"), Pseudonyms(PEOPLE, salt="globex")
    assert one.hide("Okafor") != other.hide("Okafor")


@pytest.mark.parametrize(
    "text",
    [
        "Ask Dr. Rossi about it",
        "Frau Krüger complains",
        "Priya Raman left",
        "Dear Paul Weber, hello",
    ],
)
def test_people_from_outside_are_found_by_title_or_a_common_first_name(text: str) -> None:
    hidden = Pseudonyms().hide(text)
    for name in ("Rossi", "Krüger", "Raman", "Priya", "Weber", "Paul"):
        assert name not in hidden


def test_a_pseudonym_that_the_model_bends_still_comes_back() -> None:
    pseudonyms = Pseudonyms(PEOPLE, salt="acme")
    hidden = pseudonyms.hide("Okafor")
    assert (
        pseudonyms.reveal(f"{hidden.upper()}'s goal, {hidden}s goal")
        == "Okafor's goal, Okafors goal"
    )


def test_a_text_that_looks_like_a_pseudonym_is_not_taken_for_one() -> None:
    taken = Pseudonyms(PEOPLE, salt="acme").hide("Okafor")
    text = f"{taken} meets Okafor"
    pseudonyms = Pseudonyms(PEOPLE, salt="acme")
    assert pseudonyms.reveal(pseudonyms.hide(text)) == text


class Praise(BaseModel):
    lines: list[str]
    by: dict[str, str]


FRONT = Front(name="praise", version=1, purpose="Praise.", sends="Words.", tier="quick", changed="")


async def test_a_model_sees_pseudonyms_and_people_see_names() -> None:
    prompt = Rendered(
        "praise@1#0",
        FRONT,
        (Message("system", "Praise."), Message("user", "Okafor helped Will.")),
        Praise,
    )
    hidden = Pseudonyms(PEOPLE, salt="acme").hide("Okafor helped Will.")
    okafor, will = (word.strip(".") for word in hidden.split(" helped "))
    llm = ScriptedLlm([Praise(lines=[f"{okafor}'s help"], by={"who": f'"{will}"'})])
    completion = await RedactingLlm(llm, Pseudonyms(PEOPLE, salt="acme")).complete(prompt)
    assert [message.text for message in llm.asked[0].messages] == ["Praise.", hidden]
    assert completion.answer == Praise(lines=["Okafor's help"], by={"who": '"Will"'})
    assert Praise.model_validate_json(completion.text) == completion.answer


async def test_a_failure_passes_through() -> None:
    prompt = Rendered("praise@1#0", FRONT, (Message("user", "Okafor"),), Praise)
    with pytest.raises(ModelUnavailable):
        await RedactingLlm(ScriptedLlm([ModelUnavailable(Failure.REFUSED)])).complete(prompt)


@pytest.mark.parametrize("prompt", ALL, ids=lambda prompt: prompt.name)
def test_our_instructions_hold_no_words_of_people(prompt: Prompt[..., Any]) -> None:
    """They are sent as they are, so no input may stand in them."""
    for version in prompt.versions():
        system = split(prompt.source(version))[1].partition("{% block user %}")[0]
        assert undeclared(system) == set()
