"""The questions and files to measure on, one data set a module."""
