package pilotcity.portal.bench.harness;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.corpus.SampleVocabulary;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** One kind of request, different each time. */
public record Workload(String name, Function<RandomGenerator, BenchRequest> requests) {
    private static final int SUGGESTED_LETTERS = 2;
    private static final int MOST_ZOOM = 16;

    /** The reads of the benchmark. */
    public static List<Workload> all(SampleGenerator generator, BenchCorpus corpus) {
        return List.of(
                new Workload("text + facets + bbox + time", random -> search(generator, corpus, random)),
                new Workload("radius, nearest first", random -> radius(generator, corpus, random)),
                new Workload("facets only", random -> facets(generator, corpus, random)),
                new Workload("GraphQL nested list", random -> graphql(generator, corpus, random)),
                new Workload("suggestion", Workload::suggestion),
                new Workload("OGC items, bbox, 100 features", random -> items(generator, corpus, random)),
                new Workload("vector tiles", random -> tile(generator, corpus, random, "")),
                new Workload(
                        "vector tiles, filtered",
                        random -> tile(
                                generator, corpus, random, "?filter=" + UrlEncoding.query("status = 'accepted'"))));
    }

    private static BenchRequest search(SampleGenerator generator, BenchCorpus corpus, RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        double size = 0.5 + random.nextDouble() * 3;
        Instant from = SampleGenerator.FIRST.plus(Duration.ofDays(random.nextInt(5 * 365)));
        Instant to = from.plus(Duration.ofDays(180 + random.nextInt(700)));
        return BenchRequest.get("/api/search?kind=" + corpus.kind() + "&facets=" + corpus.subject()
                + ",status,province&limit=20&q="
                + UrlEncoding.query(SampleVocabulary.words(random)) + "&bbox="
                + SampleGenerator.format(centre.lon() - size) + ","
                + SampleGenerator.format(centre.lat() - size) + "," + SampleGenerator.format(centre.lon() + size) + ","
                + SampleGenerator.format(centre.lat() + size) + "&datetime=" + from + "/" + to);
    }

    private static BenchRequest radius(SampleGenerator generator, BenchCorpus corpus, RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        return BenchRequest.get("/api/search?kind=" + corpus.kind() + "&limit=20&sort=distance&radius="
                + (1_000 + random.nextInt(9_000)) + "&near=" + SampleGenerator.format(centre.lon()) + ","
                + SampleGenerator.format(centre.lat()));
    }

    private static BenchRequest facets(SampleGenerator generator, BenchCorpus corpus, RandomGenerator random) {
        String filter = "province = '" + generator.centre(random).province() + "'";
        return BenchRequest.get("/api/search?kind=" + corpus.kind() + "&limit=0&facets=" + corpus.subject() + ",status,"
                + corpus.second() + "&filter=" + UrlEncoding.query(filter));
    }

    private static BenchRequest graphql(SampleGenerator generator, BenchCorpus corpus, RandomGenerator random) {
        String query = """
                query($f: %sFilter) { %s(first: 20, filter: $f) { nodes {
                  key description %s place { name parent { name pilots(first: 3) { nodes { name } } } } } } }
                """.formatted(corpus.type(), corpus.plural(), corpus.subjectInGraphql());
        JsonObject filter = new JsonObject()
                .put(
                        "province",
                        new JsonObject().put("eq", generator.centre(random).province()));
        JsonObject body = new JsonObject().put("query", query).put("variables", new JsonObject().put("f", filter));
        return BenchRequest.post("/graphql", body.toBuffer());
    }

    private static BenchRequest items(SampleGenerator generator, BenchCorpus corpus, RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        double size = 0.05 + random.nextDouble() * 0.25;
        return BenchRequest.get("/ogc/collections/" + corpus.plural() + "/items?limit=100&bbox="
                + SampleGenerator.format(centre.lon() - size) + ","
                + SampleGenerator.format(centre.lat() - size) + "," + SampleGenerator.format(centre.lon() + size) + ","
                + SampleGenerator.format(centre.lat() + size));
    }

    /** A tile of any zoom where documents are. */
    private static BenchRequest tile(
            SampleGenerator generator, BenchCorpus corpus, RandomGenerator random, String query) {
        SampleGenerator.Centre centre = generator.centre(random);
        int zoom = random.nextInt(MOST_ZOOM + 1);
        int all = 1 << zoom;
        int column = (int) (WebMercator.x(centre.lon()) * all);
        int row = (int) (WebMercator.y(centre.lat()) * all);
        return BenchRequest.get("/tiles/" + corpus.plural() + "/" + zoom + "/" + column + "/" + row + ".mvt" + query);
    }

    private static BenchRequest suggestion(RandomGenerator random) {
        String word = SampleVocabulary.words(random);
        return BenchRequest.get(
                "/api/suggest?q=" + UrlEncoding.query(word.substring(0, Math.min(SUGGESTED_LETTERS, word.length()))));
    }
}
