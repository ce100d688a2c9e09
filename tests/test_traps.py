"""Every trap of the domain (TRAPS.md, numbers 1 to 113) as letters of our own, and what a careful reader concludes."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet
from asking import (
    HEALTH_INSURER,
    LEGAL_AID,
    File,
    ask,
    bare,
    damage,
    damage_je,
    document,
    health,
    health_je,
    intake,
    intake_je,
    letter,
    mail,
    sentences,
)
from word_files import p, part, r, word

from lint.engine import Engine
from lint.results import Result

DAMAGE, HEALTH, INTAKE = "schade-afwijzing", "zorg-afwijzing", "rechtsbijstand-intake"
KIFID, SKGZ, COURT, COMMITTEE, ARRANGEMENT = "kifid", "skgz", "rechter", "geschillencommissie", "geschillenregeling"


def trap(name: str, file: File, *, hard: str = "", **holds: object) -> ParameterSet:
    """One case: what must hold of a document; `hard` says honestly why we do not see it yet."""
    marks = [pytest.mark.xfail(strict=True, reason=hard)] if hard else []
    return pytest.param(file, holds, id=f"trap-{name}", marks=marks)


def said(engine: Engine, file: File, wanted: dict[str, object]) -> dict[str, object]:
    """What the engine says of a document, for the keys that are wanted; bodies and kinds as sets of names."""
    return told(ask(engine, file), wanted)


def told(result: Result, wanted: dict[str, object]) -> dict[str, object]:
    """What a result says for the keys that are wanted."""
    every: dict[str, object] = {
        "status": result.status.value,
        "kinds": set(result.kinds),
        "unsure": set(result.unsure),
        **result.facts,
    }
    if "external_body" in wanted and every.get("external_body") != "n/a":
        every["external_body"] = set(result.facts.get("external_body", ()))  # type: ignore[arg-type]
    if "rules" in wanted:
        codes = {finding.rule for finding in result.findings}
        every["rules"] = {code for code in wanted["rules"] if code in codes}  # type: ignore[attr-defined]
    return {key: every.get(key) for key in wanted}


NOTE = p("Niet eens met dit besluit? Mail dan naar bezwaar@zeebries.example.")
FOOTNOTED = File(
    "brief.docx",
    word(
        p("Schadenummer: 26-004417")
        + p("Geachte mevrouw Okkerse,")
        + p("Uw vloer vergoeden wij niet, want hij lekte al jaren.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + p("Met vriendelijke groet,"),
        {"footnotes.xml": part("footnotes", f'<w:footnote w:id="1">{NOTE}</w:footnote>')},
    ),
)

IS_IT_A_REJECTION = [
    # 1 negated rejection
    trap(
        "001a",
        letter("Wij hebben uw schade niet geweigerd. Wij wachten alleen nog op de offerte van de schilder."),
        kinds=set(),
    ),
    trap(
        "001b",
        health_je(body="Je declaratie is niet afgekeurd hoor! We missen alleen de nota van je fysiotherapeut nog."),
        kinds=set(),
    ),
    trap("001c", letter("Het is niet zo dat wij uw inbraakschade weigeren: wij onderzoeken haar nog."), kinds=set()),
    # 2 double negation
    trap(
        "002a",
        letter("Er is geen enkele grond om uw waterschade onbetaald te laten. U krijgt € 640 binnen vijf werkdagen."),
        kinds=set(),
    ),
    trap(
        "002b",
        letter("Het is niet ondenkbaar dat de expert u nog belt. Uw schade van € 640 betalen wij morgen."),
        kinds=set(),
    ),
    trap(
        "002c",
        letter(
            "U vroeg ons de serre te vergoeden. Wij kunnen niet anders dan dat verzoek van de hand wijzen, want de "
            "serre was nog in aanbouw."
        ),
        kinds={DAMAGE},
        reason=True,
    ),
    trap(
        "002d",
        damage_je(body="We ontkomen er niet aan om nee te zeggen tegen je claim. Je telefoon lag los op het terras."),
        kinds={DAMAGE},
    ),
    trap(
        "002e", damage_je(body="We zien geen reden om je cameraschade niet te betalen. Je krijgt € 300."), kinds=set()
    ),
    # 3 announced, not done
    trap(
        "003a",
        letter("Hebben wij de aankoopnota op 15 juni nog niet binnen, dan keren wij voor de camera niets uit."),
        kinds=set(),
    ),
    trap(
        "003b",
        damage_je(body="Stuur je ons voor 1 september geen foto's, dan kunnen we je schade helaas niet betalen."),
        kinds=set(),
    ),
    trap(
        "003c",
        letter(
            "Wij vragen u het proces-verbaal na te zenden. Blijft het uit, dan zijn wij genoodzaakt uw claim af te "
            "wijzen."
        ),
        kinds=set(),
    ),
    trap(
        "003d",
        letter("Wij betalen niets zolang wij de verklaring van uw buurman niet hebben. Stuurt u ons die verklaring?"),
        kinds=set(),
    ),
    # 4 condition in a policy text
    trap(
        "004a",
        bare(
            "Artikel 5. Uitsluitingen",
            "Wij vergoeden geen schade door roest, rot of gebrekkig onderhoud. Schade door ongedierte is uitgesloten.",
            "Artikel 6. Begrippen",
            "Onder inboedel verstaan wij alle roerende zaken die tot de huishouding van verzekerde behoren.",
        ),
        kinds=set(),
    ),
    trap(
        "004b",
        letter(
            "De expert zag dat het lood van uw schoorsteen nooit is vervangen. Schade door gebrekkig onderhoud "
            "vergoeden wij niet."
        ),
        kinds={DAMAGE},
        reason=True,
        hard="the reason is a fact of the case and a general clause in neighbouring sentences, with "
        "no because between them",
    ),
    trap(
        "004c",
        bare(
            "<h1>Wat dekt de fietsverzekering?</h1>",
            "Diefstal en schade door een botsing zijn verzekerd.",
            "Staat je fiets niet op slot? Dan betalen we niets. Slijtage van banden en ketting is niet verzekerd.",
            suffix=".html",
        ),
        kinds=set(),
    ),
    trap(
        "004d",
        bare(
            "Voorwaarden reisverzekering",
            "3.1 Geen vergoeding vindt plaats voor verlies van geld. 3.2 De verzekerde moet diefstal binnen 24 uur "
            "aangeven.",
        ),
        kinds=set(),
    ),
    # 5 rejection hidden in a table
    trap(
        "005a",
        health(
            "<table><tr><th>Behandeling</th><th>Gedeclareerd</th><th>Vergoed</th><th>Code</th></tr>"
            "<tr><td>Podotherapie 12 februari</td><td>€ 64,00</td><td>€ 0,00</td><td>27</td></tr></table>",
            "Code 27: niet in uw pakket.",
            body="Hieronder staat het overzicht van de nota's die u ons stuurde.",
            suffix=".html",
        ),
        kinds={HEALTH},
        next_step="missing",
    ),
    trap(
        "005b",
        health(
            "Zorgsoort | Gedeclareerd | Vergoed | Code\nBrilglazen 4 februari | € 210,00 | € 0,00 | 31",
            body="Declaratieoverzicht februari",
        ),
        kinds={HEALTH},
        next_step="missing",
    ),
    trap(
        "005c",
        health_je(
            "| Zorg | Gedeclareerd | Vergoed |\n|---|---|---|\n| Tandarts 9 februari | € 88,50 | € 0,00 |",
            body="Dit is het overzicht van je declaraties.",
            suffix=".md",
        ),
        kinds={HEALTH},
    ),
    trap(
        "005d",
        health(
            "<table><tr><td>Nota</td><td>Ingediend "
            "bedrag</td><td>Uitbetaald</td></tr><tr><td>Logopedie</td><td>45,00</td><td>0,00</td></tr></table>",
            body="Specificatie van uw declaratie",
            suffix=".html",
        ),
        kinds={HEALTH},
    ),
    # 6 rejection inside good news
    trap(
        "006a",
        letter(
            "Mooi nieuws: u krijgt € 1.150 voor uw bank en uw vloerkleed. Het schilderij zit daar niet bij; dat was "
            "niet meeverzekerd."
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "006b",
        damage_je(
            body="Yes, er komt € 220 naar je toe voor je scherm! De oplader en het hoesje vallen buiten je dekking."
        ),
        kinds={DAMAGE},
    ),
    trap(
        "006c",
        letter(
            "Wij vergoeden uw koffers: € 380 komt deze week op uw rekening. Voor de zonnebril krijgt u niets, want "
            "die lag in het zicht."
        ),
        kinds={DAMAGE},
    ),
    # 7 plain deduction
    trap(
        "007a",
        letter("Wij maken € 1.350 aan u over. Dat is de nota van € 1.500 min uw eigen risico van € 150."),
        kinds=set(),
    ),
    trap(
        "007b",
        health(
            body="De nota van het ziekenhuis is betaald. Van het bedrag betaalt u zelf € 385: uw verplicht eigen "
            "risico."
        ),
        kinds=set(),
    ),
    trap(
        "007c",
        letter(
            "U vroeg ons om het volledige bedrag van € 900. Dat verzoek wijzen wij af voor zover het uw eigen risico "
            "van € 250 betreft, want dat geldt per gebeurtenis."
        ),
        kinds={DAMAGE},
    ),
    trap(
        "007d",
        damage_je(body="Je krijgt € 450 voor je telefoon van € 500. De laatste € 50 is je eigen risico."),
        kinds=set(),
        hard="a difference of amounts in telegram style; only its last words say that it is the customer's own excess",
    ),
    trap("007e", letter("Na aftrek van het eigen risico ontvangt u € 820 voor de reparatie van uw ruit."), kinds=set()),
    # 8 refusal to insure
    trap(
        "008a",
        letter(
            "U wilde een verzekering tegen arbeidsongeschiktheid bij ons sluiten. Die aanvraag wijzen wij af vanwege "
            "uw medische achtergrond.",
            subject="uw aanvraag voor een verzekering",
        ),
        kinds=set(),
    ),
    trap(
        "008b",
        health(
            body="Uw aanvraag voor een elektrische rolstoel wijzen wij af. U kunt zich binnenshuis lopend verplaatsen."
        ),
        kinds={HEALTH},
    ),
    trap(
        "008c",
        letter(
            "Je wilde je auto bij ons verzekeren. We kunnen je aanvraag niet accepteren, want je hebt te veel schades "
            "gehad.",
            greeting="Hoi Tess,",
            subject="je aanvraag autoverzekering",
            number="Aanvraagnummer: 5512",
        ),
        kinds=set(),
    ),
    trap(
        "008d",
        letter(
            "Helaas kunnen wij u geen levensverzekering aanbieden. Wij nemen uw aanvraag niet in behandeling.",
            subject="uw aanvraag levensverzekering",
            number="Aanvraagnummer 7712",
        ),
        kinds=set(),
    ),
    # 9 cancelled policy
    trap(
        "009a",
        letter("Wij zeggen uw inboedelverzekering op met ingang van 1 augustus.", subject="einde van uw verzekering"),
        kinds=set(),
    ),
    trap(
        "009b",
        letter(
            "Wij stoppen uw arbeidsongeschiktheidsuitkering met ingang van 1 september. Volgens onze arts kunt u uw "
            "eigen werk weer doen."
        ),
        kinds={DAMAGE},
        reason=True,
    ),
    trap(
        "009c",
        damage_je(body="We stoppen je fietsverzekering per 1 mei, want de premie van maart is nog niet betaald."),
        kinds=set(),
    ),
    trap(
        "009d",
        letter(
            "U krijgt vanaf 1 juli geen uitkering meer voor uw arbeidsongeschiktheid, omdat u volgens de arts voor "
            "minder dan 25% arbeidsongeschikt bent."
        ),
        kinds={DAMAGE},
    ),
    # 10 premium, arrears, direct debit
    trap(
        "010a",
        letter(
            "Uw bank heeft uw machtiging voor de automatische incasso geweigerd. Wilt u de premie van € 48,20 zelf "
            "overmaken?",
            subject="uw premie",
        ),
        kinds=set(),
    ),
    trap(
        "010b",
        health_je(body="Je machtiging om de premie af te schrijven is afgewezen door je bank. Betaal je zelf even?"),
        kinds=set(),
    ),
    trap(
        "010c",
        letter(
            "De premie kon niet worden afgeschreven: de incasso is geweigerd wegens onvoldoende saldo.",
            subject="betaling van uw premie",
        ),
        kinds=set(),
        hard="a refused direct debit says neither machtiging nor whose bank; only the object "
        "(premium) tells it from a claim",
    ),
    # 11 third-party liability
    trap(
        "011a",
        letter(
            "De heer Bos, die bij ons verzekerd is, treft geen verwijt: u kwam van links. Wij wijzen zijn "
            "aansprakelijkheid van de hand en keren niets aan u uit."
        ),
        kinds={DAMAGE},
        reason=True,
    ),
    trap(
        "011b",
        letter(
            "Onze klant is niet aansprakelijk voor de deuk in je auto, want jij reed achteruit. We betalen je schade "
            "dus niet.",
            greeting="Beste Tess,",
        ),
        kinds={DAMAGE},
    ),
    trap(
        "011c",
        letter(
            "U stelt onze verzekerde aansprakelijk voor de aanrijding. Hij had voorrang. Voor vergoeding van uw "
            "schade bestaat dan ook geen grond."
        ),
        kinds={DAMAGE},
        reason=True,
    ),
    # 12 the addressee is a care provider
    trap(
        "012a",
        letter(
            "De declaratieregel voor uw patiënt geboren op 2 mei 1961, prestatiecode 12001, is afgekeurd: er was geen "
            "geldige verwijzing. U kunt de regel gecorrigeerd opnieuw indienen.",
            sender=HEALTH_INSURER,
            greeting="Geachte zorgverlener,",
            number="AGB-code: 12345678",
            subject="retourinformatie declaraties",
        ),
        kinds=set(),
    ),
    trap(
        "012b",
        letter(
            "Drie regels uit het declaratiebestand van uw praktijk zijn niet toegewezen, omdat voor deze verzekerden "
            "geen machtiging bekend is.",
            sender=HEALTH_INSURER,
            greeting="Beste praktijkhouder,",
            number="AGB-code: 12345678",
            subject="uw declaratiebestand",
        ),
        kinds=set(),
    ),
    trap(
        "012c",
        letter(
            "Voor uw cliënt J. de Boer hebben wij de aanvraag voor verpleging niet gehonoreerd. Wij verzoeken u als "
            "zorgaanbieder de indicatie aan te vullen.",
            sender=HEALTH_INSURER,
            greeting="Geachte zorgaanbieder,",
            number="AGB-code: 41414141",
            subject="aanvraag wijkverpleging",
        ),
        kinds=set(),
    ),
    # 13 a broker passes it on; an agent rejects
    trap(
        "013a",
        letter(
            "Als uw tussenpersoon ontvingen wij vandaag bericht van Zeebries. De verzekeraar laat weten dat hij uw "
            "stormschade niet vergoedt. Zijn brief sturen wij u hierbij.",
            sender="Assurantiekantoor De Linde\nMarkt 1\n3500 AA Utrecht",
        ),
        kinds=set(),
    ),
    trap(
        "013b",
        letter(
            "Als gevolmachtigd agent van Zeebries delen wij u mee dat wij uw stormschade niet vergoeden. De "
            "windkracht was lager dan 7.",
            sender="Volmachtkantoor De Linde B.V.\nMarkt 1\n3500 AA Utrecht",
        ),
        kinds={DAMAGE},
    ),
    trap(
        "013c",
        letter(
            "Slecht nieuws: de verzekeraar heeft ons gemaild dat hij je stormschade niet betaalt. We sturen je zijn "
            "mail door.",
            sender="Jouw Adviseur Lot\nMarkt 1\n3500 AA Utrecht",
            greeting="Hoi Tess,",
        ),
        kinds=set(),
    ),
    trap(
        "013d",
        letter(
            "Namens Zeebries, die ons volmacht gaf, wijzen wij uw claim voor het gebroken glas af. Glas is niet "
            "meeverzekerd.",
            sender="De Linde Volmachten B.V.\nMarkt 1\n3500 AA Utrecht",
        ),
        kinds={DAMAGE},
    ),
    # 14 the customer writes
    trap(
        "014a",
        bare(
            "T. Okkerse\nLindelaan 4\n1234 AB Heuvelrode",
            "Aan: Zeebries Schadeverzekeringen\nBetreft: schadenummer 26-004417",
            "Geachte heer, mevrouw,",
            "Op 4 mei kreeg ik bericht dat u mijn schade niet vergoedt. Ik ben het daar niet mee eens en maak "
            "bezwaar. Ik had mijn vloer wel degelijk verzekerd. Ik vraag u mijn claim opnieuw te beoordelen.",
            "Hoogachtend,\nT. Okkerse",
        ),
        kinds=set(),
    ),
    trap(
        "014b",
        mail(
            "Hoi,",
            "Jullie hebben mijn claim afgewezen, maar ik vind dat niet kloppen. Mijn fiets stond gewoon op slot, ik "
            "heb de sleutels nog. Ik wil dat jullie er opnieuw naar kijken.",
            "Groet,\nTess",
            subject="Mijn fiets",
        ),
        kinds=set(),
    ),
    trap(
        "014c",
        bare(
            "Aan de klachtencommissie",
            "Geachte commissie,",
            "Ik ben het oneens met de afwijzing van mijn claim. Volgens u lekte mijn dak al langer, maar dat is niet "
            "waar. Mijn dakdekker heeft mij dat schriftelijk bevestigd.",
            "Met vriendelijke groet,\nB. de Wit",
        ),
        kinds=set(),
    ),
    # 15 the insurer quotes the customer
    trap(
        "015a",
        damage(
            body='In uw mail van 3 juni schreef u: "Ik ga hier niet mee akkoord en dien een klacht in bij '
            'Kifid." Wij hebben '
            "uw mail gelezen en veranderen onze beslissing niet. De schade vergoeden wij niet, omdat "
            "de brand in uw eigen "
            "frituurpan begon."
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "015b",
        damage_je(
            body="Je appte ons: ‘ik ben het er niet mee eens en wil dat een ander ernaar kijkt’. We snappen je, maar "
            "we betalen je fiets niet: hij stond los."
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "015c",
        damage(
            'U vroeg ons in uw brief: "Waar kan ik tegen deze beslissing bezwaar maken?" Ons '
            "antwoord op uw andere vragen staat in de bijlage."
        ),
        next_step="missing",
    ),
    # 16 quoted e-mail thread
    trap(
        "016a",
        mail(
            "Beste mevrouw Okkerse,",
            "Ook na uw telefoontje vergoeden wij uw tent niet: hij stond onbeheerd op het strand.",
            "Met vriendelijke groet,\nJ. Holtkamp",
            "> Geachte mevrouw Okkerse,\n>\n> Wij wijzen uw claim af. Bent u het niet eens met dit "
            "besluit, dan kunt u binnen\n"
            "> een jaar een klacht indienen bij Kifid.",
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "016b",
        mail(
            "Beste mevrouw Okkerse,",
            "Bedankt voor de foto's. Wij hebben ze bij uw dossier gevoegd.",
            "Met vriendelijke groet,\nJ. Holtkamp",
            "Van: schade@zeebries.example\nVerzonden: maandag 2 maart 2026 09:12\nAan: okkerse@post.example\n"
            "Onderwerp: Uw tent",
            "Geachte mevrouw Okkerse,",
            "Wij wijzen uw claim af, want de tent stond onbeheerd. Bent u het niet eens met dit besluit? Ga naar "
            "Kifid.",
        ),
        kinds=set(),
    ),
    trap(
        "016c",
        mail(
            "Hoi Tess,",
            "Het blijft nee: we betalen je tent niet, want hij stond onbeheerd. Hoe je bezwaar maakt tegen dit "
            "besluit, lees je in onze mail van 2 maart hieronder.",
            "Groetjes,\nJoris",
            "> Hoi Tess,\n>\n> We betalen je tent niet. Oneens? Mail naar klacht@zeebries.example.",
        ),
        kinds={DAMAGE},
        next_step="present",
    ),
    trap(
        "016d",
        mail(
            "Beste Tess,",
            "Fijn dat je belde. Ik stuur je zoals beloofd ons eerdere bericht nog eens.",
            "Groet,\nJoris",
            "-----Oorspronkelijk bericht-----\nVan: Joris\nVerzonden: 2 maart 2026\nAan: Tess\nOnderwerp: je fiets",
            "Beste Tess,",
            "We betalen je fiets niet, want hij stond los. Niet eens? Mail klacht@zeebries.example.",
        ),
        kinds=set(),
    ),
    # 17 news or judgment about a rejection
    trap(
        "017a",
        bare(
            "Boer krijgt alsnog geld voor afgebrande stal",
            "Een verzekeraar weigerde de schade na een stalbrand te betalen. De rechtbank in Zwolle stelde de boer "
            "deze week in het gelijk. De verzekeraar had zijn claim afgewezen omdat de keuring verlopen was.",
        ),
        kinds=set(),
    ),
    trap(
        "017b",
        bare(
            "Samenvatting van de uitspraak",
            "Consument deed een beroep op zijn reisverzekering. De verzekeraar heeft de claim afgewezen. De commissie "
            "oordeelt dat de verzekeraar de schade moet vergoeden en wijst de vordering van consument toe.",
        ),
        kinds=set(),
    ),
    trap(
        "017c",
        bare(
            "Hof: verzekeraar mocht weigeren",
            "ARNHEM - Een verzekeraar hoeft de schade aan een gezonken jacht niet te vergoeden. Dat heeft het hof "
            "donderdag bepaald. De eigenaar overweegt cassatie.",
        ),
        kinds=set(),
    ),
    # 18 answer to a complaint about behaviour
    trap(
        "018a",
        letter(
            "U vond onze medewerker aan de telefoon onbeleefd. Uw klacht is terecht en wij bieden u onze excuses aan.",
            subject="uw klacht",
        ),
        kinds=set(),
    ),
    trap(
        "018b",
        damage_je(body="Je hebt een klacht over onze chat: je moest een uur wachten. Daar heb je gelijk in. Sorry!"),
        kinds=set(),
    ),
    trap(
        "018c",
        letter("U klaagde over onze trage reactie op uw mails. Wij vinden uw klacht gegrond.", subject="uw klacht"),
        kinds=set(),
    ),
    # 19 reconsideration upheld
    trap(
        "019a",
        letter(
            "Op uw verzoek hebben wij de zaak nog eens bekeken. Onze conclusie verandert niet: u krijgt geen "
            "vergoeding voor de boot, omdat hij niet in de haven lag."
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "019b",
        health(
            body="Na uw bezwaar heeft een andere arts de aanvraag voor de ooglidcorrectie opnieuw beoordeeld. Wij "
            "blijven bij de afwijzing, want uw gezichtsveld is niet beperkt."
        ),
        kinds={HEALTH},
    ),
    trap(
        "019c",
        damage_je(
            body="Je vroeg ons om nog eens naar je claim te kijken. Dat hebben we gedaan. Het antwoord blijft nee, "
            "want je fiets stond niet op slot."
        ),
        kinds={DAMAGE},
    ),
    # 20 provisional standpoint
    trap(
        "020a",
        letter(
            "Zoals het er nu uitziet is de schade aan uw schuur niet gedekt. Wij beslissen pas als wij het verslag "
            "van de expert hebben."
        ),
        kinds=set(),
    ),
    trap(
        "020b",
        damage_je(
            body="We denken op dit moment dat je laptop niet verzekerd was. Zeker weten doen we het nog niet: we "
            "wachten op de politie en laten je daarna weten wat we beslissen."
        ),
        kinds=set(),
    ),
    trap(
        "020c",
        letter(
            "Onder voorbehoud van het rapport gaan wij er vooralsnog van uit dat er geen dekking is. Een beslissing "
            "volgt in april."
        ),
        kinds=set(),
    ),
    # 21 someone else's rejection
    trap(
        "021a",
        letter(
            "U meldde dat uw zorgverzekeraar de rekening van het ziekenhuis in Spanje niet vergoedt. Wilt u ons die "
            "afwijzing sturen? Daarna beslissen wij over uw reisverzekering."
        ),
        kinds=set(),
    ),
    trap(
        "021b",
        damage_je(
            body="De verzekeraar van de tegenpartij heeft je claim afgewezen, schreef je. Stuur je ons zijn brief? "
            "Dan kijken wij of je allriskverzekering betaalt."
        ),
        kinds=set(),
    ),
    trap(
        "021c",
        letter(
            "Uw verzekeraar in België heeft de schade geweigerd. Voordat wij iets kunnen doen, ontvangen wij graag "
            "die weigering."
        ),
        kinds=set(),
        hard="somebody else's refusal is told with the same words; who refused is the subject, not the sender",
    ),
    # 22 approved with a ceiling
    trap(
        "022a",
        health(
            body="U vroeg toestemming voor 20 zittingen ergotherapie. Wij geven toestemming voor 8 zittingen, want "
            "meer is volgens onze adviseur niet nodig."
        ),
        kinds={HEALTH},
        hard="partial by arithmetic: 8 sessions granted where 20 were asked, in two sentences without "
        "a word of refusal",
    ),
    trap(
        "022b",
        health(body="U vroeg toestemming voor 8 zittingen ergotherapie. U krijgt toestemming voor 8 zittingen."),
        kinds=set(),
    ),
    trap(
        "022c",
        health_je(body="Je vroeg om 64 uur kraamzorg. We keuren 49 uur goed; de rest betaal je zelf."),
        kinds={HEALTH},
    ),
    trap(
        "022d",
        health(
            body="U vroeg om vergoeding van een bril van € 400. Wij vergoeden daarvan € 150; dat is het maximum in uw "
            "pakket."
        ),
        kinds={HEALTH},
    ),
    # 23 hedged verbs
    trap(
        "023a",
        letter(
            "Tot onze spijt zien wij geen mogelijkheid u voor de gestolen scooter tegemoet te komen. Hij stond los."
        ),
        kinds={DAMAGE},
    ),
    trap(
        "023b",
        letter("Bij de schade aan uw vloer kunnen wij u helaas niet van dienst zijn. De lekkage bestond al jaren."),
        kinds={DAMAGE},
    ),
    trap(
        "023c",
        damage_je(body="We hebben je claim bekeken, maar we kunnen hier helaas niks voor je doen. Je fiets stond los."),
        kinds={DAMAGE},
    ),
    trap(
        "023d",
        letter("Tot ons leedwezen kunnen wij niet tot betaling van uw brandschade overgaan. De brand is aangestoken."),
        kinds={DAMAGE},
    ),
    # 24 passive without agent
    trap(
        "024a",
        health(body="Na advies van de medisch adviseur is besloten de verlangde prothese niet toe te kennen."),
        kinds={HEALTH},
    ),
    trap(
        "024b",
        health(
            body="Beslist werd de aangevraagde machtiging voor het hoortoestel te onthouden, daar de indicatie "
            "ontbreekt."
        ),
        kinds={HEALTH},
        reason=True,
    ),
    trap("024c", health_je(body="Er is besloten om de gevraagde steunzolen niet goed te keuren."), kinds={HEALTH}),
    trap(
        "024d",
        letter("Er is van uitkering afgezien, aangezien de schade bij aanvang reeds bestond."),
        kinds={DAMAGE},
        reason=True,
        hard="an agentless passive without an object (van uitkering afgezien); nothing names the claim",
    ),
    # 25 yes to one thing, no to another, far apart
    trap(
        "025a",
        letter(
            "Uw dak laten wij herstellen. De dakdekker neemt deze week contact met u op.",
            "U hoeft zelf geen offertes aan te vragen. Wij betalen de dakdekker rechtstreeks.",
            "Zolang het dak open ligt, zorgt de dakdekker voor een zeil. Bewaart u de bonnen van droogapparaten.",
            "De opslag van uw meubels blijft voor uw eigen rekening. Opslag is in artikel 8 uitgesloten.",
        ),
        kinds={DAMAGE},
        next_step="missing",
    ),
    trap(
        "025b",
        damage_je(
            "Breng je auto langs bij de garage, dan maken zij een afspraak met je.",
            "De leenauto moet je zelf betalen: vervangend vervoer zit niet in je verzekering.",
            body="Je auto wordt hersteld! Dat regelen wij met de garage.",
        ),
        kinds={DAMAGE},
    ),
    trap(
        "025c",
        letter(
            "Wij vergoeden uw medische kosten in Turkije volledig.",
            "U ontvangt het bedrag binnen een week.",
            "Bewaart u de nota's nog een jaar.",
            "De kosten van uw nieuwe vliegticket vallen niet onder de verzekering.",
        ),
        kinds={DAMAGE},
        hard="one sentence of exclusion among three of payment; without the asserted verb of a "
        "decision it could be policy text",
    ),
]

A_STEP_AGAINST_THIS = [
    # 26 wrong actor
    trap(
        "026a",
        damage(
            "Wij delen uw mening over de oorzaak niet en zijn het met uw expert oneens. Voor uitleg belt u 030 555 01 "
            "23."
        ),
        next_step="missing",
    ),
    trap(
        "026b",
        damage_je(
            "We zijn het dus niet eens met jouw verhaal over het slot. Bel ons gerust als je er meer over wilt weten."
        ),
        next_step="missing",
    ),
    trap(
        "026c",
        damage(
            "Onze expert is het niet eens met de door uw aannemer genoemde oorzaak. U kunt hem voor een toelichting "
            "bellen."
        ),
        next_step="missing",
    ),
    # 27 wrong object: the price, the police, the garage
    trap(
        "027a",
        damage("Bent u het niet eens met de nota van de loodgieter? Dan kunt u bij hem bezwaar maken."),
        next_step="missing",
    ),
    trap(
        "027b",
        damage_je(
            "Ben je het niet eens met wat de politie heeft opgeschreven? Vraag de politie dan om een aanvulling."
        ),
        next_step="missing",
    ),
    trap(
        "027c",
        damage("Bent u het oneens met het rapport van uw aannemer, neemt u dan contact met hem op."),
        next_step="missing",
    ),
    # 28 wrong object: premium or data
    trap(
        "028a",
        damage("Klopt uw premie volgens u niet? Vul dan het formulier Premie in op www.zeebries.example."),
        next_step="missing",
    ),
    trap(
        "028b",
        damage(
            after="U kunt altijd bezwaar maken tegen het gebruik van uw persoonsgegevens voor aanbiedingen. Mail dan "
            "naar privacy@zeebries.example."
        ),
        next_step="missing",
    ),
    trap(
        "028c",
        damage_je("Niet eens met je nieuwe premie? Regel het in de app."),
        next_step="missing",
    ),
    trap(
        "028d",
        damage(after="Wilt u geen post over onze producten? Maak dan bezwaar via zeebries.example/privacy."),
        next_step="missing",
        hard="bezwaar maken without an object, in a privacy notice whose condition (no more post) "
        "stands in the sentence before",
    ),
    # 29 another procedure
    trap(
        "029a",
        damage(
            "Bent u het oneens met de aanslag van de gemeente? Dan kunt u binnen zes weken bij de gemeente bezwaar "
            "maken."
        ),
        next_step="missing",
    ),
    trap(
        "029b",
        damage_je("Tegen de beslissing van het UWV over je WIA-uitkering kun je bij het UWV in bezwaar gaan."),
        next_step="missing",
    ),
    trap(
        "029c",
        damage("Tegen het intrekken van uw bouwvergunning kunt u bezwaar maken bij de gemeente Utrecht."),
        next_step="missing",
    ),
    # 30 medical complaints
    trap(
        "030a",
        health("Houdt u pijn of krijgt u andere klachten? Ga dan naar uw huisarts."),
        next_step="missing",
    ),
    trap(
        "030b",
        health_je("Heb je klachten die niet overgaan, bel dan je fysiotherapeut of huisarts."),
        next_step="missing",
    ),
    trap("030c", health("Komen uw klachten terug? Maak dan een afspraak met uw behandelaar."), next_step="missing"),
    # 31 no objection against
    trap(
        "031a",
        damage("Van onze kant bestaat er geen bezwaar tegen dat u de vloer nu laat vervangen."),
        next_step="missing",
    ),
    trap("031b", damage_je("Wat ons betreft geen bezwaar als je het slot weggooit."), next_step="missing"),
    trap("031c", damage("Wij maken er geen bezwaar tegen als u de auto verkoopt."), next_step="missing"),
    # 32 "niet eens" = not even
    trap("032a", damage("U heeft ons niet eens gebeld voordat u de vloer liet weghalen."), next_step="missing"),
    trap("032b", damage_je("Je hebt niet eens aangifte gedaan. Bel ons als je vragen hebt."), next_step="missing"),
    trap("032c", damage_je("Je hebt de bon niet eens meegestuurd."), next_step="missing"),
    # 33 disagreement without a deed
    trap(
        "033a",
        damage("Wij kunnen ons voorstellen dat u zich niet in dit besluit kunt vinden."),
        next_step="missing",
    ),
    trap(
        "033b",
        damage_je("We snappen goed dat je hier anders over denkt en het oneens bent met ons. Vervelend!"),
        next_step="missing",
    ),
    trap("033c", damage("Dat u dit besluit onrechtvaardig vindt, begrijpen wij."), next_step="missing"),
    # 34 a deed without disagreement
    trap("034a", damage("Wilt u meer weten? U bereikt ons op 030 555 01 23."), next_step="missing"),
    trap(
        "034b",
        damage("Heeft u een vraag over dit besluit, of denkt u er anders over? Bel dan 030 555 01 23."),
        next_step="present",
        channel=True,
    ),
    trap("034c", damage_je("Nog vragen? Stuur ons een appje op 06 555 01 234."), next_step="missing"),
    trap(
        "034d",
        damage_je("Heb je nog vragen of ben je het niet eens met ons besluit? App dan naar 06 555 01 234."),
        next_step="present",
        channel=True,
    ),
    trap("034e", damage("Heeft u vragen over deze brief? Mail dan naar schade@zeebries.example."), next_step="missing"),
    # 35 footer
    trap(
        "035a",
        damage(
            after="Zeebries Schadeverzekeringen N.V. staat in het handelsregister onder 30123456 en is aangesloten "
            "bij het Klachteninstituut Financiële Dienstverlening (Kifid) onder nummer 300.001234."
        ),
        next_step="missing",
        external_body="n/a",
    ),
    trap(
        "035b",
        damage(
            "Oneens met dit besluit? Mail dan naar herziening@zeebries.example.",
            after="<footer>Zeebries is aangesloten bij Kifid, nummer 300.001234.</footer>",
            suffix=".html",
        ),
        next_step="present",
        external_body=set(),
    ),
    trap(
        "035c",
        damage_je(after="Zeebries is onderdeel van De Linde Groep. Vergunning AFM 12001234. Kifid-nummer 300.001234."),
        next_step="missing",
    ),
    trap(
        "035d",
        damage(after="Zeebries is lid van het Verbond van Verzekeraars en aangesloten bij Kifid, www.kifid.nl."),
        next_step="missing",
    ),
    # 36 menu or footer link
    trap(
        "036a",
        damage(
            after="<footer><a href='/contact'>Contact</a> <a href='/klachten'>Klachten</a> <a "
            "href='/privacy'>Privacy</a>"
            "</footer>",
            suffix=".html",
        ),
        next_step="missing",
    ),
    trap(
        "036b",
        bare(
            "<nav><ul><li><a href='/schade'>Schade melden</a></li><li><a href='/klacht'>Klacht "
            "indienen</a></li></ul></nav>",
            "Beste Tess,",
            "We vergoeden je fiets niet, want hij stond niet op slot.",
            "Groetjes,\nJoris",
            suffix=".html",
        ),
        next_step="missing",
    ),
    trap(
        "036c",
        damage(
            "Bent u het niet eens met deze beslissing? <a href='/klachten'>Dien dan online een klacht in</a>.",
            suffix=".html",
        ),
        next_step="present",
        channel=True,
        weak_links=0,
    ),
    trap(
        "036d",
        damage_je(after="<footer><a href='/k'>Klacht?</a> | <a href='/v'>Voorwaarden</a></footer>", suffix=".html"),
        next_step="missing",
    ),
    # 37 membership in the body of the letter
    trap(
        "037a",
        damage("Wij zijn lid van Kifid en volgen het oordeel van de Geschillencommissie altijd op."),
        next_step="missing",
    ),
    trap("037b", damage_je("Goed om te weten: wij houden ons aan wat Kifid beslist."), next_step="missing"),
    trap("037c", damage("De uitspraken van Kifid zijn voor ons bindend."), next_step="missing"),
    # 38 split separable verb
    trap(
        "038a",
        health(
            "Blijven wij van mening verschillen? Leg dan uw geschil, samen met onze brieven en uw eigen stukken, "
            "uiterlijk een jaar na ons antwoord aan de SKGZ voor."
        ),
        next_step="present",
        deadline=True,
        external_body={SKGZ},
    ),
    trap(
        "038b",
        health(
            "Bent u het niet eens met deze afwijzing? Dien dan uw bezwaar, met een toelichting van de arts die u "
            "behandelt, binnen acht weken bij onze medisch adviseur in."
        ),
        next_step="present",
        deadline=True,
    ),
    trap(
        "038c",
        damage_je("Kun je je niet vinden in ons besluit? Geef dat dan, liefst met een foto erbij, in de app door."),
        next_step="present",
        channel=True,
    ),
    trap(
        "038d",
        damage(
            "Bent u het er niet mee eens, leg uw bezwaar dan met kopieën van alle bonnen en facturen aan onze "
            "directie voor."
        ),
        next_step="present",
    ),
    # 39 nominal style
    trap(
        "039a",
        damage(
            "Herziening van dit standpunt kan plaatsvinden na een schriftelijk en gemotiveerd verzoek, te richten aan "
            "bovenvermeld adres."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "039b",
        health(
            "Bezwaar tegen deze beslissing: schriftelijk, binnen zes weken, aan het in het briefhoofd vermelde adres."
        ),
        next_step="present",
        channel=True,
        deadline=True,
    ),
    trap(
        "039c",
        damage("Voor heroverweging van deze afwijzing: brief aan afdeling Herziening, Postbus 812, Utrecht."),
        next_step="present",
        channel=True,
    ),
    # 40 question as heading, answer in a list
    trap(
        "040a",
        damage("Denkt u anders over dit besluit?", "1. Bel 030 555 01 23\n2. Schrijf naar bezwaar@zeebries.example"),
        next_step="present",
        channel=True,
    ),
    trap(
        "040b",
        damage_je(
            "## Niet akkoord met deze beslissing?",
            "- Mail naar klacht@zeebries.example\n- Of bel 030 555 01 23",
            suffix=".md",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "040c",
        damage(
            "<h2>Bent u het oneens met onze afwijzing?</h2>",
            "<ol><li>Bel ons op 030 555 01 23.</li><li>Komt u er niet uit? Ga naar Kifid.</li></ol>",
            suffix=".html",
        ),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "040d",
        damage_je(
            "<h3>Wat als je het hier niet mee eens bent?</h3><ul><li>Stuur een mail naar "
            "klacht@zeebries.example</li><li>Geef je schadenummer door</li></ul>",
            suffix=".html",
        ),
        next_step="present",
        channel=True,
    ),
    # 41 heading only
    trap(
        "041a",
        damage("<h2>Oneens met deze beslissing?</h2>", "<p><img src='stappen.png' alt=''></p>", suffix=".html"),
        next_step="missing",
    ),
    trap(
        "041b",
        damage_je("## Ben je het niet eens met dit besluit?", "![](stappen.png)", suffix=".md"),
        next_step="missing",
    ),
    trap(
        "041c",
        damage("Wat kunt u doen als u het niet eens bent met dit besluit?"),
        next_step="missing",
        hard="the question itself contains wat kunt u doen; that nothing follows it must be read from what is absent",
    ),
    # 42 disagreement implied
    trap(
        "042a",
        damage("Meent u dat wij een stuk verkeerd hebben gelezen? Geef dat dan door via Mijn Zeebries."),
        next_step="present",
        channel=True,
    ),
    trap(
        "042b",
        damage_je("Klopt ons besluit volgens jou niet? App ons op 06 555 01 234."),
        next_step="present",
        channel=True,
    ),
    trap(
        "042c",
        damage("Zien wij volgens u iets verkeerd? Schrijf dan naar herziening@zeebries.example."),
        next_step="present",
        channel=True,
    ),
    # 43 only new information
    trap(
        "043a",
        damage("Vindt u het aankoopbewijs alsnog? Mail het dan naar schade@zeebries.example."),
        next_step="missing",
    ),
    trap(
        "043b", damage_je("Heb je nieuwe foto's, stuur ze dan op. Dan kijken we er nog eens naar."), next_step="missing"
    ),
    trap(
        "043c",
        damage(
            "Vindt u dat wij iets verkeerd hebben beoordeeld? Stuur dan nieuwe stukken naar "
            "herziening@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap("043d", damage("Komt de fiets nog boven water, meld dat dan via Mijn Zeebries."), next_step="missing"),
    # 44 the insurer has already reviewed
    trap(
        "044a",
        damage(
            body="Wij hebben ons besluit op uw verzoek heroverwogen. Wij houden vast aan de afwijzing: de boot lag op "
            "de wal en was daar niet verzekerd."
        ),
        next_step="missing",
    ),
    trap(
        "044b",
        damage_je("Een collega heeft je claim ook herbeoordeeld. Zij komt op hetzelfde uit."),
        next_step="missing",
    ),
    trap(
        "044c", damage("De herbeoordeling door onze tweede expert leidde tot dezelfde uitkomst."), next_step="missing"
    ),
    # 45 step in the past
    trap(
        "045a",
        damage("U had tot 1 april de tijd om bezwaar te maken. Die tijd is voorbij en u kunt nu niets meer doen."),
        next_step="denied",
    ),
    trap(
        "045b",
        damage(
            "De termijn waarbinnen u herziening kon vragen, is op 3 februari verlopen. Een verzoek nemen wij niet "
            "meer aan."
        ),
        next_step="denied",
    ),
    trap(
        "045c",
        damage_je("De zes weken waarin je bezwaar kon maken tegen dit besluit, zijn voorbij."),
        next_step="denied",
    ),
    trap(
        "045d",
        damage("Bezwaar maken was mogelijk tot en met 31 januari. U bent dus te laat."),
        next_step="denied",
        hard="the step is over by a date and a tense (was mogelijk tot en met); no word of denial",
    ),
    # 46 denied by idiom
    trap("046a", damage("Over deze beslissing gaan wij geen briefwisseling met u aan."), next_step="denied"),
    trap("046b", damage("Wij hebben uw dossier hiermee gesloten."), next_step="missing"),
    trap("046c", damage_je("Over dit besluit gaan we niet meer met je in discussie."), next_step="denied"),
    trap("046d", damage("Tegen deze beslissing staat geen beroep open."), next_step="denied"),
    # 47 one door shut, one open
    trap(
        "047a",
        damage("Een interne procedure voor bezwaar kennen wij niet. U kunt dit besluit wel aan de rechter voorleggen."),
        next_step="present",
        external_body={COURT},
    ),
    trap(
        "047b",
        damage_je("Bij ons kun je niet meer in bezwaar. Je kunt met dit besluit nog wel naar Kifid, via www.kifid.nl."),
        next_step="present",
        channel=True,
        external_body={KIFID},
    ),
    trap(
        "047c",
        damage("Herziening door ons is uitgesloten. Wel staat voor u de weg naar de burgerlijke rechter open."),
        next_step="present",
        external_body={COURT},
    ),
    # 48 definitive standpoint
    trap(
        "048a",
        damage("Ons besluit staat hiermee vast. Met dit definitieve standpunt kunt u zich wenden tot Kifid."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "048b",
        health_je("Dit is ons laatste woord erover. Met deze brief kun je wel naar de SKGZ stappen (www.skgz.nl)."),
        next_step="present",
        channel=True,
        external_body={SKGZ},
    ),
    trap(
        "048c",
        damage("Wij blijven definitief bij dit standpunt. U kunt uw klacht nu voorleggen aan Kifid, www.kifid.nl."),
        next_step="present",
        channel=True,
        external_body={KIFID},
    ),
    # 49 negation of the condition
    trap("049a", damage("Kunt u zich in dit besluit vinden, dan hoeft u niets te doen."), next_step="missing"),
    trap("049b", damage("Heeft u geen bezwaar tegen ons besluit, dan hoeft u niet te reageren."), next_step="missing"),
    trap(
        "049c",
        damage("Gaat u akkoord met dit besluit? Dan bent u klaar. Zo niet, schrijf ons dan op bovenstaand adres."),
        next_step="present",
        channel=True,
    ),
    trap(
        "049d",
        damage_je("Ben je het eens met ons besluit? Mooi. Zo nee, mail dan naar klacht@zeebries.example."),
        next_step="present",
        channel=True,
    ),
    trap(
        "049e",
        damage(
            "Bent u tevreden met dit besluit, dan hoeft u niets te doen. Bent u dat niet, bel ons dan op 030 555 01 23."
        ),
        next_step="present",
        channel=True,
        hard="the negation is a pro-form (bent u dat niet) that takes its meaning from the sentence before",
    ),
    # 50 "niet" belongs elsewhere
    trap(
        "050a",
        damage(
            "Als u ons niet binnen vier weken schrijft dat u bezwaar heeft tegen dit besluit, beschouwen wij de zaak "
            "als afgedaan."
        ),
        next_step="present",
        deadline=True,
    ),
    trap(
        "050b",
        damage_je("Laat je niet voor 1 juli weten dat je het er niet mee eens bent, dan sluiten we je dossier."),
        next_step="present",
        deadline=True,
    ),
    trap(
        "050c",
        damage(
            "Tenzij u ons voor 1 mei schriftelijk laat weten dat u het niet eens bent met dit besluit, sluiten wij "
            "het dossier."
        ),
        next_step="present",
        deadline=True,
    ),
    # 51 addressed to the wrong reader
    trap(
        "051a",
        damage("Voor de adviseur: wijs uw relatie op de klachtenprocedure als hij het niet eens is met dit besluit."),
        next_step="missing",
    ),
    trap(
        "051b",
        damage("Bent u het niet eens met dit besluit? Uw adviseur kan ons namens u om herziening vragen."),
        next_step="present",
        channel=False,
    ),
    trap(
        "051c",
        damage_je(
            "(Collega's: als de klant het niet eens is met het besluit, verbind hem dan door met team Klachten.)"
        ),
        next_step="missing",
    ),
    trap(
        "051d",
        damage("Adviseurs kunnen namens hun klanten vragen over dit besluit stellen via het extranet."),
        next_step="missing",
    ),
    # 52 third person for the customer
    trap(
        "052a",
        damage(
            "Indien verzekerde zich met deze beslissing niet kan verenigen, kan hij binnen dertig dagen schriftelijk "
            "herziening verzoeken bij de directie, Postbus 812, 3500 AV Utrecht."
        ),
        next_step="present",
        channel=True,
        deadline=True,
    ),
    trap(
        "052b",
        damage("Een benadeelde die het met deze afwijzing niet eens is, kan een contra-expertise laten uitvoeren."),
        next_step="present",
    ),
    trap(
        "052c",
        damage("Wie het met deze beslissing niet eens is, mailt zijn bezwaar naar bezwaar@zeebries.example."),
        next_step="present",
        channel=True,
    ),
    trap(
        "052d",
        damage(
            "Kan verzekeringnemer zich niet in deze beslissing vinden, dan staat het hem vrij een klacht in te dienen "
            "bij de directie."
        ),
        next_step="present",
    ),
    # 53 reference to an enclosure
    trap(
        "053a",
        damage(
            "Bent u het oneens met dit besluit? In de meegestuurde folder Klachten en geschillen staat wat u kunt doen."
        ),
        next_step="present",
        channel=True,
    ),
    trap("053b", damage("Zie bijlage."), next_step="missing"),
    trap(
        "053c",
        damage_je("Wat je kunt doen als je het niet eens bent met ons besluit, lees je op de bijgevoegde pagina."),
        next_step="present",
        channel=True,
    ),
    trap("053d", damage("Meer informatie vindt u in de bijlage."), next_step="missing"),
    # 54 template instructions
    trap(
        "054a",
        letter(
            "Op [datum melding] meldde u schade aan [object]. Wij vergoeden deze schade niet, omdat [reden].",
            "[KIES: met of zonder alinea over bezwaar]",
            greeting="Geachte [aanhef] [naam],",
            number="Schadenummer: [nummer]",
        ),
        placeholders="n/a",
    ),
    trap(
        "054b",
        damage_je(
            "{% if klant.kanaal == 'direct' %}",
            "Niet eens met ons besluit? Mail naar klacht@zeebries.example.",
            "{% endif %}",
            suffix=".j2",
        ),
        next_step="missing",
        placeholders="n/a",
    ),
    trap(
        "054c",
        letter(
            "Wij vergoeden de schade niet, omdat <<reden>>.",
            "[Alleen bij zakelijke klant: alinea over bezwaar]",
            greeting="Geachte <<naam>>,",
            number="Schadenummer: <<nummer>>",
        ),
        placeholders="n/a",
    ),
    # 55 hidden text
    trap(
        "055a",
        damage("<!-- <p>Niet eens met dit besluit? Mail naar klacht@zeebries.example.</p> -->", suffix=".html"),
        next_step="missing",
    ),
    trap(
        "055b",
        damage("<p style='display:none'>Niet eens met dit besluit? Bel 030 555 01 23.</p>", suffix=".html"),
        next_step="missing",
    ),
    trap(
        "055c",
        damage("<p><img src=x.png alt='Niet eens met dit besluit? Bel 030 555 01 23.'></p>", suffix=".html"),
        next_step="missing",
    ),
    trap(
        "055d",
        damage(
            "<w:p><w:del><w:r><w:delText>Niet eens met dit besluit? Bel 030 555 01 23.</w:delText></w:r></w:del></w:p>",
            suffix=".docx",
        ),
        next_step="missing",
    ),
    trap(
        "055e",
        damage(p(r("Niet eens met dit besluit? Bel 030 555 01 23.", '<w:color w:val="FFFFFF"/>')), suffix=".docx"),
        next_step="missing",
    ),
    trap(
        "055f",
        damage_je("<!-- Niet eens met ons besluit? Mail naar klacht@zeebries.example. -->", suffix=".md"),
        next_step="missing",
    ),
    trap(
        "055g",
        damage(
            "<p><span style='visibility:hidden'>Bent u het niet eens met dit besluit? Bel 030 555 01 23.</span></p>",
            suffix=".html",
        ),
        next_step="missing",
    ),
    # 56 the step stands in a box, footnote, cell or on the last page
    trap(
        "056a",
        damage(
            "<table><tr><td>Niet eens met dit besluit?</td><td>Bel 030 555 01 23 of mail "
            "bezwaar@zeebries.example</td></tr></table>",
            suffix=".html",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "056b",
        damage(
            "Op de laatste bladzijde leest u wat u kunt doen als u het niet eens bent met dit besluit.",
            after="Algemene informatie\n\nBezwaar\n\nU kunt binnen zes weken schriftelijk bezwaar maken. "
            "Stuur uw bezwaar naar "
            "Postbus 812, 3500 AV Utrecht.",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "056c",
        damage(
            "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
            + p("Oneens met dit besluit? Mail dan naar bezwaar@zeebries.example.")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            suffix=".docx",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "056d",
        FOOTNOTED,
        next_step="present",
        channel=True,
    ),
    trap(
        "056e",
        damage_je(
            "| Niet eens met ons besluit? | App 06 555 01 234 |\n|---|---|\n| Vragen? | Bel 030 555 01 23 |",
            suffix=".md",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "056f",
        damage(
            "| Niet eens met dit besluit | Schrijf naar herziening@zeebries.example |\n|---|---|\n| "
            "Vragen | 030 555 01 23 |",
            suffix=".md",
        ),
        next_step="present",
        channel=True,
    ),
    # 57 two decisions, one step
    trap(
        "057a",
        letter(
            "Voor de bank betalen wij € 600. De lamp vergoeden wij niet, omdat u hem zelf hebt laten vallen.",
            "Vindt u € 600 voor de bank te weinig? Bel dan 030 555 01 23.",
        ),
        kinds={DAMAGE},
        next_step="missing",
        hard="the step names the item that was paid; which decision it is about takes the objects of two sentences",
    ),
    trap(
        "057b",
        damage_je(
            "Ben je het niet eens met de hoogte van het bedrag voor je telefoon? Mail dan naar "
            "klacht@zeebries.example.",
            body="Voor je telefoon krijg je € 310. Je horloge betalen we niet, want daarvan heb je geen bon.",
        ),
        kinds={DAMAGE},
        next_step="missing",
        hard="the step names the item that was paid; which decision it is about takes the objects of two sentences",
    ),
    trap(
        "057c",
        letter(
            "Wij betalen € 1.200 voor de schutting. De tuinstoelen vergoeden wij niet, want die stonden los in de "
            "tuin.",
            "Bent u het niet eens met het bedrag voor de schutting? Vraag dan een hertaxatie aan via 030 555 01 23.",
        ),
        next_step="missing",
        hard="the step names the item that was paid; which decision it is about takes the objects of two sentences",
    ),
    # 58 two letters in one file
    trap(
        "058a",
        bare(
            "Schadenummer: 26-004417",
            "Geachte mevrouw Okkerse,",
            "Wij vergoeden uw keukenvloer niet, omdat de leiding al jaren lekte.",
            "Met vriendelijke groet,\nJ. Holtkamp",
            "\f",
            "Polisnummer: 88123",
            "Geachte heer De Wit,",
            "Uw premie gaat op 1 juni omhoog. Bent u het niet eens met dit besluit? Bel dan 030 555 01 23.",
            "Met vriendelijke groet,\nJ. Holtkamp",
        ),
        kinds={DAMAGE},
        next_step="missing",
        hard="two letters in one file are not told apart; the step of the second is taken for the first",
    ),
    trap(
        "058b",
        bare(
            "Hoi Tess,",
            "We vergoeden je fiets niet, want hij stond niet op slot.",
            "Groetjes,\nJoris",
            "Hoi Bram,",
            "We vergoeden je telefoon niet, want hij was niet verzekerd. Niet eens met dit besluit? Mail "
            "klacht@zeebries.example.",
            "Groetjes,\nJoris",
        ),
        kinds={DAMAGE},
        next_step="missing",
        hard="two letters in one file are not told apart; the step of the second is taken for the first",
    ),
    trap(
        "058c",
        bare(
            "Geachte heer Pol,",
            "Uw claim wijzen wij af: het glas was niet verzekerd.",
            "Met vriendelijke groet,\nJ. Holtkamp",
            "--------------------",
            "Geachte mevrouw Smit,",
            "Uw auto is verkocht en wij stoppen uw verzekering. Niet eens met ons besluit? Bel 030 555 01 23.",
            "Met vriendelijke groet,\nJ. Holtkamp",
        ),
        next_step="missing",
        hard="two letters in one file are not told apart; the step of the second is taken for the first",
    ),
]

DETAILS = [
    # 59 the insurer's term is no deadline
    trap(
        "059a",
        damage(
            "Bent u het oneens met dit besluit? Mail herziening@zeebries.example. U krijgt binnen vijf werkdagen "
            "antwoord."
        ),
        next_step="present",
        deadline=False,
        channel=True,
    ),
    trap(
        "059b",
        damage_je(
            "Niet eens met ons besluit? Bel 030 555 01 23. Je hoort binnen twee weken van ons of we het anders zien."
        ),
        next_step="present",
        deadline=False,
    ),
    trap(
        "059c",
        damage(
            "Maakt u bezwaar tegen dit besluit via bezwaar@zeebries.example, dan ontvangt u uiterlijk binnen zes "
            "weken onze reactie."
        ),
        next_step="present",
        deadline=False,
    ),
    # 60 a deadline for something else
    trap(
        "060a",
        damage("Stuur ons de aangifte binnen drie weken. Bent u het oneens met dit besluit? Bel dan 030 555 01 23."),
        next_step="present",
        deadline=False,
    ),
    trap(
        "060b",
        damage_je(
            "Haal je kapotte fiets voor 1 mei op bij de fietsenmaker. Niet eens met ons besluit? Mail "
            "klacht@zeebries.example."
        ),
        next_step="present",
        deadline=False,
    ),
    trap(
        "060c",
        damage(
            "Betaalt u het voorschot binnen een maand terug. Bent u het niet eens met dit besluit, mail dan "
            "bezwaar@zeebries.example."
        ),
        next_step="present",
        deadline=False,
    ),
    # 61 the deadline of an outside body counts
    trap(
        "061a",
        damage("Kunt u zich hierin niet vinden, dan kunt u dit besluit binnen een jaar voorleggen aan Kifid."),
        next_step="present",
        deadline=True,
        external_body={KIFID},
    ),
    trap(
        "061b",
        health_je(
            "Ben je het niet eens met ons besluit? Dan kun je tot 12 maart 2027 een klacht indienen bij de SKGZ."
        ),
        next_step="present",
        deadline=True,
        external_body={SKGZ},
    ),
    trap(
        "061c",
        damage("Bent u het niet eens met dit besluit, dan kunt u zich tot drie maanden na vandaag wenden tot Kifid."),
        next_step="present",
        deadline=True,
        external_body={KIFID},
    ),
    # 62 no period
    trap(
        "062a",
        damage("Bent u het niet eens met dit besluit? Laat ons dat dan zo spoedig mogelijk schriftelijk weten."),
        next_step="present",
        deadline=False,
        channel=False,
    ),
    trap(
        "062b",
        damage_je("Oneens met ons besluit? Mail dan op tijd naar klacht@zeebries.example."),
        next_step="present",
        deadline=False,
    ),
    trap(
        "062c",
        damage("Bent u het niet eens met dit besluit? Reageert u dan liefst spoedig via Mijn Zeebries."),
        next_step="present",
        deadline=False,
        channel=True,
    ),
    # 63 the channel only in the letterhead
    trap(
        "063a",
        damage("Bent u het niet eens met dit besluit? Dan kunt u ons bellen."),
        next_step="present",
        channel=False,
    ),
    trap(
        "063b",
        damage("Bent u het niet eens met dit besluit? Bel dan het telefoonnummer dat boven aan deze brief staat."),
        next_step="present",
        channel=True,
    ),
    trap("063c", damage_je("Niet eens met dit besluit? Stuur ons een mailtje."), next_step="present", channel=False),
    trap(
        "063d",
        damage("Bent u het niet eens met dit besluit? Neem dan contact met ons op."),
        next_step="present",
        channel=False,
    ),
    # 64 a link without address
    trap(
        "064a",
        damage("Bent u het niet eens met dit besluit? Klik hier om bezwaar te maken."),
        next_step="present",
        channel=False,
        weak_links=0,
        hard="a link text printed without its address: the words (klik hier) promise a channel that "
        "the paper does not have",
    ),
    trap(
        "064b",
        damage("Niet eens met dit besluit? Klik <a href='/bezwaar'>hier</a> en vertel ons waarom.", suffix=".html"),
        next_step="present",
        channel=True,
        weak_links=1,
    ),
    trap(
        "064c",
        damage_je(
            "Oneens met ons besluit? [Lees meer](https://zeebries.example/x) over hoe je bezwaar maakt.", suffix=".md"
        ),
        next_step="present",
        channel=True,
        weak_links=1,
    ),
    trap(
        "064d",
        damage(
            "Niet eens met dit besluit? <a href='https://zeebries.example/x.pdf'>Download</a> het "
            "klachtformulier en stuur het op.",
            suffix=".html",
        ),
        next_step="present",
        channel=True,
        weak_links=1,
    ),
    # 65 Geschillencommissie is a family name
    trap(
        "065a",
        damage("Bent u het niet eens met dit besluit? Leg het dan voor aan de Geschillencommissie van Kifid."),
        external_body={KIFID},
    ),
    trap(
        "065b",
        health(
            "Bent u het niet eens met dit besluit? De Geschillencommissie Zorgverzekeringen kan er een oordeel over "
            "geven."
        ),
        external_body={SKGZ},
    ),
    trap(
        "065c",
        damage_je("Ben je het niet eens met ons besluit? Dan kun je naar de Geschillencommissie stappen."),
        external_body={COMMITTEE},
    ),
    trap(
        "065d",
        health("Bent u het niet eens met dit besluit, dan kunt u naar de Geschillencommissie van de SKGZ."),
        external_body={SKGZ},
    ),
    # 66 Ombudsman likewise
    trap(
        "066a",
        health("Kunt u zich niet in dit besluit vinden, dan kunt u het voorleggen aan de Ombudsman Zorgverzekeringen."),
        next_step="present",
        external_body={SKGZ},
    ),
    trap(
        "066b",
        damage("Kunt u zich niet in dit besluit vinden, wendt u zich dan tot de Ombudsman Financiële Dienstverlening."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "066c",
        damage_je("Ben je het niet eens met dit besluit, dan kun je bij de Nationale ombudsman een klacht indienen."),
        next_step="present",
        external_body=set(),
    ),
    trap(
        "066d",
        damage(
            "Bent u het oneens met deze beslissing, dan kunt u klacht neerleggen bij de Ombudsman van de Verzekeringen."
        ),
        next_step="present",
        external_body=set(),
    ),
    trap(
        "066e",
        damage("Kunt u zich niet vinden in deze beslissing, dan kunt u de Financiële Ombudsman inschakelen."),
        next_step="present",
        external_body={KIFID},
    ),
    # 67 "rechter" = right
    trap(
        "067a",
        damage("De schade zit aan het rechter voorwiel en de rechterspiegel. U kunt de auto ophalen bij de garage."),
        next_step="missing",
    ),
    trap(
        "067b",
        health_je("Bent u het niet eens met dit besluit over uw rechter knie? Bel dan 038 555 02 34."),
        next_step="present",
        external_body=set(),
    ),
    trap(
        "067c",
        damage("Bent u het niet eens met dit besluit over de rechter koplamp, bel dan 030 555 01 23."),
        next_step="present",
        external_body=set(),
    ),
    # 68 "scheidsrechter" contains "rechter"
    trap(
        "068a",
        damage(
            "Bent u het niet eens met dit besluit? Dan geldt de geschillenregeling: een advocaat van buiten is dan "
            "scheidsrechter tussen u en ons.",
            body="U vroeg ons om rechtsbijstand tegen uw buurman. Wij verlenen die niet, want de zaak heeft geen "
            "redelijke kans van slagen.",
        ),
        next_step="present",
        external_body={ARRANGEMENT},
    ),
    trap(
        "068b",
        damage_je("Volgens jou had de scheidsrechter al gefloten. Dat maakt voor ons besluit niet uit."),
        next_step="missing",
    ),
    trap(
        "068c",
        damage(
            "Bent u het niet eens met dit besluit? Dan wordt volgens de geschillenregeling een onafhankelijke "
            "advocaat gevraagd als scheidsrechter op te treden.",
            body="Wij verlenen u geen rechtsbijstand in het conflict met uw werkgever. Het conflict bestond al voor "
            "de ingangsdatum.",
        ),
        next_step="present",
        external_body={ARRANGEMENT},
    ),
    # 69 a court named as history
    trap(
        "069a",
        damage(
            "Het gerechtshof in Arnhem besliste in 2021 in een zaak als deze dat de verzekeraar niet hoefde te betalen."
        ),
        next_step="missing",
    ),
    trap(
        "069b",
        damage(
            "Dat vond ook de rechtbank in 2022. Bent u het niet eens met dit besluit? Mail dan "
            "herziening@zeebries.example."
        ),
        next_step="present",
        external_body=set(),
    ),
    trap(
        "069c",
        damage_je("De rechter heeft hier in 2020 al eens over geoordeeld, en die vond hetzelfde als wij."),
        next_step="missing",
    ),
    trap(
        "069d",
        damage(
            "Volgens de rechtspraak (rechtbank Midden-Nederland, 3 juni 2020) is lekkage die jaren duurt geen "
            "plotselinge gebeurtenis."
        ),
        next_step="missing",
    ),
    # 70 wrong house
    trap(
        "070a",
        health("Bent u het niet eens met deze afwijzing? Dan kunt u een klacht indienen bij Kifid (www.kifid.nl)."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "070b",
        damage_je("Niet eens met ons besluit? Dan kun je naar de SKGZ in Zeist."),
        next_step="present",
        external_body={SKGZ},
    ),
    trap(
        "070c",
        health("Bent u het niet eens met ons besluit? Leg uw klacht dan voor aan Kifid."),
        rules={"KKV806"},
    ),
    trap(
        "070d",
        health_je("Niet eens met ons besluit? Dan kun je binnen een jaar naar Kifid."),
        next_step="present",
        external_body={KIFID},
        deadline=True,
    ),
    # 71 stale names and numbers
    trap(
        "071a",
        damage("Tegen dit besluit kunt u een klacht indienen bij de Raad van Toezicht Verzekeringen in Den Haag."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "071b",
        damage_je("Ben je het niet eens met ons besluit? Bel dan Kifid op 0900-3552248."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "071c",
        damage("Oneens met deze beslissing? Schrijf dan aan Kifid, Postbus 93560, 2509 AN Den Haag."),
        next_step="present",
    ),
    trap(
        "071d",
        damage("Bent u het niet eens met ons besluit? Leg uw klacht dan voor aan de Ombudsman Verzekeringen."),
        rules={"KKV807"},
    ),
    trap(
        "071e",
        damage(
            "Bent u het niet eens met dit besluit, dan kunt u zich wenden tot de Ombudsman Verzekeringen te Den Haag."
        ),
        next_step="present",
        external_body={KIFID},
    ),
    # 72 empty reason
    trap(
        "072a", damage(body="Uw schade van 3 maart vergoeden wij op basis van uw polisvoorwaarden niet."), reason=False
    ),
    trap("072b", damage(body="Op grond van artikel 7, lid 2 vergoeden wij uw schade van 3 maart niet."), reason=True),
    trap(
        "072c",
        damage(body="Na grondig onderzoek van alle stukken komen wij tot het oordeel dat wij uw claim niet vergoeden."),
        reason=False,
    ),
    trap(
        "072d",
        damage_je(body="We hebben goed naar je claim gekeken, maar we betalen je fiets helaas niet."),
        reason=False,
    ),
    trap(
        "072e",
        damage(body="Uw claim voldoet niet aan onze voorwaarden. Wij vergoeden de schade van 3 maart daarom niet."),
        reason=False,
    ),
    # 73 reason by restating
    trap(
        "073a",
        damage(body="Wij vergoeden uw schade niet, want uw verzekering biedt voor deze schade geen dekking."),
        reason=False,
    ),
    trap(
        "073b",
        damage_je(body="We betalen je fiets niet, omdat die schade niet verzekerd is."),
        reason=False,
    ),
    trap("073c", damage(body="Omdat er geen dekking is, keren wij voor uw schade van 3 maart niet uit."), reason=False),
    # 74 reason before the softener
    trap(
        "074a",
        damage(body="De voordeur zat niet op het nachtslot. Wij keren voor de inbraak dus niets uit."),
        reason=True,
    ),
    trap(
        "074b",
        damage_je(body="Je had je fiets nergens aan vastgezet. We kunnen je daarom helaas niets betalen."),
        reason=True,
    ),
    trap(
        "074c",
        damage(body="U reed met meer alcohol dan is toegestaan. Wij betalen uw schade van 3 maart om die reden niet."),
        reason=True,
    ),
]

CHOICE_OF_A_LAWYER = [
    # 75 a lawyer, and no choice
    trap(
        "075a",
        intake("Bij ons werken 120 gespecialiseerde juristen en advocaten, die elke werkdag voor u klaarstaan."),
        kinds={INTAKE},
        lawyer_choice="missing",
    ),
    trap("075b", intake_je("Onze advocaten kennen de rechtbank van binnen en buiten."), lawyer_choice="missing"),
    trap(
        "075c",
        intake("Een advocaat uit ons eigen team neemt de zaak zo nodig van de jurist over."),
        lawyer_choice="missing",
    ),
    # 76 a question about a lawyer
    trap("076a", intake("Wordt u al door een advocaat geholpen? Kruis aan: ja / nee."), lawyer_choice="missing"),
    trap("076b", intake_je("Heb je zelf al een advocaat ingeschakeld? Vul dan zijn naam in."), lawyer_choice="missing"),
    trap(
        "076c",
        intake("Heeft u al een advocaat of een andere rechtshulpverlener? Laat het ons weten bij uw melding."),
        lawyer_choice="missing",
    ),
    # 77 a warning only
    trap(
        "077a",
        intake("Neem nooit op eigen houtje een advocaat in de arm: zijn rekening betalen wij niet."),
        lawyer_choice="missing",
    ),
    trap(
        "077b",
        intake_je("Tip: neem niet zelf alvast een advocaat, want die kosten krijg je niet terug."),
        lawyer_choice="missing",
    ),
    trap(
        "077c",
        intake("Laat u niet zonder ons akkoord bijstaan door een advocaat; de kosten zijn dan voor u."),
        lawyer_choice="missing",
    ),
    # 78 free choice of something else
    trap("078a", intake("Bij letsel heeft u vrije keuze van ziekenhuis en arts."), lawyer_choice="missing"),
    trap("078b", intake_je("Autoschade? Je hebt vrije keuze van garage."), lawyer_choice="missing"),
    trap("078c", intake("U bent vrij in uw keuze van reparateur en taxateur."), lawyer_choice="missing"),
    # 79 "zelf kiezen" of channel or module
    trap("079a", intake("U kiest zelf of u met ons belt, chat of mailt."), lawyer_choice="missing"),
    trap(
        "079b", intake_je("Stel zelf je verzekering samen: kies de modules die bij je passen."), lawyer_choice="missing"
    ),
    trap("079c", intake_je("Kies zelf het moment waarop onze jurist je belt."), lawyer_choice="missing"),
    # 80 who chooses
    trap(
        "080a",
        intake("Komt het tot een procedure, dan wordt u bijgestaan door een advocaat van onze keuze."),
        lawyer_choice="missing",
    ),
    trap(
        "080b",
        intake("Komt het tot een procedure, dan wordt u bijgestaan door een advocaat van uw keuze."),
        lawyer_choice="present",
    ),
    trap(
        "080c",
        intake_je("Moet je naar de rechter? Dan helpt een advocaat die jij hebt uitgekozen."),
        lawyer_choice="present",
    ),
    trap(
        "080d",
        intake_je("Begint er een procedure? Dan helpt een advocaat naar jouw keuze je verder."),
        lawyer_choice="present",
    ),
    # 81 negated choice, then granted
    trap(
        "081a",
        intake(
            "Zolang wij onderhandelen, kunt u geen advocaat kiezen. Begint er een gerechtelijke of administratieve "
            "procedure, dan kiest u er zelf een."
        ),
        lawyer_choice="present",
    ),
    trap(
        "081b",
        intake_je("Aan het begin kies je nog niet zelf een advocaat. Wordt het een procedure, dan mag dat wel."),
        lawyer_choice="present",
    ),
    trap(
        "081c",
        intake(
            "Bij het geven van advies heeft u nog geen recht op een eigen advocaat. Dat recht krijgt u zodra een "
            "gerechtelijke of administratieve procedure nodig is; u kiest hem dan zelf."
        ),
        lawyer_choice="present",
    ),
    # 82 negated for good
    trap(
        "082a",
        intake("Ook als het tot een rechtszaak komt, kunt u bij ons niet zelf een advocaat nemen."),
        lawyer_choice="restricted",
    ),
    trap("082b", intake_je("Zelf een advocaat kiezen kan niet, ook niet bij de rechter."), lawyer_choice="restricted"),
    trap(
        "082c",
        intake_je("Wil je je eigen advocaat? Dat gaat bij ons niet, ook niet als je moet procederen."),
        lawyer_choice="restricted",
    ),
    # 83 only when compulsory
    trap(
        "083a",
        intake("Alleen als de wet voor uw procedure een advocaat voorschrijft, kiest u zelf wie dat wordt."),
        lawyer_choice="restricted",
    ),
    trap(
        "083b",
        intake_je("Is een advocaat verplicht in jouw zaak? Dan mag je zelf bepalen welke."),
        lawyer_choice="restricted",
    ),
    trap(
        "083c",
        intake(
            "U kiest zelf een advocaat in zaken waarin u niet zonder advocaat mag procederen; in andere zaken niet."
        ),
        lawyer_choice="restricted",
    ),
    # 84 only when we outsource
    trap(
        "084a",
        intake("Besluiten wij de zaak uit handen te geven aan een externe advocaat, dan mag u die zelf kiezen."),
        lawyer_choice="restricted",
    ),
    trap(
        "084b",
        intake("Is volgens ons een gerechtelijke procedure nodig, dan mag u de advocaat zelf kiezen."),
        lawyer_choice="present",
    ),
    trap(
        "084c",
        intake_je("Denken we dat er een advocaat van buiten bij moet? Dan mag jij zeggen wie."),
        lawyer_choice="restricted",
    ),
    trap(
        "084d",
        intake("Schakelen wij een externe advocaat in, dan mag u zelf bepalen welke advocaat dat is."),
        lawyer_choice="restricted",
    ),
    # 85 only before a court
    trap(
        "085a",
        intake("U kiest vrij een advocaat zodra uw zaak bij de rechter ligt. In bezwaar of bij het UWV kan dat niet."),
        lawyer_choice="restricted",
    ),
    trap(
        "085b",
        intake_je("Zelf een advocaat kiezen mag alleen bij de rechter, niet als je bezwaar maakt bij de gemeente."),
        lawyer_choice="restricted",
    ),
    trap(
        "085c",
        intake_je(
            "Komt je zaak bij de rechter, dan kies je zelf een advocaat. In een bezwaarprocedure doet onze jurist het."
        ),
        lawyer_choice="restricted",
    ),
    # 86 choice from a list
    trap(
        "086a",
        intake("U kiest uw advocaat uit de 25 kantoren waarmee wij een contract hebben."),
        lawyer_choice="restricted",
    ),
    trap(
        "086b",
        intake_je("Komt er een rechtszaak? Kies dan zelf een van de advocaten op onze lijst."),
        lawyer_choice="restricted",
    ),
    trap("086c", intake("Bij een procedure mag u een advocaat kiezen uit ons netwerk."), lawyer_choice="restricted"),
    # 87 choice told elsewhere
    trap(
        "087a",
        intake("<a href='/keuze'>Vrije advocaatkeuze: wanneer wel en wanneer niet</a>", suffix=".html"),
        lawyer_choice="present",
        weak_links=0,
    ),
    trap(
        "087b", intake("<p><a href='/keuze'>Lees meer</a></p>", suffix=".html"), lawyer_choice="missing", weak_links=1
    ),
    trap(
        "087c",
        intake_je(
            "<footer><a href='/keuze'>Vrije advocaatkeuze</a> <a href='/cookies'>Cookies</a></footer>", suffix=".html"
        ),
        lawyer_choice="missing",
    ),
    trap(
        "087d",
        intake_je("Alles over [vrije advocaatkeuze](https://rechtsteun.example/advocaatkeuze).", suffix=".md"),
        lawyer_choice="present",
    ),
    # 88 choice in the policy only
    trap("088a", intake("Alle regels over uw verzekering vindt u in de polisvoorwaarden."), lawyer_choice="missing"),
    trap("088b", intake_je("Wat we betalen voor een advocaat? Check je voorwaarden."), lawyer_choice="missing"),
    trap("088c", intake("Wat u van ons mag verwachten, staat in de polis."), lawyer_choice="missing"),
    # 89 not a provider
    trap(
        "089a",
        bare(
            "Rechtsbijstandverzekeringen vergelijken",
            "Wij zetten 14 rechtsbijstandverzekeringen voor u op een rij. Bij elke verzekeraar hebt u in een "
            "procedure vrije advocaatkeuze. De maximale vergoeding verschilt sterk: vergelijk de premies in de "
            "tabel.",
        ),
        kinds=set(),
    ),
    trap(
        "089b",
        bare(
            "Wist je dit over je rechtsbijstandverzekering?",
            "Blog van mr. A. Pol, advocaat in Breda. Je mag bij een procedure je eigen advocaat kiezen. Het Hof van "
            "Justitie besliste in 2013 dat verzekeraars dat recht niet mogen inperken.",
        ),
        kinds=set(),
    ),
    trap(
        "089c",
        bare(
            "Beste rechtsbijstandverzekering 2026",
            "Wij testten acht rechtsbijstandverzekeraars. Let bij het vergelijken op de vrije advocaatkeuze en op het "
            "kostenmaximum.",
        ),
        kinds=set(),
    ),
    # 90 "meld" of something else
    trap(
        "090a",
        bare("Schade melden", "Meld uw schade via Mijn Zeebries. Houd uw polis en het kenteken bij de hand."),
        kinds=set(),
    ),
    trap(
        "090b",
        bare("Ziek?", "Meld je voor negen uur ziek bij je leidinggevende. De meldcode vind je op intranet."),
        kinds=set(),
    ),
    trap(
        "090c",
        bare(
            "Rechtsbijstand",
            "Een geschil met uw werkgever, verhuurder of buren? Meld uw geschil bij onze juristen via het formulier. "
            "Wij kijken of uw rechtsbijstandverzekering het geschil dekt.",
        ),
        kinds={INTAKE},
        lawyer_choice="missing",
    ),
    trap(
        "090d", bare("Lekkage?", "Meld de lekkage direct bij uw verzekeraar en houd de polis bij de hand."), kinds=set()
    ),
    # 91 a dispute with the provider
    trap(
        "091a",
        intake(
            "Verschilt u met onze jurist van mening over de kans van slagen? Dan kunt u de geschillenregeling inroepen."
        ),
        kinds={INTAKE},
        next_step="n/a",
        lawyer_choice="missing",
    ),
    trap(
        "091b",
        damage(
            "Bent u het niet eens met dit oordeel? Dan kunt u de geschillenregeling inroepen.",
            body="U vroeg ons om rechtsbijstand in uw geschil met de verhuurder. Wij zien geen redelijke kans van "
            "slagen en verlenen daarom geen rechtsbijstand.",
        ),
        kinds={DAMAGE},
        next_step="present",
        external_body={ARRANGEMENT},
    ),
    trap(
        "091c",
        intake_je(
            "Denkt onze jurist dat je niet kunt winnen en jij van wel? Dan beslist een advocaat die jij en wij samen "
            "kiezen."
        ),
        kinds={INTAKE},
        next_step="n/a",
    ),
    trap(
        "091d",
        intake(
            "Bent u het oneens met de aanpak van uw jurist? Een onafhankelijke advocaat kijkt dan mee volgens de "
            "geschillenregeling."
        ),
        kinds={INTAKE},
        next_step="n/a",
    ),
    # 92 cover refused and free choice mentioned
    trap(
        "092a",
        letter(
            "Uw geschil met de aannemer is niet gedekt, want de verbouwing begon voordat de verzekering inging. Wij "
            "verlenen hiervoor geen rechtsbijstand.",
            "Heeft u later een ander juridisch probleem? Meld uw zaak dan via Mijn Rechtsteun. Komt het tot een "
            "procedure, dan kiest u zelf uw advocaat.",
            sender=LEGAL_AID,
        ),
        kinds={DAMAGE, INTAKE},
        next_step="missing",
        lawyer_choice="present",
    ),
    trap(
        "092b",
        damage_je(
            "Speelt er nog iets anders? Meld je zaak online bij onze juristen. Bij een rechtszaak mag je zelf een "
            "advocaat kiezen.",
            body="We kunnen je niet helpen met je ruzie met de buren: die bestond al voordat je je "
            "rechtsbijstandverzekering afsloot. We wijzen je verzoek om rechtsbijstand dus af.",
        ),
        kinds={DAMAGE, INTAKE},
    ),
    trap(
        "092c",
        letter(
            "Wij wijzen uw verzoek om rechtsbijstand af, want bouwgeschillen zijn uitgesloten (artikel 6).",
            "Heeft u een ander geschil? Meld uw zaak via Mijn Rechtsteun. Bij een gerechtelijke procedure kiest u uw "
            "eigen advocaat.",
            sender=LEGAL_AID,
        ),
        kinds={DAMAGE, INTAKE},
        lawyer_choice="present",
    ),
]

THE_TEXT_ITSELF = [
    # 93 abbreviations
    trap(
        "093a",
        damage(
            "Indien u het m.b.t. schadenr. 26.004 d.d. 3 mrt. jl. genomen besluit t.a.v. de vloer niet juist acht, "
            "kunt u o.g.v. art. 9 v.d. voorw. t.a.v. dhr. mr. P. Vos om herziening verzoeken."
        ),
        next_step="present",
    ),
    trap(
        "093b",
        damage_je(
            "Ben je het i.v.m. bijv. de bon v. d. fiets e.d. niet eens met ons besluit, mail dan a.u.b. naar "
            "k@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "093e",
        damage(
            "Bent u het a.g.v. o.a. het rapport d.d. 2 febr. jl. niet eens met ons besluit, bel dan tel. 030 555 01 "
            "23 (o.v.v. uw schadenr.)."
        ),
        next_step="present",
        channel=True,
    ),
    # 94 points in dates, amounts, articles, addresses
    trap(
        "094a",
        damage(
            "Wilt u de € 2.480,75 (art. 5.2.1) toch vergoed zien en bent u het oneens met dit besluit: www.kifid.nl."
        ),
        next_step="present",
        channel=True,
        external_body={KIFID},
    ),
    trap(
        "094b",
        damage_je(
            "Niet eens met ons besluit van 12.03.2026 over die € 1.049,00? Vul dan op zeebries.example/bezwaar het "
            "formulier in."
        ),
        next_step="present",
        channel=True,
        deadline=False,
    ),
    trap(
        "094e",
        damage_je(
            "Niet eens met ons besluit om de € 1.049,95 niet te betalen? Kijk op www.kifid.nl. Daar kun je een klacht "
            "indienen."
        ),
        next_step="present",
        channel=True,
        external_body={KIFID},
    ),
    # 95 company names
    trap(
        "095a",
        damage(
            "Bent u het met het besluit van N.V. Zeebries c.s. of van d.a.s.r. B.V. niet eens, schrijf dan naar "
            "Postbus 812, Utrecht."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "095b",
        letter(
            "a.s.r. vergoedt uw schade niet. Uw dak was niet onderhouden.",
            sender="a.s.r. schade\nPostbus 1\n3500 AA Utrecht",
        ),
        kinds={DAMAGE},
        next_step="missing",
        reason=True,
    ),
    trap(
        "095d",
        damage_je(
            "Ben je het niet eens met wat a.s.r. heeft besloten over je claim? Mail dan klacht@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "095e",
        damage(
            "Bent u het niet eens met dit besluit van de B.V. Pol & Co. of van a.s.r., mail dan "
            "bezwaar@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    # 96 hyphenation at the line end
    trap(
        "096a",
        damage(
            "Vindt u onze afwijzing onjuist, dan kunt u om herbeoor-\ndeling vragen bij herziening@zeebries.example."
        ),
        next_step="present",
    ),
    trap(
        "096b",
        damage("Tegen dit be&shy;sluit kunt u be&shy;zwaar ma&shy;ken. Bel 030 555 01 23.", suffix=".html"),
        next_step="present",
        channel=True,
    ),
    trap(
        "096c",
        damage_je("Je kunt tegen dit besluit be- zwaar maken via ons klach- tenformulier.", suffix=".pdf"),
        next_step="present",
        channel=True,
    ),
    trap(
        "096d",
        damage(
            "Wij begrijpen dat dit voor u tegenvalt. Bent u het met ons besluit over de keukenvloer on-\n"
            "eens, dan kunt u een klacht indienen. Dat doet u per brief, of per telefoon via het klach-\n"
            "tennummer 030 555 01 23. Vermeld het schadenummer dat boven aan deze brief staat.",
            suffix=".pdf",
        ),
        next_step="present",
    ),
    trap(
        "096g",
        damage("Tegen deze beslis-\nsing kunt u be-\nzwaar maken via bezwaar@zeebries.example."),
        next_step="present",
        channel=True,
    ),
    # 97 letter-spaced and broken text
    trap(
        "097a",
        damage("Tegen dit besluit kunt u in b e z w a a r. Bel 030 555 01 23."),
        next_step="present",
        channel=True,
    ),
    trap(
        "097b",
        damage("Oneens met dit besluit? Ga dan naar Kiﬁd, of mail ons via klachtenoﬃcier@zeebries.example."),
        next_step="present",
        external_body={KIFID},
    ),
    trap(
        "097c",
        damage_je(
            "Ben je het niet eens met ons\n\nPagina 1 van 2\n\f\nbesluit, mail dan naar klacht@zeebries.example."
        ),
        next_step="present",
        channel=True,
        hard="a page number with blank lines cuts the sentence into two paragraphs",
    ),
    trap(
        "097e",
        damage("N i e t  e e n s  met dit besluit? Bel 030 555 01 23."),
        next_step="present",
        channel=True,
    ),
    # 98 curly quotes and odd spaces
    trap(
        "098a",
        damage("Bent u het ‘niet eens’ met dit besluit? Bel 030 555 01 23."),
        next_step="present",
    ),
    trap(
        "098b",
        damage_je(
            "Ben je het niet\u00a0eens met ons\u202fbesluit over de €\u00a0500? Mail\u2009klacht@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "098c",
        damage(
            "Bent u het niet&nbsp;eens met dit&nbsp;besluit? Bel&nbsp;030&#8239;555&#8239;01&#8239;23.", suffix=".html"
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "098d",
        damage("Bent u het ’er niet mee eens’\u2009?\u00a0Bel\u00a0ons op 030\u00a0555\u00a001\u00a023."),
        next_step="present",
        channel=True,
    ),
    # 99 case and capitals
    trap("099a", damage("NIET AKKOORD MET DIT BESLUIT? BEL 030 555 01 23."), next_step="present", channel=True),
    trap(
        "099b",
        damage("Bent U het oneens met Onze Beslissing, dan kunt U zich wenden tot KIFID."),
        next_step="present",
        external_body={KIFID},
    ),
    trap("099c", damage_je("oneens met ons besluit? mail klacht@zeebries.example"), next_step="present", channel=True),
    trap(
        "099d",
        damage_je("BEN JE HET NIET EENS MET ONS BESLUIT, MAIL DAN KLACHT@ZEEBRIES.EXAMPLE"),
        next_step="present",
        channel=True,
    ),
    # 100 u, je, jij, ge, men
    trap(
        "100a", damage_je("Ben jij het er niet mee eens dat we niet betalen? Bel 030 555 01 23."), next_step="present"
    ),
    trap(
        "100b",
        damage("Zijt ge het oneens met deze beslissing, schrijf dan naar Postbus 812 te Utrecht."),
        next_step="present",
        channel=True,
    ),
    trap(
        "100c",
        damage(
            "Indien men zich niet met dit besluit kan verenigen, dient men zich schriftelijk tot de directie te wenden."
        ),
        next_step="present",
        channel=False,
    ),
    trap(
        "100d",
        damage("Zijn jullie het niet met ons besluit eens? Dan kunnen jullie mailen naar klacht@zeebries.example."),
        next_step="present",
        channel=True,
    ),
    trap(
        "100e",
        damage(
            "Wie zich niet kan verenigen met deze beslissing, wende zich schriftelijk tot de directie, Postbus 812, "
            "Utrecht."
        ),
        next_step="present",
        channel=True,
    ),
    # 101 inversion
    trap(
        "101a",
        damage(
            "Blij met dit besluit bent u vermoedelijk niet; bent u het oneens, laat het ons weten op 030 555 01 23."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "101b",
        damage("Akkoord met dit besluit gaat u wellicht niet; schrijf ons dan op bovenstaand adres."),
        next_step="present",
        channel=True,
    ),
    trap(
        "101c",
        damage_je("Het eens zijn met ons besluit hoef je niet; app ons dan op 06 555 01 234."),
        next_step="present",
        channel=True,
    ),
    trap(
        "101d",
        damage(
            "Mee eens bent u het misschien niet. In dat geval kunt u tegen dit besluit in bezwaar via Mijn Zeebries."
        ),
        next_step="present",
        channel=True,
    ),
    # 102 "er ... mee" apart
    trap("102a", damage("Bent u het daar niet mee eens? Bel dan 030 555 01 23."), next_step="present"),
    trap("102b", damage("Bent u het hiermee beslist niet eens? Bel dan 030 555 01 23."), next_step="present"),
    trap("102c", damage_je("Ben je het er echt helemaal niet mee eens? Bel dan 030 555 01 23."), next_step="present"),
    trap(
        "102d",
        damage_je("Kun je je daar absoluut niet in vinden? Mail dan klacht@zeebries.example."),
        next_step="present",
    ),
    trap("102e", health("Gaat u daar niet mee akkoord, dan kunt u om een herbeoordeling vragen."), next_step="present"),
    trap("102f", damage_je("Ben je het daar totaal niet mee eens? App 06 555 01 234."), next_step="present"),
    # 103 an adverb in between
    trap("103a", damage("Bent u het maar ten dele eens met dit besluit? Bel dan 030 555 01 23."), next_step="present"),
    trap(
        "103b", damage("Bent u het niet of niet volledig eens met dit besluit? Bel 030 555 01 23."), next_step="present"
    ),
    trap(
        "103c",
        damage_je("Ben je het totaal oneens met ons besluit? Mail dan klacht@zeebries.example."),
        next_step="present",
    ),
    trap(
        "103d",
        damage("Bent u het geenszins eens met onze beslissing, schrijf ons dan."),
        next_step="present",
        channel=False,
    ),
    trap(
        "103e",
        damage(
            "Bent u het niet of slechts gedeeltelijk eens met onze beslissing? Schrijf dan naar "
            "bezwaar@zeebries.example."
        ),
        next_step="present",
    ),
    # 104 spelling
    trap(
        "104a", damage_je("Ben je het oneen's met ons besluit? Email dan klacht@zeebries.example."), next_step="present"
    ),
    trap(
        "104b",
        damage_je(
            "Vindt je dat je schade claim ten onrechte is afgewezen? Laat het dan weten via klacht@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "104c",
        damage("Niet eens met dit besluit? Ga dan naar het Klachteninstituut Financiele Dienstverlening."),
        next_step="present",
        external_body={KIFID},
    ),
    trap("104d", intake("Wordt het een procedure, dan geldt de vrije advocatenkeuze."), lawyer_choice="present"),
    trap("104e", intake_je("Komt er een rechtszaak? Dan heb je vrije advocaatskeuze."), lawyer_choice="present"),
    trap(
        "104f",
        damage_je("Ben je niet eens met ons besluit? E mail ons dan op klacht@zeebries.example"),
        next_step="present",
        channel=True,
    ),
    # 105 old spelling and register
    trap(
        "105a",
        damage(
            "Mocht Gij U met dit besluit niet kunnen vereenigen, zoo gelieve Gij U schriftelijk te wenden tot de "
            "Directie."
        ),
        next_step="present",
    ),
    trap(
        "105b",
        damage(
            "Acht U dit besluit onjuist, zo staat het U vrij dezerzijds herziening te verzoeken, mits schriftelijk."
        ),
        next_step="present",
        channel=False,
    ),
    trap(
        "105c",
        letter(
            "Dientengevolge zien wij ons genoopt de Uwerzijds ingediende vordering te weigeren. De molen was niet "
            "meeverzekerd."
        ),
        kinds={DAMAGE},
        reason=True,
    ),
    trap(
        "105d",
        damage(
            "Indien Ge U met het bovenstaande niet kunt vereenigen, verzoeken wij U Uwe bezwaren schriftelijk te "
            "onzer kennis te brengen."
        ),
        next_step="present",
    ),
    # 106 Flemish
    trap(
        "106a",
        letter(
            "Wij kunnen voor dit schadegeval geen tussenkomst verlenen. De waarborg Storm was nog niet ingegaan.",
            number="Dossiernummer: 26-004417",
            greeting="Geachte mevrouw Okkerse",
        ),
        kinds={DAMAGE},
        reason=True,
        hard="a Flemish reason (waarborg nog niet ingegaan) after the refusal, without because",
    ),
    trap(
        "106b",
        damage(
            "Indien u deze weigering betwist, gelieve ons uw argumenten over te maken op klachten@zeebries.example."
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "106c",
        damage(
            "Gaat u niet akkoord? Gelieve dan binnen de dertig dagen uw dossierbeheerder te contacteren op 030 555 01 "
            "23."
        ),
        next_step="present",
        channel=True,
        deadline=True,
    ),
    trap(
        "106d",
        letter(
            "De adviserend arts weigert de tegemoetkoming voor uw hoorapparaat, want uw gehoorverlies is te klein.",
            sender="Mutualiteit De Linde\nStationsstraat 3\n9000 Gent",
            number="Lidnummer: 4411",
        ),
        kinds={HEALTH},
    ),
    trap(
        "106e",
        damage(
            "Bij betwisting van deze beslissing richt u zich schriftelijk tot uw dossierbeheerder, Postbus 812 te "
            "Utrecht."
        ),
        next_step="present",
        channel=True,
    ),
    # 107 mixed language
    trap(
        "107a",
        damage("If you do not agree with this decision, please call us on +31 30 555 01 23."),
        next_step="present",
        channel=True,
        hard="the pack is Dutch: a step in English is not read",
    ),
    trap(
        "107b",
        damage_je(
            "Please note: this letter is available in English on request.",
            "Niet eens met ons besluit? Mail klacht@zeebries.example.",
        ),
        next_step="present",
        channel=True,
    ),
    trap(
        "107c",
        bare(
            "Dear Mrs Okkerse,",
            "We regret to inform you that your claim has been rejected, because the bicycle was not locked.",
            "If you do not agree with this decision, please write to us within six weeks.",
            "Yours sincerely,\nJ. Holtkamp",
        ),
        status="skipped",
    ),
    trap(
        "107d",
        damage(
            "Bent u het niet eens met dit besluit? Bel 030 555 01 23.",
            "Please note: this letter is important. Ask someone to translate it.",
        ),
        next_step="present",
        channel=True,
    ),
    # 108 mail-merge leftovers
    trap(
        "108a",
        letter(
            "Wij vergoeden uw vloer niet, want de leiding lekte al jaren. Bent u het niet eens met dit besluit? Bel "
            "030 555 01 23.",
            greeting="Geachte mevrouw [achternaam],",
        ),
        placeholders=1,
    ),
    trap(
        "108b",
        damage_je(body="Op «datum» meldde je dat je fiets weg is. We betalen hem niet, want hij stond niet op slot."),
        placeholders=1,
    ),
    trap(
        "108c",
        damage(
            "De rechtbank overwoog: “[eiser] heeft de woning (…) leeg achtergelaten en dat komt voor zijn rekening.”"
        ),
        placeholders=0,
        hard="a field in brackets inside a quotation looks like a field of the letter",
    ),
    trap(
        "108d",
        letter("Wij vergoeden uw vloer niet, want de leiding lekte al jaren. Uw contactpersoon is {{medewerker}}."),
        placeholders=1,
    ),
    # 109 form fields for the customer
    trap(
        "109a",
        damage(
            "Bent u het niet eens met dit besluit? Stuur dan dit formulier terug.",
            after="Klachtformulier\n\nNaam: ..............................\n\nHandtekening: "
            "..............................",
        ),
        next_step="present",
        placeholders=0,
    ),
    trap(
        "109b",
        damage_je(
            "Oneens met dit besluit? Vul dit in en stuur het op.",
            after="Strookje\n\nMijn naam: ________________\n\nReden: ________________",
        ),
        placeholders=0,
    ),
    trap(
        "109c",
        damage(
            "Niet eens met dit besluit? Vul de strook in en stuur hem naar Postbus 812, Utrecht.",
            after="Antwoordstrook\n\nDatum: ....................\n\nHandtekening: ....................",
        ),
        next_step="present",
        placeholders=0,
    ),
    # 110 icons as words
    trap(
        "110a",
        damage_je("☎ 030 555 01 23 als je het niet eens bent met ons besluit"),
        next_step="present",
        channel=True,
    ),
    trap(
        "110b", damage("Bij oneens met dit besluit: ✉ herziening@zeebries.example"), next_step="present", channel=True
    ),
    trap(
        "110c", damage_je("😕 Niet eens met ons besluit? 👉 klacht@zeebries.example"), next_step="present", channel=True
    ),
    # 111 numbered options on one line
    trap(
        "111a",
        damage(
            "Bent u het niet eens met dit besluit, dan kunt u (a) ons bellen op 030 555 01 23, (b) schrijven of (c) "
            "binnen een jaar naar Kifid gaan."
        ),
        next_step="present",
        channel=True,
        deadline=True,
        external_body={KIFID},
    ),
    trap(
        "111b",
        damage_je(
            "Niet eens met ons besluit? Dan: 1) app 06 555 01 234; 2) mail klacht@zeebries.example; 3) ga naar de "
            "rechter."
        ),
        next_step="present",
        channel=True,
        external_body={COURT},
    ),
    trap(
        "111c",
        damage(
            "Tegen dit besluit kunt u (1) bij ons bezwaar maken, (2) een klacht indienen bij Kifid of (3) naar de "
            "rechter gaan."
        ),
        next_step="present",
        external_body={KIFID, COURT},
    ),
    # 112 signature and disclaimer
    trap(
        "112a",
        damage(
            after="Deze e-mail is vertrouwelijk. Heeft u bezwaar tegen ontvangst van onze berichten, meld dat dan aan "
            "de afzender.",
            suffix=".eml",
        ),
        next_step="missing",
    ),
    trap(
        "112b",
        damage_je(
            after="Dit bericht kan vertrouwelijke informatie bevatten. Niet voor jou bestemd? Maak dan bezwaar door "
            "te antwoorden en wis het bericht.",
            suffix=".eml",
        ),
        next_step="missing",
    ),
    trap(
        "112c",
        damage(
            after="DISCLAIMER: Indien u bezwaar heeft tegen het per e-mail communiceren, laat ons dit dan weten.",
            suffix=".eml",
        ),
        next_step="missing",
    ),
    # 113 a scanned letter without text
    trap("113a", bare("", suffix=".pdf"), status="failed"),
    trap("113b", bare("<w:p/>", suffix=".docx"), status="failed"),
]


CASES = [*IS_IT_A_REJECTION, *A_STEP_AGAINST_THIS, *DETAILS, *CHOICE_OF_A_LAWYER, *THE_TEXT_ITSELF]


@pytest.mark.parametrize(("file", "holds"), CASES)
def test_a_careful_reader_is_not_caught(engine: Engine, file: File, holds: dict[str, object]) -> None:
    """Each trap is read by the rules as the labelling guide says."""
    assert said(engine.by_rules(), file, holds) == holds


def test_the_second_reader_is_seldom_caught_either(engine: Engine) -> None:
    """He knows no trap by name: nine in ten are read right with him too, and most of the others marked."""
    asked = [(case.values, ask(engine, case.values[0])) for case in CASES if not case.marks]
    caught = [result for (_, holds), result in asked if told(result, holds) != holds]
    assert len(caught) <= len(asked) / 10
    assert sum(bool(result.unsure) for result in caught) >= 0.8 * len(caught)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "Op 3 mei jl. vroeg u d.d. 1 mei m.b.t. schadenr. 26.0044 t.a.v. dhr. P. Vos om uitleg.",
            id="trap-093c",
        ),
        pytest.param(
            "Je mailde o.a. over je fiets, tent e.d. bij de fa. Pol, t.w. op ma. 2 mrt. en di. 3 mrt.",
            id="trap-093d",
            marks=pytest.mark.xfail(
                strict=True,
                reason="ma. and di. before a number end the sentence: days cut to two letters look like words",
            ),
        ),
        pytest.param(
            "De € 2.480,75 van art. 5.2.1 staat op www.zeebries.example/schade per 12.03.2026.", id="trap-094c"
        ),
        pytest.param(
            "Om 14.30 uur op 1.4.2026 kreeg je € 1.049,00 volgens par. 3.a van zeebries.example.", id="trap-094d"
        ),
        pytest.param(
            "De N.V. Zeebries en de fa. Pol B.V. i.o. delen uw schade met a.s.r. en c.s. daarin.", id="trap-095c"
        ),
    ],
)
def test_a_point_does_not_end_a_sentence(engine: Engine, sentence: str) -> None:
    """Points of abbreviations, numbers, addresses and company names stand inside one sentence."""
    assert sentence in sentences(engine, damage(sentence))


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        pytest.param(
            damage("Dit geldt voor uw auto- en\nreisverzekering."), "auto- en reisverzekering", id="trap-096e"
        ),
        pytest.param(damage_je("Je be\u00adzwaar is be\u00adkeken."), "Je bezwaar is bekeken.", id="trap-096f"),
        pytest.param(damage("Schrijf aan Ki\ufb01d.", suffix=".html"), "Schrijf aan Kifid.", id="trap-097d"),
    ],
)
def test_the_reader_mends_what_the_printer_broke(file: File, shown: str) -> None:
    """Words come whole, and a hyphen that belongs to the word stays."""
    read = document(file)
    assert shown in " ".join(read.text.split())


def test_every_trap_is_there_in_two_wordings() -> None:
    """The list of the domain counts 113 traps."""
    numbers = [int(str(case.id)[5:8]) for case in CASES]
    assert {number for number in range(1, 114) if numbers.count(number) < 2} == set()
