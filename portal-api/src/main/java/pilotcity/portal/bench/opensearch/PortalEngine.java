package pilotcity.portal.bench.opensearch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * The portal, over its public addresses.
 *
 * @param index the folder of its index
 * @param used what its process has used of the processors
 */
public record PortalEngine(int port, Path index, Supplier<Duration> used) implements ComparedEngine {
    private static final String SEARCH = "/api/search?kind=record";
    private static final String FACETS = "&facets=category:20,status,group:20";
    private static final String NEWEST = "&sort=-reported&limit=20";

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public BenchRequest request(BenchQuestion question, SearchWindow window) {
        return BenchRequest.get(
                switch (question) {
                    case B1 -> SEARCH + words(window) + "&" + box(window) + "&" + time(window) + FACETS + NEWEST;
                    case B2 ->
                        SEARCH + "&within=" + UrlEncoding.query(polygon(window)) + "&" + time(window) + FACETS + NEWEST;
                    case B3 -> SEARCH + words(window) + FACETS + "&limit=20";
                    case B4 -> SEARCH + near(window) + category(window) + FACETS + NEWEST;
                    case F1 -> SEARCH + "&" + time(window) + FACETS + "&limit=0";
                    case C1 -> "/tiles/records/grid/0/0/0.mvt?datetime=" + window.from() + "/..";
                    case C2 -> {
                        SearchWindow.City city = window.city();
                        yield "/tiles/records/grid/" + city.zoom() + "/" + city.column() + "/" + city.row() + ".mvt?"
                                + time(window);
                    }
                    case E1 -> "/ogc/collections/records/items?limit=100&" + box(window);
                });
    }

    private static String words(SearchWindow window) {
        return "&q=" + UrlEncoding.query(window.word());
    }

    private static String box(SearchWindow window) {
        return "bbox="
                + Stream.of(window.west(), window.south(), window.east(), window.north())
                        .map(SearchWindow::number)
                        .collect(Collectors.joining(","));
    }

    private static String time(SearchWindow window) {
        return "datetime=" + window.from() + "/" + window.to();
    }

    private static String near(SearchWindow window) {
        return "&near=" + SearchWindow.number(window.lon()) + "," + SearchWindow.number(window.lat()) + "&radius="
                + window.radius();
    }

    private static String category(SearchWindow window) {
        return "&filter=" + UrlEncoding.query("category = '" + window.category() + "'");
    }

    private static String polygon(SearchWindow window) {
        return Arrays.stream(window.star())
                .map(corner -> SearchWindow.number(corner[0]) + " " + SearchWindow.number(corner[1]))
                .collect(Collectors.joining(",", "POLYGON((", "))"));
    }

    @Override
    public long total(BenchQuestion question, byte[] answer) {
        if (question.isGrid()) {
            return GridTileTotals.sum(answer);
        }
        JsonObject json = new JsonObject(Buffer.buffer(answer));
        return json.getLong(question == BenchQuestion.E1 ? "numberMatched" : "total");
    }

    @Override
    public Duration cpu() {
        return used.get();
    }

    @Override
    public IndexSize size() throws IOException {
        try (Stream<Path> walk = Files.walk(index)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            long bytes =
                    files.stream().mapToLong(file -> file.toFile().length()).sum();
            // Lucene describes each segment in a file of its own.
            int segments = (int) files.stream()
                    .filter(file -> file.toString().endsWith(".si"))
                    .count();
            return new IndexSize(bytes >> 20, segments);
        }
    }
}
