package pilotcity.portal.kernel.media;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/**
 * A photo whose files are kept, and whose row can be written.
 *
 * @param originalSha256 digest of the file as it was sent, wherever it is
 * @param imageSha256 the picture in the file store, or null when the files are in the row
 * @param thumbnailSha256 the same for the small one
 * @param hash by what the picture is known again; null where it is too plain
 * @param files those that the row holds; null when they are in the file store
 */
public record KeptPhoto(
        int width,
        int height,
        String originalSha256,
        @Nullable String imageSha256,
        @Nullable String thumbnailSha256,
        @Nullable PerceptualHash hash,
        @Nullable Files files) {

    /** The files of a photo as a row holds them. */
    record Files(Buffer image, Buffer thumbnail, Buffer original) {}

    /**
     * Puts the files into the store, or into the row where the store is not that of all nodes; blocks.
     *
     * @throws pilotcity.portal.kernel.files.FileStoreException when the store cannot be written to
     */
    public static KeptPhoto keep(PreparedPhoto photo, FileStore store) {
        if (!store.isShared()) {
            Files files = new Files(
                    Buffer.buffer(photo.jpeg()), Buffer.buffer(photo.thumbnail()), Buffer.buffer(photo.original()));
            return new KeptPhoto(
                    photo.width(), photo.height(), photo.sha256OfOriginal(), null, null, photo.hash(), files);
        }
        return new KeptPhoto(
                photo.width(),
                photo.height(),
                store.put(photo.original()).sha256(),
                store.put(photo.jpeg()).sha256(),
                store.put(photo.thumbnail()).sha256(),
                photo.hash(),
                null);
    }
}
