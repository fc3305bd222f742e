package pilotcity.portal.kernel.db.backup;

import java.util.List;

/**
 * What a backup holds.
 *
 * @param made when its state was
 * @param files how many files the rows name
 * @param place where these are; empty when they are in the backup
 * @param missing those of them that were not there
 * @param links how many links the chain over the audit log has
 * @param head the last of them, in hexadecimal
 */
public record BackupSummary(
        String made, int tables, long rows, int files, String place, List<String> missing, long links, String head) {
    static BackupSummary of(BackupManifest manifest) {
        return new BackupSummary(
                manifest.made(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.content().named().size(),
                manifest.content().place(),
                manifest.content().missing(),
                manifest.links(),
                manifest.head());
    }

    @Override
    public String toString() {
        String where = place.isEmpty() ? "" : " that stay in " + place;
        return rows + " rows of " + tables + " tables and " + files + " files" + where + ", as of " + made
                + "; audit log of " + links + " links, head " + (head.isEmpty() ? "none" : head);
    }
}
