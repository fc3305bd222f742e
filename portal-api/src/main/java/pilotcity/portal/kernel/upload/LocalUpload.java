package pilotcity.portal.kernel.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.permission.Actor;

/** Makes an upload of a file of this machine, for commands. */
public final class LocalUpload {
    private static final int PART = 8 << 20;

    private LocalUpload() {}

    /** The upload, complete; blocks. */
    public static Upload of(UploadStore store, Actor actor, Path file) throws IOException {
        UploadName name = UploadName.of("file", String.valueOf(file.getFileName()));
        long length = Files.size(file);
        Upload upload = Await.get(store.create(actor, name, "", length));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            while (upload.offset() < length) {
                long bytes = Math.min(PART, length - upload.offset());
                UploadParts.Part part = store.parts().put(upload.id(), upload.offset(), in, bytes);
                upload = Await.get(store.append(upload, List.of(part)));
            }
            return upload;
        } catch (IOException | RuntimeException e) {
            Await.get(store.delete(actor, upload.id()));
            throw e;
        }
    }
}
