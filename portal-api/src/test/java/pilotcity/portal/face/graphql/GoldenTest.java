package pilotcity.portal.face.graphql;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** Queries and the answers they had. A missing answer is written, and the test fails until somebody has read it. */
class GoldenTest {
    private static final Path RESOURCES = Path.of("src/test/resources/pilotcity/portal/face/graphql");

    @TempDir
    static Path folder;

    static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(folder, GraphqlLimits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyQueryHasItsAnswer() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("queries"))) {
            return files.filter(file -> file.toString().endsWith(".graphql")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
        }
    }

    private void compare(Path file) throws Exception {
        String name = file.getFileName().toString().replace(".graphql", "");
        Path given = file.resolveSibling(name + ".variables.json");
        Map<String, Object> variables = Files.exists(given)
                ? TestServer.JSON.readValue(Files.readString(given), new TypeReference<>() {})
                : Map.of();
        String query = Files.readString(file);
        String first = server.ask(query, variables).body();
        assertThat(server.ask(query, variables).body())
                .as("the answer when it is asked again")
                .isEqualTo(first);
        String answer = TestServer.JSON.readTree(first).toPrettyString();
        Path expected = RESOURCES.resolve("expectations").resolve(name + ".json");
        if (!Files.exists(expected)) {
            Files.writeString(expected, answer + "\n");
            fail("wrote " + expected + "; read it, then run again");
        }
        assertThatJson(answer).isEqualTo(Files.readString(expected));
    }

    @Test
    void schemaIsAsPublished() throws IOException {
        Path expected = RESOURCES.resolve("schema.graphqls");
        if (!Files.exists(expected)) {
            Files.writeString(expected, server.face.sdl());
            fail("wrote " + expected + "; read it, then run again");
        }
        assertThat(server.face.sdl()).isEqualTo(Files.readString(expected));
    }
}
