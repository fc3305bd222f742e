package pilotcity.portal.kernel.learning.duplicate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.files.Sha256;

/** The cases of Boston's 311 of 2011, with what their closing notes say of repetitions. */
final class BostonCases {
    private static final Pattern REPEATS = Pattern.compile("dupl|\\bdup\\b|dup#");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(1010\\d{8}|\\d{6})(?!\\d)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Path MAPPING =
            Path.of("portal-api/src/main/resources/pilotcity/portal/servicerequest/bulkimport/mapping/boston.json");
    private static final int WHOLE_NUMBER = 12;

    /** More cases than this on one point, of many types, are not there. */
    private static final int DEFAULT_POINT = 100;

    private static final double RADIUS = 100;
    private static final double DAYS = 30;

    private final Map<String, NamedCsvRecord> rows = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Integer> atPoint = new HashMap<>();
    private final Map<String, String> cluster = new HashMap<>();
    private final JsonObject categories;
    private final Map<String, NamedCsvRecord> tree = new HashMap<>();

    private BostonCases(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : reader) {
                rows.put(id(row), row);
                order.add(id(row));
                atPoint.merge(point(row), 1, Integer::sum);
            }
        }
        categories = new JsonObject(Files.readString(TestPortal.home().resolve(MAPPING))).getJsonObject("categories");
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(TestPortal.home().resolve("datasets/categories/categories.csv"))) {
            reader.forEach(category -> tree.put(category.getField("id"), category));
        }
        joinClusters();
    }

    /** In the order of the file. */
    static List<ReportedCase> read(Path file) throws IOException {
        BostonCases cases = new BostonCases(file);
        return cases.order.stream().map(id -> cases.read(cases.rows.get(id))).toList();
    }

    private static String id(NamedCsvRecord row) {
        return row.getField("case_enquiry_id");
    }

    private static String point(NamedCsvRecord row) {
        return row.getField("latitude") + "," + row.getField("longitude");
    }

    private static boolean repeats(NamedCsvRecord row) {
        return REPEATS.matcher(row.getField("closure_reason").toLowerCase(Locale.ROOT))
                .find();
    }

    /** Cases that name each other in their notes are one thing. */
    private void joinClusters() {
        order.forEach(id -> cluster.put(id, id));
        order.forEach(id -> {
            String original = original(rows.get(id));
            if (!original.isEmpty()) {
                cluster.put(root(id), root(original));
            }
        });
    }

    private String root(String id) {
        String at = id;
        while (!at.equals(cluster.get(at))) {
            at = cluster.get(at);
        }
        return at;
    }

    private String original(NamedCsvRecord row) {
        if (!repeats(row)) {
            return "";
        }
        Matcher numbers = NUMBER.matcher(row.getField("closure_reason"));
        Set<String> seen = new HashSet<>();
        while (numbers.find()) {
            String number = numbers.group().length() == WHOLE_NUMBER ? numbers.group() : "101000" + numbers.group();
            if (!number.equals(id(row)) && seen.add(number) && rows.containsKey(number)) {
                return number;
            }
        }
        return "";
    }

    private ReportedCase read(NamedCsvRecord row) {
        String type = row.getField("type");
        String category = categories.getString(type);
        String closed = row.getField("closed_dt");
        String root = root(id(row));
        return new ReportedCase(
                id(row),
                type,
                category == null ? type : category,
                category == null ? null : top(category),
                category == null ? RADIUS : number(category, "duplicate_radius_m"),
                category == null ? DAYS : number(category, "duplicate_days"),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")),
                atPoint.get(point(row)) < DEFAULT_POINT,
                LocalDateTime.parse(row.getField("open_dt"), TIME),
                closed.isEmpty() ? null : LocalDateTime.parse(closed, TIME),
                row.getField("location"),
                repeats(row),
                !original(row).isEmpty(),
                root,
                isForTraining(root));
    }

    /** As the reference splits: by the hash of the cluster. */
    private static boolean isForTraining(String root) {
        String hash = Sha256.hex(root.getBytes(StandardCharsets.UTF_8));
        return Long.parseLong(hash.substring(0, 8), 16) % 10 < 5;
    }

    private String top(String category) {
        String at = category;
        while (!tree.get(at).getField("parent").isEmpty()) {
            at = tree.get(at).getField("parent");
        }
        return at;
    }

    private double number(String category, String column) {
        String at = category;
        while (tree.get(at).getField(column).isEmpty()) {
            at = tree.get(at).getField("parent");
        }
        return Double.parseDouble(tree.get(at).getField(column));
    }
}
