package pilotcity.portal.face.shared.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.PastTimes;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * A data set as catalogues list it.
 *
 * @param themes addresses in vocabularies of themes
 * @param files what was published, then exports of the kind that it is published as
 */
public record CatalogueEntry(
        String id,
        BilingualText title,
        BilingualText description,
        List<String> keywords,
        List<String> keywordsEn,
        List<String> themes,
        Publisher publisher,
        @Nullable Contact contact,
        Licence licence,
        BilingualText attribution,
        List<String> languages,
        Dates dates,
        Coverage coverage,
        BilingualText provenance,
        List<Source> sources,
        @Nullable String publishedAs,
        List<CatalogueFile> files,
        CatalogueRelease release) {

    /** The kind of the documents that an entry is read from. */
    public static final String KIND = "dataset";

    /** A mailto address has room for one; publishers write several, or add words. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$&'*+/=?_~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*");

    /** Whom to ask. */
    public record Contact(String name, String email) {}

    /**
     * When something happened to it.
     *
     * @param issued the day it was first published, or null
     * @param modified the day the data last changed, or null
     * @param listed when the portal first described it
     * @param changed when the description or a file last changed here
     * @param frequency an address in a vocabulary of frequencies, or null
     */
    public record Dates(
            @Nullable String issued,
            @Nullable String modified,
            String listed,
            String changed,
            @Nullable String frequency) {}

    /**
     * What it is about.
     *
     * @param box west, south, east, north, or null
     * @param place the id of a division, or null
     */
    public record Coverage(
            double @Nullable [] box,
            @Nullable String place,
            @Nullable String start,
            @Nullable String end) {}

    /** What it is made from. */
    public record Source(String title, @Nullable String url) {}

    /** @param document whole, or as lists show it */
    public static CatalogueEntry of(Document document, Kinds kinds) {
        EntryValues values = new EntryValues(document.map());
        Optional<Kind<?>> published =
                Optional.ofNullable(values.text("publishedAs")).flatMap(kinds::find);
        List<CatalogueFile> files = new ArrayList<>();
        values.groups("files").forEach(file -> files.add(CatalogueFile.of(file)));
        published.map(CatalogueFile::exports).ifPresent(files::addAll);
        return new CatalogueEntry(
                document.id(),
                values.both("name", "nameEn"),
                values.both("description", "descriptionEn"),
                values.texts("keywords"),
                values.texts("keywordsEn"),
                values.texts("themes"),
                new Publisher(
                        String.valueOf(values.text("publisherId")),
                        values.both("publisher", "publisherEn"),
                        values.text("publisherUrl")),
                contact(values),
                Licence.of(String.valueOf(values.text("license"))),
                values.both("attribution", "attributionEn"),
                values.texts("languages"),
                dates(values),
                coverage(values),
                values.both("provenance", "provenanceEn"),
                values.groups("sources").stream()
                        .map(source -> new Source(String.valueOf(source.text("title")), source.text("url")))
                        .toList(),
                published.map(Kind::name).orElse(null),
                List.copyOf(files),
                CatalogueRelease.of(values, kinds));
    }

    /** Where it is described as a data package, from the portal's root. */
    public String dataPackage() {
        return "/api/datasets/" + UrlEncoding.segment(id) + "/datapackage.json";
    }

    private static @Nullable Contact contact(EntryValues values) {
        String name = values.text("contactName");
        String email = Objects.requireNonNullElse(values.text("contactEmail"), "");
        return ADDRESS.matcher(email)
                .results()
                .findFirst()
                .map(first -> new Contact(Objects.requireNonNullElse(name, first.group()), first.group()))
                .orElse(null);
    }

    private static Dates dates(EntryValues values) {
        return new Dates(
                PastTimes.pastDay(values.text("issued")),
                PastTimes.pastDay(values.text("modified")),
                String.valueOf(values.text("metadataCreated")),
                String.valueOf(values.text("metadataModified")),
                values.text("frequency"));
    }

    private static Coverage coverage(EntryValues values) {
        return new Coverage(
                box(values.group("geometry")),
                values.text("place"),
                values.text("temporalStart"),
                values.text("temporalEnd"));
    }

    /** The bounds of a shape; where parts of it meet at the antimeridian, west is greater than east. */
    private static double @Nullable [] box(@Nullable Map<?, ?> geometry) {
        return geometry == null ? null : GeoJsonBounds.of(geometry.get("coordinates"));
    }
}
