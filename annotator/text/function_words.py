"""Words that carry a sentence rather than its content, in languages that news is often read in."""

from __future__ import annotations

from collections.abc import Mapping

_SHARE = 0.15
"""Of a text in a language its function words make up far more, of one in another language far less."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


FUNCTION_WORDS = {
    "en": _words(
        """
        a about above after again against all am an and any are arent as at be because been before being below
        between both but by can cant cannot could couldnt did didnt do does doesnt doing dont down during each
        few for from further had hadnt has hasnt have havent having he her here hers herself him himself his
        how i if in into is isnt it its itself just may me might more most must my myself no nor not now of
        off on once only or other our ours ourselves out over own same shall she should shouldnt so some such
        than that the their theirs them themselves then there these they this those through to too under until
        up upon us very was wasnt we were werent what when where whether which while who whom whose why will
        with wont within without would wouldnt yet you your yours yourself yourselves also im ive weve youre
        theyre theyve thats hes shes theres lets said says say
        """
    ),
    "de": _words(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber denn dass wenn als wie so zu
        zum zur in im an am auf aus bei beim bis durch fur gegen ohne um unter uber vor von vom mit nach seit
        wahrend wegen ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein dein sein unser
        euer ihre ihren ihrem ihrer ihres seine seinen seinem seiner seines ist sind war waren wird werden
        wurde wurden worden hat haben hatte hatten habe bin bist kann konnen konnte muss mussen soll sollen
        sollte will wollen nicht kein keine keinen keiner auch nur noch schon sehr mehr man sich dies diese
        dieser dieses diesen diesem jede jeder jedes alle alles was wer wo da dann hier doch ob weil damit
        dazu daran davon daruber sagte sagt
        """
    ),
    "fr": _words(
        """
        le la les l un une des du de d et ou mais donc or ni car que qu qui quoi dont ce cet cette ces c se s
        ne n pas plus point je j tu il elle on nous vous ils elles me m te t lui leur leurs y en mon ton son
        ma ta sa mes tes ses notre votre nos vos a au aux par pour dans sur sous avec sans entre vers chez est
        sont etait etaient etre ete sera seront serait ai as ont avait avaient avoir eu fait faire comme si
        tres bien aussi meme tout tous toute toutes dit
        """
    ),
    "es": _words(
        """
        el lo los las una unos unas al del y e o u pero sino porque que quien quienes cual cuales cuyo donde
        cuando como si no ni muy mas menos ya tambien tan tanto este esta estos estas ese esa esos esas aquel
        aquella esto eso ello yo tu ella nosotros ellos ellas me te se nos os le les mi mis tus su sus nuestro
        nuestra por para con sin sobre entre hasta desde hacia ante bajo tras en de es son era eran ser sido
        fue fueron sera estan estaba haber ha han habia hay he hemos dijo
        """
    ),
    "it": _words(
        """
        il lo gli i uno di da nel nella nei dal dalla dei delle della dello degli sul sulla con su per tra fra
        che chi cui non piu e sono era erano essere stato ha hanno aveva avere si ci vi lui lei noi voi loro
        mio suo sua suoi sue questo questa questi queste quello quella anche ma perche come se
        """
    ),
    "nl": _words(
        """
        de het een en of maar want dat die dit deze van voor met op te ten ter aan bij uit naar om door over
        onder tot tegen zonder ik jij hij zij wij jullie hem haar hun ons onze mijn zijn is was waren wordt
        worden werd werden heeft hebben had hadden kan kunnen zal zullen zou zouden moet moeten niet geen ook
        nog al er daar hier zo dan als wat wie waar
        """
    ),
    "pt": _words(
        """
        o os as um uma uns umas do da dos das no na nos nas ao a aos pelo pela em por para com sem sob sobre
        entre ate e mas que quem qual se nao mais muito ja tambem este esta isso ele ela eles elas seu sua
        seus suas sao foi foram ser estao tem tinha
        """
    ),
}
"""By language, as :func:`annotator.text.bare_words.bare` leaves them: without accents and apostrophes."""


def function_words(counts: Mapping[str, int]) -> frozenset[str]:
    """Those of the languages that a text is in, told by how often each bare word stands in it (``counts``).

    Empty for other languages: there only the text itself tells which of its words are common.
    """
    total = sum(counts.values())
    spoken = [words for words in FUNCTION_WORDS.values() if sum(counts.get(word, 0) for word in words) > _SHARE * total]
    return frozenset().union(*spoken)
