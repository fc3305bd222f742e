package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.spatial.Geometries;
import pilotcity.index.state.IndexingFailure;
import pilotcity.index.state.LeftOutDocument;

/** Documents that cannot be indexed as they are. */
class LeftOutDocumentsTest {
    record Event(String id, String name, Instant at, Geometry where) {}

    private static final Kind<Event> EVENT = Kind.of("event", "events", Event.class)
            .id(Event::id)
            .text(
                    "name",
                    Event::name,
                    f -> f.title("名", "Name").searched(TextRole.NAME).sort().facet())
            .instant("at", Event::at, f -> f.title("时", "At"))
            .geometry("geometry", Event::where, f -> f.title("地", "Where"))
            .time("at")
            .build();
    private static final Kinds KINDS = new Kinds(List.of(EVENT));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private static Event event(String id, double lat) {
        return new Event(
                id,
                "event " + id,
                NOW,
                Geometries.FACTORY.createPoint(new org.locationtech.jts.geom.Coordinate(113, lat)));
    }

    @Test
    void whatCannotBeIndexedIsLeftOutAndListedUntilItCan() {
        try (Index index = Index.open(folder, KINDS)) {
            index.apply(List.of(EVENT.document(event("a", 23)), EVENT.document(event("b", 23))), Map.of(), Map.of());
            index.refresh();
            assertThat(index.size()).isEqualTo(2);
            index.apply(
                    List.of(EVENT.document(event("a", 95)), EVENT.document(event("c", 23))),
                    Map.of(),
                    List.of(new IndexingFailure("event", "b", new IllegalStateException("no such thing"))),
                    Map.of("at", "7"));
            index.refresh();
            assertThat(index.findAll("event", Set.of("a", "b", "c"))).containsOnlyKeys("c");
        }
        try (Index index = Index.open(folder, KINDS)) {
            assertThat(index.checkpoint()).containsEntry("at", "7");
            assertThat(index.leftOutDocuments()).extracting(LeftOutDocument::id).containsExactlyInAnyOrder("a", "b");
            assertThat(index.leftOutDocuments())
                    .extracting(LeftOutDocument::reason)
                    .contains("no such thing");
            index.apply(List.of(EVENT.document(event("a", 24))), Map.of("event", Set.of("b")), Map.of());
            assertThat(index.leftOutDocuments()).isEmpty();
        }
        try (Index index = Index.open(folder, KINDS)) {
            assertThat(index.leftOutDocuments()).isEmpty();
            assertThat(index.size()).isEqualTo(2);
        }
    }

    @Test
    void aTimeThatNoFormatCanWriteIsNoDocument() {
        for (String time : List.of("-0001-12-31T00:00:00Z", "0000-12-31T15:54:17Z", "+10000-01-01T00:00:00Z")) {
            Event event = new Event("e", "e", Instant.parse(time), null);
            assertThatThrownBy(() -> EVENT.document(event))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at is ");
        }
        assertThat(EVENT.document(new Event("e", "e", Instant.parse("0001-01-01T00:00:00Z"), null))
                        .values())
                .containsKey("at");
    }

    @Test
    void aLongTextIsNoReasonToLeaveADocumentOut() {
        try (Index index = Index.open(folder, KINDS)) {
            Event chinese = new Event("long", "市".repeat(40_000), NOW, null);
            Event latin = new Event("longer", "x".repeat(100_000), NOW, null);
            index.addNew(List.of(EVENT.document(chinese), EVENT.document(latin)), List.of());
            index.refresh();
            assertThat(index.leftOutDocuments()).isEmpty();
            assertThat(index.size()).isEqualTo(2);
        }
    }
}
