"""Claims judged by reference data: readings, calculations, consistency and verdicts."""
