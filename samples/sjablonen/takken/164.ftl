<#import "delen/klacht.ftl" as k>
<p>Geachte relatie,</p>
<p>De schade aan uw oogst door droogte wijzen wij af. Droogte is geen verzekerd gevaar op uw polis.</p>
<#if contact?? && contact.email?has_content>
<@k.klacht adres=contact.email/>
</#if>
<p>Hoogachtend,<br>Steenuil Agrarisch</p>
