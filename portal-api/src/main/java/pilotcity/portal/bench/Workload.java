package pilotcity.portal.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pilotcity.index.tile.Mercator;

/** One kind of request, different each time. */
record Workload(String name, Function<RandomGenerator, Request> requests) {
    private static final int SUGGESTED_LETTERS = 2;
    private static final int MOST_ZOOM = 16;

    /**
     * One request.
     *
     * @param body of a POST, or null for a GET
     * @param authorization null for none
     */
    record Request(
            HttpMethod method,
            String uri,
            @Nullable Buffer body,
            @Nullable String authorization) {
        static Request get(String uri) {
            return new Request(HttpMethod.GET, uri, null, null);
        }
    }

    static List<Workload> all(Generator generator) {
        return List.of(
                new Workload("text + facets + bbox + time", random -> search(generator, random)),
                new Workload("radius, nearest first", random -> radius(generator, random)),
                new Workload("facets only", random -> facets(generator, random)),
                new Workload("GraphQL nested list", random -> graphql(generator, random)),
                new Workload("suggestion", Workload::suggestion),
                new Workload("OGC items, bbox, 100 features", random -> items(generator, random)),
                new Workload("vector tiles", random -> tile(generator, random, "")),
                new Workload(
                        "vector tiles, filtered",
                        random -> tile(generator, random, "?filter=" + encode("status = 'accepted'"))));
    }

    private static Request search(Generator generator, RandomGenerator random) {
        Generator.Centre centre = generator.centre(random);
        double size = 0.5 + random.nextDouble() * 3;
        Instant from = Generator.FIRST.plus(Duration.ofDays(random.nextInt(5 * 365)));
        Instant to = from.plus(Duration.ofDays(180 + random.nextInt(700)));
        return Request.get("/api/search?kind=sample&facets=topic,status,province&limit=20&q="
                + encode(Vocabulary.words(random)) + "&bbox=" + Generator.format(centre.lon() - size) + ","
                + Generator.format(centre.lat() - size) + "," + Generator.format(centre.lon() + size) + ","
                + Generator.format(centre.lat() + size) + "&datetime=" + from + "/" + to);
    }

    private static Request radius(Generator generator, RandomGenerator random) {
        Generator.Centre centre = generator.centre(random);
        return Request.get("/api/search?kind=sample&limit=20&sort=distance&radius=" + (1_000 + random.nextInt(9_000))
                + "&near=" + Generator.format(centre.lon()) + "," + Generator.format(centre.lat()));
    }

    private static Request facets(Generator generator, RandomGenerator random) {
        String filter = "province = '" + generator.centre(random).province() + "'";
        return Request.get("/api/search?kind=sample&limit=0&facets=topic,status,office&filter=" + encode(filter));
    }

    private static Request graphql(Generator generator, RandomGenerator random) {
        String query = """
                query($f: SampleFilter) { samples(first: 20, filter: $f) { nodes {
                  key description topic place { name parent { name pilots(first: 3) { nodes { name } } } } } } }
                """;
        JsonObject filter = new JsonObject()
                .put(
                        "province",
                        new JsonObject().put("eq", generator.centre(random).province()));
        JsonObject body = new JsonObject().put("query", query).put("variables", new JsonObject().put("f", filter));
        return new Request(HttpMethod.POST, "/graphql", body.toBuffer(), null);
    }

    private static Request items(Generator generator, RandomGenerator random) {
        Generator.Centre centre = generator.centre(random);
        double size = 0.05 + random.nextDouble() * 0.25;
        return Request.get(
                "/ogc/collections/samples/items?limit=100&bbox=" + Generator.format(centre.lon() - size) + ","
                        + Generator.format(centre.lat() - size) + "," + Generator.format(centre.lon() + size) + ","
                        + Generator.format(centre.lat() + size));
    }

    /** A tile of any zoom where samples are. */
    private static Request tile(Generator generator, RandomGenerator random, String query) {
        Generator.Centre centre = generator.centre(random);
        int zoom = random.nextInt(MOST_ZOOM + 1);
        int all = 1 << zoom;
        int column = (int) (Mercator.x(centre.lon()) * all);
        int row = (int) (Mercator.y(centre.lat()) * all);
        return Request.get("/tiles/samples/" + zoom + "/" + column + "/" + row + ".mvt" + query);
    }

    private static Request suggestion(RandomGenerator random) {
        String word = Vocabulary.words(random);
        return Request.get("/api/suggest?q=" + encode(word.substring(0, Math.min(SUGGESTED_LETTERS, word.length()))));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
