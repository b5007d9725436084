"""What the tutor says to chat models: one Markdown file a prompt, read by `tutor.prompting`."""
