"""The dimensions along which a claim may be read, one a module: how an amount can be come by, and from whom."""
