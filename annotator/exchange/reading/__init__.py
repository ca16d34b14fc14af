"""Articles from files: text, Markdown, HTML, PDF, DOCX and tables in, values out; nothing is stored here."""

from annotator.exchange.reading.folders import find_files
from annotator.exchange.reading.found import ColumnMapping, FoundArticle, FoundFolder, Refused, Zone
from annotator.exchange.reading.reader import read_all, read_file

__all__ = ["ColumnMapping", "FoundArticle", "FoundFolder", "Refused", "Zone", "find_files", "read_all", "read_file"]
