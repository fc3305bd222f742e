package pilotcity.portal.kernel.datasetimport;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;

/**
 * A bundled data set: its description and where its files lie.
 *
 * @param folder holds {@code dataset.json} and the files it names
 * @param description {@code dataset.json} as it is
 * @param sha256 of all its files, the description included
 */
public record DatasetFolder(String id, Path folder, JsonNode description, List<DataFile> files, String sha256) {

    /** The file of the resource called {@code name}. */
    public DataFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImportException(
                        id, List.of(new ImportProblem(id + "/dataset.json", 0, "", "names no resource " + name))));
    }
}
