"""Feedback: records, groups of anonymous ones, requests, and how an organisation wants it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "anonymous_groups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("perspective", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("givers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["about_id"],
            ["people.id"],
            name=op.f("fk_anonymous_groups_about_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anonymous_groups")),
    )
    op.create_index(
        op.f("ix_anonymous_groups_about_id"), "anonymous_groups", ["about_id"], unique=False
    )
    op.create_index(
        op.f("ix_anonymous_groups_org_id"), "anonymous_groups", ["org_id"], unique=False
    )
    op.create_table(
        "feedback_policies",
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("fewest_givers", sa.Integer(), nullable=False),
        sa.Column("company_values", sa.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint("fewest_givers >= 3", name=op.f("ck_feedback_policies_enough_givers")),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisations.id"],
            name=op.f("fk_feedback_policies_org_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_feedback_policies")),
    )
    op.create_table(
        "feedback_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("asker_id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["about_id"],
            ["people.id"],
            name=op.f("fk_feedback_requests_about_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["asker_id"],
            ["people.id"],
            name=op.f("fk_feedback_requests_asker_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["giver_id"],
            ["people.id"],
            name=op.f("fk_feedback_requests_giver_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_requests")),
    )
    op.create_index(
        op.f("ix_feedback_requests_asker_id"), "feedback_requests", ["asker_id"], unique=False
    )
    op.create_index(
        op.f("ix_feedback_requests_giver_id"), "feedback_requests", ["giver_id"], unique=False
    )
    op.create_index(
        op.f("ix_feedback_requests_org_id"), "feedback_requests", ["org_id"], unique=False
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("perspective", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=True),
        sa.Column("company_value", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind IN ('praise', 'constructive', 'recognition', 'project_rating', 'one_on_one',"
            " 'checkin', 'goal', 'training', 'peer')",
            name=op.f("ck_feedback_known_kind"),
        ),
        sa.CheckConstraint(
            "perspective IN ('manager', 'peer', 'report', 'self', 'cross')",
            name=op.f("ck_feedback_known_perspective"),
        ),
        sa.CheckConstraint(
            "source IN ('given', 'imported', 'requested')", name=op.f("ck_feedback_known_source")
        ),
        sa.CheckConstraint(
            "visibility IN ('shared', 'manager', 'private', 'anonymous')",
            name=op.f("ck_feedback_known_visibility"),
        ),
        sa.ForeignKeyConstraint(
            ["about_id"], ["people.id"], name=op.f("fk_feedback_about_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["people.id"], name=op.f("fk_feedback_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["anonymous_groups.id"],
            name=op.f("fk_feedback_group_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_feedback_objective_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("org_id", "external_id", name=op.f("uq_feedback_org_id_external_id")),
    )
    op.create_index(
        op.f("ix_feedback_about_id_given_on"), "feedback", ["about_id", "given_on"], unique=False
    )
    op.create_index(op.f("ix_feedback_author_id"), "feedback", ["author_id"], unique=False)
    op.create_index(op.f("ix_feedback_group_id"), "feedback", ["group_id"], unique=False)
    op.create_index(op.f("ix_feedback_objective_id"), "feedback", ["objective_id"], unique=False)
    op.create_index(op.f("ix_feedback_org_id"), "feedback", ["org_id"], unique=False)
