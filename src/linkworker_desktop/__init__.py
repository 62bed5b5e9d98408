"""Linkworker Desktop: families, contacts and welcome folders for one municipal link-worker, offline."""

__version__ = "0.1.0"
