"""OpenDocument spreadsheets (.ods): cells out of XML, and a copy that is read as an .xlsx is."""
