package pilotcity.portal.face.shared.dataset;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.read.TolerantListing;

/**
 * Every table that is published now and whose rows have places, for protocols that list them. The data sets are read
 * once for each state of the index, and those that have not changed are not taken apart again.
 */
public final class SpatialTables {
    private static final String KIND = "dataset";

    /** Where a name has further dots, any of them may be the one behind the data set. */
    private static final int MOST_DOTS = 8;

    private @Nullable State state;

    /**
     * One of them.
     *
     * @param title of the data set, with that of the table where it has another
     * @param description of the data set
     */
    public record SpatialTable(PublishedTable table, Label title, Label description) {
        /** What collections are called: {@code {dataset}.{table}}. */
        public String id() {
            return table.set().id() + "." + table.name();
        }
    }

    /** What was read of one data set, and from what. */
    private record ReadSet(byte[] json, List<SpatialTable> tables) {}

    private record State(Index live, long version, Map<String, ReadSet> sets, Map<String, SpatialTable> tables) {}

    /** In the order of data sets and their tables. */
    public List<SpatialTable> list(Index live) {
        return List.copyOf(at(live).tables().values());
    }

    /** One of them, for which the other data sets need not be read. */
    public Optional<SpatialTable> find(Index live, String id) {
        if (!live.kinds().names().contains(KIND)) {
            return Optional.empty();
        }
        return IntStream.range(0, id.length())
                .filter(at -> id.charAt(at) == '.')
                .limit(MOST_DOTS)
                .mapToObj(at -> live.find(KIND, id.substring(0, at)))
                .flatMap(Optional::stream)
                .flatMap(set -> tables(set).stream())
                .filter(table -> table.id().equals(id))
                .findFirst();
    }

    private synchronized State at(Index live) {
        State last = state;
        long version = live.version();
        if (last != null && last.live() == live && last.version() == version) {
            return last;
        }
        State read = read(live, version, last == null ? Map.of() : last.sets());
        state = read;
        return read;
    }

    private static State read(Index live, long version, Map<String, ReadSet> before) {
        Map<String, ReadSet> sets = new HashMap<>();
        Map<String, SpatialTable> tables = new LinkedHashMap<>();
        for (Document document : documents(live)) {
            ReadSet known = before.get(document.id());
            ReadSet set = known != null && Arrays.equals(known.json(), document.json())
                    ? known
                    : new ReadSet(document.json(), tables(document));
            sets.put(document.id(), set);
            set.tables().forEach(table -> tables.put(table.id(), table));
        }
        return new State(live, version, sets, tables);
    }

    private static List<Document> documents(Index live) {
        List<Document> documents = new ArrayList<>();
        if (!live.kinds().names().contains(KIND)) {
            return documents;
        }
        String after = null;
        Hits hits;
        do {
            hits = live.search(SearchQuery.of(KIND)
                    .withPage(SearchQuery.MAX_LIMIT, after, null)
                    .withTotal(false));
            hits.items().stream().map(Hit::whole).forEach(documents::add);
            after = hits.more() ? hits.items().getLast().cursor() : null;
        } while (hits.more());
        return documents;
    }

    /** A data set that cannot be read hides no other. */
    private static List<SpatialTable> tables(Document document) {
        return TolerantListing.of(List.of(document), SpatialTables::ofSet).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<SpatialTable> ofSet(Document document) {
        JsonObject json = new JsonObject(Buffer.buffer(document.json()));
        PublishedSet set = new PublishedSet(document.id(), null, json);
        return PublishedTable.list(set).stream()
                .filter(table -> table.stored().hasShapes())
                .map(table -> new SpatialTable(table, title(json, table), label(json, "description")))
                .toList();
    }

    private static Label title(JsonObject set, PublishedTable table) {
        Label of = label(set, "name");
        Label own = label(table.json(), "title");
        return own.zh().isEmpty() || own.equals(of)
                ? new Label(of.zh() + " · " + table.name(), of.en() + " · " + table.name())
                : new Label(of.zh() + " · " + own.zh(), of.en() + " · " + own.en());
    }

    /** A text that may be there in one language alone. */
    private static Label label(JsonObject json, String name) {
        String chinese = json.getString(name);
        String english = json.getString(name + "En");
        return new Label(
                Objects.requireNonNullElse(chinese, Objects.requireNonNullElse(english, "")),
                Objects.requireNonNullElse(english, Objects.requireNonNullElse(chinese, "")));
    }
}
