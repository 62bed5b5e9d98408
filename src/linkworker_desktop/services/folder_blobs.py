"""Files kept in the vault, once however often they are used, and gone when nothing uses them any more."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, load_only

from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.folders import BlobRow, FolderIssueRow, TownMapRow


def kept_blob(session: Session, content: bytes, media_type: str) -> BlobRow:
    """Return the row that keeps `content`, made when nobody kept it before."""
    digest = sha256(content).hexdigest()
    blob = session.scalar(select(BlobRow).where(BlobRow.sha256 == digest).options(load_only(BlobRow.id)))
    if blob is None:
        blob = BlobRow(sha256=digest, media_type=media_type, content=content)
        session.add(blob)
        session.flush()
    return blob


def drop_unused_blobs(session: Session) -> int:
    """Delete every file no printed folder, town map or document refers to; return how many there were.

    Call it in the transaction that took a reference away: what was changed there is written first.
    """
    session.flush()
    unused = session.scalars(
        select(BlobRow)
        .where(
            ~exists().where(FolderIssueRow.blob_id == BlobRow.id),
            ~exists().where(TownMapRow.blob_id == BlobRow.id),
            ~exists().where(DocumentRow.blob_id == BlobRow.id),
        )
        .options(load_only(BlobRow.id))
    ).all()
    for blob in unused:
        session.delete(blob)
    session.flush()
    return len(unused)
