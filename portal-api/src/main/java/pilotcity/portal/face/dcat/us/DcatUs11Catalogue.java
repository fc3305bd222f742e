package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.shared.catalogue.Theme;

/**
 * DCAT-US 1.1, the schema of Project Open Data for {@code /data.json}. The codes of bureau and programme are those for
 * nobody's: the schema asks for them, and no bureau of the United States publishes here.
 */
public record DcatUs11Catalogue(CatalogueInfo about, CatalogueAddresses names) implements UsCatalogue {
    private static final String SCHEMA = "https://project-open-data.cio.gov/v1.1/schema";
    private static final String FREQUENCIES = "http://publications.europa.eu/resource/authority/frequency/";
    private static final String NO_BUREAU = "000:00";
    private static final String NO_PROGRAMME = "000:000";

    /** ISO 8601 intervals, as the schema has them. */
    private static final Map<String, String> INTERVALS = Map.of(
            "IRREG", "irregular",
            "ANNUAL", "R/P1Y",
            "QUARTERLY", "R/P3M",
            "MONTHLY", "R/P1M",
            "WEEKLY", "R/P1W",
            "DAILY", "R/P1D",
            "HOURLY", "R/PT1H");

    @Override
    public JsonObject head() {
        return new JsonObject()
                .put("@context", SCHEMA + "/catalog.jsonld")
                .put("@id", names.url("/data.json"))
                .put("@type", "dcat:Catalog")
                .put("conformsTo", SCHEMA)
                .put("describedBy", SCHEMA + "/catalog.json");
    }

    @Override
    public String list() {
        return "dataset";
    }

    @Override
    public JsonObject dataset(CatalogueEntry entry) {
        CatalogueEntry.Contact contact = UsJsonObject.contact(entry, about);
        CatalogueEntry.Dates dates = entry.dates();
        List<String> keywords = Stream.concat(entry.keywordsEn().stream(), entry.keywords().stream())
                .toList();
        return UsJsonObject.of("dcat:Dataset")
                .put("identifier", names.dataset(entry.id()))
                .put("title", entry.title().english())
                .put("description", (entry.description().isEmpty() ? entry.title() : entry.description()).english())
                .list("keyword", keywords.isEmpty() ? List.of(entry.title().english()) : keywords)
                .put("modified", Objects.requireNonNullElse(dates.modified(), dates.changed()))
                .put("issued", dates.issued())
                .put(
                        "publisher",
                        UsJsonObject.of("org:Organization")
                                .put("name", entry.publisher().name().english())
                                .object())
                .put(
                        "contactPoint",
                        UsJsonObject.of("vcard:Contact")
                                .put("fn", contact.name())
                                .put("hasEmail", "mailto:" + contact.email())
                                .object())
                .put("accessLevel", "public")
                .list("bureauCode", List.of(NO_BUREAU))
                .list("programCode", List.of(NO_PROGRAMME))
                .put("license", entry.licence().url())
                .put("spatial", spatial(entry.coverage()))
                .put("temporal", temporal(entry.coverage()))
                .put("accrualPeriodicity", interval(dates.frequency()))
                .list("language", entry.languages())
                .put("landingPage", names.page(entry))
                .put("describedBy", names.dataPackage(entry))
                .put("describedByType", "application/json")
                .list("theme", themes(entry))
                .list(
                        "distribution",
                        entry.files().stream().map(this::distribution).toList())
                .object();
    }

    private static @Nullable String spatial(CatalogueEntry.Coverage coverage) {
        double[] box = coverage.box();
        return box == null ? null : box[0] + "," + box[1] + "," + box[2] + "," + box[3];
    }

    private static @Nullable String temporal(CatalogueEntry.Coverage coverage) {
        return coverage.start() == null || coverage.end() == null ? null : coverage.start() + "/" + coverage.end();
    }

    private static @Nullable String interval(@Nullable String frequency) {
        return frequency == null || !frequency.startsWith(FREQUENCIES)
                ? null
                : INTERVALS.get(frequency.substring(FREQUENCIES.length()));
    }

    private static List<String> themes(CatalogueEntry entry) {
        return entry.themes().stream()
                .map(uri -> Theme.find(uri).map(theme -> theme.label().en()).orElse(uri))
                .toList();
    }

    private JsonObject distribution(CatalogueFile file) {
        return UsJsonObject.of("dcat:Distribution")
                .put("title", file.title().english())
                .put("description", file.description().english())
                .put("downloadURL", names.url(file.url()))
                .put("mediaType", file.mediaType())
                .put("format", file.format())
                .object();
    }
}
