package pilotcity.portal.kernel.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundPriorityTest {
    private static final int OF_BACKGROUND = 5;

    @Test
    void aThreadThatTakesItAndThoseThatItStartsAreBehindAllOthers() {
        int before = niceness();
        assumeTrue(before < OF_BACKGROUND, "this process is behind all others already");
        CompletableFuture<List<Integer>> taken = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            BackgroundPriority.take();
            int own = niceness();
            Thread.ofPlatform().start(() -> taken.complete(List.of(own, niceness())));
        });
        assertThat(taken.join()).allSatisfy(niceness -> assertThat(niceness).isGreaterThan(before));
        assertThat(niceness()).isEqualTo(before);
    }

    /** The 19th entry of proc_pid_stat(5); the second is a name in brackets, which may hold spaces. */
    private static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
