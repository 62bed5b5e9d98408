"""Contacts from and to files of other programs: vCard, CSV, XLSX and the HSDS package."""
