"""What is said of a file that cannot be read or judged: what is wrong with it, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "read_empty": "Het bestand is leeg; sla de brief opnieuw op.",
    "read_bytes": "Het bestand is groter dan {most} bytes; splits het of verhoog max_bytes in [limits].",
    "read_chars": "De tekst is langer dan {most} tekens; splits het bestand of verhoog max_chars in [limits].",
    "read_blocks": (
        "De tekst heeft meer dan {most} alinea's of cellen; splits het bestand of verhoog max_blocks in [limits]."
    ),
    "read_entries": "Het bestand bevat meer dan {most} onderdelen; verhoog max_zip_entries in [limits] als dat klopt.",
    "read_swollen": (
        "Het bestand zwelt bij het uitpakken te ver op; verhoog max_unzipped of max_zip_ratio in [limits] als dat mag."
    ),
    "read_depth": "Het bestand is dieper genest dan {most} lagen; verhoog max_depth in [limits] als dat klopt.",
    "read_pages": "Het PDF-bestand heeft meer dan {most} bladzijden; splits het of verhoog max_pages in [limits].",
    "read_deep": "Het bestand is te diep genest of te groot om te lezen; sla alleen de brief op.",
    "read_not_dutch": "De tekst is niet in het Nederlands, dus niet gecontroleerd.",
    "read_no_letter": "Bestanden van de soort {suffix} zijn geen brieven.",
    "read_no_text": "Er staat geen leesbare tekst in het bestand; controleer of het de juiste brief is.",
    "read_binary": "Het bestand bevat tekens die niet in tekst horen (zoals nultekens); sla de brief opnieuw op.",
    "read_encoding": "Het bestand is geen leesbare tekst; sla de brief opnieuw op als tekst in UTF-8.",
    "read_damaged": (
        "Het bestand is beschadigd of onvolledig; open het in het tekstverwerkingsprogramma en sla het opnieuw op."
    ),
    "read_encrypted": "Het bestand is versleuteld; sla het op zonder wachtwoord.",
    "read_password": "Het bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord.",
    "read_ole": "Het bestand is met een wachtwoord beveiligd of van voor 2007; sla het op zonder wachtwoord als .docx.",
    "read_doctype": "Het bestand bevat een documenttype (DOCTYPE) en wordt daarom niet gelezen.",
    "read_starts_program": "Het document start met een veld {field} een ander programma; haal dat veld weg.",
    "read_not_word": "Dit is geen Word-document; controleer het bestand of sla het opnieuw op als .docx.",
    "read_not_odt": "Dit is geen OpenDocument-tekst; controleer het bestand of sla het opnieuw op als .odt of .docx.",
    "read_old_word": "Dit is een Word-bestand van voor 2007 ({suffix}); sla het op als .docx.",
    "read_outlook": "Dit is een Outlook-bericht ({suffix}); sla het op als .eml of .html.",
    "read_other_type": "Bestanden van de soort {suffix} kunnen niet worden gelezen; sla de brief op als .docx of .pdf.",
    "read_rtf_cut_off": (
        "Het RTF-bestand is onvolledig; open het in het tekstverwerkingsprogramma en sla het opnieuw op."
    ),
    "read_rtf": "Het RTF-bestand is niet te lezen; sla het op als .docx.",
    "read_not_mail": ("Dit is geen geldig e-mailbericht (.eml): de kopregels ontbreken; sla het bericht opnieuw op."),
    "read_mail_empty": (
        "Het bericht heeft geen leesbare tekst; misschien zit de brief in de bijlage, controleer die apart."
    ),
    "read_mail": "Het e-mailbericht is beschadigd en niet te lezen; sla het opnieuw op.",
    "read_mail_parts": "Het bericht heeft meer dan {most} delen of is te diep genest; sla alleen de brief op.",
    "read_pdf_password": "Het PDF-bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord.",
    "read_pdf": "Het PDF-bestand is beschadigd of onvolledig; maak het opnieuw aan.",
    "read_pdf_page": "Bladzijde {page} van het PDF-bestand is beschadigd; maak het opnieuw aan.",
    "read_pdf_scan": (
        "Het PDF-bestand heeft geen tekstlaag (een scan); maak de tekst herkenbaar (OCR) of lever de bron aan."
    ),
    "read_pdf_letters": (
        "De letters in het PDF-bestand zijn niet als tekst te lezen; maak het opnieuw aan vanuit de bron."
    ),
    "internal_fault": "kon niet worden beoordeeld door een fout in brieflint ({why}); meld deze fout met het bestand",
    "worker_died": "het proces dat dit bestand las, is omgevallen (code {code}); controleer het bestand apart",
    "too_deep": (
        "te diep genest of te groot voor het geheugen; splits het bestand of verhoog max_memory (nu {most} bytes) in "
        "[limits]"
    ),
    "too_slow": ("beoordelen duurde langer dan {most} seconden; splits het bestand of verhoog max_seconds in [limits]"),
}

EN: Mapping[str, str] = {
    "read_empty": "The file is empty; save the letter again.",
    "read_bytes": "The file is larger than {most} bytes; split it or raise max_bytes in [limits].",
    "read_chars": "The text is longer than {most} characters; split the file or raise max_chars in [limits].",
    "read_blocks": "The text has more than {most} paragraphs or cells; split the file or raise max_blocks in [limits].",
    "read_entries": "The file holds more than {most} parts; raise max_zip_entries in [limits] if that is right.",
    "read_swollen": (
        "The file swells too far when unpacked; raise max_unzipped or max_zip_ratio in [limits] if that is right."
    ),
    "read_depth": "The file is nested deeper than {most} levels; raise max_depth in [limits] if that is right.",
    "read_pages": "The PDF file has more than {most} pages; split it or raise max_pages in [limits].",
    "read_deep": "The file is nested too deeply or too large to read; save the letter only.",
    "read_not_dutch": "The text is not in Dutch, so it was not checked.",
    "read_no_letter": "Files of type {suffix} are no letters.",
    "read_no_text": "There is no readable text in the file; see whether it is the right letter.",
    "read_binary": "The file holds characters that do not belong in text (such as NUL); save the letter again.",
    "read_encoding": "The file is no readable text; save the letter again as text in UTF-8.",
    "read_damaged": "The file is damaged or incomplete; open it in the word processor and save it again.",
    "read_encrypted": "The file is encrypted; save it without a password.",
    "read_password": "The file is protected by a password; save it without one.",
    "read_ole": "The file is protected by a password or from before 2007; save it as .docx without a password.",
    "read_doctype": "The file holds a document type (DOCTYPE) and is not read for that reason.",
    "read_starts_program": "The document starts another program by a field {field}; remove that field.",
    "read_not_word": "This is no Word document; look at the file or save it again as .docx.",
    "read_not_odt": "This is no OpenDocument text; look at the file or save it again as .odt or .docx.",
    "read_old_word": "This is a Word file from before 2007 ({suffix}); save it as .docx.",
    "read_outlook": "This is an Outlook message ({suffix}); save it as .eml or .html.",
    "read_other_type": "Files of type {suffix} cannot be read; save the letter as .docx or .pdf.",
    "read_rtf_cut_off": "The RTF file is incomplete; open it in the word processor and save it again.",
    "read_rtf": "The RTF file cannot be read; save it as .docx.",
    "read_not_mail": "This is no valid e-mail message (.eml): it has no header; save the message again.",
    "read_mail_empty": "The message has no readable text; perhaps the letter is attached, check that file by itself.",
    "read_mail": "The e-mail message is damaged and cannot be read; save it again.",
    "read_mail_parts": "The message has more than {most} parts or is nested too deeply; save the letter only.",
    "read_pdf_password": "The PDF file is protected by a password; save it without one.",
    "read_pdf": "The PDF file is damaged or incomplete; make it again.",
    "read_pdf_page": "Page {page} of the PDF file is damaged; make it again.",
    "read_pdf_scan": "The PDF file has no text (a scan); have its text recognised (OCR) or give the source.",
    "read_pdf_letters": "The letters in the PDF file cannot be read as text; make it again from the source.",
    "internal_fault": "could not be judged because of a fault in brieflint ({why}); report it with the file",
    "worker_died": "the process that read this file broke down (code {code}); check the file by itself",
    "too_deep": (
        "nested too deeply or too large for the memory; split the file or raise max_memory (now {most} bytes) in "
        "[limits]"
    ),
    "too_slow": "judging it took longer than {most} seconds; split the file or raise max_seconds in [limits]",
}
