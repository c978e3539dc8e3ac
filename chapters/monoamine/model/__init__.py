"""Small calculations on the tables: what an index can tell, and the shape of an inverted U. No plots here."""
