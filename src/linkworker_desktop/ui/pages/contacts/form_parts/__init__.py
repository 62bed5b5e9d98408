"""The groups of fields the contact form is put together from."""
