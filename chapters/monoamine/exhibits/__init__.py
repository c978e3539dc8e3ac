"""What every interactive figure shares: controls as data, and the HTML that stands before any script runs."""
