"""Facts about the next step: what makes it, what it rests on, and what came near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.model import Reading

Ask = Callable[[str], tuple[Reading, str]]
BEFORE = "Geachte heer De Wit,\n\nU meldde schade. Wij vergoeden uw schade niet, want het dak lekte al (artikel 4.2)."
AFTER = "Met vriendelijke groet,\n\nT. de Boer"


@pytest.fixture
def ask(letter_of: Callable[..., object]) -> Ask:
    """Reads a rejection with a passage in it: the reading, and the words that next_step rests on."""
    from lint import reading

    def build(passage: str) -> tuple[Reading, str]:
        letter = letter_of(f"{BEFORE}\n\n{passage}\n\n{AFTER}\n")
        found = reading.read(letter)
        where = found.evidence["next_step"].range
        return found, letter.document.quote(where) if where is not None else ""

    return build


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("Bent u het niet eens met dit besluit? Mail ons dan.", "Bent u het niet eens met dit besluit? Mail ons dan."),
        ("De polis blijft. Tegen deze beslissing kunt u bezwaar maken.", "Tegen deze beslissing kunt u bezwaar maken."),
        ("Vraag ons gerust om dit besluit te herzien.", "Vraag ons gerust om dit besluit te herzien."),
        ("Uw polis loopt door.\n\nNiet akkoord? Bel ons.", "Niet akkoord? Bel ons."),
        (
            "Bent u het er niet mee eens?\n\nDan zijn er twee wegen.\n\n- Stuur ons een brief.\n- Ga naar Kifid.",
            "Bent u het er niet mee eens? Dan zijn er twee wegen. Stuur ons een brief. Ga naar Kifid.",
        ),
    ],
)
def test_a_step_rests_on_the_words_that_say_it(ask: Ask, passage: str, words: str) -> None:
    """The disagreement and what to do about it, and not what stands around."""
    found, quoted = ask(passage)
    assert found.facts["next_step"] == "present"
    assert quoted.startswith(words.split("?")[0])
    assert "Uw polis" not in quoted
    assert "De polis" not in quoted


@pytest.mark.parametrize(
    "passage",
    [
        "Kunt u zich niet vinden in onze uitleg? Dan horen wij graag waarom.",
        "Heeft u het gevoel dat wij iets over het hoofd zagen? Stuur ons dan de foto's.",
        "Mocht u menen dat de schade wel gedekt is, wilt u ons dat dan schriftelijk laten weten?",
        "Wie het met deze uitkomst oneens is, wendt zich tot de klachtencommissie.",
        "Een verzoek tot herziening van dit besluit zendt u aan de directie.",
        "U kunt ons besluit door een eigen deskundige laten toetsen.",
        "Deze beslissing kan door u aan de rechter worden voorgelegd.",
        "Als je vindt dat we het fout hebben, stuur dan een appje.",
        "Wat u kunt doen als u het niet eens bent met deze beslissing, leest u in de bijgevoegde folder.",
        "Betwist u onze weigering, dan kan u binnen de maand een tegenexpert aanstellen.",
    ],
)
def test_a_step_is_found_however_it_is_said(ask: Ask, passage: str) -> None:
    """Question, condition, passive, nominal, informal, Flemish."""
    assert ask(passage)[0].facts["next_step"] == "present"


@pytest.mark.parametrize(
    ("passage", "why"),
    [
        ("Wij begrijpen dat u het niet eens bent met dit besluit.", "no_deed"),
        ("Wij zijn het met uw expert niet eens.", "insurer_disagrees"),
        ("Bent u het niet eens met de rekening van de garage? Bel dan de garage.", "other_object"),
        ("Bent u het niet eens met de nieuwe premie? Dan kunt u opzeggen.", "other_object"),
        ("Is uw huisarts het er niet mee eens? Dan kan de huisarts ons bellen.", "someone_else"),
        ("Heeft u vragen? Bel ons dan.", "general_question"),
        ("Wij zijn aangesloten bij Kifid.", "membership"),
    ],
)
def test_what_came_near_is_kept_with_the_reason(ask: Ask, passage: str, why: str) -> None:
    """So that the user sees why his sentence does not count."""
    found, _ = ask(passage)
    assert found.facts["next_step"] == "missing"
    assert why in {miss.why for miss in found.evidence["next_step"].near_misses}


@pytest.mark.parametrize(
    "passage",
    [
        "Tegen deze beslissing kunt u geen bezwaar maken.",
        "Hierover corresponderen wij niet verder met u.",
        "Een klacht over dit besluit nemen wij niet in behandeling.",
        "Tegen ons besluit staat voor u geen enkele weg open.",
    ],
)
def test_a_door_that_is_shut_is_denied(ask: Ask, passage: str) -> None:
    """And the sentence that shuts it is the evidence."""
    found, quoted = ask(passage)
    assert (found.facts["next_step"], quoted) == ("denied", passage)


@pytest.mark.parametrize(
    "passage",
    [
        "Tegen deze beslissing kunt u geen bezwaar meer maken. U kunt nog wel naar de rechter.",
        "Bij ons is een heroverweging niet mogelijk. U kunt uw klacht voorleggen aan Kifid.",
    ],
)
def test_one_open_door_is_enough(ask: Ask, passage: str) -> None:
    """When one way is shut and another open, there is a step."""
    assert ask(passage)[0].facts["next_step"] == "present"


def test_a_way_that_has_been_shut_since_is_no_step(ask: Ask) -> None:
    """What the customer could have done does not help him."""
    found, _ = ask("U kon tot 1 februari bezwaar maken tegen deze beslissing. Die termijn is verstreken.")
    assert found.facts["next_step"] != "present"


@pytest.mark.parametrize(
    "text",
    [
        (
            f"{BEFORE}\n\n{AFTER}\n\nAssurantie Voorbeeld is aangesloten bij Kifid, "
            "waar u klachten kunt voorleggen. KvK 12345678.\n"
        ),
        (
            f"{BEFORE}\n\n{AFTER}\n\nOp 3 maart 2016 schreef T. de Boer:\n> Bent u het niet "
            "eens met ons besluit?\n> Stuur ons dan een brief.\n"
        ),
    ],
)
def test_a_footer_or_an_older_mail_is_no_step(reading_of: Callable[..., Reading], text: str) -> None:
    """Only the letter itself speaks."""
    assert reading_of(text).facts["next_step"] == "missing"


@pytest.mark.parametrize("wish", ["Sterkte met het herstel.", "Veel succes met de verbouwing.", "Beterschap!"])
def test_a_wish_before_the_step_hides_it_not(ask: Ask, wish: str) -> None:
    """A paragraph that begins like a closing and goes on is no closing."""
    assert ask(f"{wish} Bent u het niet eens met dit besluit? Bel ons dan.")[0].facts["next_step"] == "present"


def test_a_paragraph_that_also_names_a_membership_is_no_footer(ask: Ask) -> None:
    """The last paragraph of the letter is still the letter."""
    passage = "Bent u het niet eens met dit besluit? Mail ons dan. Wij zijn aangesloten bij Kifid."
    assert ask(passage)[0].facts["next_step"] == "present"


def test_a_postscript_is_part_of_the_letter(reading_of: Callable[..., Reading]) -> None:
    """A step below the signature is a step."""
    text = f"{BEFORE}\n\n{AFTER}\n\nP.S. Bent u het niet eens met dit besluit? Bel ons dan.\n"
    assert reading_of(text).facts["next_step"] == "present"


def test_a_letter_that_rejects_nothing_needs_no_step(reading_of: Callable[..., Reading]) -> None:
    """The fact is not applicable, and nothing is looked for."""
    facts = reading_of("Geachte heer De Wit,\n\nWij vergoeden uw schade helemaal.\n\nHoogachtend,\n").facts
    assert {facts[fact] for fact in ("next_step", "channel", "deadline", "external_body", "reason")} == {"n/a"}


@pytest.mark.parametrize(
    "passage",
    [
        "Bent u niet tevreden over het schilderwerk? Meld het dan binnen tien dagen.",
        "Gaat u niet akkoord met de offerte, dan kunt u een andere vragen.",
        "Vindt u die rekening niet terecht? Bel dan even.",
        "Verschilt u van mening over de doelen van de training, bespreek ze dan.",
    ],
)
def test_a_thing_that_no_decision_consists_of_is_another_matter(ask: Ask, passage: str) -> None:
    """What is disagreed with is named after met, over or tegen, or is the object of vinden."""
    assert ask(passage)[0].facts["next_step"] == "missing"


@pytest.mark.parametrize(
    "passage",
    [
        "Bent u niet tevreden over de hoogte van de vergoeding? Meld het dan binnen tien dagen.",
        "Gaat u niet akkoord met de berekening, dan kunt u een andere vragen.",
        "Vindt u die afwijzing niet terecht? Bel dan even.",
        "Niet akkoord met een of meer regels? Mail ons welke.",
        "Vertel het ons als je het er niet mee eens bent.",
        "Wees zo vriendelijk ons te schrijven wanneer u van mening bent dat de schade wel gedekt is.",
        "Tegen deze beslissing kunt u in het geweer komen.",
    ],
)
def test_the_decision_its_grounds_and_its_figures_are_the_matter(ask: Ask, passage: str) -> None:
    """Whatever the verb of what the customer then does, before or after the condition."""
    assert ask(passage)[0].facts["next_step"] == "present"


def test_a_new_condition_starts_another_matter(ask: Ask) -> None:
    """Understanding for the customer is no condition, so what follows another condition is not the step."""
    passage = "Wij begrijpen dat u op iets anders had gehoopt. Heeft u nog een bon, dan kunt u die insturen."
    assert ask(passage)[0].facts["next_step"] == "missing"


@pytest.mark.parametrize(
    ("passage", "doubtful"),
    [
        ("Bent u het niet eens met dit besluit? Mail ons dan.", False),
        ("Wij zien het anders dan uw aannemer. Ziet u dat ook niet zo? Laat het dan weten.", True),
        ("Bent u het niet eens met de premie? Zeg dan op. Bent u het niet eens met dit besluit? Mail dan.", True),
    ],
)
def test_a_step_that_may_be_about_another_matter_is_unsure(ask: Ask, passage: str, doubtful: bool) -> None:
    """Others are named and the decision is not, or a step about something else stands beside it."""
    reading = ask(passage)[0]
    assert reading.facts["next_step"] == "present"
    assert ("next_step" in reading.unsure) is doubtful
