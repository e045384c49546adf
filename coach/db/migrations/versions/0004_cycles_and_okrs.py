"""Cycles, objectives with their key results and initiatives, and how they hang together."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "cycles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("cadence", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("planning_on", sa.Date(), nullable=False),
        sa.Column("wrap_up_on", sa.Date(), nullable=False),
        sa.Column("check_in_days", sa.Integer(), nullable=False),
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
            "cadence IN ('year', 'half', 'quarter', 'month', 'custom')",
            name=op.f("ck_cycles_known_cadence"),
        ),
        sa.CheckConstraint(
            "phase IN ('plan', 'active', 'wrap_up', 'closed')", name=op.f("ck_cycles_known_phase")
        ),
        sa.CheckConstraint("starts_on < ends_on", name=op.f("ck_cycles_starts_before_it_ends")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycles")),
        sa.UniqueConstraint("org_id", "name", name=op.f("uq_cycles_org_id_name")),
    )
    op.create_index(op.f("ix_cycles_org_id"), "cycles", ["org_id"], unique=False)
    op.create_table(
        "objective_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["people.id"],
            name=op.f("fk_objective_changes_actor_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective_changes")),
    )
    op.create_index(
        op.f("ix_objective_changes_objective_id_at"),
        "objective_changes",
        ["objective_id", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_objective_changes_org_id"), "objective_changes", ["org_id"], unique=False
    )
    op.create_table(
        "objectives",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("cycle_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("accountable_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("stated", sa.Text(), nullable=True),
        sa.Column("progress_from", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Numeric(), nullable=True),
        sa.Column("own_sum", sa.Numeric(), nullable=False),
        sa.Column("own_weight", sa.Numeric(), nullable=False),
        sa.Column("child_sum", sa.Numeric(), nullable=False),
        sa.Column("child_weight", sa.Numeric(), nullable=False),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("score_reason", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=True),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=True),
        sa.Column("suggestion_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
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
            "(owner_kind IN ('team', 'squad')) = (team_id IS NOT NULL) AND"
            " (owner_kind = 'person') = (person_id IS NOT NULL)",
            name=op.f("ck_objectives_one_owner"),
        ),
        sa.CheckConstraint(
            "owner_kind IN ('company', 'department', 'team', 'squad', 'person')",
            name=op.f("ck_objectives_known_owner_kind"),
        ),
        sa.CheckConstraint(
            "progress_from IN ('key_results', 'children', 'both')",
            name=op.f("ck_objectives_known_progress_from"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in_review', 'published', 'closed')",
            name=op.f("ck_objectives_known_status"),
        ),
        sa.CheckConstraint(
            "type IN ('committed', 'aspirational', 'learning')",
            name=op.f("ck_objectives_known_type"),
        ),
        sa.ForeignKeyConstraint(
            ["accountable_id"],
            ["people.id"],
            name=op.f("fk_objectives_accountable_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["people.id"],
            name=op.f("fk_objectives_created_by"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_objectives_cycle_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_objectives_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_objectives_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objectives")),
    )
    op.create_index(
        op.f("ix_objectives_accountable_id"), "objectives", ["accountable_id"], unique=False
    )
    op.create_index(
        op.f("ix_objectives_cycle_id_team_id_position"),
        "objectives",
        ["cycle_id", "team_id", "position"],
        unique=False,
    )
    op.create_index(op.f("ix_objectives_org_id"), "objectives", ["org_id"], unique=False)
    op.create_index(op.f("ix_objectives_person_id"), "objectives", ["person_id"], unique=False)
    op.create_index(op.f("ix_objectives_team_id"), "objectives", ["team_id"], unique=False)
    op.create_table(
        "key_results",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("action_word", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("comparator", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Numeric(), nullable=True),
        sa.Column("target", sa.Numeric(), nullable=True),
        sa.Column("current", sa.Numeric(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("weight", sa.Numeric(), nullable=False),
        sa.Column("postponed", sa.Boolean(), nullable=False),
        sa.Column("progress", sa.Numeric(), nullable=True),
        sa.Column("confidence", sa.Numeric(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("score", sa.Numeric(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
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
            "direction IN ('increase', 'decrease', 'hold')",
            name=op.f("ck_key_results_known_direction"),
        ),
        sa.CheckConstraint(
            "type IN ('committed', 'aspirational', 'learning', 'guardrail', 'baseline')",
            name=op.f("ck_key_results_known_type"),
        ),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_key_results_weight_not_negative")),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_key_results_objective_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_results")),
    )
    op.create_index(
        op.f("ix_key_results_objective_id_position"),
        "key_results",
        ["objective_id", "position"],
        unique=False,
    )
    op.create_index(op.f("ix_key_results_org_id"), "key_results", ["org_id"], unique=False)
    op.create_table(
        "objective_comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["people.id"],
            name=op.f("fk_objective_comments_author_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_objective_comments_objective_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective_comments")),
    )
    op.create_index(
        op.f("ix_objective_comments_objective_id_at"),
        "objective_comments",
        ["objective_id", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_objective_comments_org_id"), "objective_comments", ["org_id"], unique=False
    )
    op.create_table(
        "watched_kpis",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("library_key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_watched_kpis_objective_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched_kpis")),
    )
    op.create_index(
        op.f("ix_watched_kpis_objective_id"), "watched_kpis", ["objective_id"], unique=False
    )
    op.create_index(op.f("ix_watched_kpis_org_id"), "watched_kpis", ["org_id"], unique=False)
    op.create_table(
        "contributions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=True),
        sa.Column("weight", sa.Numeric(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.CheckConstraint("child_id <> parent_id", name=op.f("ck_contributions_not_to_itself")),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_contributions_weight_not_negative")),
        sa.ForeignKeyConstraint(
            ["child_id"],
            ["objectives.id"],
            name=op.f("fk_contributions_child_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["key_result_id"],
            ["key_results.id"],
            name=op.f("fk_contributions_key_result_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["objectives.id"],
            name=op.f("fk_contributions_parent_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sa.UniqueConstraint(
            "child_id", "parent_id", name=op.f("uq_contributions_child_id_parent_id")
        ),
    )
    op.create_index(
        op.f("ix_contributions_key_result_id"), "contributions", ["key_result_id"], unique=False
    )
    op.create_index(op.f("ix_contributions_org_id"), "contributions", ["org_id"], unique=False)
    op.create_index(
        op.f("ix_contributions_parent_id"), "contributions", ["parent_id"], unique=False
    )
    op.create_table(
        "initiatives",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("objective_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
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
            "state IN ('todo', 'doing', 'done', 'dropped')", name=op.f("ck_initiatives_known_state")
        ),
        sa.ForeignKeyConstraint(
            ["key_result_id"],
            ["key_results.id"],
            name=op.f("fk_initiatives_key_result_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_initiatives_objective_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_initiatives_owner_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiatives")),
    )
    op.create_index(
        op.f("ix_initiatives_key_result_id"), "initiatives", ["key_result_id"], unique=False
    )
    op.create_index(
        op.f("ix_initiatives_objective_id"), "initiatives", ["objective_id"], unique=False
    )
    op.create_index(op.f("ix_initiatives_org_id"), "initiatives", ["org_id"], unique=False)
