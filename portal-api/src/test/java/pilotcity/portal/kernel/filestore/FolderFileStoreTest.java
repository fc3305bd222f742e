package pilotcity.portal.kernel.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.faults.SmallDisk;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** Files in a folder, what is damaged there, and processes that die while they write. */
class FolderFileStoreTest extends FileStoreContract {
    private static final int MEGABYTES = 8;

    @Override
    FileStore store() throws IOException {
        return new FolderFileStore(folder.resolve("files"), true);
    }

    @Override
    Path incoming() {
        return folder.resolve("files/incoming");
    }

    private Path path(String sha256) {
        return folder.resolve("files")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    @Test
    void contentThatHasChangedIsFoundOutAndHealedWhenItIsPutAgain() throws IOException {
        try (FileStore store = store()) {
            String name = store.put(bytes(1000)).sha256();
            Files.write(path(name), bytes(999));
            assertThatThrownBy(() -> store.verify(name)).hasMessageContaining("holds something else");
            store.put(bytes(1000));
            store.verify(name);
        }
    }

    @Test
    void aFileThatGetsShorterWhileItIsReadIsNoFileThatEnded() throws IOException {
        try (FileStore store = store()) {
            String name = store.put(bytes(1 << 20)).sha256();
            try (InputStream in = store.open(name)) {
                assertThat(in.readNBytes(1000)).hasSize(1000);
                Files.write(path(name), bytes(2000));
                assertThatThrownBy(in::readAllBytes)
                        .isInstanceOf(FileStoreException.class)
                        .hasMessageContaining("too early");
            }
        }
    }

    @Test
    void whatADeadProcessLeftIsDeletedWhenItIsOld() throws IOException {
        Path folder = Files.createDirectories(incoming());
        Path old = Files.write(folder.resolve("old.incoming"), bytes(10));
        Path young = Files.write(folder.resolve("young.incoming"), bytes(10));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3 * 86_400)));
        store().close();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    /** Run by {@link #aProcessThatIsKilledLeavesWholeFilesOnly}. */
    static void main(String[] arguments) throws IOException {
        try (FileStore store = new FolderFileStore(Path.of(arguments[0]), true)) {
            Random random = new Random(1);
            byte[] content = new byte[1 << 20];
            while (true) {
                random.nextBytes(content);
                System.out.println(store.put(content).sha256());
            }
        }
    }

    @Test
    @Tag(FaultIntensity.TAG)
    void aProcessThatIsKilledLeavesWholeFilesOnly() throws Exception {
        Random random = new Random();
        for (int round = 0; round < FaultIntensity.count(3, 20); round++) {
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FolderFileStoreTest.class.getName(),
                            folder.resolve("files").toString())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            Set<String> told = new HashSet<>();
            try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
                int last = 3 + random.nextInt(20);
                for (int i = 0; i < last; i++) {
                    told.add(out.readLine());
                }
                writer.destroyForcibly().waitFor();
            }
            try (FileStore store = store()) {
                List<String> there = new ArrayList<>();
                store.list(file -> there.add(file.name()));
                there.forEach(store::verify);
                assertThat(there).containsAll(told);
            }
        }
    }

    @Test
    @Tag(FaultIntensity.TAG)
    void aFullDiskLeavesNothingAndIsToldAs507() throws IOException {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("files"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "only root can mount a small disk; ./portal faults as root runs this");
        try (SmallDisk disk = mounted.get();
                FileStore store = store()) {
            String kept = store.put(bytes(1 << 20)).sha256();
            assertThatThrownBy(() -> store.put(bytes(MEGABYTES << 20)))
                    .isInstanceOf(FileStoreException.class)
                    .satisfies(failure -> assertThat(
                                    ProblemResponses.of(failure, "1").kind())
                            .isEqualTo(Problem.Kind.INSUFFICIENT_STORAGE));
            assertThat(incoming()).isEmptyDirectory();
            disk.fill();
            List<String> lines = new ArrayList<>();
            FileStores.check(store, lines::add);
            assertThat(lines).singleElement().asString().contains("FILES CANNOT BE WRITTEN", "No space left");
            disk.free();
            store.verify(kept);
            try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
                assertThat(files.filter(Files::isRegularFile)).containsExactly(path(kept));
            }
        }
    }
}
