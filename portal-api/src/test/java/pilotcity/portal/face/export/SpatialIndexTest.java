package pilotcity.portal.face.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.generated.Feature;
import pilotcity.portal.TestPortal;

/** A box asked of a file gives what it gives of the portal. */
class SpatialIndexTest {
    private static final Envelope GUANGDONG = new Envelope(109.6, 117.4, 20.2, 25.6);

    private final TestPortal portal = TestPortal.shared();

    @TempDir
    Path folder;

    private Set<String> inBox(String kinds) {
        String box =
                GUANGDONG.getMinX() + "," + GUANGDONG.getMinY() + "," + GUANGDONG.getMaxX() + "," + GUANGDONG.getMaxY();
        JsonObject found = new JsonObject(portal.get("/api/search?limit=1000&kind=" + kinds + "&bbox=" + box)
                .body());
        Set<String> ids = new TreeSet<>();
        found.getJsonArray("items").forEach(item -> ids.add(((JsonObject) item).getString("id")));
        assertThat(ids).isNotEmpty();
        return ids;
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), portal.bytes("/api/export/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "pilots", "datasets"})
    void flatGeobufHasItsTree(String kinds) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(file(kinds + ".fgb"))).order(ByteOrder.LITTLE_ENDIAN);
        HeaderMeta header = HeaderMeta.read(bytes);
        int count = (int) header.featuresCount;
        assertThat(header.indexNodeSize).isEqualTo(16);
        FlatGeobufTree tree = new FlatGeobufTree(bytes, header.offset, count);
        int features = header.offset + FlatGeobufTree.size(count);
        List<Integer> places = new ArrayList<>();
        for (int at = features; at < bytes.limit(); at += 4 + bytes.getInt(at)) {
            places.add(at - features);
        }
        assertThat(places).hasSize(count);
        Set<String> found = new TreeSet<>();
        for (int place : tree.search(GUANGDONG)) {
            assertThat(places).contains(place);
            found.add(id(bytes, features + place));
        }
        assertThat(found).isEqualTo(inBox(kinds));
        assertThat(tree.search(header.envelope)).isNotEmpty();
        assertThat(tree.search(new Envelope(-60, -50, -60, -50))).isEmpty();
    }

    /** The first column is the id. */
    private static String id(ByteBuffer file, int at) {
        Feature feature = Feature.getRootAsFeature(file.slice(at + 4, file.getInt(at)));
        ByteBuffer values = feature.propertiesAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        values.getShort();
        byte[] id = new byte[values.getInt()];
        values.get(id);
        return new String(id, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "pilots", "datasets"})
    void geoPackageHasItsTreeAndTheTriggersThatKeepIt(String kinds) throws Exception {
        String tree = "rtree_" + kinds + "_geometry";
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file(kinds + ".gpkg"))) {
            Set<String> found = texts(
                    database,
                    "SELECT t.id FROM " + kinds + " t JOIN " + tree + " r ON r.id = t.fid WHERE r.maxx >= "
                            + GUANGDONG.getMinX() + " AND r.minx <= " + GUANGDONG.getMaxX() + " AND r.maxy >= "
                            + GUANGDONG.getMinY() + " AND r.miny <= " + GUANGDONG.getMaxY());
            assertThat(found).isEqualTo(inBox(kinds));
            assertThat(texts(database, "SELECT extension_name FROM gpkg_extensions WHERE table_name = '" + kinds + "'"))
                    .containsExactly("gpkg_rtree_index");
            assertThat(texts(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                    .containsExactlyInAnyOrder(
                            tree + "_insert",
                            tree + "_update1",
                            tree + "_update2",
                            tree + "_update3",
                            tree + "_update4",
                            tree + "_delete");
            assertThat(texts(database, "SELECT rtreecheck('" + tree + "')")).containsExactly("ok");
            database.createStatement().execute("DELETE FROM " + kinds + " WHERE geometry IS NOT NULL");
            assertThat(texts(database, "SELECT id FROM " + tree)).isEmpty();
        }
    }

    private static Set<String> texts(Connection database, String sql) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (ResultSet rows = database.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "pilots", "datasets"})
    void parquetHasAColumnOfBoxes(String kinds) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file(kinds + ".parquet")))) {
            FileMetaData file = reader.getFileMetaData();
            JsonObject column = new JsonObject(file.keyValueMetadata().get("geo"))
                    .getJsonObject("columns")
                    .getJsonObject("geometry");
            assertThat(column.getJsonObject("covering").getJsonObject("bbox").getJsonArray("ymax"))
                    .isEqualTo(JsonArray.of("bbox", "ymax"));
            for (ColumnMetaData boxes : file.rowGroups().stream()
                    .flatMap(group -> group.columns().stream())
                    .map(chunk -> chunk.metaData())
                    .filter(each -> each.pathInSchema().toString().contains("xmin"))
                    .toList()) {
                double least = ByteBuffer.wrap(boxes.statistics().minValue())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getDouble();
                assertThat(least)
                        .isGreaterThanOrEqualTo(column.getJsonArray("bbox").getDouble(0));
            }
            FilterPredicate box = FilterPredicate.and(
                    FilterPredicate.gtEq("bbox.xmax", GUANGDONG.getMinX()),
                    FilterPredicate.ltEq("bbox.xmin", GUANGDONG.getMaxX()),
                    FilterPredicate.gtEq("bbox.ymax", GUANGDONG.getMinY()),
                    FilterPredicate.ltEq("bbox.ymin", GUANGDONG.getMaxY()));
            Set<String> found = new TreeSet<>();
            try (RowReader rows = reader.buildRowReader().filter(box).build()) {
                while (rows.hasNext()) {
                    rows.next();
                    found.add(rows.getString("id"));
                }
            }
            assertThat(found).isEqualTo(inBox(kinds));
        }
    }

    @Test
    void whatHasNoPlaceHasNoTree() throws IOException {
        byte[] none = portal.bytes("/api/export/pilots.fgb?filter=" + TestPortal.encode("name = 'nobody'"));
        assertThat(HeaderMeta.read(ByteBuffer.wrap(none).order(ByteOrder.LITTLE_ENDIAN)).indexNodeSize)
                .isZero();
    }
}
