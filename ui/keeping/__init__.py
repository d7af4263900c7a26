"""What the window does so that nothing is lost: history, backups, damaged files, what could not be saved."""
