package pilotcity.portal.kernel.feature;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;

/** Documents that are generated to show the portal with. They are marked as such and can be taken away again. */
public interface Demonstration {
    /**
     * Adds them where they are not there yet, all or none; blocks.
     *
     * @param files where their photos are put
     * @param now what they end with
     * @return the transaction, or empty when there was nothing to do
     */
    Optional<ChangeToken> add(Database database, FileStore files, Instant now, Consumer<String> print);

    /** Takes them away where they are; blocks. */
    Optional<ChangeToken> remove(Database database, Consumer<String> print);
}
