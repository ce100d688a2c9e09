"""What is said of findings that people have accepted: suppressed in a document, or known in a baseline."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "suppressed": "{rule} onderdrukt: {reason}",
    "suppression_unread": "de opdracht wordt niet begrepen; schrijf brieflint: negeer KKV803 -- reden",
    "suppression_no_reason": "er staat geen reden bij; schrijf die achter twee streepjes (-- reden)",
    "suppression_unknown": "onbekende regel {rules}",
    "suppression_unused": "er is geen bevinding van {rules}",
}

EN: Mapping[str, str] = {
    "suppressed": "{rule} suppressed: {reason}",
    "suppression_unread": "the request is not understood; write brieflint: ignore KKV803 -- reason",
    "suppression_no_reason": "no reason is given; write it after two dashes (-- reason)",
    "suppression_unknown": "unknown rule {rules}",
    "suppression_unused": "there is no finding of {rules}",
}
