package pilotcity.portal.kernel.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** Files in the bucket of a real server. */
class S3FileStoreTest extends FileStoreContract {
    private static final long MOST_CACHED = 4L << 20;

    private static S3Server server;

    @BeforeAll
    static void start() {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void empty() throws IOException {
        try (S3Bucket bucket = new S3Bucket(server.settings())) {
            List<String> keys = new ArrayList<>();
            bucket.list("", file -> keys.add(file.name()));
            keys.forEach(bucket::delete);
        }
    }

    @Override
    FileStore store() throws IOException {
        return new S3FileStore(server.settings(), folder.resolve("cache"), MOST_CACHED);
    }

    @Override
    Path incoming() {
        return folder.resolve("cache/incoming");
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/cached"))) {
            return files.toList();
        }
    }

    @Test
    void copiesAreBoundedAndTheOneInUseStays() throws IOException {
        try (FileStore store = store()) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                names.add(store.put(bytes((2 << 20) + i)).sha256());
            }
            try (LocalFile used = store.local(names.getFirst())) {
                for (String name : names) {
                    store.local(name).close();
                }
                assertThat(used.path()).exists();
                assertThat(Files.readAllBytes(used.path())).isEqualTo(bytes((2 << 20) + 1));
            }
            long bytes = 0;
            for (Path file : cached()) {
                bytes += Files.size(file);
            }
            assertThat(bytes).isBetween(1L, MOST_CACHED);
        }
    }

    @Test
    void aBucketThatIsAwayIsToldAs503AndLeavesNothing() throws IOException {
        S3Settings nobody =
                new S3Settings("http://localhost:1", "portal", "us-east-1", "key", "a secret of the bucket");
        try (FileStore store = new S3FileStore(nobody, folder.resolve("cache"), MOST_CACHED)) {
            assertThatThrownBy(() -> store.put(bytes(100)))
                    .isInstanceOf(FileStoreException.class)
                    .hasMessageContaining("localhost:1/portal")
                    .hasMessageNotContaining("a secret")
                    .satisfies(failure ->
                            assertThat(ProblemResponses.of(failure, "1").kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
            assertThat(incoming()).isEmptyDirectory();
            List<String> lines = new ArrayList<>();
            FileStores.check(store, lines::add);
            assertThat(lines).singleElement().asString().contains("FILES CANNOT BE WRITTEN NOW");
        }
    }

    @Test
    void aServerThatDiesMeanwhileIsToldAndNothingIsHalfThere() throws IOException {
        String name;
        try (S3Server other = S3Server.start();
                FileStore store = new S3FileStore(other.settings(), folder.resolve("cache"), MOST_CACHED)) {
            name = store.put(bytes(1 << 20)).sha256();
            other.kill();
            assertThatThrownBy(() -> store.open(name)).isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> store.put(bytes(40 << 20))).isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> store.local(name)).isInstanceOf(FileStoreException.class);
            assertThat(incoming()).isEmptyDirectory();
            assertThat(cached()).isEmpty();
        }
    }

    @Test
    void aBucketThatIsNotThereIsToldAtTheStart() throws IOException {
        S3Settings none = new S3Settings(server.endpoint(), "nobodys", "us-east-1", "key", "a secret of the bucket");
        try (FileStore store = new S3FileStore(none, folder.resolve("cache"), MOST_CACHED)) {
            assertThatThrownBy(() -> FileStores.check(store, line -> {}))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("NoSuchBucket")
                    .hasMessageContaining("/nobodys")
                    .hasMessageNotContaining("a secret");
        }
    }

    @Test
    void settingsThatCannotBeAreRefusedByName() {
        Config config = TestPortal.config(folder).with(Setting.FILES_STORE, "s3");
        assertThatThrownBy(() -> FileStores.open(config, folder)).hasMessageContaining("files.s3.endpoint is needed");
        Config wrong = config.with(Setting.FILES_S3_ENDPOINT, "s3.example.org/portal");
        assertThatThrownBy(() -> FileStores.open(wrong, folder)).hasMessageContaining("files.s3.endpoint must be");
        Config half = config.with(Setting.FILES_S3_ENDPOINT, "https://s3.example.org");
        assertThatThrownBy(() -> FileStores.open(half, folder)).hasMessageContaining("files.s3.bucket is needed");
        assertThat(server.settings().toString()).doesNotContain("secret");
    }
}
