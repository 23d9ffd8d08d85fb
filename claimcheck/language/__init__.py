"""What words mean: numbers, hedges, periods, places, flows, products and sources.

Each module reads text by the tables in ``tables/`` and knows nothing of the claims made of it.
"""
