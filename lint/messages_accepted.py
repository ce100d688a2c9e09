"""What is said of findings that are known: suppressed or in a baseline; of what changed, and of counts."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "suppressed": "{rule} onderdrukt: {reason}",
    "suppression_unread": "de opdracht wordt niet begrepen; schrijf brieflint: negeer KKV803 -- reden",
    "suppression_no_reason": "er staat geen reden bij; schrijf die achter twee streepjes (-- reden)",
    "suppression_unknown": "onbekende regel {rules}",
    "suppression_unused": "er is geen bevinding van {rules}",
    "known_one": "1 al bekend",
    "known_many": "{n} al bekend",
    "baseline_head": (
        "Bevindingen die bekend zijn en niet meer tellen. Gemaakt met brieflint baseline; owner, reason en expires "
        "(een datum) vult u zelf aan."
    ),
    "baseline_expired": "{rule} telt weer mee: de lijst van bekende bevindingen gold tot {date} (eigenaar: {owner})",
    "baseline_unreadable": "de lijst van bekende bevindingen {file} kan niet worden gelezen: {why}",
    "baseline_toml": "{file} is geen geldig TOML: {why}",
    "baseline_table": "{file} mag alleen tabellen [[{table}]] bevatten",
    "baseline_keys": "{file}: bevinding {n} moet {required} hebben; toegestaan: {allowed}",
    "baseline_value": "{file}: bevinding {n}: {key} is geen {wanted}",
    "wanted_date": "datum (schrijf 2027-01-31, zonder aanhalingstekens)",
    "wanted_text": "tekst tussen aanhalingstekens",
    "baseline_missing": "de lijst van bekende bevindingen {file} bestaat niet; maak haar met brieflint baseline",
    "baseline_both": "--baseline en --no-baseline gaan niet samen",
    "baseline_done": "{file}: {found}, waarvan {added}; {pruned} hersteld en weggehaald",
    "baseline_found_one": "1 bekende bevinding",
    "baseline_found_many": "{n} bekende bevindingen",
    "baseline_added_one": "1 nieuw",
    "baseline_added_many": "{n} nieuw",
    "diff_no_git": "--diff heeft git nodig, en dat kan niet worden gestart: {why}",
    "diff_no_repository": "--diff kan alleen in een map van een git-repository",
    "diff_no_revision": "--diff {revision}: die revisie kent git hier niet",
    "out_unchanged": "niet gewijzigd sinds {revision}",
    "statistics_form": "--statistics en --format gaan niet samen",
    "per_rule": "per regel",
    "per_folder": "per map",
    "in_document_one": "in 1 document",
    "in_document_many": "in {n} documenten",
    "expires_form": "--expires {value} is geen datum; schrijf bijvoorbeeld 2027-01-31",
}

EN: Mapping[str, str] = {
    "suppressed": "{rule} suppressed: {reason}",
    "suppression_unread": "the request is not understood; write brieflint: ignore KKV803 -- reason",
    "suppression_no_reason": "no reason is given; write it after two dashes (-- reason)",
    "suppression_unknown": "unknown rule {rules}",
    "suppression_unused": "there is no finding of {rules}",
    "known_one": "1 known before",
    "known_many": "{n} known before",
    "baseline_head": (
        "Findings that are known and no longer count. Made with brieflint baseline; owner, reason and expires (a date) "
        "are yours to fill in."
    ),
    "baseline_expired": "{rule} counts again: its entry in the baseline expired on {date} (owner: {owner})",
    "baseline_unreadable": "the baseline {file} cannot be read: {why}",
    "baseline_toml": "{file} is not valid TOML: {why}",
    "baseline_table": "{file} may hold tables [[{table}]] only",
    "baseline_keys": "{file}: finding {n} must have {required}; allowed: {allowed}",
    "baseline_value": "{file}: finding {n}: {key} is not {wanted}",
    "wanted_date": "a date (write 2027-01-31, without quotes)",
    "wanted_text": "a text in quotes",
    "baseline_missing": "the baseline {file} does not exist; make it with brieflint baseline",
    "baseline_both": "--baseline and --no-baseline do not go together",
    "baseline_done": "{file}: {found}, of which {added}; {pruned} mended and removed",
    "baseline_found_one": "1 known finding",
    "baseline_found_many": "{n} known findings",
    "baseline_added_one": "1 new",
    "baseline_added_many": "{n} new",
    "diff_no_git": "--diff asks git, which cannot be started: {why}",
    "diff_no_repository": "--diff works only in a folder of a git repository",
    "diff_no_revision": "--diff {revision}: git does not know that revision here",
    "out_unchanged": "not changed since {revision}",
    "statistics_form": "--statistics and --format do not go together",
    "per_rule": "per rule",
    "per_folder": "per folder",
    "in_document_one": "in 1 document",
    "in_document_many": "in {n} documents",
    "expires_form": "--expires {value} is not a date; write 2027-01-31, say",
}
