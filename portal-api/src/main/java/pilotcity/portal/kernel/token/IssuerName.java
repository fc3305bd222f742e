package pilotcity.portal.kernel.token;

import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The issuer and audience of our tokens: the name of the database, and so the same on all nodes, at whatever address
 * they are reached. It is kept in a file, too, for when the database is away.
 */
public final class IssuerName {
    private static final String IDENTITY = "SELECT id FROM database_identity";

    private final Database db;
    private final Path file;
    private volatile String name;

    public IssuerName(Database db, Path file) {
        this.db = db;
        this.file = file;
        try {
            this.name = Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the database. Not for an event loop. */
    public void join() {
        String found = "urn:uuid:"
                + Await.get(db.client().preparedQuery(IDENTITY).execute(Tuple.tuple()))
                        .iterator()
                        .next()
                        .getUUID("id");
        if (!found.equals(name)) {
            try {
                OwnerOnlyFiles.write(file, found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            name = found;
        }
    }

    /** @throws Problem UNAVAILABLE when the database has never been there */
    public String name() {
        if (name.isEmpty()) {
            throw Problem.of(Problem.Kind.UNAVAILABLE, "the database has not come yet; tokens cannot be told before");
        }
        return name;
    }
}
