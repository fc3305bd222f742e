package pilotcity.portal.kernel.read;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.document.Document;

/** Builds lists from documents and skips those that fail, so that one bad document does not spoil the whole list. */
public final class TolerantListing {
    private static final Logger LOG = LoggerFactory.getLogger(TolerantListing.class);

    /** Documents that were logged; a portal with more bad documents than these logs them again. */
    private static final int MOST_TOLD = 1000;

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private TolerantListing() {}

    /** What {@code reader} makes of each; those with which it fails are left out. */
    public static <T> List<T> of(List<Document> documents, Function<Document, T> reader) {
        return documents.stream()
                .map(document -> read(document, reader))
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> @Nullable T read(Document document, Function<Document, T> reader) {
        try {
            return reader.apply(document);
        } catch (RuntimeException e) {
            leftOut(document.kind(), document.id(), e);
            return null;
        }
    }

    /** Tells of a document that was left out of a list. */
    public static void leftOut(String kind, String id, RuntimeException failure) {
        if (TOLD.size() > MOST_TOLD) {
            TOLD.clear();
        }
        if (TOLD.add(kind + "/" + id)) {
            LOG.error("{}/{} is left out of a list: nothing can be made of it", kind, id, failure);
        }
    }
}
