package pilotcity.portal.kernel.table.source.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** A GeoPackage: its tables of features and of attributes. */
public final class GeoPackageFile implements TableFile {
    private static final Logger LOG = LoggerFactory.getLogger(GeoPackageFile.class);

    private final Connection database;
    private final ReadLimits limits;
    private final Map<String, GeoPackageLayer> layers;
    private final List<Label> notes;

    private GeoPackageFile(
            Connection database, ReadLimits limits, Map<String, GeoPackageLayer> layers, List<Label> notes) {
        this.database = database;
        this.limits = limits;
        this.layers = layers;
        this.notes = List.copyOf(notes);
    }

    /**
     * The database as tables, or empty when it is another than a GeoPackage or has maps only.
     *
     * @param named whether its name says that it is one
     */
    public static Optional<TableFile> open(Path file, boolean named, ReadLimits limits) throws IOException {
        if (!GeoPackageGuard.isGeoPackage(file)) {
            if (named) {
                throw new TableSourceException(
                        0,
                        "文件名为 .gpkg，但它是别的 SQLite 数据库，不是 GeoPackage。",
                        "The file is named .gpkg, but it is another SQLite database than a GeoPackage.");
            }
            return Optional.empty();
        }
        try {
            return opened(GeoPackageGuard.open(file, limits), limits);
        } catch (SQLException e) {
            throw damaged(0, e);
        }
    }

    private static Optional<TableFile> opened(Connection database, ReadLimits limits) throws SQLException {
        boolean kept = false;
        try {
            List<Label> notes = new ArrayList<>();
            Map<String, GeoPackageLayer> layers = GeoPackageContents.read(database, limits, notes);
            kept = !layers.isEmpty();
            return kept ? Optional.of(new GeoPackageFile(database, limits, layers, notes)) : Optional.empty();
        } finally {
            if (!kept) {
                database.close();
            }
        }
    }

    static TableSourceException damaged(long row, SQLException e) {
        LOG.info("A GeoPackage cannot be read", e);
        return row > 0
                ? new TableSourceException(
                        row,
                        "GeoPackage 自第 %,d 行起无法读取：文件已损坏或不完整。".formatted(row),
                        "The GeoPackage cannot be read from row %,d on: the file is damaged or incomplete."
                                .formatted(row))
                : new TableSourceException(
                        0,
                        "GeoPackage 无法读取：文件已损坏、不完整，或不是 GeoPackage。",
                        "The GeoPackage cannot be read: the file is damaged or incomplete, or is not a GeoPackage.");
    }

    @Override
    public TableFormat format() {
        return TableFormat.GEOPACKAGE;
    }

    @Override
    public List<String> tables() {
        return List.copyOf(layers.keySet());
    }

    @Override
    public ReadingOptions detected(String table) {
        return ReadingOptions.NONE;
    }

    @Override
    public List<Label> notes() {
        return notes;
    }

    @Override
    public TableReader read(String table, ReadingOptions options) {
        GeoPackageLayer layer = layers.get(table);
        if (layer == null) {
            throw new TableSourceException(
                    0, "GeoPackage 中没有表“" + table + "”。", "There is no table '" + table + "' in the GeoPackage.");
        }
        try {
            return new GeoPackageReader(database, layer, limits);
        } catch (SQLException e) {
            throw damaged(0, e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
