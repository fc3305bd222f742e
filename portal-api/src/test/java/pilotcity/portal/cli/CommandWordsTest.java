package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** Words and exit codes are those of the command, whether it does the work itself or a running portal does. */
class CommandWordsTest {
    private final Path alone = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(alone);
    }

    /** What was said of the failure, and the code; found by {@code --data}, the environment says another folder. */
    private record Told(int code, List<String> why) {
        static Told of(Path data, String... command) throws IOException, InterruptedException {
            String[] arguments = Stream.concat(Stream.of(command).skip(1), Stream.of("--data", data.toString()))
                    .toArray(String[]::new);
            PortalCommand.Done done = PortalCommand.run(data.resolve("none"), command[0], arguments);
            assertThat(data.resolve("none")).doesNotExist();
            return new Told(
                    done.code(),
                    done.err()
                            .lines()
                            .dropWhile(line -> !line.startsWith("portal: "))
                            .toList());
        }
    }

    @Test
    void aFailureIsToldAlikeWithAndWithoutARunningPortal() throws Exception {
        Path running = TestPortal.shared().data();
        for (List<String> command : List.of(
                List.of("import", "records", "/nowhere/at-all.csv"),
                List.of("audit", "verify", "--head", "0".repeat(64)))) {
            String[] asked = command.toArray(String[]::new);
            Told told = Told.of(running, asked);
            assertThat(told.code()).as("%s: %s", command, told).isEqualTo(1);
            assertThat(told.why()).as(command.toString()).hasSize(1);
            assertThat(Told.of(alone, asked)).as(command.toString()).isEqualTo(told);
        }
    }
}
