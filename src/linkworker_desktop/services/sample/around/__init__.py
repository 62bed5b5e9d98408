"""What stands round the sample's families: networks, notes, the relay and who coordinates."""

from linkworker_desktop.services.sample.around.building import keep_around

__all__ = ["keep_around"]
