"""What is said of a wrong command line, and of output that cannot be written."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "usage_option": "onbekende optie {name}{hint}; zie brieflint --help",
    "usage_command": "onbekende opdracht; toegestaan: {allowed}",
    "usage_missing": "er ontbreekt iets: {name}; zie brieflint --help",
    "usage_choice": "{name} moet een van deze zijn: {allowed}",
    "usage_value": "{name} mag niet {value} zijn",
    "usage_number": "{name} moet een geheel getal zijn dat daar past",
    "usage_argument": "optie {name} heeft een waarde nodig",
    "usage_other": "verkeerd gebruik: {why}",
    "usage_hint": " (bedoelde u {name}?)",
    "report_form": "--report {value} moet de vorm FORMAAT=BESTAND hebben; formaten: {allowed}",
    "report_twice": "--report noemt {file} twee keer",
    "report_target": "rapport {file} kan niet worden geschreven: {why}",
    "why_no_folder": "de map bestaat niet",
    "why_no_access": "in die map mag niet worden geschreven",
    "why_not_regular": "het is geen gewoon bestand",
    "why_input": "deze opdracht leest dat bestand zelf; kies een andere naam",
    "why_letter": "daar staat een brief tussen de brieven die deze opdracht leest; kies een andere naam",
    "why_read_next": "in die map leest een volgende opdracht het als brief; kies een andere map of .json, .csv, .log",
    "levels_clash": (
        "--severity-level {shown} zou bevindingen verbergen waarop de controle faalt (fail-level {fail}); "
        "zet --fail-level minstens zo hoog"
    ),
    "rule_unknown": "onbekende regel {code}; bekend zijn: {allowed}",
    "stdin_name": "--stdin-filename hoort bij - (standaardinvoer)",
    "output": "de uitvoer kan niet worden geschreven: {why}",
    "output_closed": "standaarduitvoer is gesloten",
    "stopped": "gestopt",
    "bug": "onverwachte fout ({why}); meld dit, met BRIEFLINT_TRACEBACK=1 voor de details",
    "nothing_found": "geen documenten gevonden in {paths}; --show-files laat zien waarom",
}

EN: Mapping[str, str] = {
    "usage_option": "unknown option {name}{hint}; see brieflint --help",
    "usage_command": "unknown command; allowed: {allowed}",
    "usage_missing": "something is missing: {name}; see brieflint --help",
    "usage_choice": "{name} must be one of: {allowed}",
    "usage_value": "{name} may not be {value}",
    "usage_number": "{name} must be a whole number that fits there",
    "usage_argument": "option {name} needs a value",
    "usage_other": "wrong usage: {why}",
    "usage_hint": " (did you mean {name}?)",
    "report_form": "--report {value} must have the form FORMAT=FILE; formats: {allowed}",
    "report_twice": "--report names {file} twice",
    "report_target": "report {file} cannot be written: {why}",
    "why_no_folder": "the folder does not exist",
    "why_no_access": "nothing may be written in that folder",
    "why_not_regular": "it is not a regular file",
    "why_input": "this command reads that file itself; choose another name",
    "why_letter": "a letter stands there, among those that this command reads; choose another name",
    "why_read_next": "in that folder a next command reads it as a letter; choose another folder or .json, .csv, .log",
    "levels_clash": (
        "--severity-level {shown} would hide findings on which the check fails (fail-level {fail}); "
        "set --fail-level at least as high"
    ),
    "rule_unknown": "unknown rule {code}; known are: {allowed}",
    "stdin_name": "--stdin-filename goes with - (standard input)",
    "output": "the output cannot be written: {why}",
    "output_closed": "standard output is closed",
    "stopped": "stopped",
    "bug": "unexpected error ({why}); please report it, with BRIEFLINT_TRACEBACK=1 for the details",
    "nothing_found": "no documents found in {paths}; --show-files shows why",
}
