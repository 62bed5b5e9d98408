"""The encrypted database and everything that keeps it whole: keys, schema, search, audit, backups."""
