"""The workshop: catalogues, pictures for the documents, measurements, locks."""
