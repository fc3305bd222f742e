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
import pilotcity.index.kind.DocumentKey;
import pilotcity.index.search.LeftOut;
import pilotcity.index.search.Refusal;

/**
 * The documents that are left out of an index. The list is committed with the index, so that it is true after a crash,
 * too: whoever reads on from the checkpoint does not come by them again.
 */
final class LeftOutList {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 300;

    private final Map<DocumentKey, LeftOut> list = new LinkedHashMap<>();
    private @Nullable String text;

    /** @param stored what {@link #text} was, or null for none */
    LeftOutList(@Nullable String stored) {
        if (stored != null) {
            try {
                JSON.readTree(stored).forEach(each -> put(read(each)));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("the list of what is left out cannot be read", e);
            }
        }
    }

    private static LeftOut read(JsonNode entry) {
        return new LeftOut(
                entry.path(0).asText(),
                entry.path(1).asText(),
                Instant.parse(entry.path(2).asText()),
                entry.path(3).asText());
    }

    private void put(LeftOut entry) {
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
    synchronized List<Refusal> add(Collection<Refusal> refusals) {
        List<Refusal> added = new ArrayList<>();
        for (Refusal refusal : refusals) {
            String reason = refusal.reason();
            String shortened = reason.substring(0, Math.min(reason.length(), LONGEST));
            LeftOut known = list.get(new DocumentKey(refusal.kind(), refusal.id()));
            if (known == null || !known.reason().equals(shortened)) {
                added.add(refusal);
                Instant since = known == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : known.since();
                put(new LeftOut(refusal.kind(), refusal.id(), since, shortened));
                text = null;
            }
        }
        return added;
    }

    synchronized List<LeftOut> list() {
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
