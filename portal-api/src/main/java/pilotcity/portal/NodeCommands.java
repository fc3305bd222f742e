package pilotcity.portal;

import java.nio.file.Path;
import java.util.function.Consumer;
import pilotcity.portal.command.BulkImportRunner;
import pilotcity.portal.command.LeftOutListing;
import pilotcity.portal.command.PublishRunner;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.model.learning.LearnRunner;

/** What commands ask a node for; each blocks, and prints what becomes of it. */
public record NodeCommands(
        ChangeFeed feed,
        AuditChain audit,
        Backups backups,
        BulkImportRunner imports,
        PublishRunner publications,
        LearnRunner learning) {

    /** Imports a file into a kind; {@code order} is a JSON object with kind, file and mapping. */
    public void importFile(String order, Consumer<String> print) {
        imports.run(order, print);
    }

    /** Publishes files as a data set; {@code order} is a JSON object with path and more. */
    public void publish(String order, Consumer<String> print) {
        publications.run(order, print);
    }

    /** Learns a model, lists those that are kept, or puts one in use; {@code order} is a JSON object. */
    public void learn(String order, Consumer<String> print) {
        learning.run(order, print);
    }

    /** Prints the documents that are in the database and not in the index, a line each. */
    public void listLeftOut(Consumer<String> print) {
        LeftOutListing.print(feed, print);
    }

    /** Writes a backup to {@code to}, a file or a folder. */
    public void backUp(String to, Consumer<String> print) {
        backups.write(Path.of(to), print);
    }

    public void verifyAudit(String head, Consumer<String> print) {
        audit.verify(head, print);
    }
}
