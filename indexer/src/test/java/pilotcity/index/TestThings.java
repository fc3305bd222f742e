package pilotcity.index;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.spatial.Geometries;

/** A kind with every type of field, and a second one that shares some of them. */
final class TestThings {
    record Thing(
            String id,
            String name,
            String note,
            String colour,
            List<String> tags,
            Long size,
            Double weight,
            Boolean open,
            LocalDate day,
            Instant at,
            Geometry shape) {}

    static final Kind<Thing> THING =
            describe(Kind.of("thing", "things", Thing.class)).time("at").build();
    static final Kind<Thing> EVENT =
            describe(Kind.of("event", "events", Thing.class)).time("day").build();
    static final Kinds KINDS = new Kinds(List.of(THING, EVENT));

    private static final List<String> NAMES = List.of(
            "广州天河智慧城", "天河区", "光明智慧城", "Bike Guangzhou", "拜客广州", "桃浦科技智慧城", "Eco city", "苏州工业园区", "café", "Cafe");
    private static final List<String> COLOURS = List.of("red", "green", "blue", "Red");

    private TestThings() {}

    private static Kind.Builder<Thing> describe(Kind.Builder<Thing> kind) {
        return kind.id(Thing::id)
                .suggested()
                .text("name", Thing::name, f -> f.searched(TextRole.NAME).sort())
                .text("note", Thing::note, f -> f.searched(TextRole.BODY))
                .keyword("colour", Thing::colour, f -> f.facet().sort())
                .keyword("tags", Thing::tags, f -> f.list().facet())
                .integer("size", Thing::size, f -> f.facet().sort())
                .number("weight", Thing::weight, f -> f.sort())
                .bool("open", Thing::open, f -> f.facet())
                .date("day", Thing::day, f -> f.sort())
                .instant("at", Thing::at, f -> f.sort())
                .geometry("geometry", Thing::shape, f -> {});
    }

    /** Any field may be missing. */
    static Thing random(String id, Random random) {
        return new Thing(
                id,
                maybe(random, NAMES.get(random.nextInt(NAMES.size()))),
                maybe(random, "note " + NAMES.get(random.nextInt(NAMES.size())) + " 50% _x"),
                maybe(random, COLOURS.get(random.nextInt(COLOURS.size()))),
                random.nextBoolean() ? List.of() : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3)),
                maybe(random, (long) random.nextInt(5) - 1),
                maybe(random, random.nextInt(8) / 4.0),
                maybe(random, random.nextBoolean()),
                maybe(random, LocalDate.of(2013, 1, 29).plusDays(random.nextInt(4))),
                maybe(random, Instant.parse("2013-01-29T12:00:00Z").plusSeconds(random.nextInt(4) * 43_200L)),
                maybe(random, geometry(random)));
    }

    private static <T> T maybe(Random random, T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    static Geometry geometry(Random random) {
        double lon = 113 + random.nextInt(6) / 2.0;
        double lat = 23 + random.nextInt(6) / 2.0;
        return switch (random.nextInt(4)) {
            case 0 -> Geometries.box(lon, lat, lon + 1, lat + 0.75);
            case 1 -> Geometries.readWkt("LINESTRING(" + lon + " " + lat + "," + (lon + 1) + " " + (lat + 1) + ")");
            default -> Geometries.point(lon + 0.25, lat + 0.25);
        };
    }

    /** An index in {@code folder} with {@code count} random things of both kinds, half of them written twice. */
    static Index index(Path folder, int count, Random random) {
        Index index = Index.open(folder, KINDS);
        fill(index, count, random);
        return index;
    }

    static void fill(Index index, int count, Random random) {
        for (int round = 0; round < 2; round++) {
            List<pilotcity.index.kind.SourceDocument> sources = new ArrayList<>();
            for (int i = round * count / 2; i < count; i++) {
                sources.add((i % 3 == 0 ? EVENT : THING).document(random("t" + i, random)));
            }
            index.apply(sources, Map.of(), Map.of("round", String.valueOf(round)));
            index.refresh();
        }
    }
}
