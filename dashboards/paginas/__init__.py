"""One file per page, each short enough to read like the page itself."""
