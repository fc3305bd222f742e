package pilotcity.portal.face.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.upload.CompleteUpload;
import pilotcity.portal.kernel.upload.UploadParts.TemporaryFile;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.upload.UploadSweep;

/** Uploads by a client of the protocol's own, by plain requests, and those that break off. */
class UploadTest {
    private static final String BYTES = "application/offset+octet-stream";

    private final TestPortal portal = TestPortal.shared();
    private final UploadStore uploads = portal.service().node().files().uploads();
    private final String token = portal.bearer("agency", Grant.ALL);

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private HttpRequest.Builder tus(String path, String... headers) {
        HttpRequest.Builder request = portal.request(path, "Authorization", token, "Tus-Resumable", "1.0.0");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> create(long length, String name) {
        return portal.send(tus(
                        "/api/uploads",
                        "Upload-Length",
                        String.valueOf(length),
                        "Upload-Metadata",
                        "filetype dGV4dC9jc3Y=,filename "
                                + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody())
                .build());
    }

    private String created(long length) {
        HttpResponse<String> answer = create(length, "道路.csv");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> append(String path, long offset, byte[] content, String... headers) {
        return portal.send(tus(path, "Upload-Offset", String.valueOf(offset), "Content-Type", BYTES)
                .headers(headers.length == 0 ? new String[] {"Accept", "*/*"} : headers)
                .method("PATCH", BodyPublishers.ofByteArray(content))
                .build());
    }

    private HttpResponse<String> head(String path, String bearer) {
        return portal.send(portal.request(path, "Authorization", bearer, "Tus-Resumable", "1.0.0")
                .HEAD()
                .build());
    }

    private String offset(String path) {
        return head(path, token).headers().firstValue("Upload-Offset").orElse("none");
    }

    /** The content as a feature gets it. */
    private byte[] content(String path) throws IOException {
        CompleteUpload upload = complete(path);
        Path folder = Files.createTempDirectory("upload");
        try (TemporaryFile file = uploads.parts().copy(upload, folder)) {
            byte[] content = Files.readAllBytes(file.path());
            assertThat(file.sha256()).isEqualTo(Sha256.hex(content));
            assertThat(upload.bytes()).isEqualTo(content.length);
            return content;
        } finally {
            assertThat(folder).isEmptyDirectory();
            Files.delete(folder);
        }
    }

    private CompleteUpload complete(String path) {
        return Await.get(uploads.getComplete(actor(), path.substring(path.lastIndexOf('/') + 1)));
    }

    private Actor actor() {
        return Await.get(portal.service().node().access().ofToken(token.substring("Bearer ".length())));
    }

    @Test
    void theProtocolSaysWhatItCan() {
        HttpResponse<String> answer = portal.send(portal.request("/api/uploads")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension").orElseThrow())
                .contains("creation-with-upload", "checksum", "termination", "expiration");
        assertThat(answer.headers().firstValue("Tus-Max-Size")).contains("10737418240");
        assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm")).contains("md5,sha1,sha256");
        HttpResponse<String> preflight = portal.send(portal.request(
                        "/api/uploads",
                        "Origin",
                        "https://uppy.example",
                        "Access-Control-Request-Method",
                        "PATCH",
                        "Access-Control-Request-Headers",
                        "authorization,tus-resumable,upload-offset,upload-length,upload-metadata")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .containsIgnoringCase("Upload-Offset")
                .containsIgnoringCase("Tus-Resumable");
        assertThat(portal.get("/api/kinds", "Origin", "https://uppy.example")
                        .headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElseThrow())
                .contains("Upload-Offset", "Location", "Tus-Resumable", "Upload-Expires");
    }

    private TusClient client() throws IOException {
        TusClient client = new TusClient();
        client.setUploadCreationURL(URI.create(portal.url() + "/api/uploads").toURL());
        client.setHeaders(Map.of("Authorization", token));
        return client;
    }

    private static TusUpload upload(byte[] content) {
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(content));
        upload.setSize(content.length);
        upload.setFingerprint("one");
        upload.setMetadata(Map.of("filename", "大表.csv"));
        return upload;
    }

    @Test
    void aClientOfTheProtocolBreaksOffAndGoesOn() throws IOException, ProtocolException {
        byte[] content = bytes(20 << 20);
        TusUploader first = client().createUpload(upload(content));
        first.setChunkSize(1 << 20);
        first.setRequestPayloadSize(9 << 20);
        while (first.getOffset() < 10 << 20) {
            first.uploadChunk();
        }
        first.finish();
        String path = URI.create(first.getUploadURL().toString()).getPath();
        assertThat(offset(path)).isEqualTo(String.valueOf(first.getOffset()));
        TusUploader second = client().beginOrResumeUploadFromURL(upload(content), first.getUploadURL());
        assertThat(second.getOffset()).isEqualTo(first.getOffset());
        while (second.uploadChunk() > 0) {
            assertThat(second.getOffset()).isPositive();
        }
        second.finish();
        assertThat(content(path)).isEqualTo(content);
        JsonObject described =
                new JsonObject(portal.get(path, "Authorization", token).body());
        assertThat(described.getBoolean("complete")).isTrue();
        assertThat(described.getString("name")).isEqualTo("大表.csv");
    }

    @Test
    void whatCameOfARequestThatBreaksOffIsKept() throws IOException {
        byte[] content = bytes(11 << 20);
        String path = created(content.length);
        try (Socket socket = new Socket("localhost", URI.create(portal.url()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: " + BYTES
                            + "\r\nContent-Length: " + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content, 0, 10 << 20);
            out.flush();
            while (offset(path).equals("0")) {
                Thread.onSpinWait();
            }
        }
        while (!offset(path).equals(String.valueOf(10 << 20))) {
            Thread.onSpinWait();
        }
        byte[] rest = Arrays.copyOfRange(content, 10 << 20, content.length);
        assertThat(append(path, 10 << 20, rest).statusCode()).isEqualTo(204);
        assertThat(content(path)).isEqualTo(content);
    }

    @Test
    void offsetsAndLengthsThatDoNotFitAreRefused() throws IOException {
        String path = created(10);
        assertThat(append(path, 0, new byte[4]).statusCode()).isEqualTo(204);
        HttpResponse<String> behind = append(path, 0, new byte[4]);
        assertThat(behind.statusCode()).isEqualTo(409);
        assertThat(behind.body()).contains("must be 4, not 0");
        assertThat(behind.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        assertThat(append(path, 4, new byte[7]).statusCode()).isEqualTo(413);
        assertThat(offset(path)).isEqualTo("4");
        assertThatThrownBy(() -> complete(path)).hasMessageContaining("not everything has come");
        assertThat(append(path, 4, new byte[6]).statusCode()).isEqualTo(204);
        assertThat(append(path, 10, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(content(path)).hasSize(10);
        assertThat(create(10_737_418_241L, "x.csv").statusCode()).isEqualTo(413);
        assertThat(create(0, "../..").statusCode()).isEqualTo(400);
        HttpResponse<String> other = portal.send(portal.request(path, "Authorization", token, "Tus-Resumable", "0.2.2")
                .HEAD()
                .build());
        assertThat(other.statusCode()).isEqualTo(412);
        assertThat(other.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(portal.send(tus(path, "Upload-Offset", "10", "Content-Type", "text/csv")
                                .method("PATCH", BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void ofTwoRequestsBehindTheSameByteOneIsKept() throws Exception {
        byte[] content = bytes(5 << 20);
        String path = created(content.length);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> request = () -> append(path, 0, content).statusCode();
            var sent = threads.invokeAll(Collections.nCopies(4, request));
            int kept = 0;
            for (var each : sent) {
                assertThat(each.get()).isIn(204, 409);
                kept += each.get() == 204 ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        }
        assertThat(content(path)).isEqualTo(content);
    }

    @Test
    void bytesWithAnotherChecksumAreNotKept() throws Exception {
        byte[] content = bytes(9 << 20);
        String path = created(content.length);
        for (String algorithm : new String[] {"sha1 SHA-1", "md5 MD5", "sha256 SHA-256"}) {
            String[] names = algorithm.split(" ", -1);
            byte[] wrong = MessageDigest.getInstance(names[1]).digest(bytes(1));
            HttpResponse<String> refused = append(path, 0, content, "Upload-Checksum", checksum(names[0], wrong));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(460);
            assertThat(offset(path)).isEqualTo("0");
        }
        byte[] right = MessageDigest.getInstance("SHA-1").digest(content);
        assertThat(append(path, 0, content, "Upload-Checksum", checksum("sha1", right))
                        .statusCode())
                .isEqualTo(204);
        assertThat(content(path)).isEqualTo(content);
        for (String wrong : new String[] {"crc32 AAAA", "sha1", "sha1 AAAA", "sha1 §"}) {
            assertThat(append(path, 0, content, "Upload-Checksum", wrong.replace('§', '!'))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static String checksum(String name, byte[] digest) {
        return name + " " + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void anUploadIsSeenByWhoMadeItAlone() {
        String path = created(3);
        for (String other : new String[] {portal.bearer("agency", Grant.ALL), portal.bearer("another", Grant.ALL)}) {
            assertThat(head(path, other).statusCode()).isEqualTo(404);
            assertThat(portal.send(portal.request(path, "Authorization", other)
                                    .DELETE()
                                    .build())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(head(path, portal.bearer("reader", Grant.of(Set.of("read"), Set.of("dataset"))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(portal.get(path).statusCode()).isEqualTo(401);
        HttpResponse<String> minted = portal.send(portal.request("/api/tokens", "Authorization", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"expiresIn\":600,\"authorization_details\":"
                        + "[{\"type\":\"pilotcity\",\"actions\":[\"attach\"],\"datatypes\":[\"dataset\"],"
                        + "\"organisations\":[\"guangzhou-transport\"]}]}"))
                .build());
        assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
        String child = "Bearer " + new JsonObject(minted.body()).getString("access_token");
        assertThat(head(path, child).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadIsGivenUpAndItsPartsAreGone() throws IOException {
        String path = created(4);
        append(path, 0, bytes(4));
        CompleteUpload upload = complete(path);
        HttpResponse<String> deleted = portal.send(tus(path, "X-HTTP-Method-Override", "DELETE")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(head(path, token).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> uploads.parts().open(upload)).hasMessageContaining("send the file again");
    }

    @Test
    void whatIsOverIsDeletedWithItsParts() throws IOException {
        String expired = created(8);
        append(expired, 0, bytes(4));
        String taken = created(4);
        append(taken, 0, bytes(4));
        String stays = created(4);
        append(stays, 0, bytes(4));
        CompleteUpload upload = complete(taken);
        var node = portal.service().node();
        Await.get(node.db().inTransaction(sql -> UploadStore.consume(sql, upload)));
        assertThatThrownBy(() -> Await.get(node.db().inTransaction(sql -> UploadStore.consume(sql, upload))))
                .hasMessageContaining("used or deleted");
        portal.sql("UPDATE upload SET expires_at = now() - interval '1 second' WHERE id = $1", id(expired));
        assertThat(head(expired, token).statusCode()).isEqualTo(404);
        Await.get(new UploadSweep(node.vertx(), node.db(), node.files().store()).run());
        Path parts = portal.data().resolve("files/uploads");
        assertThat(parts.resolve(id(expired))).doesNotExist();
        assertThat(parts.resolve(id(taken))).doesNotExist();
        assertThat(content(stays)).isEqualTo(bytes(4));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void aFormWithoutABoundaryIsNone() {
        HttpResponse<String> answer = portal.send(
                portal.request("/api/uploads", "Authorization", token, "Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofString("x"))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    }

    @Test
    void aTokenHasSoManyUploadsOpen() {
        String many = portal.bearer("many", Grant.ALL);
        HttpRequest one = portal.request(
                        "/api/uploads",
                        "Authorization",
                        many,
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        "1",
                        "Upload-Metadata",
                        "filename eC5jc3Y=")
                .POST(BodyPublishers.noBody())
                .build();
        for (int i = 0; i < 20; i++) {
            assertThat(portal.send(one).statusCode()).isEqualTo(201);
        }
        assertThat(portal.send(one).statusCode()).isEqualTo(429);
        JsonObject list =
                new JsonObject(portal.get("/api/uploads", "Authorization", many).body());
        assertThat(list.getInteger("total")).isEqualTo(20);
        JsonObject first = list.getJsonArray("uploads").getJsonObject(0);
        assertThat(first.getString("name")).isEqualTo("x.csv");
        assertThat(portal.send(portal.request(first.getString("url"), "Authorization", many, "Tus-Resumable", "1.0.0")
                                .DELETE()
                                .build())
                        .statusCode())
                .isEqualTo(204);
        assertThat(portal.send(one).statusCode()).isEqualTo(201);
        assertThat(portal.get("/api/uploads").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202evsc.exe", "a\u202eb.csv", "a\u2066b.csv", "a\u0007.csv", ".."})
    void aNameThatIsShownAsAnotherIsRefused(String name) {
        HttpResponse<String> answer = create(1, name);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void theFirstBytesComeWithTheCreation() throws IOException {
        HttpResponse<String> answer = portal.send(
                tus("/api/uploads", "Upload-Length", "4", "Upload-Metadata", "filename eC5jc3Y=", "Content-Type", BYTES)
                        .POST(BodyPublishers.ofByteArray(bytes(4)))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Upload-Offset")).contains("4");
        assertThat(content(answer.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(bytes(4));
    }
}
