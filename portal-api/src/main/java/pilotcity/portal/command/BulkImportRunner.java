package pilotcity.portal.command;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.BulkImport;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.problem.Problem;

/** Imports a file into a kind, and waits until it can be found. */
public final class BulkImportRunner {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Database database;
    private final ChangeFeed feed;
    private final List<Feature<?>> features;
    private final Path reports;

    /** @param reports where lists of rejected rows go */
    public BulkImportRunner(Database database, ChangeFeed feed, List<Feature<?>> features, Path reports) {
        this.database = database;
        this.feed = feed;
        this.features = features;
        this.reports = reports;
    }

    /**
     * Imports; blocks.
     *
     * @param order a JSON object with {@code kind}, {@code file} and {@code mapping}, and perhaps {@code with} and
     *     {@code check}; or with {@code kind}, {@code undo} and perhaps {@code force}
     */
    public void run(String order, Consumer<String> print) {
        JsonObject asked = new JsonObject(order);
        long start = System.nanoTime();
        boolean written = true;
        try {
            BulkImport imports = find(asked.getString("kind"));
            if (asked.containsKey("undo")) {
                imports.undo(database, asked.getString("undo"), asked.getBoolean("force", false), print);
            } else {
                written = imports.run(database, read(asked), feed.progress()::awaitCapacity, print);
            }
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.UNPROCESSABLE, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw Problem.of(Problem.Kind.UNPROCESSABLE, String.valueOf(e.getCause()));
        }
        if (written) {
            Await.get(feed.catchUp(LONGEST_WAIT));
            print.accept(String.format(Locale.ROOT, "searchable after %.1f s", (System.nanoTime() - start) / 1e9));
        }
    }

    private BulkImport.Order read(JsonObject asked) {
        Map<String, String> options = new HashMap<>();
        asked.getJsonObject("with", new JsonObject())
                .forEach(option -> options.put(option.getKey(), String.valueOf(option.getValue())));
        return new BulkImport.Order(
                Path.of(asked.getString("file")),
                asked.getString("mapping"),
                options,
                asked.getBoolean("check", false),
                reports);
    }

    private BulkImport find(String kind) {
        return features.stream()
                .filter(feature -> feature.kind().name().equals(kind)
                        || feature.kind().plural().equals(kind))
                .flatMap(feature -> feature.bulkImport().stream())
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST, "files of '" + kind + "' cannot be imported, but those of records"));
    }
}
