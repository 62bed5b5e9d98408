"""One module for each process that is measured; each prints one JSON object and ends."""
