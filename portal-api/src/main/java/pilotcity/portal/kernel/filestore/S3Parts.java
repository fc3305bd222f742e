package pilotcity.portal.kernel.filestore;

import io.minio.StatObjectResponse;
import java.io.InputStream;
import java.util.function.Consumer;
import pilotcity.portal.kernel.files.FileStoreException;

/** Parts in a bucket, under their names. */
record S3Parts(S3Bucket bucket) implements PartStore {
    @Override
    public void put(String name, InputStream content, long length) {
        bucket.put(ContentName.part(name), content, length);
    }

    @Override
    public InputStream open(String name) {
        String key = ContentName.part(name);
        StatObjectResponse there =
                bucket.find(key).orElseThrow(() -> new FileStoreException(name + " is not in " + bucket.place(), null));
        return there.size() == 0
                ? InputStream.nullInputStream()
                : new LengthCheckedStream(name, bucket.open(key, 0, there.size()), there.size());
    }

    @Override
    public boolean has(String name) {
        return bucket.find(ContentName.part(name)).isPresent();
    }

    @Override
    public void delete(String name) {
        bucket.delete(ContentName.part(name));
    }

    @Override
    public void list(String prefix, Consumer<ListedFile> sink) {
        bucket.list(prefix, sink);
    }
}
