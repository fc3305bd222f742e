package pilotcity.index.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** The columns of all open segments. */
public final class Columns {
    private static final Map<IndexReader.CacheKey, Map<String, OrdinalColumn>> SEGMENTS = new ConcurrentHashMap<>();

    private Columns() {}

    /** The values of {@code field}, which has sorted doc values, or none in this segment. */
    public static OrdinalColumn ordinals(LeafReader segment, String field) throws IOException {
        try {
            return of(segment).computeIfAbsent(field, name -> read(segment, name));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static OrdinalColumn read(LeafReader segment, String field) {
        try {
            return OrdinalColumn.read(segment, field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, OrdinalColumn> of(LeafReader segment) {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        return SEGMENTS.computeIfAbsent(core.getKey(), key -> {
            core.addClosedListener(SEGMENTS::remove);
            return new ConcurrentHashMap<>();
        });
    }
}
