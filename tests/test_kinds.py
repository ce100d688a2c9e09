"""Facts about what a text is: a rejection, a text about registering a legal-aid case, both, or none of these."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint import kinds, modality
from lint.letter import Letter
from lint.model import Reading

Readings = Callable[..., Reading]
SCHADE, ZORG, INTAKE = kinds.DAMAGE, kinds.HEALTH, kinds.INTAKE


@pytest.mark.parametrize(
    "passage",
    [
        "U meldde stormschade aan uw schuur. Wij vergoeden deze schade niet, want de schuur stond er al scheef bij.",
        "Uw reisverzekering dekt geen verlies van contant geld. Daarom wijzen wij uw claim af.",
        (
            "Na bestudering van het dossier zien wij ons genoodzaakt iedere "
            "aansprakelijkheid voor de aanrijding van de hand te wijzen."
        ),
        "Je telefoon was al stuk toen je de verzekering afsloot. Daarom krijg je hem helaas niet vergoed.",
        "De maatschappij kan in het door u gemelde schadegeval niet tussenkomen, aangezien de waarborg geschorst was.",
        "De diefstal van uw fiets is door ons in behandeling genomen. Tot uitkering kan niet worden overgegaan.",
        "Uw arbeidsongeschiktheidsuitkering stopt per 1 mei 2016, omdat u weer volledig kunt werken.",
        "Van uw waterschade van € 4.000 vergoeden wij € 2.500. De vloerbedekking vergoeden wij niet.",
        "Wij handhaven ons standpunt: de brandschade aan uw keuken wordt niet vergoed.",
        (
            "De dierenartskosten voor Moos blijven voor uw rekening: zijn heup "
            "was al slecht voor u de verzekering afsloot."
        ),
    ],
)
def test_who_turns_a_claim_down_rejects(reading_of: Readings, passage: str) -> None:
    """Wholly or in part, active or passive, in any register; under any insurance but health."""
    assert reading_of(f"Geachte heer De Wit,\n\n{passage}\n\nHoogachtend,\nT. de Boer\n").kinds == (SCHADE,)


@pytest.mark.parametrize(
    "passage",
    [
        "U declareerde de kosten van uw bril. Uw zorgverzekering vergoedt brillen niet.",
        "De machtiging voor uw ooglidcorrectie verlenen wij niet, want er is geen medische noodzaak.",
        (
            "Uw aanvraag voor een behandeling in het buitenland keuren wij niet "
            "goed. Uw zorgverzekering dekt deze kliniek niet."
        ),
        "Je fysiotherapie is op: de negende behandeling van je zorgverzekering betalen we niet.",
        "Toestemming voor het hulpmiddel wordt geweigerd, aangezien de zorgverzekeringswet daarin niet voorziet.",
    ],
)
def test_a_health_insurer_rejects_a_bill_or_a_request(reading_of: Readings, passage: str) -> None:
    """A bill, a prior approval and a permission are all claims."""
    assert reading_of(
        f"Geachte heer De Wit,\n\n{passage}\n\nMet vriendelijke groet,\nZorgverzekeraar Voorbeeld\n"
    ).kinds == (ZORG,)


@pytest.mark.parametrize(
    "passage",
    [
        "Wij vergoeden uw schade volledig. Het bedrag van € 800 staat binnen drie dagen op uw rekening.",
        "Wij hebben uw schademelding ontvangen en laten u binnen twee weken weten of u verzekerd bent.",
        "Als u de nota niet voor 1 mei stuurt, kunnen wij uw schade niet vergoeden.",
        "Wij kunnen u helaas geen autoverzekering aanbieden: uw aanvraag voor de verzekering wijzen wij af.",
        "De premie van uw woonverzekering is nog niet betaald. Wij beëindigen uw verzekering per 1 juni.",
        "Wij zien geen reden om uw schade niet te vergoeden; u krijgt het hele bedrag.",
        "Om uw schade te beoordelen missen wij nog de aankoopbon. Stuur die ons toe, dan beslissen wij.",
        "U hoeft de hulpverleners niet te betalen; dat doen wij voor u.",
        "Wordt uw schade niet vergoed? Dat kan zo zijn als u te laat meldt, leest u in de voorwaarden.",
    ],
)
def test_a_letter_that_turns_no_claim_down_is_no_rejection(reading_of: Readings, passage: str) -> None:
    """Paid in full, not decided yet, only announced, about insuring someone, or about the premium."""
    assert reading_of(f"Geachte heer De Wit,\n\n{passage}\n\nHoogachtend,\nT. de Boer\n").kinds == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Uw zorgverzekering vergoedt de opname in het ziekenhuis niet, want u had geen verwijzing.",
        "Uw polis vergoedt de rekening van de garage niet, want de accu was versleten.",
        "Uw verzekering vergoedt de sloten na het bezoek van de politie niet, want er waren geen braaksporen.",
    ],
)
def test_who_is_only_named_does_not_decide(reading_of: Readings, sentence: str) -> None:
    """The policy refuses; the hospital, garage or police in the same clause do not."""
    assert reading_of(f"Geachte heer De Wit,\n\n{sentence}\n\nHoogachtend,\nT. de Boer\n").kinds != ()


@pytest.mark.parametrize("wish", ["Tot snel!", "Sterkte met het herstel.", "Succes met de verbouwing."])
def test_a_wish_before_the_decision_hides_it_not(reading_of: Readings, wish: str) -> None:
    """A paragraph that begins like a closing and goes on is no closing."""
    text = f"Geachte heer De Wit,\n\n{wish} Helaas vergoeden wij uw schade niet, want het dak lekte.\n\nGroeten,\nTom\n"
    assert reading_of(text).kinds == (SCHADE,)


def test_an_objection_of_the_customer_is_no_rejection(reading_of: Readings) -> None:
    """He repeats what the insurer said, and says that he disagrees."""
    text = (
        "Geachte heer,\n\nIk maak bezwaar tegen uw afwijzing van mijn schade. U "
        "vergoedt mijn fiets niet, maar ik had hem op slot gezet. "
    )
    assert reading_of(text + "Ik verzoek u mijn claim alsnog te betalen.\n\nHoogachtend,\nFatima\n").kinds == ()


def test_words_that_are_quoted_reject_nothing(reading_of: Readings) -> None:
    """An older letter below this one is not this letter's answer."""
    text = (
        "Beste Fatima,\n\nWij betalen uw schade alsnog helemaal.\n\nGroeten,\nTom\n\nOp 3 maart "
        "2016 schreef Tom:\n> Beste Fatima,\n> Wij vergoeden uw schade niet.\n"
    )
    assert reading_of(text).kinds == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "Heeft u een conflict met uw werkgever? Meld uw zaak bij onze "
            "rechtsbijstandverzekering via het formulier. Een jurist belt u."
        ),
        (
            "Zo meld je een zaak. Log in en vul in wat er speelt. Onze juristen "
            "kijken of je rechtsbijstandverzekering het dekt."
        ),
        (
            "Geachte heer De Wit,\n\nU heeft uw geschil bij ons aangemeld. Uw zaak is geregistreerd "
            "onder 2016/88. Een jurist van Rechtsbijstand Voorbeeld belt u.\n"
        ),
        (
            "Wenst verzekerde een beroep op rechtsbijstand te doen, dan dient "
            "hij het geschil bij de stichting aan te melden."
        ),
    ],
)
def test_a_text_about_registering_a_case_is_an_intake(reading_of: Readings, text: str) -> None:
    """A page, a letter that confirms, or a clause that tells how."""
    assert reading_of(text).kinds == (INTAKE,)


@pytest.mark.parametrize(
    "text",
    [
        "Meld uw schade via het formulier. Een schadebehandelaar belt u binnen twee dagen terug.",
        "Vacature: wij zoeken een jurist die rechtsbijstand verleent aan klanten die een zaak melden. Solliciteer nu.",
        "Onze juristen vierden vorige week het jubileum van de rechtsbijstandverzekering met taart.",
    ],
)
def test_a_text_in_which_nobody_brings_a_case_is_no_intake(reading_of: Readings, text: str) -> None:
    """Damage, a vacancy, news."""
    assert reading_of(text).kinds == ()


def test_a_dispute_that_is_not_covered_is_a_rejection(reading_of: Readings) -> None:
    """Turning down legal aid turns down a claim."""
    text = (
        "Geachte heer De Wit,\n\nU meldde ons een geschil met uw buren. Uw "
        "rechtsbijstandverzekering geeft hiervoor geen dekking, "
    )
    assert SCHADE in reading_of(text + "want het geschil bestond al.\n\nHoogachtend,\nT. de Boer\n").kinds


def test_a_kind_points_at_the_sentence_that_makes_it(letter_of: Callable[..., Letter]) -> None:
    """For whoever asks why."""
    letter = letter_of(
        "Geachte heer De Wit,\n\nU meldde schade. Wij vergoeden uw schade "
        "niet, want het dak lekte al.\n\nHoogachtend,\n"
    )
    found = kinds.of(letter)
    assert list(found.due) == [SCHADE]
    assert letter.raw(found.due[SCHADE]) == "Wij vergoeden uw schade niet, want het dak lekte al."


def test_a_letter_about_both_branches_is_of_both_kinds(reading_of: Readings) -> None:
    """Each refusal makes the letter one kind."""
    text = (
        "Geachte heer De Wit,\n\nVan uw reisverzekering vergoeden wij de schade aan "
        "uw koffer niet, want u liet hem onbeheerd staan.\n\n"
    )
    text += "Uw zorgverzekering vergoedt de krukken niet, want die had u niet nodig.\n\nHoogachtend,\n"
    assert reading_of(text).kinds == (SCHADE, ZORG)


@pytest.mark.parametrize(
    ("sentence", "conditional"),
    [
        ("Als u de bon niet stuurt, betalen wij niet.", True),
        ("Wij betalen niet indien u te laat meldt.", True),
        ("Ontvangen wij de bon niet, dan betalen wij niet.", True),
        ("Mocht u niets sturen, dan sluiten wij de zaak.", True),
        ("Als gevolg van de storm brak de boom.", False),
        ("Wij wijzen uw claim af, zoals indertijd besproken.", False),
        ("De vloer gold als verloren.", False),
        ("Zoals u weet, betalen wij niet.", False),
    ],
)
def test_what_hangs_on_a_condition_is_not_said(
    letter_of: Callable[..., Letter], sentence: str, conditional: bool
) -> None:
    """A decision is asserted; a warning is not."""
    assert modality.is_conditional(letter_of(sentence).sentences[0]) is conditional


@pytest.mark.parametrize(
    "passage",
    [
        "U vroeg € 1.980 voor de bank. Wij betalen u € 1.200.",
        "U claimde vijf overnachtingen, wij vergoeden er twee.",
        "Uw nota was € 400,50. Wij vergoeden € 310,25.",
        "In plaats van de achttien gevraagde zittingen krijgt u er negen.",
    ],
)
def test_less_than_was_asked_is_a_rejection_in_part(reading_of: Readings, passage: str) -> None:
    """The figures say it; no word of refusal is needed."""
    assert reading_of(f"Geachte heer De Wit,\n\nU meldde schade. {passage}\n\nHoogachtend,\n").kinds == (SCHADE,)


@pytest.mark.parametrize(
    "passage",
    [
        "U vroeg € 1.980 voor de bank. Wij betalen u € 1.980.",
        "Uw nota was € 400. Na uw eigen risico van € 100 vergoeden wij € 300.",
        "U vroeg drie ramen voor € 900. Wij vergoeden drie ramen.",
        "U vroeg € 500. Vergoeden wij € 400, dan hoort u dat.",
    ],
)
def test_figures_that_agree_or_compare_nothing_reject_nothing(reading_of: Readings, passage: str) -> None:
    """The same amount, an own risk that is taken off (LABELS, ruling 1), other units, a condition."""
    assert reading_of(f"Geachte heer De Wit,\n\nU meldde schade. {passage}\n\nHoogachtend,\n").kinds == ()


@pytest.mark.parametrize(
    "passage",
    [
        "De fabrikant wijst de claim af.",
        "Uw reisverzekeraar vergoedt de vlucht niet.",
        "Het reisbureau betaalt de schade niet.",
    ],
)
def test_the_refusal_of_somebody_else_is_not_ours(reading_of: Readings, passage: str) -> None:
    """Who opens the sentence and does it is the one who refuses."""
    text = f"Geachte heer De Wit,\n\nU meldde schade. {passage} Wij zoeken het voor u uit.\n\nHoogachtend,\n"
    assert reading_of(text).kinds == ()
