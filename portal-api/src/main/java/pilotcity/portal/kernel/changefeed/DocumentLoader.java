package pilotcity.portal.kernel.changefeed;

import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.state.IndexingFailure;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.feature.Feature;

/**
 * Loads public documents of any kind from the database, blocking. One that cannot be read, for whatever reason, is
 * refused and holds up no other.
 */
final class DocumentLoader {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentLoader.class);

    private final Map<String, Feature<?>> features = new LinkedHashMap<>();

    DocumentLoader(Collection<Feature<?>> features) {
        features.forEach(feature -> this.features.put(feature.kind().name(), feature));
    }

    /**
     * Some documents.
     *
     * @param refused documents that exist and cannot be read
     */
    record LoadedDocuments(List<SourceDocument> sources, List<IndexingFailure> refused) {
        LoadedDocuments() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Those of {@code ids} that exist; none for a kind that is not served. */
    LoadedDocuments load(SqlClient client, String kind, Collection<String> ids) {
        LoadedDocuments loaded = new LoadedDocuments();
        Optional.<Feature<?>>ofNullable(features.get(kind))
                .ifPresent(feature -> load(client, feature, List.copyOf(ids), loaded));
        return loaded;
    }

    /** The database does not say which row it cannot read: halves are tried until only that one is left. */
    private static <T> void load(SqlClient client, Feature<T> feature, List<String> ids, LoadedDocuments into) {
        try {
            RowSet<Row> rows = Await.get(
                    client.preparedQuery(feature.selectByIds()).execute(Tuple.of(ids.toArray(String[]::new))));
            rows.forEach(row -> add(feature, row, into));
        } catch (RuntimeException e) {
            if (!isOfData(e)) {
                throw e;
            }
            if (ids.size() == 1) {
                into.refused().add(new IndexingFailure(feature.kind().name(), ids.getFirst(), e));
                return;
            }
            load(client, feature, ids.subList(0, ids.size() / 2), into);
            load(client, feature, ids.subList(ids.size() / 2, ids.size()), into);
        }
    }

    /** Hands over every document there is, in pages. */
    void scan(SqlClient client, int pageSize, Consumer<LoadedDocuments> page) {
        features.values().forEach(feature -> scan(client, feature, pageSize, page));
    }

    private static <T> void scan(SqlClient client, Feature<T> feature, int pageSize, Consumer<LoadedDocuments> page) {
        String last = "";
        while (last != null) {
            LoadedDocuments loaded = new LoadedDocuments();
            last = page(client, feature, Tuple.of(last, pageSize), loaded);
            page.accept(loaded);
        }
    }

    /** @return the last id of the page, or null when there is nothing on it */
    private static <T> @Nullable String page(SqlClient client, Feature<T> feature, Tuple page, LoadedDocuments into) {
        try {
            String last = null;
            for (Row row : Await.get(client.preparedQuery(feature.selectPage()).execute(page))) {
                last = add(feature, row, into);
            }
            return last;
        } catch (RuntimeException e) {
            if (!isOfData(e)) {
                throw e;
            }
        }
        List<String> ids = ids(client, feature, page);
        load(client, feature, ids, into);
        return ids.isEmpty() ? null : ids.getLast();
    }

    /** The database works out no other column of a page than is asked for. */
    private static <T> List<String> ids(SqlClient client, Feature<T> feature, Tuple page) {
        List<String> ids = new ArrayList<>();
        Await.get(client.preparedQuery("SELECT id FROM (" + feature.selectPage() + ") AS page")
                        .execute(page))
                .forEach(row -> ids.add(row.getString("id")));
        return ids;
    }

    private static <T> String add(Feature<T> feature, Row row, LoadedDocuments into) {
        String id = row.getString("id");
        try {
            into.sources().add(feature.kind().document(feature.read(row)));
        } catch (RuntimeException | StackOverflowError e) {
            into.refused().add(new IndexingFailure(feature.kind().name(), id, e));
        }
        return id;
    }

    /** Once each, however often they are tried again. */
    static void log(List<IndexingFailure> leftOut) {
        leftOut.forEach(each -> LOG.error("{} {} is left out of the index", each.kind(), each.id(), each.cause()));
    }

    /** Whether a statement failed because of what a row holds (SQLSTATE classes 21, 22, 54, P0, or the driver). */
    private static boolean isOfData(RuntimeException e) {
        if (e instanceof DatabaseException refused) {
            String state = String.valueOf(refused.getSqlState());
            return state.matches("(21|22|54|P0).*");
        }
        return e instanceof DateTimeException
                || e instanceof ArithmeticException
                || e instanceof IllegalArgumentException
                || e instanceof IndexOutOfBoundsException
                || e instanceof ClassCastException;
    }
}
