"""The family file: network, log, relay, whole consents, documents, saved lists."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

CHANGED_TABLES: frozenset[str] = frozenset()
"""Tables whose number of rows this revision is meant to change."""


def upgrade() -> None:
    op.create_table('phrase',
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.String(length=400), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_phrase'))
    )
    op.create_table('saved_list',
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_list'))
    )
    op.create_table('document',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('media_type', sa.String(length=120), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('blob_id', sa.Uuid(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['blob_id'], ['blob.id'], name=op.f('fk_document_blob_id_blob')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_document_family_id_family'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_document_person_id_person'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document'))
    )
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.create_index('ix_document_family_id', ['family_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_document_person_id'), ['person_id'], unique=False)

    op.create_table('kinship',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('other_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('person_id <> other_id', name=op.f('ck_kinship_two_persons')),
    sa.ForeignKeyConstraint(['other_id'], ['person.id'], name=op.f('fk_kinship_other_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_kinship_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kinship'))
    )
    with op.batch_alter_table('kinship', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kinship_other_id'), ['other_id'], unique=False)
        batch_op.create_index('uq_kinship', ['person_id', 'other_id', 'kind'], unique=True)

    op.create_table('network_layout',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('places', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_network_layout_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('family_id', name=op.f('pk_network_layout'))
    )
    op.create_table('relay_entry',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(), nullable=False),
    sa.Column('author', sa.String(length=120), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('from_contact', sa.Uuid(), nullable=True),
    sa.Column('from_name', sa.String(length=200), nullable=False),
    sa.Column('to_contact', sa.Uuid(), nullable=True),
    sa.Column('to_name', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('agreements', sa.JSON(), nullable=False),
    sa.Column('initiative', sa.String(length=200), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=True),
    sa.Column('family_told', sa.Boolean(), nullable=False),
    sa.Column('corrects', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_relay_entry_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_relay_entry'))
    )
    with op.batch_alter_table('relay_entry', schema=None) as batch_op:
        batch_op.create_index('uq_relay_entry_family_id_seq', ['family_id', 'seq'], unique=True)

    op.create_table('consent_party',
    sa.Column('consent_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=True),
    sa.Column('organisation', sa.String(length=200), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['consent_id'], ['consent.id'], name=op.f('fk_consent_party_consent_id_consent'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_consent_party_contact_id_contact'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_party'))
    )
    with op.batch_alter_table('consent_party', schema=None) as batch_op:
        batch_op.create_index('ix_consent_party_consent_id', ['consent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_consent_party_contact_id'), ['contact_id'], unique=False)

    op.create_table('coordinator',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('until IS NULL OR until >= since', name=op.f('ck_coordinator_in_order')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_coordinator_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_coordinator_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coordinator'))
    )
    with op.batch_alter_table('coordinator', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_coordinator_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('ix_coordinator_family_id', ['family_id'], unique=False)

    op.create_table('involvement',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=False),
    sa.Column('purpose', sa.String(length=400), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('frequency', sa.String(length=20), nullable=False),
    sa.Column('counts_as', sa.String(length=20), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('until IS NULL OR since IS NULL OR until >= since', name=op.f('ck_involvement_in_order')),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_involvement_contact_id_contact'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_involvement_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_involvement'))
    )
    with op.batch_alter_table('involvement', schema=None) as batch_op:
        batch_op.create_index('ix_involvement_contact_id', ['contact_id'], unique=False)
        batch_op.create_index('ix_involvement_family_id', ['family_id'], unique=False)

    op.create_table('log_entry',
    sa.Column('family_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('author', sa.String(length=120), nullable=False),
    sa.Column('contact_id', sa.Uuid(), nullable=True),
    sa.Column('role_tag', sa.String(length=20), nullable=False),
    sa.Column('group_tag', sa.String(length=20), nullable=False),
    sa.Column('sensitivity', sa.String(length=20), nullable=False),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('deleted_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact.id'], name=op.f('fk_log_entry_contact_id_contact'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_log_entry_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_log_entry'))
    )
    with op.batch_alter_table('log_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_log_entry_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index('ix_log_entry_family_id_at', ['family_id', 'at'], unique=False)

    op.create_table('involvement_person',
    sa.Column('involvement_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['involvement_id'], ['involvement.id'], name=op.f('fk_involvement_person_involvement_id_involvement'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_involvement_person_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('involvement_id', 'person_id', name=op.f('pk_involvement_person'))
    )
    with op.batch_alter_table('involvement_person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_involvement_person_person_id'), ['person_id'], unique=False)

    op.create_table('log_person',
    sa.Column('log_entry_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['log_entry_id'], ['log_entry.id'], name=op.f('fk_log_person_log_entry_id_log_entry'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_log_person_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('log_entry_id', 'person_id', name=op.f('pk_log_person'))
    )
    with op.batch_alter_table('log_person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_log_person_person_id'), ['person_id'], unique=False)

    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.add_column(sa.Column('withdrawn_how', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('given_by', sa.String(length=20), server_default='', nullable=False))
        batch_op.add_column(sa.Column('giver', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('holder', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('scope', sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column('language', sa.String(length=8), server_default='', nullable=False))
        batch_op.add_column(sa.Column('interpreter', sa.String(length=120), server_default='', nullable=False))
        batch_op.add_column(sa.Column('read_aloud', sa.Boolean(), server_default=sa.text('0'), nullable=False))
        batch_op.add_column(sa.Column('exceptions', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('document_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_consent_document_id'), ['document_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_consent_document_id_document'), 'document', ['document_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('family', schema=None) as batch_op:
        batch_op.add_column(sa.Column('coordinator_model', sa.String(length=20), server_default='', nullable=False))
        batch_op.add_column(sa.Column('hotspot_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('hotspot_reason', sa.String(length=400), server_default='', nullable=False))
        batch_op.add_column(sa.Column('hotspot_manager', sa.String(length=200), server_default='', nullable=False))
