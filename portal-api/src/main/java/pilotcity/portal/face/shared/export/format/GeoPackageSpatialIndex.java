package pilotcity.portal.face.shared.export.format;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.locationtech.jts.geom.Envelope;

/**
 * The R-tree of a table of features (OGC 12-128r18, annex F.3), with the triggers by which those who change it keep it
 * so.
 */
final class GeoPackageSpatialIndex {
    private static final String[] TRIGGERS = {"""
        CREATE TRIGGER "%3$s_insert" AFTER INSERT ON %1$s
          WHEN (new.geometry NOT NULL AND NOT ST_IsEmpty(NEW.geometry))
        BEGIN
          INSERT OR REPLACE INTO %2$s VALUES (NEW.fid, ST_MinX(NEW.geometry), ST_MaxX(NEW.geometry),
            ST_MinY(NEW.geometry), ST_MaxY(NEW.geometry));
        END
        """, """
        CREATE TRIGGER "%3$s_update1" AFTER UPDATE OF geometry ON %1$s
          WHEN OLD.fid = NEW.fid AND (NEW.geometry NOTNULL AND NOT ST_IsEmpty(NEW.geometry))
        BEGIN
          INSERT OR REPLACE INTO %2$s VALUES (NEW.fid, ST_MinX(NEW.geometry), ST_MaxX(NEW.geometry),
            ST_MinY(NEW.geometry), ST_MaxY(NEW.geometry));
        END
        """, """
        CREATE TRIGGER "%3$s_update2" AFTER UPDATE OF geometry ON %1$s
          WHEN OLD.fid = NEW.fid AND (NEW.geometry ISNULL OR ST_IsEmpty(NEW.geometry))
        BEGIN
          DELETE FROM %2$s WHERE id = OLD.fid;
        END
        """, """
        CREATE TRIGGER "%3$s_update3" AFTER UPDATE ON %1$s
          WHEN OLD.fid != NEW.fid AND (NEW.geometry NOTNULL AND NOT ST_IsEmpty(NEW.geometry))
        BEGIN
          DELETE FROM %2$s WHERE id = OLD.fid;
          INSERT OR REPLACE INTO %2$s VALUES (NEW.fid, ST_MinX(NEW.geometry), ST_MaxX(NEW.geometry),
            ST_MinY(NEW.geometry), ST_MaxY(NEW.geometry));
        END
        """, """
        CREATE TRIGGER "%3$s_update4" AFTER UPDATE ON %1$s
          WHEN OLD.fid != NEW.fid AND (NEW.geometry ISNULL OR ST_IsEmpty(NEW.geometry))
        BEGIN
          DELETE FROM %2$s WHERE id IN (OLD.fid, NEW.fid);
        END
        """, """
        CREATE TRIGGER "%3$s_delete" AFTER DELETE ON %1$s
          WHEN old.geometry NOT NULL
        BEGIN
          DELETE FROM %2$s WHERE id = OLD.fid;
        END
        """};

    private final Connection database;
    private final String rows;
    private final String name;
    private final PreparedStatement insert;

    private GeoPackageSpatialIndex(Connection database, String rows, String name) throws SQLException {
        this.database = database;
        this.rows = rows;
        this.name = name;
        this.insert =
                database.prepareStatement("INSERT INTO " + GeoPackageTables.quoted(name) + " VALUES (?, ?, ?, ?, ?)");
    }

    static GeoPackageSpatialIndex create(Connection database, ExportTable table) throws SQLException {
        String rows = GeoPackageTables.name(table);
        String name = "rtree_" + rows + "_geometry";
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE " + GeoPackageTables.quoted(name)
                    + " USING rtree(id, minx, maxx, miny, maxy)");
            statement.execute("INSERT INTO gpkg_extensions VALUES ('" + rows + "', 'geometry', 'gpkg_rtree_index',"
                    + " 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')");
        }
        return new GeoPackageSpatialIndex(database, rows, name);
    }

    void add(long row, Envelope box) throws SQLException {
        insert.setLong(1, row);
        insert.setDouble(2, box.getMinX());
        insert.setDouble(3, box.getMaxX());
        insert.setDouble(4, box.getMinY());
        insert.setDouble(5, box.getMaxY());
        insert.addBatch();
    }

    void execute() throws SQLException {
        insert.executeBatch();
    }

    /** The triggers come last: the functions in them are those of whoever changes the file. */
    void end() throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String trigger : TRIGGERS) {
                statement.execute(
                        trigger.formatted(GeoPackageTables.quoted(rows), GeoPackageTables.quoted(name), name));
            }
        }
    }
}
