"""Templates: finds their conditions, and proves what holds for every letter that they can render; nothing is run."""

from __future__ import annotations

from lint.templates.analysis import Outcome, analyse
from lint.templates.hiding import hide
from lint.templates.tags import comments
from lint.templates.tree import Template, find

__all__ = ["Outcome", "Template", "analyse", "comments", "find", "hide"]
