<#switch product>
<#case "rechtsbijstand_basis">
<h1>Zaak melden</h1>
<p>U meldt uw zaak met dit formulier. Wij wijzen u bij een procedure een advocaat uit ons netwerk toe; een andere kiezen kan in het basispakket niet.</p>
<#break>
<#case "rechtsbijstand_plus">
<h1>Zaak melden</h1>
<p>U meldt uw zaak met dit formulier. Bij een procedure kiest u zelf een advocaat.</p>
<#break>
<#default>
<h1>Schade melden</h1>
<p>U meldt uw schade met dit formulier. Wij bellen u terug.</p>
</#switch>
