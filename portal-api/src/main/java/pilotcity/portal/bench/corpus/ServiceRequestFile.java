package pilotcity.portal.bench.corpus;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Generated records as the export of another city's system, with the mapping that says what its columns are. */
final class ServiceRequestFile {
    /** What the ids of its records begin with. */
    static final String SOURCE = "bench";

    private static final String[] HEADER = {
        "id",
        "reported",
        "closed",
        "due",
        "status",
        "notes",
        "service",
        "description",
        "agency",
        "address",
        "lon",
        "lat",
        "media"
    };
    private static final int PERCENT = 100;
    private static final int CLOSED = 80;
    private static final int LONGEST_DUE_DAYS = 30;
    private static final int MOST_MORE = 9;

    /** The categories of the portal that each topic of the samples is spread over; none whose points are hidden. */
    private static final Map<String, List<String>> CATEGORIES = Map.ofEntries(
            Map.entry("roads.pothole", List.of("pothole", "manhole-cover", "footway-surface")),
            Map.entry("roads.cycling", List.of("cycling-lane-blocked", "cycling-barrier", "cycling-steps")),
            Map.entry("roads.parking", List.of("illegal-parking", "fire-lane-parking", "shared-bike-clutter")),
            Map.entry("lighting", List.of("street-light-out", "street-light-pole", "street-light-missing")),
            Map.entry("sanitation.waste", List.of("litter", "bin-overflow", "bulky-waste")),
            Map.entry("sanitation.street", List.of("illegal-posters", "mosquito-breeding", "street-vending")),
            Map.entry("water.supply", List.of("water-outage", "water-quality", "water-leak")),
            Map.entry("noise", List.of("noise-construction", "noise-square-dance", "noise-equipment")),
            Map.entry("greenery", List.of("fallen-tree", "tree-pruning", "green-space-damage")),
            Map.entry("transport.bus", List.of("bus-delay", "bus-stop", "bus-route")),
            Map.entry("building", List.of("illegal-building", "building-facade", "lift-fault")),
            Map.entry("education", List.of("school-traffic", "school-food", "library")),
            Map.entry("health", List.of("public-toilet", "accessible-toilet", "food-safety")),
            Map.entry("labour", List.of("owners-committee", "old-neighbourhood", "telecom")));

    private ServiceRequestFile() {}

    /** Writes the samples before {@code documents} as rows. */
    static void write(Path csv, SampleGenerator generator, long documents) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        try (CsvWriter rows = CsvWriter.builder().build(csv)) {
            rows.writeRecord(HEADER);
            for (long number = 0; number < documents; number++) {
                rows.writeRecord(row(generator.sample(number), generator.random(-number)));
            }
        }
    }

    private static String[] row(SampleDocument sample, RandomGenerator random) {
        boolean closed = random.nextInt(PERCENT) < CLOSED;
        return new String[] {
            sample.id(),
            sample.reported().toString(),
            closed ? sample.updated().toString() : "",
            sample.reported()
                    .plus(Duration.ofDays(1 + random.nextInt(LONGEST_DUE_DAYS)))
                    .toString(),
            closed ? "closed" : "open",
            closed ? SampleVocabulary.notes(random) : "",
            service(category(sample.category(), random)),
            description(sample, random),
            sample.agency(),
            sample.address(),
            String.valueOf(sample.point().getX()),
            String.valueOf(sample.point().getY()),
            "https://example.org/media/service-requests/" + sample.id() + "/photo-1.jpg"
        };
    }

    /** A text of realistic length: what somebody saw, where, and more. */
    private static String description(SampleDocument sample, RandomGenerator random) {
        StringBuilder description = new StringBuilder(sample.description());
        for (int more = 1 + random.nextInt(MOST_MORE); more > 0; more--) {
            description.append(' ').append(SampleVocabulary.description(SampleVocabulary.topic(random), random));
        }
        return description.toString();
    }

    static String category(String topic, RandomGenerator random) {
        List<String> categories = categories(topic);
        return categories.get(SampleGenerator.skewed(random, categories.size()));
    }

    private static List<String> categories(String topic) {
        List<String> categories = CATEGORIES.get(topic);
        if (categories == null) {
            throw new IllegalArgumentException("no category for " + topic);
        }
        return categories;
    }

    /** A category of the portal that {@code sample} can have. */
    static String firstCategory(SampleDocument sample) {
        return categories(sample.category()).getFirst();
    }

    private static String service(String category) {
        return "SR " + category;
    }

    /** Writes the mapping. */
    static void writeMapping(Path json) throws IOException {
        Files.writeString(json, mapping().encodePrettily());
    }

    private static JsonObject mapping() {
        Map<String, Object> services = new TreeMap<>();
        CATEGORIES.values().stream()
                .flatMap(List::stream)
                .forEach(category -> services.put(service(category), category));
        JsonObject columns = new JsonObject()
                .put("statusNotes", "notes")
                .put("serviceName", "service")
                .put("mediaUrl", "media");
        List.of("id", "reported", "closed", "due", "status", "description", "agency", "address", "lon", "lat")
                .forEach(name -> columns.put(name, name));
        return new JsonObject()
                .put("source", SOURCE)
                .put(
                        "organisation",
                        new JsonObject()
                                .put("id", "bench-311")
                                .put("name", "测速市 311")
                                .put("nameEn", "City of Benchmarks 311"))
                .put("timezone", "Asia/Shanghai")
                .put("license", "CC0-1.0")
                .put("attribution", "generated for the benchmark")
                .put("url", "https://example.org/dataset/service-requests")
                .put("times", new JsonArray())
                .put("columns", columns)
                .put("closed", new JsonArray().add("closed"))
                .put("open", new JsonArray().add("open"))
                .put("categories", new JsonObject(services));
    }
}
