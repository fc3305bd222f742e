package pilotcity.portal.face.graphql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.kind.TextRole;
import pilotcity.index.spatial.Geometries;

/** Three small kinds with every sort of field, and the documents the tests ask for. */
final class TestKinds {
    record City(String id, String name, Long people, Geometry point, String region) {}

    record Source1(String title, LocalDate seen) {}

    record Scheme(
            String id,
            String name,
            String city,
            String batch,
            List<String> topics,
            Double cost,
            LocalDate announced,
            Boolean done,
            String story,
            List<Source1> sources) {}

    record Note(String id, String text, Instant at, List<String> schemes) {}

    static final Kind<City> CITY = Kind.of("city", "cities", City.class)
            .title("城市", "City", "Cities")
            .describe("一座城市", "A city.")
            .id(City::id)
            .keyword(
                    "region", City::region, f -> f.title("大区", "Region").facet().sort())
            .text(
                    "name",
                    City::name,
                    f -> f.title("名称", "Name")
                            .required()
                            .searched(TextRole.NAME)
                            .sort())
            .integer("people", City::people, f -> f.title("人口", "People").sort().deprecated("nothing yet"))
            .geometry("geometry", City::point, f -> f.title("位置", "Location"))
            .order("name", false)
            .suggested()
            .build();

    static final Kind<Scheme> SCHEME = Kind.of("scheme", "schemes", Scheme.class)
            .title("方案", "Scheme", "Schemes")
            .describe("试点方案", "A scheme that is tried out.")
            .id(Scheme::id)
            .text(
                    "name",
                    Scheme::name,
                    f -> f.title("名称", "Name")
                            .required()
                            .searched(TextRole.NAME)
                            .sort())
            .reference(
                    "city",
                    Scheme::city,
                    f -> f.title("所在城市", "City").to("city", "schemes").facet().sort())
            .keyword(
                    "batch",
                    Scheme::batch,
                    f -> f.title("批次", "Batch")
                            .required()
                            .facet()
                            .sort()
                            .code("2012", "第一批", "First batch")
                            .code("2013", "第二批", "Second batch"))
            .keyword(
                    "topics",
                    Scheme::topics,
                    f -> f.title("主题", "Topics")
                            .list()
                            .facet()
                            .code("water", "水务", "Water")
                            .code("light", "照明", "Lighting"))
            .number("cost", Scheme::cost, f -> f.title("投资", "Cost").unit("CNY").sort())
            .date(
                    "announced",
                    Scheme::announced,
                    f -> f.title("公布日期", "Announced on").sort())
            .bool("done", Scheme::done, f -> f.title("完成", "Done").facet())
            .text(
                    "story",
                    Scheme::story,
                    f -> f.title("详情", "Story").searched(TextRole.BODY).detail())
            .<Source1>object(
                    "sources",
                    Scheme::sources,
                    f -> f.title("来源", "Sources").list(),
                    nested -> nested.text(
                                    "title",
                                    Source1::title,
                                    f -> f.title("标题", "Title").required())
                            .date("seen", Source1::seen, f -> f.title("查阅日期", "Seen on")))
            .time("announced")
            .suggested()
            .rank(2)
            .build();

    static final Kind<Note> NOTE = Kind.of("note", "notes", Note.class)
            .title("记录", "Note", "Notes")
            .id(Note::id)
            .text("text", Note::text, f -> f.title("正文", "Text").required().searched(TextRole.BODY))
            .instant("at", Note::at, f -> f.title("时间", "At").required().sort())
            .reference(
                    "about", Note::schemes, f -> f.title("关于", "About").list().to("scheme", "notes"))
            .time("at")
            .order("at", true)
            .build();

    static final Kinds KINDS = new Kinds(List.of(CITY, SCHEME, NOTE));
    static final int SCHEMES = 45;
    static final int NOTES = 30;

    private TestKinds() {}

    static void fill(Index index) {
        List<SourceDocument> documents = new ArrayList<>();
        documents.add(
                CITY.document(new City("bj", "北京 Beijing", 21_540_000_000L, Geometries.point(116.4, 39.9), "north")));
        documents.add(
                CITY.document(new City("gz", "广州 Guangzhou", 18_700_000L, Geometries.point(113.26, 23.13), "south")));
        documents.add(CITY.document(new City("xx", "Nowhere", null, null, null)));
        IntStream.range(0, SCHEMES)
                .mapToObj(TestKinds::scheme)
                .map(SCHEME::document)
                .forEach(documents::add);
        IntStream.range(0, NOTES).mapToObj(TestKinds::note).map(NOTE::document).forEach(documents::add);
        index.apply(documents, Map.of(), Map.of());
        index.refresh();
    }

    static Scheme scheme(int i) {
        return new Scheme(
                "s-%02d".formatted(i),
                "Scheme " + "abcde".charAt(i % 5) + " 智慧 " + i,
                i % 7 == 6 ? null : i % 2 == 0 ? "bj" : "gz",
                i % 3 == 0 ? "2013" : "2012",
                i % 4 == 0 ? List.of("water", "light") : i % 4 == 1 ? List.of("water") : List.of(),
                i % 5 == 4 ? null : i * 100 + 0.5,
                i % 6 == 5 ? null : LocalDate.of(2013, 1, 1).plusDays(i / 3),
                i % 9 == 0 ? null : i % 2 == 0,
                "The long story of scheme " + i,
                i == 0
                        ? List.of(new Source1("Gazette", LocalDate.of(2013, 1, 29)), new Source1("Letter", null))
                        : List.of());
    }

    static Note note(int i) {
        List<String> about = new ArrayList<>(List.of("s-%02d".formatted(i % 4)));
        if (i % 5 == 0) {
            about.add("s-%02d".formatted(10 + i));
            about.add("gone");
        }
        return new Note(
                "n-%02d".formatted(i),
                "Note <b>" + i + "</b> on street lamps",
                Instant.parse("2020-01-01T00:00:00Z").plusSeconds(3600L * i),
                about);
    }
}
