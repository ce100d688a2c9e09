"""What is said of templates: why one is refused, what was not read with it, and its branches."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "not_included": "Niet meegelezen, want niet te vinden: {names}. Wat erin staat telt niet mee (template_roots).",
    "not_proved": "Niet bewezen: er zijn te veel combinaties van voorwaarden. Een deel ervan is gelezen.",
    "included_outside": (
        "De sjabloon vraagt om {name}; dat ligt buiten de mappen waaruit gelezen mag worden ({roots}). "
        "Verplaats het bestand of noem zijn map in template_roots."
    ),
    "included_itself": "De sjabloon vraagt, zelf of via een ander bestand, om zichzelf ({name}). Haal die kring weg.",
    "included_too_much": "{name} voegt te veel of te diep samen om te lezen. Splits de sjabloon.",
    "included_unreadable": "De sjabloon vraagt om {name}, en dat kan niet worden gelezen ({why}). Herstel dat bestand.",
    "runs_code": "De sjabloon zou programmacode uitvoeren (regel {line}: {code}) en wordt niet gelezen. Haal die weg.",
    "syntax_wrong": "De sjabloon is kapot: regel {line} is geen geldige {language} ({why}). Herstel de sjabloon.",
    "tag_unclosed": "De sjabloon is kapot: de tag {tag} wordt niet gesloten. Herstel de sjabloon.",
    "tag_idle": "De sjabloon is kapot: de tag {tag} sluit niets wat open staat. Herstel de sjabloon.",
    "tag_alone": "De sjabloon is kapot: de tag {tag} hoort bij geen voorwaarde. Herstel de sjabloon.",
    "tag_misplaced": "De sjabloon is kapot: de tag {tag} staat op een onmogelijke plaats. Herstel de sjabloon.",
    "tags_deep": "De voorwaarden staan dieper in elkaar dan {most} lagen. Splits de sjabloon.",
    "tags_many": "Er staan meer dan {most} sjabloontags in de tekst. Splits de sjabloon.",
    "branch_place": "plaats",
    "type_templates": "een lijst van patronen of een tabel van patroon naar taal of schrijfwijze",
    "type_spelling": "een taal of een tabel",
    "type_pair": "een lijst van twee tekenreeksen (wat een tag opent en wat hem sluit)",
}
EN: Mapping[str, str] = {
    "not_included": "Not read along, because not found: {names}. What it says does not count; see template_roots.",
    "not_proved": "Not proved: there are too many combinations of conditions. Some of them were read.",
    "included_outside": (
        "The template asks for {name}; that lies outside the folders that may be read ({roots}). "
        "Move the file or name its folder in template_roots."
    ),
    "included_itself": "The template asks, itself or through another file, for itself ({name}). Take that circle out.",
    "included_too_much": "{name} puts together too much, or too deep, to be read. Split the template.",
    "included_unreadable": "The template asks for {name}, and that cannot be read ({why}). Mend that file.",
    "runs_code": "The template would run code (line {line}: {code}) and is not read. Take that out.",
    "syntax_wrong": "The template is broken: line {line} is no valid {language} ({why}). Mend the template.",
    "tag_unclosed": "The template is broken: the tag {tag} is not closed. Mend the template.",
    "tag_idle": "The template is broken: the tag {tag} closes nothing that is open. Mend the template.",
    "tag_alone": "The template is broken: the tag {tag} belongs to no condition. Mend the template.",
    "tag_misplaced": "The template is broken: the tag {tag} stands in an impossible place. Mend the template.",
    "tags_deep": "The conditions are nested deeper than {most} levels. Split the template.",
    "tags_many": "There are more than {most} template tags in the text. Split the template.",
    "branch_place": "place",
    "type_templates": "a list of patterns, or a table of pattern to language or spelling",
    "type_spelling": "a language or a table",
    "type_pair": "a list of two signs, which open and close a tag",
}
