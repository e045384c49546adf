"""Endpoints for texts: lint, classify, draft, suggest KPIs."""

import asyncio
from collections.abc import Iterable, Sequence

from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from api.drafting.schemas import (
    ClassificationOut,
    ClassifyIn,
    DraftIn,
    DraftOut,
    KpisIn,
    KpisOut,
    KpiSuggestionOut,
    LintedLineOut,
    LintIn,
    LintOut,
)
from coach.authoring.drafting import DraftingService
from coach.composer.compose import Request
from coach.errors import Invalid
from coach.grammar.document import parse_document
from coach.linter.classify import classify
from coach.linter.lint import lint_document, lint_line
from coach.linter.profiles import DEFAULT_PROFILE, profile_named
from coach.people.values import Actor
from retrieval.memory import LibraryIndex


class DraftingController(Controller):
    """What the coach says about a text. Nothing is stored."""

    tags = ("drafting",)

    @post("/lint", operation_id="lint", status_code=200)
    async def lint(self, data: JSONBody[LintIn]) -> LintOut | list[LintedLineOut]:
        """Lint a whole document, or each of some lines alone. Works in a thread."""
        if (data.document is None) == (data.lines is None):
            raise Invalid("Send either a document or lines.", field="document")
        if data.lines is not None:
            return await asyncio.to_thread(_linted_lines, data, data.lines)
        return await asyncio.to_thread(_linted, data, data.document or "")

    @post("/classify", operation_id="classify", status_code=200)
    async def classify(self, data: JSONBody[ClassifyIn]) -> list[ClassificationOut]:
        """Say of each text whether it is a KPI, a key result, an objective or an initiative."""
        return await asyncio.to_thread(_classified, data.texts)

    @post("/drafts", operation_id="draft", status_code=200)
    async def draft(
        self,
        data: JSONBody[DraftIn],
        actor: NamedDependency[Actor],
        drafting: NamedDependency[DraftingService],
    ) -> DraftOut:
        """Draft OKRs from what a team says."""
        request = Request(data.brief, data.type, data.variants)
        return DraftOut.of(
            await drafting.draft(actor, request, team_id=data.team_id, engine=data.engine)
        )

    @post("/kpis/suggestions", operation_id="suggest_kpis", status_code=200)
    async def suggest_kpis(
        self, data: JSONBody[KpisIn], library: NamedDependency[LibraryIndex]
    ) -> KpisOut:
        """Suggest KPIs that measure what a text is about; none when nothing fits."""
        matches = await asyncio.to_thread(library.kpis, data.text, limit=data.k)
        return KpisOut([KpiSuggestionOut.of(match) for match in matches])


def _linted(data: LintIn, document: str) -> LintOut:
    profile = profile_named(data.profile) if data.profile else None
    return LintOut.of(lint_document(parse_document(document), profile=profile, brief=data.brief))


def _linted_lines(data: LintIn, lines: Sequence[str]) -> list[LintedLineOut]:
    profile = profile_named(data.profile) if data.profile else DEFAULT_PROFILE
    reports = (LintOut.of(lint_line(text, kind=data.kind, profile=profile)) for text in lines)
    return [
        LintedLineOut(case, report.findings, report.counts)
        for case, report in enumerate(reports, start=1)
    ]


def _classified(texts: Iterable[str]) -> list[ClassificationOut]:
    return [ClassificationOut.of(case, classify(text)) for case, text in enumerate(texts, start=1)]
