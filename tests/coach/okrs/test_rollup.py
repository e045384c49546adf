"""Moving progress up, exactly."""

from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from coach.okrs.rollup import Edge, Node, Part, mean_of, replace_own, settle

VALUES = st.none() | st.decimals(-5, 5, places=12)
WEIGHTS = st.decimals(0, 20, places=3)


def node(number: int, progress_from: str = "both") -> Node:
    return Node(UUID(int=number), progress_from)


@given(st.lists(st.tuples(VALUES, WEIGHTS, VALUES, WEIGHTS), max_size=30))
def test_sums_that_were_moved_equal_sums_computed_afresh(
    moves: list[tuple[Decimal | None, Decimal, Decimal | None, Decimal]],
) -> None:
    moved, fresh = node(1), node(1)
    for before, old, after, new in moves:
        replace_own(moved, Part(None, Decimal(0)), Part(before, old))
        replace_own(moved, Part(before, old), Part(after, new))
        replace_own(fresh, Part(None, Decimal(0)), Part(after, new))
    assert (moved.own_sum, moved.own_weight) == (fresh.own_sum, fresh.own_weight)
    assert mean_of(moved) == mean_of(fresh)


def test_an_objective_hears_from_all_its_children_before_it_speaks() -> None:
    nodes = {found.id: found for found in (node(number) for number in range(4))}
    low, left, right, top = nodes
    links = [(low, left), (low, right), (left, top), (right, top), (low, top)]
    replace_own(nodes[low], Part(None, Decimal(0)), Part(Decimal("0.5"), Decimal(1)))
    replace_own(nodes[right], Part(None, Decimal(0)), Part(Decimal(1), Decimal(1)))
    settled = settle(nodes, [Edge(child, parent, Decimal(1)) for child, parent in links])
    assert settled[0].id == low
    assert settled[-1].id == top
    assert nodes[right].progress == Decimal("0.75")
    assert nodes[top].child_sum == Decimal("1.75")
    assert nodes[top].child_weight == 3


def test_what_weighs_nothing_is_no_progress() -> None:
    found = node(1)
    replace_own(found, Part(None, Decimal(0)), Part(Decimal(1), Decimal(0)))
    assert mean_of(found) is None
    assert mean_of(node(2, "children")) is None
