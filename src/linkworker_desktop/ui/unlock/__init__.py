"""What is seen before the data are open: unlocking, restoring and the first run."""
