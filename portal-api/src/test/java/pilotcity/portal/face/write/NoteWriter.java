package pilotcity.portal.face.write;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** Writes to the notes of a whole portal. */
final class NoteWriter {
    static final String JSON = "application/json";

    final TestPortal portal = TestPortal.withNotes();
    final String token = portal.bearer("writer", Grant.ALL);

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                portal.request(path, headers).header("Authorization", token).POST(body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return portal.send(request.build());
    }

    /** A new note; its id. */
    String note(String title) {
        HttpResponse<String> made = post("/api/notes", JSON, "{\"title\":\"" + title + "\"}");
        return made.headers().firstValue("Location").orElseThrow().substring("/api/notes/".length());
    }

    HttpResponse<String> change(String id, String title, String... headers) {
        return post("/api/notes/" + id + "/change", JSON, "{\"title\":\"" + title + "\"}", headers);
    }
}
