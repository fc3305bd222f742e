package pilotcity.portal.kernel.access;

import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.files.OwnerOnly;
import pilotcity.portal.kernel.http.Problem;

/**
 * The issuer and audience of our tokens: the name of the database, and so the same on all nodes, at whatever address
 * they are reached. It is kept in a file, too, for when the database is away.
 */
final class Issuer {
    private static final String IDENTITY = "SELECT id FROM database_identity";

    private final Db db;
    private final Path file;
    private volatile String name;

    Issuer(Db db, Path file) {
        this.db = db;
        this.file = file;
        try {
            this.name = Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the database. Not for an event loop. */
    void join() {
        String found = "urn:uuid:"
                + Await.get(db.client().preparedQuery(IDENTITY).execute(Tuple.tuple()))
                        .iterator()
                        .next()
                        .getUUID("id");
        if (!found.equals(name)) {
            try {
                OwnerOnly.write(file, found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            name = found;
        }
    }

    /** @throws Problem UNAVAILABLE when the database has never been there */
    String name() {
        if (name.isEmpty()) {
            throw Problem.of(Problem.Kind.UNAVAILABLE, "the database has not come yet; tokens cannot be told before");
        }
        return name;
    }
}
