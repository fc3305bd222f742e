package pilotcity.portal.face.export;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.generated.Feature;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.export.format.ExportFormat;

class ExportFaceTest {
    private static final List<String> SEARCHES = List.of(
            "pilots?",
            "pilots?q=" + encode("新区"),
            "pilots?bbox=110,20,120,30&sort=-announced",
            "pilots?filter=" + encode("batch = 2013 AND province <> '440000'"),
            "places?filter=" + encode("level = 'province'"),
            "organisations?",
            "projects?near=113.3,23.1&radius=100000",
            "pilots?filter=" + encode("name = 'nobody'"));

    private final TestPortal portal = TestPortal.shared();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyFormatHoldsWhatTheSearchFinds(ExportFormat format) throws Exception {
        for (String search : SEARCHES) {
            String query = search.substring(search.indexOf('?') + 1);
            byte[] file = portal.bytes(address(search, format));
            assertThat(ids(format, file)).as(search).containsExactlyInAnyOrderElementsOf(found(search, query));
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theSameRowsMakeTheSameBytesAndARangeIsPartOfThem(ExportFormat format) {
        String address = address("pilots?q=" + encode("新区"), format);
        undisturbed(address, first -> compareWithParts(address, first));
    }

    /**
     * What other tests leave behind may change the index meanwhile; then the export and the search are of two states.
     */
    private void undisturbed(String address, Consumer<HttpResponse<byte[]>> check) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> first = get(address);
            try {
                check.accept(first);
                return;
            } catch (AssertionError e) {
                if (attempt == 5
                        || get(address)
                                .headers()
                                .firstValue("ETag")
                                .equals(first.headers().firstValue("ETag"))) {
                    throw e;
                }
            }
        }
    }

    private void compareWithParts(String address, HttpResponse<byte[]> first) {
        byte[] whole = first.body();
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(address).body()).isEqualTo(whole);
        int middle = whole.length / 2;
        HttpResponse<byte[]> rest = get(address, "Range", "bytes=" + middle + "-", "If-Range", tag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, middle, whole.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes " + middle + "-" + (whole.length - 1) + "/" + whole.length);
        assertThat(rest.headers().firstValue("Repr-Digest")).contains(digest(whole));
        assertThat(get(address, "Range", "bytes=10-19").body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        assertThat(get(address, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
        assertThat(get(address, "Range", "bytes=5-", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(get(address, "Range", "bytes=" + whole.length + "-").statusCode())
                .isEqualTo(416);
        assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theSidecarTellsTheChecksumOfTheFile(ExportFormat format) {
        undisturbed(address("pilots?", format), file -> compareWithSidecar(format, file.body()));
    }

    private void compareWithSidecar(ExportFormat format, byte[] file) {
        JsonObject sidecar = new JsonObject(
                portal.get("/api/export/pilots." + format.extension() + ".json").body());
        JsonObject resource = sidecar.getJsonArray("resources").getJsonObject(0);
        assertThat(resource.getString("hash"))
                .isEqualTo("sha256:" + HexFormat.of().formatHex(sha256(file)));
        assertThat(resource.getLong("bytes")).isEqualTo(file.length);
        assertThat(resource.getLong("rows")).isEqualTo(193);
        JsonObject provenance = sidecar.getJsonObject("provenance");
        assertThat(provenance.getString("query")).isEqualTo(portal.url() + "/api/export/pilots." + format.extension());
        assertThat(provenance.getString("changeToken")).matches("[0-9]+-[0-9]+");
        assertThat(provenance.getJsonArray("licenses").getJsonObject(0).getString("name"))
                .isEqualTo("CC-BY-4.0");
        assertThat(provenance.getJsonArray("licenses").getJsonObject(0).getLong("rows"))
                .isEqualTo(193);
        assertThat(sidecar.getJsonArray("licenses")).isEqualTo(provenance.getJsonArray("licenses"));
        assertThat(provenance.getJsonArray("sources").getJsonObject(0).getString("attributionEn"))
                .contains("GeoNames");
    }

    @Test
    void whereItComesFromStandsInTheHeaderFields() {
        HttpResponse<byte[]> answer = get("/api/export/pilots.csv");
        assertThat(answer.headers().allValues("Link"))
                .contains("<https://spdx.org/licenses/CC-BY-4.0.html>; rel=\"license\"")
                .contains("<" + portal.url() + "/api/export/pilots.csv>; rel=\"canonical\"")
                .anyMatch(link -> link.contains("pilots.csv.json>; rel=\"describedby\""));
        assertThat(answer.headers().firstValue("X-Total-Count")).contains("193");
        assertThat(answer.headers().firstValue("Change-Token")).isPresent();
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"pilots-[0-9-]{10}.csv\"");
    }

    @Test
    void csvHasTheColumnsAndLabelsAskedFor() {
        String plain = text("/api/export/pilots.csv?fields=name,batch,geometry&sort=id");
        assertThat(plain).startsWith("id,name,batch,longitude,latitude\r\n").contains("\r\nCN-SCP-2012-001,");
        String labelled = text("/api/export/records.csv?simulated=only&fields=status&labels=zh&bom=true");
        assertThat(labelled).startsWith("\ufeff编号,状态\r\n");
        assertThat(text("/api/export/pilots.csv?fields=name&delimiter=semicolon"))
                .startsWith("id;name\r\n");
        assertThat(text("/api/export/pilots.csv?fields=name&delimiter=tab")).startsWith("id\tname\r\n");
    }

    @Test
    void aZippedExportIsTheSameInside() throws IOException {
        byte[] plain = portal.bytes("/api/export/pilots.geojson");
        HttpResponse<byte[]> zipped = get("/api/export/pilots.geojson", "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(zipped.headers().firstValue("ETag"))
                .isNotEqualTo(get("/api/export/pilots.geojson").headers().firstValue("ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 /api/export/pilot.csv",
                "404 /api/export/nothing.csv",
                "404 /api/export/pilots.xyz",
                "404 /api/export/pilots",
                "400 /api/export/pilots.csv?limit=3",
                "400 /api/export/pilots.csv?fields=nothing",
                "400 /api/export/pilots.geojson?bom=true",
                "400 /api/export/pilots.csv?labels=de",
                "400 /api/export/pilots.csv?filter=nothing",
                "400 /api/export/pilots.csv?detail=maybe",
                "400 /api/export/pilots.csv.json?limit=3"
            })
    void whatCannotBeExportedIsRefused(String expected) {
        HttpResponse<String> answer = portal.get(expected.substring(4));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void headAndOtherMethodsAndTypes() {
        assertThat(portal.send(portal.request("/api/export/pilots.parquet")
                                .HEAD()
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(portal.send(portal.request("/api/export/pilots.csv").DELETE().build())
                        .statusCode())
                .isEqualTo(405);
        // the address names the format, whatever a browser or a map asks for
        HttpResponse<String> named = portal.get("/api/export/pilots.csv", "Accept", "text/html");
        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(named.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    }

    private static String address(String search, ExportFormat format) {
        int query = search.indexOf('?');
        return "/api/export/" + search.substring(0, query) + "." + format.extension() + search.substring(query);
    }

    private List<String> found(String search, String query) {
        String kind = search.substring(0, search.indexOf('?'));
        JsonObject answer = new JsonObject(
                portal.get("/api/search?limit=1000&kind=" + kind + "&" + query).body());
        return answer.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .toList();
    }

    private String text(String address) {
        return new String(portal.bytes(address), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String address, String... headers) {
        try {
            return TestPortal.newClient()
                    .send(portal.request(address, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(content)) + ":";
    }

    private List<String> ids(ExportFormat format, byte[] file) throws IOException, SQLException {
        String text = new String(file, StandardCharsets.UTF_8);
        return switch (format) {
            case CSV ->
                CsvReader.builder().ofNamedCsvRecord(text).stream()
                        .map((NamedCsvRecord row) -> row.getField("id"))
                        .toList();
            case JSONL ->
                text.lines().map(line -> new JsonObject(line).getString("id")).toList();
            case GEOJSON -> featureIds(new JsonObject(text).getJsonArray("features"));
            case GEOJSONSEQ ->
                featureIds(new JsonArray(text.lines()
                        .map(line -> new JsonObject(line.substring(1)))
                        .toList()));
            case FLATGEOBUF -> ofFlatGeobuf(file);
            case GEOPACKAGE -> ofGeoPackage(file);
            case PARQUET -> ofParquet(file);
            case XLSX -> ofXlsx(file);
        };
    }

    private static List<String> featureIds(JsonArray features) {
        List<String> ids = new ArrayList<>();
        for (Object each : features) {
            JsonObject feature = (JsonObject) each;
            assertThat(feature.getString("type")).isEqualTo("Feature");
            assertThat(feature.containsKey("geometry")).isTrue();
            ids.add(feature.getString("id"));
        }
        return ids;
    }

    /** The first column is the id. */
    private static List<String> ofFlatGeobuf(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        HeaderMeta header = HeaderMeta.read(bytes);
        int at = header.offset;
        if (header.indexNodeSize > 0) {
            at += FlatGeobufTree.size((int) header.featuresCount);
        }
        List<String> ids = new ArrayList<>();
        while (at < file.length) {
            int length = bytes.getInt(at);
            Feature feature = Feature.getRootAsFeature(
                    ByteBuffer.wrap(file, at + 4, length).slice());
            ByteBuffer values = feature.propertiesAsByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN);
            assertThat(values.getShort()).isZero();
            byte[] id = new byte[values.getInt()];
            values.get(id);
            ids.add(new String(id, StandardCharsets.UTF_8));
            at += 4 + length;
        }
        assertThat(ids).hasSize((int) header.featuresCount);
        return ids;
    }

    private List<String> ofGeoPackage(byte[] file) throws IOException, SQLException {
        Path path = Files.write(folder.resolve("export.gpkg"), file);
        List<String> ids = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            String table;
            try (ResultSet contents = database.createStatement().executeQuery("SELECT table_name FROM gpkg_contents")) {
                table = contents.getString(1);
            }
            try (ResultSet rows = database.createStatement().executeQuery("SELECT id FROM " + table)) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private List<String> ofParquet(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("export.parquet"), file);
        List<String> ids = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(path));
                RowReader rows = reader.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                ids.add(rows.getString("id"));
            }
        }
        return ids;
    }

    /** The text of the first cell of each row but the first. */
    private static List<String> ofXlsx(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    String sheet = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    return java.util.regex.Pattern.compile("<c r=\"A[0-9]+\"[^>]*><is><t[^>]*>([^<]*)</t>")
                            .matcher(sheet)
                            .results()
                            .skip(1)
                            .map(match -> match.group(1))
                            .toList();
                }
            }
        }
        throw new AssertionError("no sheet");
    }
}
