package pilotcity.portal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.dataset.BundledSetPublisher;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.datasetimport.DatasetImport;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;

/**
 * The bundled data sets. A command fails if any of them is wrong; a serving portal imports the valid ones and warns.
 */
final class BundledDatasets {
    private static final Logger LOG = LoggerFactory.getLogger(BundledDatasets.class);

    private final DatasetImport imports;

    BundledDatasets(Database database, FileStore files, FeatureRegistry registry, Config config, Path data) {
        List<DatasetImporter> importers = registry.features().stream()
                .flatMap(feature -> feature.importer().stream())
                .toList();
        this.imports = new DatasetImport(
                database,
                config.path(Setting.DATASETS),
                importers,
                new BundledSetPublisher(files, data.resolve("tables")));
    }

    /**
     * @param room as {@link DatasetImport#run} has it
     * @throws ImportException when sets are wrong; the others have been imported
     */
    void importAll(Runnable room, Consumer<String> progress) {
        Map<String, ImportException> wrong = imports.run(room, progress);
        if (!wrong.isEmpty()) {
            throw wrong.size() == 1 ? wrong.values().iterator().next() : ImportException.of(wrong.values());
        }
    }

    /** One wrong row takes no portal down: the last good state of its set goes on, and the other sets are imported. */
    void importOrWarn(Runnable room, Consumer<String> progress) {
        imports.run(room, progress).forEach((set, why) -> {
            String state = imports.has(set)
                    ? "the portal goes on with its last good state"
                    : "there is no earlier state, so THE PORTAL IS WITHOUT IT";
            LOG.warn("{}; {}", why.getMessage(), state);
            progress.accept("WARNING: " + why.getMessage());
            progress.accept("WARNING: " + set + ": " + state + "; mend the file, then ./portal import");
        });
    }

    Set<String> failed() {
        return imports.failed();
    }
}
