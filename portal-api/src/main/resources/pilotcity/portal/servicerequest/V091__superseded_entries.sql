-- Without it, deleting a record looks through all entries for those that supersede its own.
CREATE INDEX record_entry_supersedes ON record_entry (supersedes) WHERE supersedes IS NOT NULL;
