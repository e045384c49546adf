from evals.graders.topic_closeness import rank_of, topic_closeness

BRIEFS = {
    "clinic": "Patients wait too long at our clinic",
    "bakery": "Our bakery throws away its bread in the evening",
    "choir": "Our choir has too few basses for the great masses",
    "parcels": "Parcels arrive late and drivers lose their way",
}


def test_a_draft_is_nearest_to_its_own_brief() -> None:
    draft = "Put every loaf of bread to use so that the bakery earns more in the evening"

    assert rank_of("bakery", draft, BRIEFS) == 1
    assert topic_closeness("bakery", draft, BRIEFS)["topic-rank"].score == 1


def test_shuffled_briefs_come_out_lower() -> None:
    draft = "Put every loaf of bread to use so that the bakery earns more in the evening"
    others = [rank_of(name, draft, BRIEFS) for name in BRIEFS if name != "bakery"]

    assert min(others) > 1


def test_padding_that_belongs_to_no_brief_changes_nothing() -> None:
    draft = "Cut the time patients wait at the clinic"
    padded = f"{draft} in a truly sustainable, holistic, forward-looking fashion for everyone"

    assert topic_closeness("clinic", padded, BRIEFS) == topic_closeness("clinic", draft, BRIEFS)


def test_saying_a_word_ten_times_brings_nothing() -> None:
    draft = "Parcels reach customers on time"

    assert rank_of("bakery", f"{draft} bread" + " bread" * 9, BRIEFS) == rank_of(
        "bakery", f"{draft} bread", BRIEFS
    )


def test_a_fluent_draft_about_nothing_ranks_last() -> None:
    assert (
        topic_closeness("clinic", "Make our basses, bread and parcels shine", BRIEFS)[
            "own-topic"
        ].score
        == 0
    )
