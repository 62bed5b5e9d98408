"""The sample's life: what has happened to its families, so that the morning has something to say."""

from linkworker_desktop.services.sample.life.building import keep_life

__all__ = ["keep_life"]
