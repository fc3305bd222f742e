package pilotcity.portal.servicerequest.lifecycle;

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
class LifecycleTableTest {
    private static final String HEAD = """
            | step | from | to | who | requires | in whose hands afterwards |
            |---|---|---|---|---|---|
            """;

    @Test
    void theTableInTheDocumentsIsTheOneOfTheSteps() throws Exception {
        String rows =
                Arrays.stream(Transition.values()).map(LifecycleTableTest::row).collect(Collectors.joining());
        assertThat(Files.readString(Path.of(
                        TestPortal.home().toString(),
                        "portal-api/src/main/java/pilotcity/portal/servicerequest/README.md")))
                .contains(HEAD + rows + "\n");
    }

    private static String row(Transition transition) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                code(transition.action()),
                                joined(transition.from(), status -> code(status.code())),
                                path(transition),
                                joined(transition.permitted(), Participant::words),
                                transition.requirement().words(),
                                transition.custody().words()))
                + " |\n";
    }

    private static String path(Transition transition) {
        List<Status> passed = transition.from().stream()
                .filter(from -> transition.path(from).size() > 1)
                .toList();
        if (passed.isEmpty()) {
            return code(transition.to().code());
        }
        String via = code(transition.path(passed.getFirst()).getFirst().code());
        return code(transition.to().code()) + ", by way of " + via
                + (passed.size() == transition.from().size()
                        ? ""
                        : " from " + joined(passed, status -> code(status.code())));
    }

    private static <T> String joined(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
