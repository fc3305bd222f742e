package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.dcat.listing.DataServiceSpec;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.face.shared.catalogue.FileType;
import pilotcity.portal.face.shared.catalogue.Publisher;

/**
 * DCAT-US 3.0 as JSON-LD with its context in it. Texts are in English, and in all languages in the {@code …Map} beside
 * them; keywords, which the published schema has as one text, stand in their map alone.
 */
public record DcatUs3Catalogue(CatalogueInfo about, CatalogueAddresses names) implements UsCatalogue {
    private static final String IANA = "http://www.iana.org/assignments/media-types/";
    private static final String SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";
    private static final String LANGUAGE = "http://publications.europa.eu/resource/authority/language/";
    private static final Map<String, String> LANGUAGES = Map.of("zh", "ZHO", "en", "ENG");

    @Override
    public JsonObject head() {
        return UsJsonObject.of("Catalog")
                .put("@id", names.catalogue())
                .put("@context", DcatUs3Context.CONTEXT)
                .both("title", about.title())
                .both("description", about.description())
                .put("publisher", operator())
                .put("homepage", names.url("/"))
                .put("license", about.licence().url())
                .put("conformsTo", "https://resources.data.gov/resources/dcat-us3/")
                .list("language", List.of(LANGUAGE + "ZHO", LANGUAGE + "ENG"))
                .list("service", DataServiceSpec.ALL.stream().map(this::service).toList())
                .object();
    }

    private JsonObject operator() {
        return UsJsonObject.of("Agent")
                .put("@id", names.ofCatalogue("operator"))
                .put("name", about.operator())
                .object();
    }

    private JsonObject service(DataServiceSpec spec) {
        return UsJsonObject.of("DataService")
                .put("@id", names.ofCatalogue("service-" + spec.key()))
                .both("title", spec.title())
                .both("description", spec.description())
                .put("publisher", operator())
                .list("contactPoint", List.of(kind(names.ofCatalogue("contact"), about.operator(), about.email())))
                .list("endpointURL", List.of(names.url(spec.endpoint())))
                .list("endpointDescription", List.of(names.url(spec.described())))
                .list("conformsTo", List.of(spec.standard()))
                .object();
    }

    private static JsonObject kind(String id, String name, String email) {
        return UsJsonObject.of("Kind")
                .put("@id", id)
                .put("fn", name)
                .put("hasEmail", "mailto:" + email)
                .object();
    }

    @Override
    public String list() {
        return "dataset";
    }

    @Override
    public JsonObject dataset(CatalogueEntry entry) {
        CatalogueEntry.Contact contact = UsJsonObject.contact(entry, about);
        CatalogueEntry.Dates dates = entry.dates();
        return UsJsonObject.of("Dataset")
                .put("@id", names.dataset(entry.id()))
                .list("identifier", List.of(entry.id()))
                .both("title", entry.title())
                .both("description", entry.description().isEmpty() ? entry.title() : entry.description())
                .put("keywordMap", keywords(entry))
                .list("theme", entry.themes())
                .put("publisher", publisher(entry.publisher()))
                .list("contactPoint", List.of(kind(names.of(entry, "contact"), contact.name(), contact.email())))
                .put("issued", dates.issued())
                .put("modified", Objects.requireNonNullElse(dates.modified(), dates.changed()))
                .put("accrualPeriodicity", dates.frequency())
                .put("accessRights", "http://publications.europa.eu/resource/authority/access-right/PUBLIC")
                .list("language", languages(entry))
                .put("landingPage", names.page(entry))
                .list("geographicBoundingBox", boxes(entry))
                .list("temporal", periods(entry))
                .list("provenance", provenance(entry))
                .list(
                        "distribution",
                        entry.files().stream()
                                .map(file -> distribution(entry, file))
                                .toList())
                .object();
    }

    private JsonObject publisher(Publisher publisher) {
        return UsJsonObject.of("Organization")
                .put("@id", names.ofCatalogue("publisher-" + publisher.id()))
                .put("name", publisher.name().english())
                .both("prefLabel", publisher.name())
                .object();
    }

    private static @Nullable JsonObject keywords(CatalogueEntry entry) {
        UsJsonObject words = new UsJsonObject()
                .put("zh", new JsonArray(entry.keywords()))
                .put("en", new JsonArray(entry.keywordsEn()));
        return words.object().isEmpty() ? null : words.object();
    }

    private static List<String> languages(CatalogueEntry entry) {
        return entry.languages().stream()
                .map(LANGUAGES::get)
                .filter(Objects::nonNull)
                .map(LANGUAGE::concat)
                .toList();
    }

    private List<JsonObject> boxes(CatalogueEntry entry) {
        double[] box = entry.coverage().box();
        return box == null
                ? List.of()
                : List.of(UsJsonObject.of("GeographicBoundingBox")
                        .put("@id", names.of(entry, "extent"))
                        .put("westBoundingLongitude", String.valueOf(box[0]))
                        .put("southBoundingLatitude", String.valueOf(box[1]))
                        .put("eastBoundingLongitude", String.valueOf(box[2]))
                        .put("northBoundingLatitude", String.valueOf(box[3]))
                        .object());
    }

    private List<JsonObject> periods(CatalogueEntry entry) {
        CatalogueEntry.Coverage coverage = entry.coverage();
        return coverage.start() == null && coverage.end() == null
                ? List.of()
                : List.of(UsJsonObject.of("PeriodOfTime")
                        .put("@id", names.of(entry, "period"))
                        .put("startDate", coverage.start())
                        .put("endDate", coverage.end())
                        .object());
    }

    private List<JsonObject> provenance(CatalogueEntry entry) {
        return entry.provenance().isEmpty()
                ? List.of()
                : List.of(UsJsonObject.of("ProvenanceStatement")
                        .put("@id", names.of(entry, "provenance"))
                        .both("label", entry.provenance())
                        .object());
    }

    private JsonObject distribution(CatalogueEntry entry, CatalogueFile file) {
        UsJsonObject checksum = UsJsonObject.of("Checksum")
                .put("@id", names.distribution(entry, file) + "-checksum")
                .put("algorithm", SHA256)
                .put("checksumValue", file.sha256());
        return UsJsonObject.of("Distribution")
                .put("@id", names.distribution(entry, file))
                .both("title", file.title())
                .both("description", file.description())
                .put("accessURL", names.url(file.url()))
                .put("downloadURL", names.url(file.url()))
                .put("mediaType", IANA + file.mediaType())
                .put("format", FileType.of(file.format()).uri().orElse(null))
                .put("license", entry.licence().url())
                .put("byteSize", file.bytes() == null ? null : String.valueOf(file.bytes()))
                .put("checksum", file.sha256() == null ? null : checksum.object())
                .object();
    }
}
