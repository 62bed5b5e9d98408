"""The follow-up calendar: facts, exemptions, own rules and plan, closed days, placements, consents, events."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

CHANGED_TABLES: frozenset[str] = frozenset()
"""Tables whose number of rows this revision is meant to change."""


def upgrade() -> None:
    op.create_table('closed_day',
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('month', sa.Integer(), nullable=False),
    sa.Column('day', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('day BETWEEN 1 AND 31', name=op.f('ck_closed_day_day')),
    sa.CheckConstraint('month BETWEEN 1 AND 12', name=op.f('ck_closed_day_month')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_closed_day'))
    )
    op.create_table('reception_plan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reception_plan'))
    )
    op.create_table('rule',
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('variant', sa.String(length=20), nullable=False),
    sa.Column('body', sa.Text(), nullable=True),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule'))
    )
    with op.batch_alter_table('rule', schema=None) as batch_op:
        batch_op.create_index('uq_rule_code_variant', ['code', 'variant'], unique=True)

    op.create_table('consent',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.String(length=400), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_consent_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index('ix_consent_person_id', ['person_id'], unique=False)

    op.create_table('exemption',
    sa.Column('subject_kind', sa.String(length=20), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('family_id', sa.Uuid(), nullable=True),
    sa.Column('rule', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_exemption_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exemption'))
    )
    with op.batch_alter_table('exemption', schema=None) as batch_op:
        batch_op.create_index('ix_exemption_family_id', ['family_id'], unique=False)
        batch_op.create_index('ix_exemption_subject', ['subject_kind', 'subject_id'], unique=False)

    op.create_table('happening',
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('subject_kind', sa.String(length=20), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('family_id', sa.Uuid(), nullable=True),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('at_time', sa.Time(), nullable=True),
    sa.Column('rule', sa.String(length=20), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_happening_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_happening'))
    )
    with op.batch_alter_table('happening', schema=None) as batch_op:
        batch_op.create_index('ix_happening_family_id', ['family_id'], unique=False)
        batch_op.create_index('ix_happening_subject', ['subject_kind', 'subject_id'], unique=False)

    op.create_table('settled',
    sa.Column('rule', sa.String(length=20), nullable=False),
    sa.Column('subject_kind', sa.String(length=20), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('family_id', sa.Uuid(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('due_time', sa.Time(), nullable=True),
    sa.Column('latest_on', sa.Date(), nullable=True),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_settled_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_settled'))
    )
    with op.batch_alter_table('settled', schema=None) as batch_op:
        batch_op.create_index('ix_settled_family_id', ['family_id'], unique=False)
        batch_op.create_index('uq_settled', ['rule', 'subject_kind', 'subject_id', 'done_on'], unique=True)

    op.create_table('event',
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('family_id', sa.Uuid(), nullable=True),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('contact_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_id', sa.Uuid(), nullable=True),
    sa.Column('meeting_type', sa.String(length=40), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('starts_at', sa.Time(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('ends_at', sa.Time(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_at', sa.Time(), nullable=True),
    sa.Column('recurrence', sa.String(length=400), nullable=False),
    sa.Column('responsible', sa.String(length=20), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('role_tag', sa.String(length=20), nullable=False),
    sa.Column('group_tag', sa.String(length=20), nullable=False),
    sa.Column('waiting_for', sa.String(length=200), nullable=False),
    sa.Column('remind_before', sa.Integer(), nullable=True),
    sa.Column('snoozed_until', sa.DateTime(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('uid', sa.String(length=255), nullable=False),
    sa.Column('origin', sa.String(length=80), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('starts_on IS NOT NULL OR due_on IS NOT NULL', name=op.f('ck_event_has_a_day')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_event_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_event_family_id_family'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['meeting_id'], ['event.id'], name=op.f('fk_event_meeting_id_event'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_event_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event'))
    )
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_event_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('ix_event_due_on', ['due_on', 'due_at', 'title', 'done_on', 'recurrence', 'deleted_at', 'family_id', 'starts_on'], unique=False)
        batch_op.create_index('ix_event_ends_on', ['ends_on'], unique=False, sqlite_where=sa.text('ends_on IS NOT NULL'))
        batch_op.create_index('ix_event_family_id', ['family_id'], unique=False)
        batch_op.create_index('ix_event_open_task', ['due_on', 'starts_on'], unique=False, sqlite_where=sa.text("kind = 'task' AND done_on IS NULL"))
        batch_op.create_index('ix_event_series', ['recurrence'], unique=False, sqlite_where=sa.text("recurrence <> ''"))
        batch_op.create_index(batch_op.f('ix_event_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_event_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_event_starts_on', ['starts_on', 'starts_at', 'title', 'done_on', 'recurrence', 'deleted_at', 'family_id', 'ends_on'], unique=False)
        batch_op.create_index('uq_event_uid', ['uid'], unique=True)

    op.create_table('placement',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('employer_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('tasks', sa.String(length=400), nullable=False),
    sa.Column('mentor', sa.String(length=200), nullable=False),
    sa.Column('transport', sa.String(length=400), nullable=False),
    sa.Column('begun_on', sa.Date(), nullable=False),
    sa.Column('planned_end_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_early_reason', sa.String(length=400), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('ended_on IS NULL OR ended_on >= begun_on', name=op.f('ck_placement_in_order')),
    sa.ForeignKeyConstraint(['employer_id'], ['contact.id'], name=op.f('fk_placement_employer_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_placement_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement'))
    )
    with op.batch_alter_table('placement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placement_employer_id'), ['employer_id'], unique=False)
        batch_op.create_index('ix_placement_person_id', ['person_id'], unique=False)

    op.create_table('event_occurrence',
    sa.Column('event_id', sa.Uuid(), nullable=False),
    sa.Column('original_on', sa.Date(), nullable=False),
    sa.Column('moved_to_on', sa.Date(), nullable=True),
    sa.Column('moved_to_at', sa.Time(), nullable=True),
    sa.Column('snoozed_until', sa.DateTime(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('is_cancelled', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_event_occurrence_event_id_event'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_event_occurrence'))
    )
    with op.batch_alter_table('event_occurrence', schema=None) as batch_op:
        batch_op.create_index('uq_event_occurrence', ['event_id', 'original_on'], unique=True)

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('residence', sa.String(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('traits', sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.alter_column('residence', server_default=None)
