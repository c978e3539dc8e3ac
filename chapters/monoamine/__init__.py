"""The package behind the book: evidence, figures, tables, dashboard and the Sphinx side."""
