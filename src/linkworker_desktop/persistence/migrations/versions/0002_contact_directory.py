"""The contact directory: units and services, opening hours, verification, call rounds, cooperation, employers."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

CHANGED_TABLES: frozenset[str] = frozenset()
"""Tables whose number of rows this revision is meant to change."""


def upgrade() -> None:
    op.create_table('call_round',
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('started_at', sa.DateTime(), nullable=False),
    sa.Column('finished_at', sa.DateTime(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_round'))
    )
    op.create_table('category_setting',
    sa.Column('category', sa.String(length=40), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.CheckConstraint('months BETWEEN 1 AND 60', name=op.f('ck_category_setting_months')),
    sa.PrimaryKeyConstraint('category', name=op.f('pk_category_setting'))
    )
    op.create_table('unit',
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('folded', sa.String(length=200), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_unit_organisation_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit'))
    )
    with op.batch_alter_table('unit', schema=None) as batch_op:
        batch_op.create_index('uq_unit_organisation_id_folded', ['organisation_id', 'folded'], unique=True)

    op.create_table('procedure',
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('steps', sa.Text(), nullable=False),
    sa.Column('place', sa.String(length=400), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_procedure_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_procedure'))
    )
    with op.batch_alter_table('procedure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_procedure_unit_id'), ['unit_id'], unique=False)

    op.create_table('service',
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('folded', sa.String(length=200), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_service_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_service_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service'))
    )
    with op.batch_alter_table('service', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_service_unit_id'), ['unit_id'], unique=False)
        batch_op.create_index('uq_service_owner_folded', ['organisation_id', 'unit_id', 'folded'], unique=True)

    op.create_table('call_round_card',
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=True),
    sa.Column('tried_at', sa.DateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_call_round_card_contact_id_contact'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['round_id'], ['call_round.id'], name=op.f('fk_call_round_card_round_id_call_round'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_round_card'))
    )
    with op.batch_alter_table('call_round_card', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_call_round_card_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('uq_call_round_card_round_id_position', ['round_id', 'position'], unique=True)

    op.create_table('contact_address',
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('street', sa.String(length=200), nullable=False),
    sa.Column('post_code', sa.String(length=12), nullable=False),
    sa.Column('town', sa.String(length=120), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_address_contact_id_contact'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_address'))
    )
    with op.batch_alter_table('contact_address', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_address_contact_id'), ['contact_id'], unique=False)

    op.create_table('contact_email',
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(length=200), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('only_me', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_email_contact_id_contact'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_email'))
    )
    with op.batch_alter_table('contact_email', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_email_contact_id'), ['contact_id'], unique=False)

    op.create_table('contact_verification',
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('result', sa.String(length=20), nullable=False),
    sa.Column('by', sa.String(length=120), nullable=False),
    sa.Column('how', sa.String(length=200), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_contact_verification_contact_id_contact'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_verification'))
    )
    with op.batch_alter_table('contact_verification', schema=None) as batch_op:
        batch_op.create_index('ix_contact_verification_contact_id_at', ['contact_id', 'at'], unique=False)

    op.create_table('cooperation_agreement',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('do', sa.Text(), nullable=False),
    sa.Column('do_not', sa.Text(), nullable=False),
    sa.Column('support', sa.Text(), nullable=False),
    sa.Column('confidentiality', sa.Text(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=True),
    sa.Column('agreed_on', sa.Date(), nullable=True),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_cooperation_agreement_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_cooperation_agreement_organisation_id_organisation')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_cooperation_agreement_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cooperation_agreement'))
    )
    with op.batch_alter_table('cooperation_agreement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cooperation_agreement_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cooperation_agreement_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cooperation_agreement_unit_id'), ['unit_id'], unique=False)

    op.create_table('employer',
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('trades', sa.JSON(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('openings', sa.Text(), nullable=False),
    sa.Column('danish', sa.String(length=200), nullable=False),
    sa.Column('skills', sa.Text(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('mentor', sa.String(length=200), nullable=False),
    sa.Column('transport', sa.Text(), nullable=False),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.Column('last_placement_on', sa.Date(), nullable=True),
    sa.Column('last_placement_how', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_employer_contact_id_contact'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contact_id', name=op.f('pk_employer'))
    )
    op.create_table('interface_description',
    sa.Column('unit_a_id', sa.Uuid(), nullable=False),
    sa.Column('unit_b_id', sa.Uuid(), nullable=False),
    sa.Column('shared', sa.Text(), nullable=False),
    sa.Column('a_does', sa.Text(), nullable=False),
    sa.Column('b_does', sa.Text(), nullable=False),
    sa.Column('handover', sa.Text(), nullable=False),
    sa.Column('procedure', sa.Text(), nullable=False),
    sa.Column('contact_a_id', sa.Uuid(), nullable=True),
    sa.Column('contact_b_id', sa.Uuid(), nullable=True),
    sa.Column('agreed_on', sa.Date(), nullable=True),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['contact_a_id'], ['contact.id'], name=op.f('fk_interface_description_contact_a_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['contact_b_id'], ['contact.id'], name=op.f('fk_interface_description_contact_b_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['unit_a_id'], ['unit.id'], name=op.f('fk_interface_description_unit_a_id_unit')),
    sa.ForeignKeyConstraint(['unit_b_id'], ['unit.id'], name=op.f('fk_interface_description_unit_b_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interface_description'))
    )
    with op.batch_alter_table('interface_description', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interface_description_contact_a_id'), ['contact_a_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interface_description_contact_b_id'), ['contact_b_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interface_description_unit_a_id'), ['unit_a_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_interface_description_unit_b_id'), ['unit_b_id'], unique=False)

    op.create_table('printed_contact',
    sa.Column('issue_id', sa.Uuid(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_printed_contact_contact_id_contact'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['issue_id'], ['folder_issue.id'], name=op.f('fk_printed_contact_issue_id_folder_issue'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('issue_id', 'contact_id', name=op.f('pk_printed_contact'))
    )
    with op.batch_alter_table('printed_contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_contact_contact_id'), ['contact_id'], unique=False)

    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('unit_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('service_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('list_key', sa.String(length=400), server_default='', nullable=False))
        batch_op.add_column(sa.Column('website', sa.String(length=400), server_default='', nullable=False))
        batch_op.add_column(sa.Column('schedule', sa.JSON(), server_default=sa.text("'{}'"), nullable=False))
        batch_op.add_column(sa.Column('interpreter', sa.String(length=20), server_default='unknown', nullable=False))
        batch_op.add_column(sa.Column('how_to_apply', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('what_to_bring', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('area_served', sa.String(length=400), server_default='', nullable=False))
        batch_op.add_column(sa.Column('visibility', sa.String(length=20), server_default='everyone', nullable=False))
        batch_op.add_column(sa.Column('verified_by', sa.String(length=120), server_default='', nullable=False))
        batch_op.add_column(sa.Column('changed', sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('closed_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('closed_why', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('private_note', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('source', sa.String(length=200), server_default='', nullable=False))
        batch_op.drop_index(batch_op.f('ix_contact_sort_key'))
        batch_op.create_index('ix_contact_listed', ['list_key', 'id', 'category', 'town', 'verified_on', 'changed', 'languages', 'closed_until', 'deleted_at', 'ended_on'], unique=False, sqlite_where=sa.text('deleted_at IS NULL AND ended_on IS NULL'))
        batch_op.create_index('ix_contact_away', ['list_key', 'id', 'deleted_at', 'ended_on'], unique=False, sqlite_where=sa.text('deleted_at IS NOT NULL OR ended_on IS NOT NULL'))
        batch_op.create_index('ix_contact_used', ['updated_at', 'id', 'deleted_at', 'ended_on'], unique=False, sqlite_where=sa.text('deleted_at IS NULL AND ended_on IS NULL'))
        batch_op.create_index(batch_op.f('ix_contact_service_id'), ['service_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contact_unit_id'), ['unit_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_contact_service_id_service'), 'service', ['service_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_contact_unit_id_unit'), 'unit', ['unit_id'], ['id'])

    with op.batch_alter_table('contact_phone', schema=None) as batch_op:
        batch_op.add_column(sa.Column('only_me', sa.Boolean(), server_default=sa.text('0'), nullable=False))

    _fill_list_keys()


def _fill_list_keys() -> None:
    """Sort every contact there is by the person, or by the organisation where there is none."""
    connection = op.get_bind()
    rows = connection.execute(sa.text(
        "SELECT contact.id, contact.person, coalesce(organisation.name, '') AS organisation FROM contact "
        "LEFT JOIN organisation ON organisation.id = contact.organisation_id"
    )).all()
    values = [{'id': row.id, 'key': _list_key(row.person, row.organisation)} for row in rows]
    if values:
        connection.execute(sa.text("UPDATE contact SET list_key = :key WHERE id = :id"), values)


def _list_key(person: str, organisation: str) -> str:
    """Return the Danish sort key of the name and what follows it, as this version of the program makes it."""
    text = f"{person or organisation} {organisation if person else ''}".strip()
    letters = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
    lowered = unicodedata.normalize("NFC", text.casefold()).replace("aa", "å").translate(letters)
    return "".join(sign for sign in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(sign))
