"""What the overview of rejections for product review (signals) says: Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "signals_title": "Signalen uit afwijzingen",
    "signals_counted_one": "1 afwijzing geteld",
    "signals_counted_many": "{n} afwijzingen geteld",
    "signals_read_one": "van 1 document",
    "signals_read_many": "van {n} documenten",
    "signals_other": "geen afwijzing van een claim: {n}",
    "signals_templates": "sjablonen, niet meegeteld: {n}",
    "signals_failed": "niet te lezen, dus niet meegeteld: {n}",
    "signals_skipped": "overgeslagen: {n}",
    "signals_doubtful": "waarvan onzeker is of het een afwijzing is: {n}",
    "signals_none": "Er zijn geen afwijzingen gevonden.",
    "signals_how": (
        "Een programma las deze brieven. De grond, de branche, de artikelen en de maand komen uit de woorden van "
        "de brief zelf. Bij een flink deel van de brieven is de grond die het programma leest niet de juiste: gebruik "
        "dit overzicht om te zien waar u verder moet kijken, niet als bewijs."
    ),
    "signals_ground_how": (
        "Elke brief telt één keer, bij de hoofdgrond. De laatste kolom zegt hoeveel brieven deze grond noemen, alleen "
        "of naast een andere. Niet genoemd betekent: de brief noemt geen grond, of het programma herkende die niet."
    ),
    "signals_small": (
        "Kleine aantallen zeggen weinig: een aandeel staat er alleen bij 20 afwijzingen of meer. Bij één of twee "
        "brieven kan te zien zijn om wie het gaat; deel dit overzicht dan niet verder dan nodig is."
    ),
    "signals_not_stated": "niet genoemd",
    "signals_ground": "Afwijzingen per grond",
    "signals_branch": "Afwijzingen per branche",
    "signals_folder": "Afwijzingen per map",
    "signals_month": "Afwijzingen per maand van de brief",
    "signals_article": "Artikelen waarop afwijzingen rusten",
    "signals_cross": "Grond en branche samen",
    "signals_name_ground": "Grond",
    "signals_name_branch": "Branche",
    "signals_name_folder": "Map",
    "signals_name_month": "Maand",
    "signals_name_article": "Artikel",
    "signals_number": "Aantal",
    "signals_share": "Aandeel",
    "signals_mentioned": "Genoemd",
    "signals_all": "Alle",
    "signals_rest": "{n} andere",
    "signals_older": "vóór {month}",
    "signals_cross_how": "Hoe donkerder het vak, hoe meer brieven. Een leeg vak is nul.",
}

EN: Mapping[str, str] = {
    "signals_title": "Signals from rejections",
    "signals_counted_one": "1 rejection counted",
    "signals_counted_many": "{n} rejections counted",
    "signals_read_one": "of 1 document",
    "signals_read_many": "of {n} documents",
    "signals_other": "no rejection of a claim: {n}",
    "signals_templates": "templates, not counted: {n}",
    "signals_failed": "unreadable, so not counted: {n}",
    "signals_skipped": "skipped: {n}",
    "signals_doubtful": "of which it is doubtful whether they are rejections: {n}",
    "signals_none": "No rejections were found.",
    "signals_how": (
        "A program read these letters. Ground, branch, articles and month come from the words of the letter itself. "
        "Of a good part of the letters the ground that the program reads is not the right one: use this overview to "
        "see where to look further, not as proof."
    ),
    "signals_ground_how": (
        "Every letter counts once, with its principal ground. The last column says how many letters state this ground, "
        "alone or beside another. Not stated means: the letter states no ground, or the program did not recognise it."
    ),
    "signals_small": (
        "Small numbers say little: a share is given from 20 rejections up only. Of one or two letters it may be seen "
        "whom they are about; then share this overview no further than is needed."
    ),
    "signals_not_stated": "not stated",
    "signals_ground": "Rejections per ground",
    "signals_branch": "Rejections per branch of insurance",
    "signals_folder": "Rejections per folder",
    "signals_month": "Rejections per month of the letter",
    "signals_article": "Articles on which rejections rest",
    "signals_cross": "Ground and branch together",
    "signals_name_ground": "Ground",
    "signals_name_branch": "Branch",
    "signals_name_folder": "Folder",
    "signals_name_month": "Month",
    "signals_name_article": "Article",
    "signals_number": "Number",
    "signals_share": "Share",
    "signals_mentioned": "Stated",
    "signals_all": "All",
    "signals_rest": "{n} others",
    "signals_older": "before {month}",
    "signals_cross_how": "The darker a cell, the more letters. An empty cell is zero.",
}
