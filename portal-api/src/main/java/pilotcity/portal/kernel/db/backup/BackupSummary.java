package pilotcity.portal.kernel.db.backup;

/**
 * What a backup holds.
 *
 * @param made when its state was
 * @param links how many links the chain over the audit log has
 * @param head the last of them, in hexadecimal
 */
public record BackupSummary(String made, int tables, long rows, long links, String head) {
    static BackupSummary of(BackupManifest manifest) {
        return new BackupSummary(
                manifest.made(), manifest.tables().size(), manifest.rows(), manifest.links(), manifest.head());
    }

    @Override
    public String toString() {
        return rows + " rows of " + tables + " tables, as of " + made + "; audit log of " + links + " links, head "
                + (head.isEmpty() ? "none" : head);
    }
}
