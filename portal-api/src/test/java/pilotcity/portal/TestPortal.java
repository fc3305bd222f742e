package pilotcity.portal;

import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.TokenIssuer.IssuedToken;
import pilotcity.portal.kernel.token.TokenMintRequest;
import pilotcity.portal.note.NoteFeature;

/** A whole portal for tests: real PostgreSQL, real index, real HTTP, the bundled data. */
public final class TestPortal implements AutoCloseable {
    private static final HttpClient HTTP = newClient();
    private static final SharedPortal SHARED = new SharedPortal(TestPortal::start);
    private static final SharedPortal NOTES = new SharedPortal(TestPortal::startWithNotes);

    private static final int REPEATS = 10;
    private static final Duration LONGEST_LEARNING = Duration.ofMinutes(3);

    private final Path data;
    private final DataFolder folder;
    private final PortalApplication portalApplication;

    private TestPortal(FeatureRegistry registry, Path data, Config config) {
        this.data = data;
        this.folder = DataFolder.hold(data).orElseThrow();
        this.portalApplication = PortalApplication.start(registry, config, folder, line -> {});
    }

    /** One portal for all tests that only read, or that clean up after themselves. */
    public static TestPortal shared() {
        return SHARED.get();
    }

    /** The same with a kind that only tests know, {@link NoteFeature}. */
    public static TestPortal withNotes() {
        return NOTES.get();
    }

    private static TestPortal startWithNotes(Path data) {
        List<Feature<?>> features = Stream.<Feature<?>>concat(
                        FeatureRegistry.STANDARD.features().stream(), Stream.of(new NoteFeature()))
                .toList();
        Config config = config(data).with(Setting.RATE_TOKEN, "100000").with(Setting.RATE_ADDRESS, "100000");
        return start(new FeatureRegistry(features), data, config);
    }

    /** A portal of its own on {@code data}. */
    public static TestPortal start(Path data) {
        return start(FeatureRegistry.STANDARD, data, config(data));
    }

    public static TestPortal start(FeatureRegistry registry, Path data, Config config) {
        if (DataTemplate.isFor(data, config)) {
            DataTemplate.copyTo(data);
        }
        return startAnew(registry, data, config);
    }

    /** One that does its first start itself where {@code data} is empty. */
    static TestPortal startAnew(FeatureRegistry registry, Path data, Config config) {
        return new TestPortal(registry, data, config);
    }

    public static Config config(Path data) {
        return Config.read(home(), Map.of())
                .with(Setting.HTTP_PORT, "0")
                .with(Setting.DATA, data.toString())
                // Portals that no test is asking any more are not to look all the time; whoever waits wakes the feed.
                .with(Setting.INDEX_POLL, "200")
                .with(Setting.MODELS_LEARN, "false")
                .with(Setting.RATE_GRANTS, "100000");
    }

    /** The folder of the checkout, which has a name with a space in some tests. */
    public static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("datasets")) ? here : here.getParent();
    }

    public static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("portal test ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder in which a portal has done its first start. */
    public static Path startedFolder() {
        Path data = temporaryFolder();
        DataTemplate.copyTo(data);
        return data;
    }

    public static void delete(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDK's client now and then misreads what follows an upgrade to HTTP/2: tests ask by HTTP/1.1. */
    public static HttpClient.Builder newClientBuilder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    public static HttpClient newClient() {
        return newClientBuilder().build();
    }

    public String url() {
        return "http://localhost:" + portalApplication.port();
    }

    /** The folder that the portal keeps its data in. */
    public Path data() {
        return data;
    }

    public PortalApplication service() {
        return portalApplication;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** The body of an answer that is no text. */
    public byte[] bytes(String path) {
        try {
            return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code Authorization} of a token that allows {@code grants}. */
    public String bearer(String subject, Grant... grants) {
        return "Bearer "
                + mint(new TokenMintRequest(subject, null, null, List.of(grants)), REPEATS)
                        .token();
    }

    /** A database that starts on a busy machine may be too slow for its portal, which then says to ask again. */
    private IssuedToken mint(TokenMintRequest order, int repeats) {
        try {
            return Await.get(portalApplication.node().access().tokens().mint(Actor.PORTAL, order));
        } catch (Problem problem) {
            if (repeats == 0 || problem.kind() != Problem.Kind.UNAVAILABLE) {
                throw problem;
            }
            Await.pause(Duration.ofSeconds(1));
            return mint(order, repeats - 1);
        }
    }

    /** Returns when words are read with a model, which a first start learns beside the requests. */
    public TestPortal awaitModel() {
        Instant end = Instant.now().plus(LONGEST_LEARNING);
        while (portalApplication.node().model().find().isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no model was learnt within " + LONGEST_LEARNING);
            }
            Await.pause(Duration.ofMillis(50));
        }
        return this;
    }

    /** Runs {@code sql} as another program would, past every verb; the token of its transaction. */
    public ChangeToken sql(String sql, Object... parameters) {
        return Await.get(portalApplication
                .node()
                .db()
                .inTransaction(connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.from(parameters))
                        .compose(done -> ChangeToken.current(connection))));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        portalApplication.close();
        folder.close();
    }
}
