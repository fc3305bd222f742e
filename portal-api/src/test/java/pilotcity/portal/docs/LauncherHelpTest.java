package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import pilotcity.portal.cli.Main;

/** The launcher's help and its manners, in a folder where there is nothing to build. */
class LauncherHelpTest {
    private static final List<String> LAUNCHER_ALONE = List.of("build", "faults", "fuzz", "help", "test");
    private static final List<String> OPTIONS_OF_THE_LAUNCHER_ALONE = List.of("--rounds");

    @TempDir
    private Path folder;

    @BeforeEach
    void copyLauncher() throws IOException {
        Files.copy(MarkdownDocuments.HOME.resolve("portal"), folder.resolve("portal"));
    }

    private ShellCommand portal(String... arguments) {
        return ShellCommand.run(
                folder,
                Stream.concat(Stream.of("bash", "portal"), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void theVerbsAreTheCommandsAndThoseOfTheLauncherAlone() {
        assertThat(verbs())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                LAUNCHER_ALONE.stream(),
                                commands().map(command -> annotation(command).name()))
                        .toList());
    }

    /** Maven takes a test that does not exist for none to run. */
    @Test
    void theTestsThatItRunsAreThere() throws IOException {
        List<String> named = found("-Dtest=([A-Z][A-Za-z]+)", Files.readString(folder.resolve("portal")));
        try (Stream<Path> files = Files.walk(MarkdownDocuments.HOME.resolve("portal-api/src/test"))) {
            assertThat(named)
                    .isNotEmpty()
                    .isSubsetOf(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .toList());
        }
    }

    @Test
    void theOptionsAreThoseOfTheCommands() {
        Stream<String> options = Stream.<AnnotatedElement>concat(
                        commands().flatMap(command -> Arrays.stream(command.getDeclaredFields())),
                        Arrays.stream(Main.class.getDeclaredMethods()))
                .filter(each -> each.isAnnotationPresent(Option.class))
                .flatMap(each -> Arrays.stream(each.getAnnotation(Option.class).names()));
        assertThat(found("(?m)^ {14}(--[a-z-]+)", portal("help").out()))
                .isNotEmpty()
                .isSubsetOf(Stream.concat(options, OPTIONS_OF_THE_LAUNCHER_ALONE.stream())
                        .toList());
    }

    @Test
    void helpIsPrintedWhenNothingIsAsked() {
        assertThat(portal())
                .isEqualTo(portal("help"))
                .isEqualTo(portal("--help"))
                .matches(done -> done.code() == 0);
    }

    @Test
    void anUnknownVerbIsRefusedWithTheReasonOnStandardError() {
        ShellCommand done = portal("fly");
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).startsWith("portal: unknown verb 'fly'\n").contains("Usage: ./portal VERB");
    }

    @Test
    void aVerbWithoutOptionsRefusesThem() {
        for (String verb : List.of("test", "build")) {
            ShellCommand done = portal(verb, "--fast");
            assertThat(done.code()).isEqualTo(2);
            assertThat(done.err()).isEqualTo("portal: " + verb + " takes no options, not '--fast'\n");
        }
    }

    @Test
    void neitherHelpNorAnUnknownVerbBuildsAnything() throws IOException {
        portal("help");
        portal("fly");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("portal"));
        }
    }

    @Test
    void theDocumentsNameNoVerbThatTheLauncherDoesNotHave() {
        for (Path document : MarkdownDocuments.all()) {
            assertThat(found("`?\\./portal ([a-z][a-z-]*)", MarkdownDocuments.read(document)))
                    .as(document.toString())
                    .isSubsetOf(verbs());
        }
    }

    private TreeSet<String> verbs() {
        return new TreeSet<>(found("(?m)^ {2}([a-z-]+) ", portal("help").out()));
    }

    private static Stream<Class<?>> commands() {
        return Arrays.stream(annotation(Main.class).subcommands());
    }

    private static Command annotation(Class<?> command) {
        return command.getAnnotation(Command.class);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
