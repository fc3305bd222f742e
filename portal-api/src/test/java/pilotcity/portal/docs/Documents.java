package pilotcity.portal.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.TestPortal;

/** The texts of the repository. */
final class Documents {
    static final Path HOME = TestPortal.home();
    static final Path README = HOME.resolve("README.md");
    static final Path DECISIONS = HOME.resolve("docs/decisions");

    private Documents() {}

    static List<Path> all() {
        try (Stream<Path> decisions = Files.list(DECISIONS)) {
            return Stream.concat(
                            Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "NOTICE", "datasets/README.md")
                                    .map(HOME::resolve),
                            decisions.sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
