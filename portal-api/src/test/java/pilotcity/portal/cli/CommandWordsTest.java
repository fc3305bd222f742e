package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** Words and exit codes are those of the command, whether it does the work itself or a running portal does. */
class CommandWordsTest {
    private final Path alone = TestPortal.startedFolder();

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

    private void isToldAlike(int code, String... command) throws IOException, InterruptedException {
        Told told = Told.of(TestPortal.shared().data(), command);
        assertThat(told.code()).as("%s: %s", List.of(command), told).isEqualTo(code);
        assertThat(told.why()).as("%s", List.of(command)).hasSize(1);
        assertThat(Told.of(alone, command)).as("%s", List.of(command)).isEqualTo(told);
    }

    @Test
    void aFailureIsToldAlikeWithAndWithoutARunningPortal() throws Exception {
        isToldAlike(1, "audit", "verify", "--head", "0".repeat(64));
    }

    @Test
    void whatIsAskedWronglyHasACodeOfItsOwnWithAndWithoutARunningPortal() throws Exception {
        isToldAlike(2, "import", "records", "/nowhere/at-all.csv");
        isToldAlike(2, "import", "records", "--undo", "nosuch");
        isToldAlike(2, "import", "records", "/nowhere/at-all.csv", "--mapping", "nomap");
        isToldAlike(2, "import", "records", "/nowhere/at-all.csv", "--with", "sauce=x");
        isToldAlike(2, "audit", "verify", "--head", "zz");
        isToldAlike(2, "publish", "/nowhere/at-all.csv", "--organisation", "bike-guangzhou");
        Path file = Files.writeString(alone.resolve("lanes.csv"), "lane\n1\n");
        isToldAlike(2, "publish", file.toString());
        isToldAlike(2, "publish", file.toString(), "--organisation", "nosuch");
        isToldAlike(2, "publish", file.toString(), "--organisation", "bike-guangzhou", "--with", "colour=red");
    }
}
