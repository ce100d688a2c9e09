"""Every sentence that the command line and the reports say to a user: Dutch, and the same in English."""

from __future__ import annotations

from collections.abc import Mapping

from lint import messages_handling, messages_html, messages_packs, messages_reading, messages_spotcheck, messages_usage

LANGUAGES = ("nl", "en")

_NL: Mapping[str, str] = {
    # files that cannot be checked
    "missing": "bestaat niet",
    "no_access": "mag niet worden gelezen (geen rechten)",
    "loop": "is een koppeling die naar zichzelf verwijst",
    "broken_link": "is een koppeling naar iets dat niet bestaat",
    "not_regular": "is geen gewoon bestand (geef de tekst via standaardinvoer, met -)",
    "unreadable": "kan niet worden gelezen ({why})",
    "no_stdin": "er is geen standaardinvoer (die is gesloten); geef de tekst via een pijp of noem een bestand",
    "unknown_type": "geen bekend bestandstype",
    # why a file is in or out
    "in_named": "genoemd",
    "in_folder": "bestandstype {suffix}",
    "in_stdin": "standaardinvoer",
    "out_default": "wordt standaard overgeslagen ({pattern})",
    "out_exclude": "uitgesloten met exclude",
    "out_gitignore": "genegeerd door {file}",
    "out_linked_folder": "koppeling naar een map; noem die map zelf",
    "out_own": "door brieflint gemaakt; noem het zelf als het gecontroleerd moet worden",
    "out_twice": "staat al in de lijst",
    "mark_in": "in ",
    "mark_out": "uit",
    # configuration
    "config_missing": "instellingenbestand {file} bestaat niet",
    "config_round": "{file} breidt zichzelf uit, langs een omweg; haal een van de regels met extend weg",
    "config_unreadable": "instellingenbestand {file} kan niet worden gelezen: {why}",
    "config_toml": "{file} is geen geldig TOML: {why}",
    "config_key": "{file}: onbekende sleutel {key}; toegestaan: {allowed}",
    "config_type": "{file}: {key} moet {wanted} zijn",
    "config_value": "{file}: {key} mag niet {value} zijn; toegestaan: {allowed}",
    "config_path": "{file}: {key} bevat een nulteken, en dat kan in geen pad staan",
    "config_pattern": "{file}: {key} bevat een ongeldig patroon: {value}",
    "type_string": "een tekst",
    "type_boolean": "true of false",
    "type_strings": "een lijst van teksten",
    "type_table": "een tabel",
    "type_severities": "een tabel van regel naar ernst",
    "type_limits": "een tabel van grens naar getal",
    "type_bound": "een geheel getal van 1 of meer",
    "type_string_table": "een tabel van patroon naar tekst",
    "type_strings_table": "een tabel van patroon naar een lijst van teksten",
    # the report of a run
    "severity_error": "fout",
    "severity_warning": "waarschuwing",
    "severity_info": "info",
    "because": "hierom",
    "near_miss": "net niet",
    "mend": "herstel",
    "in_branches": "alleen als",
    "note": "opmerking",
    "line": "regel {line}",
    "not_checked_failed": "niet gecontroleerd",
    "not_checked_skipped": "overgeslagen",
    "unsure": "? onzeker, kijk zelf",
    "evidence": "bewijs",
    "branch": "tak",
    "document_one": "1 document gecontroleerd",
    "document_many": "{n} documenten gecontroleerd",
    "error_one": "1 fout",
    "error_many": "{n} fouten",
    "warning_one": "1 waarschuwing",
    "warning_many": "{n} waarschuwingen",
    "info_one": "1 keer info",
    "info_many": "{n} keer info",
    "skipped_one": "1 overgeslagen",
    "skipped_many": "{n} overgeslagen",
    "failed_one": "1 niet te lezen",
    "failed_many": "{n} niet te lezen",
    "unsure_one": "1 onzeker",
    "unsure_many": "{n} onzeker",
    "nothing_wrong": "niets aan te merken",
    "next_rule": "Uitleg bij een regel: brieflint rule {code}",
    "next_failed": "Herstel eerst de bestanden die niet te lezen zijn; hun brieven zijn niet beoordeeld.",
    "next_unsure": "Bekijk de antwoorden met een ? zelf; bewijs: --show-evidence.",
    "github_rest": "Niet als aantekening getoond (GitHub toont er 10 per soort): {counts}.",
    "conditions": "{message} Alleen als: {branches}.",
    # why a passage that came near was refused
    "near_insurer_disagrees": "de verzekeraar is het oneens, niet de klant",
    "near_someone_else": "voor of over iemand anders dan de klant",
    "near_other_object": "gaat over iets anders dan deze beslissing",
    "near_not_about_decision": "verwijst naar iets of iemand buiten deze beslissing",
    "near_no_deed": "noemt niets wat de klant kan doen",
    "near_weighed": "de brief als geheel spreekt niet van onenigheid met deze beslissing",
    "near_membership": "alleen de aansluiting bij een instantie, geen weg voor de klant",
    "near_general_question": "algemene vraag, niet over deze beslissing",
    "near_lawyer_without_choice": "noemt een advocaat, maar niet de keuze van de klant",
    # facts and their values
    "fact_next_step": "vervolgstap",
    "fact_channel": "kanaal",
    "fact_deadline": "termijn",
    "fact_external_body": "onafhankelijke instantie",
    "not_included": "Niet meegelezen, want in een ander bestand: {names}. Controleer dat bestand apart.",
    "doubt_kinds": "soort tekst",
    "doubt_branches": "takken van de sjabloon",
    "fact_reason": "reden",
    "fact_lawyer_choice": "advocaatkeuze",
    "fact_weak_links": "nietszeggende links",
    "fact_placeholders": "niet-ingevulde velden",
    "value_present": "aanwezig",
    "value_missing": "ontbreekt",
    "value_denied": "uitgesloten",
    "value_restricted": "beperkt",
    "value_n/a": "niet van toepassing",
    "value_true": "ja",
    "value_false": "nee",
    "value_none": "geen",
    # rules, packs and the model
    "rule_severity": "ernst",
    "rule_norm": "norm",
    "rule_why": "waarom",
    "rule_message": "melding",
    "rule_mend": "herstel",
    "rule_examples": "voorbeelden",
    "example_wrong": "{place}: {why}",
    "examples_one": "1 voorbeeld",
    "examples_many": "{n} voorbeelden",
    "examples_wrong_one": "1 anders dan verwacht",
    "examples_wrong_many": "{n} anders dan verwacht",
    "no_examples": "geen voorbeelden gevonden in {paths}",
    "no_pack": "{path} is geen map met een regelpakket",
    "model_name": "model",
    "model_version": "versie",
    "model_license": "licentie",
    "model_sources": "bronnen",
    "model_metrics": "gemeten",
}

_EN: Mapping[str, str] = {
    "missing": "does not exist",
    "no_access": "may not be read (no permission)",
    "loop": "is a link that leads to itself",
    "broken_link": "is a link to something that does not exist",
    "not_regular": "is not a regular file (give the text on standard input, with -)",
    "unreadable": "cannot be read ({why})",
    "no_stdin": "there is no standard input (it is closed); pipe the text in or name a file",
    "unknown_type": "not a known file type",
    "in_named": "named",
    "in_folder": "file type {suffix}",
    "in_stdin": "standard input",
    "out_default": "skipped by default ({pattern})",
    "out_exclude": "excluded by exclude",
    "out_gitignore": "ignored by {file}",
    "out_linked_folder": "link to a folder; name that folder itself",
    "out_own": "made by brieflint; name it if it is to be checked",
    "out_twice": "already in the list",
    "mark_in": "in ",
    "mark_out": "out",
    "config_missing": "configuration file {file} does not exist",
    "config_round": "{file} extends itself in a roundabout way; take one of the lines with extend out",
    "config_unreadable": "configuration file {file} cannot be read: {why}",
    "config_toml": "{file} is not valid TOML: {why}",
    "config_key": "{file}: unknown key {key}; allowed: {allowed}",
    "config_type": "{file}: {key} must be {wanted}",
    "config_value": "{file}: {key} may not be {value}; allowed: {allowed}",
    "config_path": "{file}: {key} holds a NUL character, which no path can",
    "config_pattern": "{file}: {key} holds a pattern that is not valid: {value}",
    "type_string": "a text",
    "type_boolean": "true or false",
    "type_strings": "a list of texts",
    "type_table": "a table",
    "type_severities": "a table of rule to severity",
    "type_limits": "a table of bound to number",
    "type_bound": "a whole number of 1 or more",
    "type_string_table": "a table of pattern to text",
    "type_strings_table": "a table of pattern to a list of texts",
    "severity_error": "error",
    "severity_warning": "warning",
    "severity_info": "info",
    "because": "because of this",
    "near_miss": "near miss",
    "mend": "mend",
    "in_branches": "only if",
    "note": "note",
    "line": "line {line}",
    "not_checked_failed": "not checked",
    "not_checked_skipped": "skipped",
    "unsure": "? unsure, look yourself",
    "evidence": "evidence",
    "branch": "branch",
    "document_one": "1 document checked",
    "document_many": "{n} documents checked",
    "error_one": "1 error",
    "error_many": "{n} errors",
    "warning_one": "1 warning",
    "warning_many": "{n} warnings",
    "info_one": "1 note",
    "info_many": "{n} notes",
    "skipped_one": "1 skipped",
    "skipped_many": "{n} skipped",
    "failed_one": "1 unreadable",
    "failed_many": "{n} unreadable",
    "unsure_one": "1 unsure",
    "unsure_many": "{n} unsure",
    "nothing_wrong": "nothing found",
    "next_rule": "About a rule: brieflint rule {code}",
    "next_failed": "Mend the unreadable files first; their letters have not been judged.",
    "next_unsure": "Look at the answers with a ? yourself; evidence: --show-evidence.",
    "github_rest": "Not shown as annotations (GitHub shows 10 of a kind): {counts}.",
    "conditions": "{message} Only if: {branches}.",
    "near_insurer_disagrees": "the insurer disagrees, not the customer",
    "near_someone_else": "for or about somebody else than the customer",
    "near_other_object": "about something else than this decision",
    "near_not_about_decision": "points to something or somebody outside this decision",
    "near_no_deed": "names nothing that the customer can do",
    "near_weighed": "the letter as a whole does not speak of disagreeing with this decision",
    "near_membership": "membership of a body only, no route for the customer",
    "near_general_question": "a general question, not about this decision",
    "near_lawyer_without_choice": "names a lawyer, but not the customer's choice",
    "fact_next_step": "next step",
    "fact_channel": "channel",
    "fact_deadline": "deadline",
    "fact_external_body": "independent body",
    "not_included": "Not read along, because it is in another file: {names}. Check that file separately.",
    "doubt_kinds": "kind of text",
    "doubt_branches": "branches of the template",
    "fact_reason": "reason",
    "fact_lawyer_choice": "choice of lawyer",
    "fact_weak_links": "weak links",
    "fact_placeholders": "unfilled fields",
    "value_present": "present",
    "value_missing": "missing",
    "value_denied": "denied",
    "value_restricted": "restricted",
    "value_n/a": "not applicable",
    "value_true": "yes",
    "value_false": "no",
    "value_none": "none",
    "rule_severity": "severity",
    "rule_norm": "norm",
    "rule_why": "why",
    "rule_message": "message",
    "rule_mend": "how to mend",
    "rule_examples": "examples",
    "example_wrong": "{place}: {why}",
    "examples_one": "1 example",
    "examples_many": "{n} examples",
    "examples_wrong_one": "1 not as expected",
    "examples_wrong_many": "{n} not as expected",
    "no_examples": "no examples found in {paths}",
    "no_pack": "{path} is not a folder with a rule pack",
    "model_name": "model",
    "model_version": "version",
    "model_license": "licence",
    "model_sources": "sources",
    "model_metrics": "measured",
}

_TOPICS = (messages_handling, messages_html, messages_packs, messages_reading, messages_spotcheck, messages_usage)
MESSAGES: Mapping[str, Mapping[str, str]] = {
    "nl": {**_NL, **{key: text for topic in _TOPICS for key, text in topic.NL.items()}},
    "en": {**_EN, **{key: text for topic in _TOPICS for key, text in topic.EN.items()}},
}


class Fault(Exception):
    """Something that a user must hear of: the key of its sentence and the values in it, told in his own language."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def told(self, lang: str) -> str:
        """The sentence in a language."""
        values = {k: v.told(lang) if isinstance(v, Fault) else v for k, v in self.values.items()}
        return say(lang, self.key, **values)

    def __str__(self) -> str:
        return self.told(LANGUAGES[0])


def say(lang: str, key: str, /, **values: object) -> str:
    """The sentence called `key` in a language, with its values filled in."""
    return MESSAGES[lang][key].format(**values)


def term(lang: str, key: str, otherwise: str) -> str:
    """The word called `key` in a language, or `otherwise` where a pack brings a name of its own."""
    return MESSAGES[lang].get(key, otherwise)


def count(lang: str, what: str, n: int) -> str:
    """A number with its noun, in the right number ("1 fout", "3 fouten")."""
    return say(lang, f"{what}_one" if n == 1 else f"{what}_many", n=n)
