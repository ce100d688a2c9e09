<#-- brief 4471 -->
<p>Geachte ${klant.aanhef} ${klant.naam},</p>
<#if uitkomst == "AFWIJZING">
<p>Uw beroep op de aansprakelijkheidsverzekering wijzen wij af: schade aan geleende zaken is uitgesloten.</p>
<#elseif uitkomst == "DEELS">
<p>Wij vergoeden een deel van de schade. De gevolgschade betalen wij niet, die is uitgesloten.</p>
<#else>
<p>Wij vergoeden de schade geheel.</p>
</#if>
<p>Voor vragen over de verwerking belt u 070 555 33 33.</p>
<#if uitkomst == "AFWIJZING" || uitkomst == "DEELS">
<p>Kunt u zich niet verenigen met dit besluit, dan staat het u vrij binnen zes weken bezwaar aan te tekenen bij de Raad van Bestuur, Postbus 1, 2500 AA Den Haag.</p>
</#if>
<p>Hoogachtend,<br>Steenuil Schade</p>
