"""Agreement: how several annotators' marks align, in what they differ, and how well they agree. Pure; no storage.

Every measure is a function over plain arrays, lists and model values, so that each can be called from a notebook. Each
answers a :class:`measured.Measured` (``value``, or None with the ``reason``; the ``counts`` it rests on) or a
:class:`measured.Scored` (precision, recall, F1). What is to be pooled over articles is added up as counts and handed
to a measure once.

=====================  ================================================================================================
``ratings``            ``rated``: what each annotator said of each unit, as codes; ``tally`` and ``contingency`` of them
``coefficients``       ``percent``, ``percent_pairs``, ``bennett``, ``scott``, ``cohen``, ``fleiss``, ``randolph``,
                       ``gwet_ac1``, ``gwet_ac2`` with ``linear_weights`` or ``quadratic_weights``
``krippendorff``       ``alpha`` of ``coincidences``, with any of ``distances``: ``nominal``, ``ordinal``, ``interval``,
                       ``ratio``, ``of_sets`` by ``jaccard``, ``masi_2006``, ``masi_dkpro``, ``containment_2004``
``spans``, ``marks``   ``exact_counts``, ``overlap_counts``, ``character_counts`` with ``score``; ``agr``
``covering``           agreement character by character: ``coincidences``, ``ac1``, ``prevalence``
``unitizing``          Krippendorff's family of 2016: ``u_alpha``, ``u_alpha_binary``, ``cu_alpha``, ``ku_alpha``
``unitizing_2004``     ``alpha_u``, category by category
``gamma``              ``gamma`` with gamma-cat and gamma-k; ``disorder`` of the best alignment
``groups``             ``muc``, ``b_cubed``, ``ceaf_m``, ``ceaf_e``, ``lea``, ``blanc``,
                       ``rand_index``, ``adjusted_rand``
``links``              ``link_f1``, ``link_alpha`` over aligned units
``bootstrap``          ``interval`` and ``resampled``: intervals by drawing articles again
``gwet_errors``        ``gwet_error``, ``alpha_error``: standard errors over units
``alignment``          ``align``: which marks are about the same stretch
``disagreements``      ``disagreements``: units, and in what their members differ
=====================  ================================================================================================
"""
