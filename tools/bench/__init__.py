"""Measures how fast the program starts and sets paper, each figure against a floor measured in the same run."""
