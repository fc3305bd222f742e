package pilotcity.portal.face.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.DocumentKey;
import pilotcity.index.kind.FieldValues;
import pilotcity.index.kind.Label;
import pilotcity.index.search.Index;

/** What documents are called that facets count: read once for each state of an index. */
final class LabelCache {
    private static final int MOST = 20_000;
    private static final Map<Index, LabelCache> CACHES = new WeakHashMap<>();

    private final long version;
    private final Map<DocumentKey, Optional<Label>> labels = new ConcurrentHashMap<>();

    private LabelCache(long version) {
        this.version = version;
    }

    /** The cache for what {@code index} has now. */
    static LabelCache of(Index index) {
        long version = index.version();
        synchronized (CACHES) {
            LabelCache cache = CACHES.get(index);
            if (cache == null || cache.version != version || cache.labels.size() > MOST) {
                cache = new LabelCache(version);
                CACHES.put(index, cache);
            }
            return cache;
        }
    }

    /** The labels of those that exist, by id. */
    Map<String, Label> of(Index index, String kind, Collection<String> ids) {
        Map<String, Label> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            Optional<Label> label = known(kind, id);
            if (label == null) {
                unknown.add(id);
            } else {
                label.ifPresent(known -> found.put(id, known));
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(read(index, kind, unknown));
        }
        return found;
    }

    @SuppressWarnings("OptionalAssignedToNull")
    private @Nullable Optional<Label> known(String kind, String id) {
        return labels.get(new DocumentKey(kind, id));
    }

    private Map<String, Label> read(Index index, String kind, List<String> ids) {
        Map<String, Label> found = new HashMap<>();
        List<String> names = index.kinds().get(kind).nameFields();
        index.findAll(kind, ids).forEach((id, document) -> found.put(id, label(document, names)));
        ids.forEach(id -> labels.put(new DocumentKey(kind, id), Optional.ofNullable(found.get(id))));
        return found;
    }

    /** The document's names: the first is Chinese, the second English where there is one. */
    private static Label label(Document document, List<String> fields) {
        FieldValues values = new FieldValues(document);
        List<String> names = fields.stream()
                .map(values::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return names.isEmpty() ? new Label(document.id(), document.id()) : new Label(names.getFirst(), names.getLast());
    }
}
