<#include "delen/klacht.ftl">
<p>Geachte relatie,</p>
<p>De diefstal van uw gereedschap uit de bedrijfsbus is niet verzekerd, omdat het alarm uit stond. Wij keren dus niet uit.</p>
<@klacht adres="zakelijk@steenuil.example"/>
<p>Hoogachtend,<br>Steenuil Schade</p>
