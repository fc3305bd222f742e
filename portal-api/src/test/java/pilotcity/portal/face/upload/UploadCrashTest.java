package pilotcity.portal.face.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.permission.Grant;

/** A portal that is killed while a file comes in goes on behind the last part that it had recorded. */
@Tag(FaultIntensity.TAG)
class UploadCrashTest {
    private static final int PART = 8 << 20;

    private final Path data = TestPortal.startedFolder();
    private final HttpClient http = TestPortal.newClient();
    private final byte[] content = new byte[3 * PART];
    private String token = "";

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(PortalProcess.line("run", "--port", "0", "--data", data.toString()))
                .redirectError(data.resolve("errors").toFile())
                .start();
    }

    private HttpRequest.Builder tus(String url, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).headers("Authorization", token, "Tus-Resumable", "1.0.0");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int offset(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(tus(url).HEAD().build());
        return Integer.parseInt(answer.headers().firstValue("Upload-Offset").orElseThrow());
    }

    @Test
    void anUploadGoesOnAfterTheServerWasKilled() throws Exception {
        new Random(1).nextBytes(content);
        try (TestPortal portal = TestPortal.start(data)) {
            token = portal.bearer("agency", Grant.ALL);
        }
        Process first = start();
        String url = PortalProcess.url(first);
        HttpResponse<String> made = send(tus(
                        url + "/api/uploads",
                        "Upload-Length",
                        String.valueOf(content.length),
                        "Upload-Metadata",
                        "filename eC5jc3Y=")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String path = made.headers().firstValue("Location").orElseThrow();
        sendUntilItIsKilled(first, url, path);

        Process second = start();
        try {
            String again = PortalProcess.url(second) + path;
            int offset = offset(again);
            assertThat(offset).isBetween(PART - (1 << 17), content.length - 1);
            HttpResponse<String> rest = send(tus(
                            again,
                            "Upload-Offset",
                            String.valueOf(offset),
                            "Content-Type",
                            "application/offset+octet-stream")
                    .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(content, offset, content.length)))
                    .build());
            assertThat(rest.statusCode()).as(rest.body()).isEqualTo(204);
            assertThat(new JsonObject(send(tus(again).GET().build()).body()).getBoolean("complete"))
                    .isTrue();
        } finally {
            second.destroy();
            second.waitFor();
        }
        isWhole(path.substring(path.lastIndexOf('/') + 1));
    }

    private void sendUntilItIsKilled(Process server, String url, String path) throws Exception {
        try (Socket socket = new Socket("localhost", URI.create(url).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type:"
                            + " application/offset+octet-stream\r\nContent-Length: " + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content, 0, content.length - PART);
            while (offset(url + path) == 0) {
                Thread.onSpinWait();
            }
            server.destroyForcibly().waitFor();
        }
    }

    private void isWhole(String id) throws IOException {
        try (TestPortal portal = TestPortal.start(data)) {
            var uploads = portal.service().node().files().uploads();
            var actor = Await.get(portal.service().node().access().ofToken(token.substring("Bearer ".length())));
            try (InputStream in = uploads.parts().open(Await.get(uploads.getComplete(actor, id)))) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }
}
