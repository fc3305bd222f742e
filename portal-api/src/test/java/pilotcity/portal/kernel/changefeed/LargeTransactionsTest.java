package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.index.document.Document;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.mirror.MirrorPage;
import pilotcity.portal.kernel.mirror.MirrorPosition;

/** What one writes is found while what many rows wrote at once still waits, and nothing of either is lost. */
class LargeTransactionsTest {
    /** So many that the feed cannot have done with them before a single write has passed. */
    private static final int ROWS = 8_000;

    private static final String LARGE = large(ROWS);

    private static final Path FOLDER = TestPortal.temporaryFolder();
    private static int databases;

    private final Vertx vertx = TestPortal.shared().service().node().vertx();
    private DatabaseAddress address = TestPortal.shared().service().node().db().address();

    private static String large(int rows) {
        return "INSERT INTO note (id, version, title) SELECT 'large-' || n, 1, 'many' FROM generate_series(1, " + rows
                + ") AS n";
    }

    @BeforeEach
    void makeDatabase() {
        String name = "large_" + ++databases;
        Await.get(server().client().query("CREATE DATABASE " + name).execute());
        address = new DatabaseAddress(address.host(), address.port(), name, address.user(), address.password());
    }

    @AfterAll
    static void clear() {
        for (; databases > 0; databases--) {
            Await.get(server().client()
                    .query("DROP DATABASE large_" + databases + " WITH (FORCE)")
                    .execute());
        }
        TestPortal.delete(FOLDER);
    }

    private static Database server() {
        return TestPortal.shared().service().node().db();
    }

    private FeedNode node(Path index) {
        return new FeedNode(vertx, address, index);
    }

    private static Path index() {
        return FOLDER.resolve("index-" + databases);
    }

    @Test
    void aSingleWritePassesALargeOne() {
        try (FeedNode node = node(index())) {
            ChangeToken large = node.run(LARGE);
            ChangeToken single = node.write("single", "one");
            AtomicReference<LogPosition> then = new AtomicReference<>();
            AtomicReference<Double> lag = new AtomicReference<>();
            Future<Void> found = node.feed.awaitWrite(single, FeedNode.LONGEST).onSuccess(reached -> {
                then.set(node.reached());
                lag.set(node.feed.progress().lagChanges());
            });
            node.started().follow(single);
            assertThat(found.succeeded()).isTrue();
            assertThat(then.get().includes(single)).isTrue();
            assertThat(then.get().includes(large)).isFalse();
            assertThat(LogPosition.parse(then.get().toString())).isEqualTo(then.get());
            assertThat(lag.get()).as("the whole backlog").isGreaterThan(ROWS / 2.0);
            node.follow(large);
            assertThat(node.reached().includes(large)).isTrue();
            assertThat(indexed(node)).isEqualTo(stored(node)).hasSize(ROWS + 1);
            Await.get(node.feed.catchUp(FeedNode.LONGEST));
            assertThat(node.feed.progress().lagChanges()).isZero();
            assertThat(node.feed.progress().lagMillis()).isZero();
        }
    }

    @Test
    void whatIsWrittenMeanwhileToTheSameDocumentsStays() {
        try (FeedNode node = node(index())) {
            node.run(LARGE);
            node.started();
            List<ChangeToken> tokens = new ArrayList<>();
            for (int n = 1; n <= ROWS; n += ROWS / 50) {
                node.follow(node.write("large-" + n, "newer"));
                assertThat(node.title("large-" + n)).isEqualTo("newer");
                tokens.add(node.run("DELETE FROM note WHERE id = 'large-" + (n + 1) + "'"));
            }
            node.follow(tokens.getLast());
            Await.get(node.feed.catchUp(FeedNode.LONGEST));
            assertThat(indexed(node)).isEqualTo(stored(node)).containsEntry("large-1", "newer");
        }
    }

    @Test
    void aCrashInTheMiddleLosesNothing() throws IOException {
        Path copied = FOLDER.resolve("crashed");
        ChangeToken large;
        ChangeToken single;
        try (FeedNode node = node(index())) {
            large = node.run(LARGE);
            single = node.write("single", "one");
            Future<Void> found = node.feed.awaitWrite(single, FeedNode.LONGEST).onSuccess(reached -> {
                // on the feed's thread: what lies on the disk now is what a crash leaves
                node.live.index().commit();
                copy(index(), copied);
            });
            node.started().follow(single);
            assertThat(found.succeeded()).isTrue();
            node.follow(large);
            node.run("UPDATE note SET title = 'changed' WHERE id = 'large-7'");
            node.run("DELETE FROM note WHERE id = 'large-8'");
        }
        try (FeedNode node = node(copied)) {
            assertThat(node.opened().includes(single)).isTrue();
            assertThat(node.opened().includes(large)).isFalse();
            node.started().follow(large);
            Await.get(node.feed.catchUp(FeedNode.LONGEST));
            assertThat(indexed(node))
                    .isEqualTo(stored(node))
                    .hasSize(ROWS)
                    .containsEntry("large-7", "changed")
                    .doesNotContainKey("large-8");
            assertThat(node.live.index().size()).isEqualTo(ROWS);
        }
    }

    @Test
    void whoeverFollowsIsToldAll() {
        try (FeedNode node = node(index())) {
            MirrorPosition start = node.started().caughtUp();
            ChangeToken large = node.run(LARGE);
            Map<String, String> copy = new HashMap<>();
            MirrorPosition position = start;
            for (int n = 0; !node.reached().includes(large) && n < 100; n++) {
                node.follow(node.write("single-" + n, "one"));
                position = told(node, position, copy);
            }
            node.follow(large).follow(node.run("DELETE FROM note WHERE id IN ('single-0', 'large-5')"));
            told(node, position, copy);
            assertThat(copy).isEqualTo(stored(node));
            copy.clear();
            told(node, start, copy);
            assertThat(copy).as("told from the log alone").isEqualTo(stored(node));
        }
    }

    /** Reads all changes into {@code copy}. */
    private static MirrorPosition told(FeedNode node, MirrorPosition from, Map<String, String> copy) {
        MirrorPage page = Await.get(node.changes.read(from, 1_000));
        while (true) {
            for (MirrorPage.Item item : page.items()) {
                DocumentKey key = item.key();
                Document document = item.document();
                if (document == null) {
                    copy.remove(key.id());
                } else {
                    copy.put(key.id(), String.valueOf(document.map().get("title")));
                }
            }
            if (!page.more()) {
                return MirrorPosition.parse(page.next().toString());
            }
            page = Await.get(node.changes.read(page.next(), 1_000));
        }
    }

    @Test
    void whoWritesMuchIsHeldUpWhileTheIndexFollowsAlone() {
        FeedNode node = node(index());
        node.run(large(FeedProgress.MOST_WAITING + 2_000));
        ChangeToken single = node.write("single", "one");
        FeedProgress progress = node.feed.progress();
        // the feed has not begun: nobody is held up by it
        progress.awaitCapacity();
        AtomicReference<CompletableFuture<Double>> held = new AtomicReference<>();
        Future<Void> found = node.feed
                .awaitWrite(single, FeedNode.LONGEST)
                .onSuccess(reached -> held.set(CompletableFuture.supplyAsync(() -> {
                    progress.awaitCapacity();
                    return progress.lagChanges();
                })));
        node.started().follow(single);
        assertThat(found.succeeded()).isTrue();
        assertThat(held.get().join()).as("what still waits").isLessThanOrEqualTo(FeedProgress.MOST_WAITING);
        node.close();
        progress.backlog(FeedProgress.MOST_WAITING + 1, Optional.empty());
        progress.awaitCapacity();
    }

    @Test
    void anIndexThatCannotFollowHoldsNobodyUp() {
        FeedProgress progress = new FeedProgress(LogPosition.parse("1:1:@0@0"));
        progress.following(true);
        progress.backlog(FeedProgress.MOST_WAITING + 1, Optional.empty());
        progress.fail(
                new UncheckedIOException(new IOException("no space left on device")),
                org.slf4j.LoggerFactory.getLogger(LargeTransactionsTest.class));
        progress.awaitCapacity();
        assertThat(progress.lagChanges()).isEqualTo(FeedProgress.MOST_WAITING + 1);
    }

    private static Map<String, String> stored(FeedNode node) {
        Map<String, String> titles = new HashMap<>();
        Await.get(node.db.client().query("SELECT id, title FROM note").execute())
                .forEach(row -> titles.put(row.getString("id"), row.getString("title")));
        return titles;
    }

    private static Map<String, String> indexed(FeedNode node) {
        Map<String, String> titles = new HashMap<>();
        MirrorPosition position = node.changes.start(Set.of());
        told(node, position, titles);
        return titles;
    }

    private static void copyFile(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            // no commit names a file that goes
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                copyFile(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
