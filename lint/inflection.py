"""Written forms of Dutch verbs from their infinitive, for the `~verb` sign of the phrase notation.

The generator is generous on purpose: a form that does not exist (`mak` beside `maak`) matches nothing, a missing form
loses a letter. Irregular verbs are listed in a pack (`verbs:` in words.yaml) by their principal parts. Common spelling
slips of d, t and dt ("hij beoordeeld", "u vind") are among the forms.
"""

from __future__ import annotations

_VOWELS = "aeiou"
_UNSTRESSED = ("be", "ver", "her", "ont", "ge", "er", "mis", "over", "onder", "weer", "voor", "door", "aan")
_VOICED = {"v": "f", "z": "s"}


def verb_forms(infinitive: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """All single-word forms of a verb without particle: finite forms, participles (also inflected), infinitive.

    `irregular` holds further stems and participles ("wees wezen gewezen").
    """
    forms: set[str] = {infinitive}
    for stem in _stems(infinitive):
        forms |= {stem, stem + "t", stem + "d", stem + "dt"}
        forms |= {stem + end for end in ("te", "ten", "de", "den")}
        for participle in (stem + "d", stem + "t", stem if stem[-1] in "dt" else stem + "d"):
            forms.add("ge" + participle)
            if infinitive.startswith(_UNSTRESSED):
                forms.add(participle)
    for form in irregular:
        forms.add(form)
        if not form.endswith("en"):
            forms |= {form + "t", form + "d"}
    forms |= {form + "e" for form in tuple(forms) if form[-1] in "dt" or form.endswith("en")}
    forms |= {infinitive + "d", infinitive + "de"}
    return frozenset(forms)


def separable_forms(particle: str, infinitive: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """The joined single-word forms of a separable verb: `indienen`, `indient`, `ingediend`, `ingediende`."""
    return frozenset(particle + form for form in verb_forms(infinitive, irregular))


def _stems(infinitive: str) -> list[str]:
    """The stems of a regular verb: `betaal` of betalen, also `betal`; `beloof` and `beloov` of beloven."""
    if not infinitive.endswith("n") or len(infinitive) < 4:
        return [infinitive.removesuffix("n")]
    if not infinitive.endswith("en"):  # gaan, staan, doen
        return [infinitive[:-1]]
    bare = infinitive[:-2]
    stems = [bare]
    if len(bare) > 2 and bare[-1] == bare[-2]:
        stems = [bare[:-1], bare]  # `zet` of zetten; `app` of appen
    elif (
        len(bare) > 1 and bare[-1] not in _VOWELS and bare[-2] in "aeou" and (len(bare) == 2 or bare[-3] not in _VOWELS)
    ):
        stems.append(bare[:-2] + bare[-2] * 2 + bare[-1])
    return [stem[:-1] + _VOICED.get(stem[-1], stem[-1]) for stem in stems] + [
        stem for stem in stems if stem[-1] in _VOICED
    ]
