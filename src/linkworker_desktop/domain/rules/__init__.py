"""The follow-up calendar's rules: from recorded facts to due dates, each with its reason; nothing is stored here."""
