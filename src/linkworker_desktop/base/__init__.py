"""What every part of the program stands on: errors, paths, resources, files, settings, log and clock."""
