"""A program that is ended after every test, in the light look."""

from tests.builders.running import desktop, folder, light, start

__all__ = ["desktop", "folder", "light", "start"]
