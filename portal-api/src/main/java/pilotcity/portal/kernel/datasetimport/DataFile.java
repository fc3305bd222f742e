package pilotcity.portal.kernel.datasetimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * One file of a data set.
 *
 * @param name the resource's name
 * @param file path from the data set's folder
 * @param resource its entry in {@code dataset.json}
 * @param bytes its size
 */
public record DataFile(String name, String file, Path path, JsonNode resource, long bytes, String sha256) {
    boolean isTable() {
        return resource.has("schema");
    }
}
