"""When a family had its folder: noted on the printed paper, or as a fact where the program printed none."""

from __future__ import annotations

HANDED_OUT = """
SELECT family_id, min(at) AS handed_out_at FROM (
    SELECT family_id, handed_out_at AS at FROM folder_issue WHERE handed_out_at IS NOT NULL
    UNION ALL
    SELECT subject_id, on_date || ' ' || coalesce(at_time, '00:00:00.000000') FROM happening
    WHERE kind = 'folder_handed_out' AND subject_kind = 'family'
) GROUP BY family_id
"""
"""A SELECT of every such family with its first hand-over, local wall time as it is kept."""

OF_FAMILY = """
SELECT min(at) FROM (
    SELECT handed_out_at AS at FROM folder_issue WHERE family_id = :family AND handed_out_at IS NOT NULL
    UNION ALL
    SELECT on_date || ' ' || coalesce(at_time, '00:00:00.000000') FROM happening
    WHERE subject_kind = 'family' AND subject_id = :family AND kind = 'folder_handed_out'
)
"""
"""The same of the one family `:family`, through the indexes; NULL where it has had none."""
