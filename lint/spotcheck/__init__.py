"""The spot check: draw letters for people to judge, and tell from their judgement how many letters fail the norm.

`frame` lists the letters of a run and sorts them into strata, `sample` draws, `review` reads what reviewers said,
`bounds` holds the statistics, and `evaluation` puts them together. Nothing here reads or writes files or knows a clock.
"""
