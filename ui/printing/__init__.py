"""Articles on paper: sheets with tags, legend and claims, for a printer, a PDF file or the preview."""
