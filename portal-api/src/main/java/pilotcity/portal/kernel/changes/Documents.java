package pilotcity.portal.kernel.changes;

import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.index.kind.Source;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.db.Await;

/** Loads public documents of any kind from the database, blocking. */
final class Documents {
    private final Map<String, Feature<?>> features = new LinkedHashMap<>();

    Documents(Collection<Feature<?>> features) {
        features.forEach(feature -> this.features.put(feature.kind().name(), feature));
    }

    /** Those of {@code ids} that exist; none for a kind that is not served. */
    List<Source> load(SqlClient client, String kind, Collection<String> ids) {
        return Optional.<Feature<?>>ofNullable(features.get(kind))
                .map(feature -> load(client, feature, ids))
                .orElse(List.of());
    }

    private static <T> List<Source> load(SqlClient client, Feature<T> feature, Collection<String> ids) {
        return sources(feature, Await.get(feature.listByIds(client, List.copyOf(ids))));
    }

    /** Hands over every document there is, in pages. */
    void scan(SqlClient client, int pageSize, Consumer<List<Source>> page) {
        features.values().forEach(feature -> scan(client, feature, pageSize, page));
    }

    private static <T> void scan(SqlClient client, Feature<T> feature, int pageSize, Consumer<List<Source>> page) {
        String last = "";
        while (true) {
            List<Source> sources = sources(feature, Await.get(feature.listPage(client, last, pageSize)));
            if (sources.isEmpty()) {
                return;
            }
            page.accept(sources);
            last = sources.getLast().id();
        }
    }

    private static <T> List<Source> sources(Feature<T> feature, List<T> records) {
        return records.stream().map(feature.kind()::document).toList();
    }
}
