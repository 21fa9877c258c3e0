"""Answers in the words of the user's language, as headed lists which the terminal, Markdown and pages write alike."""
