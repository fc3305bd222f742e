package pilotcity.portal.face.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.Index;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.TestPortal;

/** A second portal is filled over HTTP while the first is written to, and answers as the first does. */
class SecondPortalTest {
    private static final int WRITERS = 3;
    private static final int WRITES = 60;

    @TempDir
    Path folder;

    private final TestPortal portal = TestPortal.withNotes();
    private final Map<String, Integer> versions = new HashMap<>();

    @Test
    void aSecondPortalCanBeFilledFromIt() {
        long seed = System.nanoTime();
        System.Logger log = System.getLogger("test");
        log.log(System.Logger.Level.INFO, "seed " + seed);
        Kinds kinds = portal.service().node().kinds();
        try (Index second = Index.open(folder, kinds)) {
            List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(new Random(seed + writer), writer)))
                    .toList();
            String token = "";
            boolean written = false;
            while (true) {
                boolean done = writers.stream().allMatch(CompletableFuture::isDone);
                JsonObject page = new JsonObject(portal.get("/api/changes?limit=40"
                                + (token.isEmpty() ? "" : "&since=" + token) + (done ? "&wait=1" : ""))
                        .body());
                apply(second, kinds, page);
                token = page.getString("next");
                // Everything has been sent when nothing more comes after the last write was searchable here.
                if (written && !page.getBoolean("more")) {
                    break;
                }
                written = done && page.getJsonArray("items").isEmpty();
            }
            writers.forEach(CompletableFuture::join);
            second.refresh();
            compare(second);
        }
        portal.sql("DELETE FROM note WHERE id LIKE 'second-%'");
    }

    private void apply(Index second, Kinds kinds, JsonObject page) {
        Map<String, SourceDocument> put = new LinkedHashMap<>();
        Map<String, Set<String>> deleted = new TreeMap<>();
        for (Object each : page.getJsonArray("items")) {
            JsonObject item = (JsonObject) each;
            String kind = item.getString("kind");
            String id = item.getString("id");
            if (item.getString("op").equals("delete")) {
                deleted.computeIfAbsent(kind, key -> new java.util.HashSet<>()).add(id);
                versions.remove(kind + id);
            } else {
                JsonObject document = item.getJsonObject("document");
                Integer version = document.getInteger("version", 0);
                assertThat(version)
                        .as("order of %s %s", kind, id)
                        .isGreaterThanOrEqualTo(versions.getOrDefault(kind + id, 0));
                versions.put(kind + id, version);
                SourceDocument source = SourceDocument.ofPublished(
                        kinds.get(kind), id, document.encode().getBytes(StandardCharsets.UTF_8));
                assertThat(put.put(kind + ":" + id, source))
                        .as("told twice on a page")
                        .isNull();
            }
        }
        second.apply(put.values(), deleted, Map.of());
    }

    /** Some transactions take long, some are rolled back; ids are written by one writer each, versions only grow. */
    private void write(Random random, int writer) {
        int version = 0;
        for (int i = 0; i < WRITES; i++) {
            String id = "second-" + writer + "-" + random.nextInt(8);
            version++;
            if (random.nextInt(5) == 0) {
                portal.sql("DELETE FROM note WHERE id = $1", id);
            } else {
                portal.sql("""
                        INSERT INTO note (id, version, title, simulated) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (id) DO UPDATE SET version = $2, title = $3, simulated = $4
                        """, id, version, "title " + random.nextInt(4), random.nextInt(4) == 0);
            }
        }
    }

    private void compare(Index second) {
        List<SearchQuery> queries = Stream.of(
                        SearchQuery.of(),
                        SearchQuery.of("note").withSimulated(SimulatedDocuments.INCLUDE),
                        SearchQuery.of().withText("智慧").withFacets(List.of(new FacetRequest("kind", 20))),
                        SearchQuery.of("organisation"),
                        SearchQuery.of("pilot").withFilter(Cql2Text.parse("batch = 2013")),
                        SearchQuery.of("place")
                                .withFilter(Cql2Text.parse("S_INTERSECTS(geometry, BBOX(113,22,115,24))")),
                        SearchQuery.of("category"),
                        SearchQuery.of("dataset").withText("城市"))
                .map(query -> query.withLimit(200))
                .toList();
        for (SearchQuery query : queries) {
            Hits here = portal.service().node().live().read(index -> index.search(query));
            Hits there = second.search(query);
            assertThat(there.total()).as("%s", query).isEqualTo(here.total());
            assertThat(texts(there)).as("%s", query).isEqualTo(texts(here));
            assertThat(there.facets()).isEqualTo(here.facets());
        }
        assertThat(second.size()).isEqualTo(portal.service().node().live().read(Index::size));
    }

    private static List<String> texts(Hits hits) {
        return hits.items().stream()
                .map(hit -> hit.document().toString())
                .sorted()
                .toList();
    }
}
