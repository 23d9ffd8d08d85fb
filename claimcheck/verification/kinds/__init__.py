"""One module a kind of claim: which figures of the catalog bear on it.

Each has ``candidates(context)``, which yields every figure that the readings give, in the order of the readings.
"""
