"""Brieflint: checks Dutch letters of insurers for the information that the norm requires."""

__version__ = "0.1.0"
