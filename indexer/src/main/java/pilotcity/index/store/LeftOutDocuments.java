package pilotcity.index.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.DocumentKey;
import pilotcity.index.state.IndexingFailure;
import pilotcity.index.state.LeftOutDocument;

/**
 * The documents that are left out of an index. The list is committed with the index, so that it is true after a crash,
 * too: reading on from the checkpoint does not meet them again.
 */
final class LeftOutDocuments {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 300;

    private final Map<DocumentKey, LeftOutDocument> list = new LinkedHashMap<>();
    private @Nullable String text;

    /** @param stored what {@link #text} was, or null for none */
    LeftOutDocuments(@Nullable String stored) {
        if (stored != null) {
            try {
                JSON.readTree(stored).forEach(each -> put(read(each)));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("the list of what is left out cannot be read", e);
            }
        }
    }

    private static LeftOutDocument read(JsonNode entry) {
        return new LeftOutDocument(
                entry.path(0).asText(),
                entry.path(1).asText(),
                Instant.parse(entry.path(2).asText()),
                entry.path(3).asText());
    }

    private void put(LeftOutDocument entry) {
        list.put(new DocumentKey(entry.kind(), entry.id()), entry);
    }

    /** These are in the index now, or gone. */
    synchronized void remove(String kind, Collection<String> ids) {
        if (!list.isEmpty()) {
            ids.forEach(id -> remove(new DocumentKey(kind, id)));
        }
    }

    private void remove(DocumentKey key) {
        if (list.remove(key) != null) {
            text = null;
        }
    }

    /** @return those that are new here, or refused for another reason than before */
    synchronized List<IndexingFailure> add(Collection<IndexingFailure> indexingFailures) {
        List<IndexingFailure> added = new ArrayList<>();
        for (IndexingFailure failure : indexingFailures) {
            String reason = failure.reason();
            String shortened = reason.substring(0, Math.min(reason.length(), LONGEST));
            LeftOutDocument known = list.get(new DocumentKey(failure.kind(), failure.id()));
            if (known == null || !known.reason().equals(shortened)) {
                added.add(failure);
                Instant since = known == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : known.since();
                put(new LeftOutDocument(failure.kind(), failure.id(), since, shortened));
                text = null;
            }
        }
        return added;
    }

    synchronized List<LeftOutDocument> list() {
        return List.copyOf(list.values());
    }

    synchronized int size() {
        return list.size();
    }

    /** The list as it is committed. */
    synchronized String text() {
        String written = text;
        if (written == null) {
            ArrayNode entries = JSON.createArrayNode();
            list.values()
                    .forEach(each -> entries.addArray()
                            .add(each.kind())
                            .add(each.id())
                            .add(each.since().toString())
                            .add(each.reason()));
            written = entries.toString();
            text = written;
        }
        return written;
    }
}
