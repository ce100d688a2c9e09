<p>Beste ${voornaam},</p>
<p>We hebben je vergoeding voor de alternatieve therapie ${toegekend?string("toegekend", "afgewezen")}.</p>
<#if !toegekend>
<p>Deze therapeut is geen lid van een erkende vereniging.</p>
<p>Oneens? Stuur binnen een maand een bericht via Mijn Zeester of bel 0800 555 12.</p>
</#if>
<p>Zeester Zorg</p>
