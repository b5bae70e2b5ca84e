"""Full text over posts. Both databases index the words of :mod:`jupyter_community.core.search.terms`, so they agree."""
