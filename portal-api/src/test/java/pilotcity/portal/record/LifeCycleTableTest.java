package pilotcity.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** The table in the documents is the one in the code. */
class LifeCycleTableTest {
    private static final String HEAD = """
            | step | from | to | who | requires | in whose hands afterwards |
            |---|---|---|---|---|---|
            """;

    @Test
    void theTableInTheDocumentsIsTheOneOfTheSteps() throws Exception {
        String rows = Arrays.stream(Step.values()).map(LifeCycleTableTest::row).collect(Collectors.joining());
        assertThat(Files.readString(Path.of(TestPortal.home().toString(), "ARCHITECTURE.md")))
                .contains(HEAD + rows + "\n");
    }

    private static String row(Step step) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                code(step.action()),
                                joined(step.from(), status -> code(status.code())),
                                path(step),
                                joined(step.who(), Who::words),
                                step.demand().words(),
                                step.hand().words()))
                + " |\n";
    }

    private static String path(Step step) {
        List<Status> passed =
                step.from().stream().filter(from -> step.path(from).size() > 1).toList();
        if (passed.isEmpty()) {
            return code(step.to().code());
        }
        String via = code(step.path(passed.getFirst()).getFirst().code());
        return code(step.to().code()) + ", by way of " + via
                + (passed.size() == step.from().size() ? "" : " from " + joined(passed, status -> code(status.code())));
    }

    private static <T> String joined(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
