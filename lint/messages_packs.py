"""What is said of a rule pack or a model that cannot be used: where it is, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "pack_large": "{place}: groter dan {most} bytes",
    "pack_unreadable": "{place}: kan niet worden gelezen ({why})",
    "pack_encoding": "{place}: geen UTF-8; sla het bestand op als UTF-8",
    "pack_yaml": "{place}: geen geldig YAML: {why}",
    "pack_mapping": "{place}: een tabel met {names} verwacht, maar hier staat {found}",
    "pack_word": "{place}: een sleutel moet een woord zijn, maar hier staat {found}",
    "pack_key": "{place}: onbekende sleutel {key}; toegestaan: {allowed}",
    "pack_missing": "{place}: sleutel {key} ontbreekt; nodig: {needed}",
    "pack_list": "{place}: een lijst verwacht, maar hier staat {found}",
    "pack_text": "{place}: tekst tussen aanhalingstekens verwacht, maar hier staat {found}",
    "pack_value": "{place}: {found} is geen van deze: {allowed}",
    "pack_none": "{place}: hier staat geen pack.yaml; een pakket is een map met {files} en regels",
    "pack_empty_group": "{place}: een lege groep; geef haar phrases, regexes of texts",
    "pack_twice": "{place}: de groep {name} staat twee keer in dit pakket",
    "pack_phrase": "{place}: {why}",
    "pack_wording": "{place}: een regel met check: wording vraagt om zijn eigen words",
    "pack_fact": "{place}: alleen een regel met check: detail heeft een fact; die van {check} is de controle zelf",
    "pack_no_fact": "{place}: sleutel 'fact' ontbreekt; een van: {allowed}",
    "pack_answer": "{place}: {found} is geen antwoord van {check}; zijn antwoorden: {allowed}",
    "pack_example": '{place}: een voorbeeld schrijft u als - oordeel: "tekst"; de oordelen van deze regel: {allowed}',
    "pack_frame": "{place}: een brief in frames heeft één keer {passage}, waar het voorbeeld komt; hier {n} keer",
    "pack_day": '{place}: {found} is geen dag; schrijf "2017-01-01"',
    "pack_taken": "{place}: {found} is al in gebruik",
    "pack_months": "{place}: een jaar heeft twaalf maanden, hier staan er {n}",
    "pack_ground": '{place}: een voorbeeld schrijft u als - grond: "tekst"',
    "pack_regex": "{place}: geen reguliere expressie: {why}",
    "pack_rule_twice": "{place}: de regel {rule} staat ook in {other}",
    "yaml_keys": "sleutels",
    "yaml_mapping": "een tabel",
    "yaml_list": "een lijst",
    "yaml_text": "tekst",
    "yaml_nothing": "niets",
    "phrase_empty": "een lege frase",
    "phrase_set": "een verzameling schrijft u als {{a; b}} of {{a; b}}s: {phrase}",
    "phrase_set_empty": "een verzameling heeft een deel nodig dat er moet staan: {phrase}",
    "phrase_optional": "niets in {phrase} moet er staan; haakjes betekenen dat iets weg mag",
    "phrase_part": "een leeg deel",
    "phrase_alternative": "een leeg alternatief",
    "phrase_sign": "een teken op de verkeerde plaats: {token}",
    "phrase_star": "te weinig naast het sterretje: {token}",
    "phrase_list": "geen woordenlijst {token}; er zijn: {known}",
    "phrase_loop": "woordenlijst {name} verwijst naar zichzelf",
    "phrase_verb": "geen werkwoord: ~{verb}",
    "phrase_brackets": "haakjes kloppen niet in {phrase}",
    "model_embedded": (
        "Het meegeleverde taalmodel {name} ontbreekt in deze installatie. Installeer brieflint opnieuw, of maak het "
        "model met: python -m training.train"
    ),
    "model_unknown": "Taalmodel '{name}' is geen geïnstalleerd pakket en geen map met een spaCy-model.",
    "model_absent": (
        "Taalmodel {name} is niet geïnstalleerd. Installeer het met: {command} (zonder internet: python -m pip install "
        "{wheel}), of gebruik --model {embedded}"
    ),
}

EN: Mapping[str, str] = {
    "pack_large": "{place}: larger than {most} bytes",
    "pack_unreadable": "{place}: cannot be read ({why})",
    "pack_encoding": "{place}: not UTF-8; save the file as UTF-8",
    "pack_yaml": "{place}: not valid YAML: {why}",
    "pack_mapping": "{place}: expected a mapping with {names}, found {found}",
    "pack_word": "{place}: a key must be a word, found {found}",
    "pack_key": "{place}: unknown key {key}; allowed: {allowed}",
    "pack_missing": "{place}: missing key {key}; needed: {needed}",
    "pack_list": "{place}: expected a list, found {found}",
    "pack_text": "{place}: expected text in quotes, found {found}",
    "pack_value": "{place}: {found} is not one of: {allowed}",
    "pack_none": "{place}: no pack.yaml here; a pack is a folder with {files} and rules",
    "pack_empty_group": "{place}: an empty group; give it phrases, regexes or texts",
    "pack_twice": "{place}: the group {name} is defined twice in this pack",
    "pack_phrase": "{place}: {why}",
    "pack_wording": "{place}: a rule with check: wording asks for its own words",
    "pack_fact": "{place}: only a rule with check: detail has a fact; {check} is its own",
    "pack_no_fact": "{place}: missing key 'fact'; one of: {allowed}",
    "pack_answer": "{place}: {found} is no answer of {check}; its answers: {allowed}",
    "pack_example": '{place}: an example is written as - verdict: "text"; the verdicts of this rule: {allowed}',
    "pack_frame": "{place}: a frame holds {passage} once, where the example goes; found {n}",
    "pack_day": '{place}: {found} is no day; write it as "2017-01-01"',
    "pack_taken": "{place}: {found} is taken already",
    "pack_months": "{place}: a year has twelve months, found {n}",
    "pack_ground": '{place}: an example is written as - ground: "text"',
    "pack_regex": "{place}: not a regular expression: {why}",
    "pack_rule_twice": "{place}: the rule {rule} stands in {other} too",
    "yaml_keys": "keys",
    "yaml_mapping": "a mapping",
    "yaml_list": "a list",
    "yaml_text": "text",
    "yaml_nothing": "nothing",
    "phrase_empty": "an empty phrase",
    "phrase_set": "a set is written {{a; b}} or {{a; b}}s: {phrase}",
    "phrase_set_empty": "a set needs a part that must be there: {phrase}",
    "phrase_optional": "nothing in {phrase} has to be there; parentheses mean optional",
    "phrase_part": "an empty part",
    "phrase_alternative": "an empty alternative",
    "phrase_sign": "a sign in the wrong place: {token}",
    "phrase_star": "too little beside the star: {token}",
    "phrase_list": "no word list {token}; there are: {known}",
    "phrase_loop": "word list {name} refers to itself",
    "phrase_verb": "not a verb: ~{verb}",
    "phrase_brackets": "parentheses do not match in {phrase}",
    "model_embedded": (
        "The Dutch model {name} that comes along is not in this installation. Install brieflint again, or make the "
        "model with: python -m training.train"
    ),
    "model_unknown": "Model '{name}' is no installed package and no folder with a spaCy model.",
    "model_absent": (
        "Model {name} is not installed. Install it with: {command} (without internet: python -m pip install {wheel}), "
        "or use --model {embedded}"
    ),
}
