"""Articles from files: text, Markdown, HTML, PDF, DOCX and tables in, values out; nothing is stored here."""
