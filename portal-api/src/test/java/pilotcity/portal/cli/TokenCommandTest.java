package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** The command as a process of its own, with and without a running portal. */
class TokenCommandTest {
    private static final String SQUARE = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
            {"type": "Polygon", "coordinates": [[[113, 23], [114, 23], [114, 24], [113, 24], [113, 23]]]}}]}
            """;

    private final Path data = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    private PortalCommand.Done token(String... arguments) throws IOException, InterruptedException {
        return PortalCommand.run(data, "token", arguments);
    }

    /** As an older version left it. */
    private void leaveOpen() throws IOException {
        Files.createDirectories(data.resolve("index/old"));
        for (String file : List.of("portal.lock", "index/old/segments_1", "imports.rejected.csv")) {
            Files.setPosixFilePermissions(
                    Files.createFile(data.resolve(file)), PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        for (String folder : List.of("", "index", "index/old")) {
            Files.setPosixFilePermissions(data.resolve(folder), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.createSymbolicLink(data.resolve("link"), Path.of("/etc/hostname"));
    }

    private void everythingIsItsOwnersAlone() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(file -> !Files.isSymbolicLink(file)))
                    .hasSizeGreaterThan(100)
                    .anyMatch(file -> file.endsWith("logs/portal.log"))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    void tokensAreMadeListedAndRevokedWithAndWithoutARunningPortal() throws Exception {
        leaveOpen();
        Path area = Files.writeString(data.resolve("area.geojson"), SQUARE);
        PortalCommand.Done stopped = token(
                "--subject", "ccg", "--organisation", "CCG", "--action", "accept,merge", "--area", area.toString());
        assertThat(stopped.code()).as(stopped.err()).isZero();
        everythingIsItsOwnersAlone();
        JsonObject claims = claims(stopped.out());
        assertThat(claims.getString("sub")).isEqualTo("ccg");
        JsonObject grant = claims.getJsonArray("authorization_details").getJsonObject(0);
        assertThat(grant.getJsonArray("actions")).containsExactly("accept", "merge");
        assertThat(grant.getJsonObject("area").getString("type")).isEqualTo("Polygon");
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(status(portal, stopped.out())).isEqualTo(200);
            PortalCommand.Done running = token("--subject", "operator", "--all", "--expires", "1h");
            assertThat(running.code()).as(running.err()).isZero();
            assertThat(status(portal, running.out())).isEqualTo(200);
            assertThat(claims(running.out()).getInteger("exp")
                            - claims(running.out()).getInteger("iat"))
                    .isEqualTo(3600);
            String id = claims(stopped.out()).getString("jti");
            assertThat(token("list").out()).contains(id).contains("operator");
            assertThat(token("revoke", id).out()).isEqualTo("revoked " + id);
            assertThat(status(portal, stopped.out())).isEqualTo(401);
            assertThat(token("rotate-key").out()).startsWith("signing with ");
            assertThat(status(portal, running.out())).isEqualTo(200);
            refusals();
            everythingIsItsOwnersAlone();
        }
    }

    private void refusals() throws IOException, InterruptedException {
        assertThat(token("--subject", "x"))
                .matches(done -> done.code() == 2 && done.err().contains("or --all"));
        assertThat(token("--all", "--kind", "record")).matches(done -> done.code() == 2);
        assertThat(token("--all"))
                .matches(done -> done.code() == 2 && done.err().contains("subject: is missing"));
        assertThat(token("--subject", "x", "--place", "4401"))
                .matches(done -> done.code() == 2 && done.err().contains("GB/T 2260"));
        assertThat(token("--subject", "x", "--action", "acept"))
                .matches(done -> done.code() == 2 && done.err().contains("'acept'"));
        assertThat(token("--subject", "x", "--all", "--expires", "soon")).matches(done -> done.code() == 2);
        assertThat(token("--everything")).matches(done -> done.code() == 2);
    }

    private static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private static int status(TestPortal portal, String token) {
        return portal.get("/api/tokens", "Authorization", "Bearer " + token).statusCode();
    }
}
