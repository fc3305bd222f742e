package pilotcity.portal.face.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.upload.UploadStore;

/** Files that come as forms, as {@code curl -F} and browsers send them. */
class FormUploadTest {
    private final TestPortal portal = TestPortal.shared();
    private final String token = portal.bearer("agency", Grant.ALL);

    private static byte[] part(String name, String file, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String named = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
        out.write(("--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"" + named + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private HttpResponse<String> send(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return portal.send(portal.request(
                        "/api/uploads", "Authorization", token, "Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(out.toByteArray()))
                .build());
    }

    private static final byte[] END = "--limit--\r\n".getBytes(StandardCharsets.US_ASCII);

    private long open() {
        return Await.get(portal.service()
                        .node()
                        .db()
                        .client()
                        .query("SELECT count(*) AS n FROM upload WHERE name LIKE 'form-%'")
                        .execute())
                .iterator()
                .next()
                .getLong("n");
    }

    @Test
    void aFileOfAFormIsAnUploadAtOnce() throws IOException {
        byte[] content = new byte[21 << 20];
        new Random(1).nextBytes(content);
        HttpResponse<String> answer =
                send(part("note", "", new byte[] {65}), part("file", "form-道路.csv", content), END);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject upload = new JsonObject(answer.body());
        assertThat(upload.getString("name")).isEqualTo("form-道路.csv");
        assertThat(upload.getBoolean("complete")).isTrue();
        UploadStore uploads = portal.service().node().files().uploads();
        var actor = Await.get(portal.service().node().access().ofToken(token.substring("Bearer ".length())));
        var complete = Await.get(uploads.getComplete(actor, upload.getString("id")));
        assertThat(complete.parts()).hasSize(3);
        try (InputStream in = uploads.parts().open(complete)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(portal.send(portal.request(upload.getString("url"), "Authorization", token)
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aFormThatIsNotOneWholeFileLeavesNothing() throws IOException {
        byte[] content = new byte[9 << 20];
        byte[] file = part("file", "form-a.csv", content);
        List<HttpResponse<String>> answers = List.of(
                send(END),
                send(part("note", "", new byte[] {65}), END),
                send(Arrays.copyOf(file, file.length - 100)),
                send(file, part("file", "form-b.csv", content), END),
                send(part("file", "form/..", content), END));
        for (HttpResponse<String> refused : answers) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        }
        while (open() > 0) {
            Thread.onSpinWait();
        }
    }
}
