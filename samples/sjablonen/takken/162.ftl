<p>Geachte ${klant.aanhef} ${klant.naam},</p>
<#if uitkomst == "AFWIJZING">
<p>Uw beroep op de brandverzekering wijzen wij af, omdat de brand is ontstaan door het bewust overbelasten van de installatie.</p>
<#elseif uitkomst == "DEELS">
<p>Wij vergoeden een deel van de schade. De inventaris betalen wij niet, want die is niet verzekerd.</p>
<#else>
<p>Wij vergoeden de schade geheel.</p>
</#if>
<#if uitkomst == "AFWIJZING">
<p>Kunt u zich niet verenigen met dit besluit, dan kunt u bezwaar aantekenen bij de Raad van Bestuur, Postbus 1, 2500 AA Den Haag.</p>
</#if>
<p>Hoogachtend,<br>Steenuil Schade</p>
