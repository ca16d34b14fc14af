"""Words that tell a full stop that shortens from one that ends a sentence (English, German, French, Spanish)."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


NEVER_END = _words("""
    mr mrs ms mx dr prof sen sens rep reps gov gen lt col sgt capt cmdr maj adm hon rev fr st mt messrs pres supt insp
    atty asst no nos nr vol art fig v vs approx ca cf eg ie al resp bzw vgl evtl ggf sog hrsg dipl ing mme mlle mm sr
    sra srta dña ud uds núm pág tel abs ziff
""")
"""They stand before a name, a number or an example, so that no sentence ends at their full stop."""

MAY_END = _words("""
    inc ltd co corp bros jr etc usw jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd dept univ est
""")
"""A sentence ends at their full stop if one of ``BEGINNERS`` follows; so too at that of an initial."""

BEGINNERS = _words("""
    the a an in on at by for from with but and or so as if when while after before since although though however he she
    it they we i you his her its their our this that these those there here what who how why where mr mrs ms dr der die
    das ein eine er sie es wir im am el la los las un una le les il elle ils
""")

ORDINAL_FOLLOWERS = _words("""
    januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert weltkrieg
""")
"""What a German ordinal such as ``3.`` stands before."""
