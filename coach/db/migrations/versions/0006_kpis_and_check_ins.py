"""KPIs with their measurements, and check-ins on key results."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "kpis",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cadence", sa.Text(), nullable=False),
        sa.Column("lower_bound", sa.Numeric(), nullable=True),
        sa.Column("upper_bound", sa.Numeric(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("synonyms", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("library_key", sa.Text(), nullable=True),
        sa.Column("latest", sa.ARRAY(sa.Numeric()), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=True),
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
            "direction IN ('increase', 'decrease', 'hold')", name=op.f("ck_kpis_known_direction")
        ),
        sa.CheckConstraint("kind IN ('leading', 'lagging')", name=op.f("ck_kpis_known_kind")),
        sa.CheckConstraint(
            "visibility IN ('private', 'team', 'public')", name=op.f("ck_kpis_known_visibility")
        ),
        sa.CheckConstraint("lower_bound <= upper_bound", name=op.f("ck_kpis_bounds_in_order")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_kpis_owner_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["teams.id"], name=op.f("fk_kpis_team_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpis")),
    )
    op.create_index(op.f("ix_kpis_org_id"), "kpis", ["org_id"], unique=False)
    op.create_index(op.f("ix_kpis_team_id"), "kpis", ["team_id"], unique=False)
    op.create_table(
        "kpi_measurements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("kpi_id", sa.Uuid(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["people.id"],
            name=op.f("fk_kpi_measurements_author_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["kpi_id"], ["kpis.id"], name=op.f("fk_kpi_measurements_kpi_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kpi_measurements")),
    )
    op.create_index(
        op.f("ix_kpi_measurements_kpi_id_measured_on"),
        "kpi_measurements",
        ["kpi_id", "measured_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_kpi_measurements_org_id"), "kpi_measurements", ["org_id"], unique=False
    )
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=True),
        sa.Column("confidence", sa.Numeric(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("helped", sa.Text(), nullable=False),
        sa.Column("blocker", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("progress", sa.Numeric(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("measurement_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "status IN ('on_track', 'at_risk', 'off_track')", name=op.f("ck_check_ins_known_status")
        ),
        sa.CheckConstraint(
            "confidence >= 0 AND confidence <= 1", name=op.f("ck_check_ins_confidence_is_a_share")
        ),
        sa.CheckConstraint(
            "value IS NOT NULL OR corrects_id IS NOT NULL", name=op.f("ck_check_ins_says_a_value")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["people.id"], name=op.f("fk_check_ins_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"],
            ["check_ins.id"],
            name=op.f("fk_check_ins_corrects_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["key_result_id"],
            ["key_results.id"],
            name=op.f("fk_check_ins_key_result_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["measurement_id"],
            ["kpi_measurements.id"],
            name=op.f("fk_check_ins_measurement_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_corrects_id"), "check_ins", ["corrects_id"], unique=True)
    op.create_index(
        op.f("ix_check_ins_key_result_id_measured_at"),
        "check_ins",
        ["key_result_id", "measured_at"],
        unique=False,
    )
    op.create_index(op.f("ix_check_ins_org_id"), "check_ins", ["org_id"], unique=False)
    op.create_table(
        "kpi_links",
        sa.Column("key_result_id", sa.Uuid(), nullable=False),
        sa.Column("kpi_id", sa.Uuid(), nullable=False),
        sa.Column("org_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_result_id"],
            ["key_results.id"],
            name=op.f("fk_kpi_links_key_result_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["kpi_id"], ["kpis.id"], name=op.f("fk_kpi_links_kpi_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key_result_id", name=op.f("pk_kpi_links")),
    )
    op.create_index(op.f("ix_kpi_links_kpi_id"), "kpi_links", ["kpi_id"], unique=False)
    op.create_index(op.f("ix_kpi_links_org_id"), "kpi_links", ["org_id"], unique=False)
