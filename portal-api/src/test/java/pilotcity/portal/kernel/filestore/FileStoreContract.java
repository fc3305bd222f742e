package pilotcity.portal.kernel.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.files.Sha256;

/** What every store of files does. */
abstract class FileStoreContract {
    @TempDir
    Path folder;

    abstract FileStore store() throws IOException;

    /** Where content that comes in is until it has its name. */
    abstract Path incoming();

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(FileStore store) {
        List<String> names = new ArrayList<>();
        store.list(file -> names.add(file.name()));
        return names;
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatIsPutIsReadByItsDigestWholeAndInRanges() throws IOException {
        try (FileStore store = store()) {
            for (int length : new int[] {0, 1, 65_536, 17 << 20}) {
                byte[] content = bytes(length);
                StoredFile stored = store.put(content);
                assertThat(stored).isEqualTo(new StoredFile(Sha256.hex(content), length));
                assertThat(read(store.open(stored.sha256()))).isEqualTo(content);
                assertThat(store.findSize(stored.sha256())).hasValue(length);
                store.verify(stored.sha256());
            }
            byte[] content = bytes(65_536);
            String name = Sha256.hex(content);
            assertThat(read(store.open(name, 1000, 24))).isEqualTo(Arrays.copyOfRange(content, 1000, 1024));
            assertThat(read(store.open(name, 65_536, 10))).isEmpty();
            assertThat(read(store.open(name, 65_535, 10))).hasSize(1);
            assertThatThrownBy(() -> store.open(name, 65_537, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.open("../" + name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theSameContentIsThereOnceAndYoungAgainWhenItIsPutAgain() throws IOException {
        try (FileStore store = store()) {
            String name = store.put(bytes(100)).sha256();
            assertThat(store.put(Files.write(folder.resolve("same"), bytes(100)))
                            .sha256())
                    .isEqualTo(name);
            assertThat(names(store)).containsExactly(name);
            assertThat(store.deleteIfOlder(name, Instant.now().minusSeconds(3600)))
                    .isFalse();
            assertThat(store.has(name)).isTrue();
            assertThat(store.deleteIfOlder(name, Instant.now().plusSeconds(3600)))
                    .isTrue();
            assertThat(store.has(name)).isFalse();
            assertThat(store.delete(name)).isFalse();
            assertThat(names(store)).isEmpty();
            assertThatThrownBy(() -> read(store.open(name))).isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> store.local(name)).isInstanceOf(FileStoreException.class);
        }
    }

    @Test
    void whatFailsInTheMiddleLeavesNothing() throws IOException {
        InputStream failing = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (--left < 0) {
                    throw new IOException("the sender has gone");
                }
                return 7;
            }
        };
        try (FileStore store = store()) {
            assertThatThrownBy(() -> store.put(failing))
                    .isInstanceOf(FileStoreException.class)
                    .hasMessageContaining("the sender has gone");
            assertThat(names(store)).isEmpty();
            assertThat(incoming()).isEmptyDirectory();
        }
    }

    @Test
    void partsHaveNamesAndAreListedByTheirBeginning() throws IOException {
        try (FileStore store = store()) {
            PartStore parts = store.parts();
            for (String name : List.of("uploads/a/0.x", "uploads/a/8.y", "uploads/b/0.z")) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                parts.put(name, new ByteArrayInputStream(content), content.length);
                assertThat(parts.has(name)).isTrue();
                assertThat(read(parts.open(name))).isEqualTo(content);
            }
            List<String> listed = new ArrayList<>();
            parts.list("uploads/a/", file -> listed.add(file.name()));
            assertThat(listed).containsExactlyInAnyOrder("uploads/a/0.x", "uploads/a/8.y");
            assertThat(names(store)).isEmpty();
            parts.delete("uploads/a/0.x");
            parts.delete("uploads/a/0.x");
            assertThat(parts.has("uploads/a/0.x")).isFalse();
            assertThatThrownBy(() -> parts.open("uploads/a/0.x")).isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> parts.has("uploads/../../x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void severalThreadsHaveOneFileOnThisMachine() throws Exception {
        byte[] content = bytes(3 << 20);
        try (FileStore store = store();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            String name = store.put(content).sha256();
            Callable<byte[]> reading = () -> {
                try (LocalFile file = store.local(name)) {
                    return Files.readAllBytes(file.path());
                }
            };
            for (Future<byte[]> read : threads.invokeAll(Collections.nCopies(24, reading))) {
                assertThat(read.get()).isEqualTo(content);
            }
        }
    }

    @Test
    void canBeTriedForWriting() throws IOException {
        try (FileStore store = store()) {
            store.requireWritable();
            assertThat(names(store)).isEmpty();
            assertThat(incoming()).isEmptyDirectory();
        }
    }
}
