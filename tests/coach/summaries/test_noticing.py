"""Thin, lopsided and manipulated records are admitted; what is withheld is never betrayed."""

from dataclasses import replace

from coach.summaries.extractive.reading import read_bundle
from coach.summaries.noticing import coverage, notices
from coach.summaries.values import Evidence, NoticeCode
from tests.coach.summaries.build import HALF, PAYLOADS, a_bundle, a_record, a_year_of_work

DEED = "Closed {} tickets of the billing queue."


def codes(*records: Evidence) -> set[NoticeCode]:
    return {found.code for found in notices(read_bundle(a_bundle(*records)), HALF)}


def test_a_full_record_has_the_one_notice_that_stands_on_every_summary() -> None:
    assert codes(*a_year_of_work()) == {NoticeCode.WITHHELD}


def test_few_records_and_a_single_voice_are_thin() -> None:
    assert NoticeCode.THIN in codes()
    assert NoticeCode.THIN in codes(*a_year_of_work()[:2])
    alone = [a_record(DEED.format(n), f"r{n}", on=f"2026-0{n}-01") for n in range(1, 6)]
    assert NoticeCode.THIN in codes(*alone)


def test_a_group_of_anonymous_givers_is_more_than_one_voice() -> None:
    records = [
        replace(a_record(DEED.format(n), f"r{n}", giver=None, on=f"2026-0{n}-01"), anonymous=True)
        for n in range(1, 4)
    ]
    assert NoticeCode.THIN not in codes(*records)


def test_records_of_one_month_or_one_side_are_lopsided() -> None:
    one_month = [
        a_record(DEED.format(n), f"r{n}", giver=f"g{n}", perspective=place)
        for n, place in enumerate(["peer", "manager", "report", "cross"])
    ]
    assert NoticeCode.LOPSIDED in codes(*one_month)
    one_side = [
        a_record(DEED.format(n), f"r{n}", giver=f"g{n}", on=f"2026-0{n}-01") for n in range(1, 6)
    ]
    assert NoticeCode.LOPSIDED in codes(*one_side)


def test_orders_are_told_of_and_count_as_no_evidence() -> None:
    attacked = codes(*a_year_of_work(), a_record(PAYLOADS["praise"], "evil", giver="eve"))
    assert attacked == {NoticeCode.WITHHELD, NoticeCode.INJECTION}
    assert NoticeCode.THIN in codes(
        *(a_record(PAYLOADS["praise"], f"r{n}", giver=f"g{n}") for n in range(5))
    )


def test_coverage_is_the_share_of_records_that_are_cited() -> None:
    readings = read_bundle(a_bundle(*a_year_of_work()))
    assert coverage(readings, {"r1", "r2", "r3"}) == 0.5
    assert coverage([], set()) == 0.0
