"""The one network, written out for each place that needs it: NumPy, JavaScript, SBML, LaTeX."""
