package pilotcity.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;

/**
 * A data folder as the first start of a portal leaves it. It is made once for each state of what is tested, and copied
 * for every portal that would otherwise do the same again.
 */
final class DataTemplate {
    private static final Path TEMPLATES = TestPortal.home().resolve("portal-api/target/template");
    private static final Path DATA = TEMPLATES.resolve(BuildState.MARK).resolve("data");
    private static final Path WHOLE = TEMPLATES.resolve(BuildState.MARK).resolve("whole");

    /** Many files that nobody changes: the programs of PostgreSQL, and template0, to which nobody connects. */
    private static final List<Path> UNCHANGED =
            List.of(DATA.resolve("postgresql/binaries"), DATA.resolve("postgresql/cluster/base/4"));

    private static boolean ready;

    private DataTemplate() {}

    /** Whether a portal that starts on {@code data} would do what the template has done. */
    static boolean isFor(Path data, Config config) {
        if (!config.text(Setting.DATABASE_URL).isEmpty()) {
            return false;
        }
        try (Stream<Path> files = Files.exists(data) ? Files.list(data) : Stream.empty()) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized void copyTo(Path data) {
        try (RunLock _ = RunLock.of(TEMPLATES)) {
            make();
            copy(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void make() throws IOException, InterruptedException {
        if (!Files.exists(WHOLE)) {
            TestPortal.delete(TEMPLATES);
            Files.createDirectories(DATA);
            start().close();
            LearnProcess.run(DATA);
            try (TestPortal second = start()) {
                second.awaitModel();
            }
            Files.createFile(WHOLE);
        } else if (!ready) {
            // All databases of one process run the programs of its first one: they are to be there until its end.
            EmbeddedDatabase.start(DATA.resolve("postgresql")).close();
        }
        ready = true;
    }

    private static TestPortal start() {
        return TestPortal.startAnew(FeatureRegistry.STANDARD, DATA, TestPortal.config(DATA));
    }

    private static void copy(Path data) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(DATA)) {
            files = walk.filter(file -> UNCHANGED.stream().noneMatch(file::startsWith))
                    .toList();
        }
        for (Path file : files) {
            Path copy = copyOf(file, data);
            if (file.equals(DATA)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        for (Path folder : UNCHANGED) {
            Files.createSymbolicLink(copyOf(folder, data), folder);
        }
    }

    private static Path copyOf(Path file, Path data) {
        return data.resolve(DATA.relativize(file).toString());
    }
}
