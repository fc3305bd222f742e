package pilotcity.index.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.column.SegmentSections;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.store.LuceneFieldNames;

/** Titles of documents, cached until a segment that holds documents of their kind changes. */
public final class DocumentTitles {
    private static final int MOST = 10_000;

    private final DocumentLookup lookup;
    private final Kinds kinds;
    private final Map<String, CachedTitles> known = new ConcurrentHashMap<>();

    public DocumentTitles(DocumentLookup lookup, Kinds kinds) {
        this.lookup = lookup;
        this.kinds = kinds;
    }

    private record CachedTitles(List<Object> state, Map<String, Optional<Label>> titles) {}

    /** By id; of those that exist. */
    public Map<String, Label> of(DirectoryReader reader, String kind, Collection<String> ids) throws IOException {
        Map<String, Optional<Label>> titles = known(reader, kind);
        List<String> unknown =
                ids.stream().filter(id -> !titles.containsKey(id)).toList();
        Map<String, Document> found = unknown.isEmpty() ? Map.of() : lookup.many(reader, kind, unknown);
        Map<String, Label> all = new HashMap<>();
        for (String id : ids) {
            Optional<Label> title = titles.get(id);
            if (title == null) {
                title = Optional.ofNullable(found.get(id)).map(this::title);
                if (titles.size() < MOST) {
                    titles.put(id, title);
                }
            }
            title.ifPresent(label -> all.put(id, label));
        }
        return all;
    }

    private Map<String, Optional<Label>> known(DirectoryReader reader, String kind) throws IOException {
        List<Object> state = state(reader, kind);
        CachedTitles now = known.get(kind);
        if (now == null || !now.state.equals(state)) {
            now = new CachedTitles(state, new ConcurrentHashMap<>());
            known.put(kind, now);
        }
        return now.titles;
    }

    private static List<Object> state(DirectoryReader reader, String kind) throws IOException {
        List<Object> state = new ArrayList<>();
        for (LeafReaderContext segment : reader.leaves()) {
            LeafReader leaf = segment.reader();
            for (SegmentSections.Section section : SegmentColumns.of(leaf)
                    .sections(leaf, LuceneFieldNames.SECTION)
                    .list()) {
                if (section.name().equals(kind) || section.name().equals(LuceneFieldNames.section(kind, true))) {
                    state.add(leaf.getReaderCacheHelper().getKey());
                }
            }
        }
        return state;
    }

    /** The document's names: the first is Chinese, the second English where there is one. */
    private Label title(Document document) {
        Kind<?> kind = kinds.get(document.kind());
        Map<String, Object> values = document.map();
        List<String> names = kind.nameFields().stream()
                .map(values::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return names.isEmpty() ? new Label(document.id(), document.id()) : new Label(names.getFirst(), names.getLast());
    }
}
