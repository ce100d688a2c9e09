<#macro klacht adres>
<p>Als u het niet eens bent met onze afwijzing, stuur uw bezwaar dan naar ${adres}. Ook kunt u het geschil aan de rechter voorleggen.</p>
</#macro>
