"""The pages of the tiny book that the tests of roles and directives share: what is right, and what is an error."""

TERMS = ("5-HIAA", "DAT", "DOPAC", "NET", "TrkB", "half-life", "turnover")
# What the texts of the bank refer to.
_GLOSSARY = "".join(f"{term}\n  Explained.\n\n" for term in TERMS)
INDEX = """# Simple

:::{opening}
:::

Dopamine: {verdict}`a_da_turnover`. Measured: {value}`eremin2005-02`. Rows: {fact}`n_measurements`.

:::{said} dopac_ratio
:::

:::{claim} b_5ht_turnover
:::

:::{check} Why is a ratio not a rate?
Because clearance counts too {cite:p}`eremin2005`.
:::

:::{keytiles}
:why:
:::

:::{claims}
:::

:::{progress}
:::

:::{closing}
:::
"""
SIMPLE = """# For beginners

The text cites one study {cite:p}`eremin2005`.

```{raw} html
<p>A table of a figure: <a href="references.html#cite-parada1988">one study</a>,
<a href="references.html#cite-eremin2005">one that the text cites too</a>.</p>
```

:::{said} simple_no_dump
:::

:::{said} dopac_ratio
:::

:::{closing}
:::
"""
SYSTEMS = """# Three systems

:::{quiz} three-systems-friend
three-systems-what-rose three-systems-primed-peak three-systems-slow-enzyme three-systems-trkb-blocked
:::

## The clock problem

Text.

:::{known}
modelled
: The curve of {term}`5-HIAA`

measured
: 5-HIAA after Semax {value}`eremin2005-02`
: Dopamine: no change {cite:p}`eremin2005`

guessed
: - How {term}`TrkB` reaches the terminal
:::

:::{closing}
:::
"""
HILL = """# Hill

:::{quiz}
:chapter: norepinephrine-inverted-u
:::
"""
BAD_ROWS = """# Bad rows

A {verdict}`no_such_claim`, a {value}`eremin2005-99`, a {value}`eremin2005-03` and a {fact}`no_such_fact`.

:::{said} no_such_statement
:::

:::{check} No answer?
:::

:::{closing}
:::
"""
BAD_TEACHING = """# Bad teaching

:::{quiz} three-systems-freind
:::

:::{quiz}
:::

:::{quiz} three-systems-friend
:chapter: three-systems
:::

:::{quiz} inverted-u-top inverted-u-top
:::

:::{quiz}
:chapter: the-moon
:::

:::{activity} semax-prime
Why?
:::

:::{activity} semax-primes
:::

:::{activity} cortex-norepinephrine
Why after {dose} mg/kg?
:::

:::{activity} inverted-u-ratio
Why after {dos} mg/kg?
:::

:::{known}
measured
: one
:::

:::{known}
measured
: one

felt
: two
:::

:::{known}
Text.
:::
"""
PAGES = {
    "index": INDEX,
    "simple-version": SIMPLE,
    "three-systems": SYSTEMS,
    "norepinephrine-inverted-u": HILL,
    "bad-rows": BAD_ROWS,
    "bad-teaching": BAD_TEACHING,
    "plain": "# Plain\n\nText.\n",
    "terms": f"# Terms\n\n```{{glossary}}\n{_GLOSSARY}```\n",
    "references": "# References\n\n```{bibliography}\n:all:\n```\n",
}
