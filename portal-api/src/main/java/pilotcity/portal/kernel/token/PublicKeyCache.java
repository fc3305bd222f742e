package pilotcity.portal.kernel.token;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.jwt.SigningKey;

/**
 * The public keys of all nodes as last read from the database, kept in memory and in a file for when it is unavailable.
 */
final class PublicKeyCache {
    private static final Logger LOG = LoggerFactory.getLogger(PublicKeyCache.class);

    private final Path file;
    private Map<String, JsonObject> keys = new LinkedHashMap<>();
    private boolean saved;

    private PublicKeyCache(Path file) {
        this.file = file;
    }

    /** Those of {@code file}, where there is one, and {@code own}. */
    static PublicKeyCache read(Path file, SigningKey own) {
        PublicKeyCache known = new PublicKeyCache(file);
        known.keys.put(own.kid(), own.publicJwk());
        try {
            if (Files.exists(file)) {
                new JsonArray(Files.readString(file)).forEach(key -> known.add((JsonObject) key));
            }
        } catch (IOException | DecodeException | ClassCastException e) {
            LOG.warn("{} is not read; the database has the keys, too", file, e);
        }
        return known;
    }

    private void add(JsonObject key) {
        keys.put(key.getString("kid"), key);
    }

    /** What the database says of one key: at most one, none when it no longer counts. */
    synchronized void put(String kid, List<JsonObject> found) {
        keys.remove(kid);
        found.forEach(this::add);
    }

    /** What the database says of all keys; as given. */
    synchronized List<JsonObject> replace(List<JsonObject> all) {
        if (!saved || !list().equals(all)) {
            keys = new LinkedHashMap<>();
            all.forEach(this::add);
            save();
        }
        return all;
    }

    /** While the disk is full the keys are known all the same; they are written when they are read next. */
    private void save() {
        saved = false;
        try {
            OwnerOnlyFiles.write(file, new JsonArray(list()).encode());
            saved = true;
        } catch (IOException e) {
            LOG.warn("{} is not written", file, e);
        }
    }

    synchronized List<JsonObject> find(String kid) {
        JsonObject key = keys.get(kid);
        return key == null ? List.of() : List.of(key);
    }

    synchronized List<JsonObject> list() {
        return List.copyOf(keys.values());
    }
}
