package pilotcity.portal.face.shared.catalogue.solr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import pilotcity.portal.face.shared.catalogue.FileType;
import pilotcity.portal.face.shared.catalogue.Theme;

/** What the fields of CKAN's search index are called here. */
final class SolrFields {
    /**
     * A field of the search index.
     *
     * @param properties of the kind {@code dataset}; it is enough when one of them has the value
     * @param words whether it is text of which words are looked for, and not the whole value
     * @param date whether it is a date
     * @param value makes the value that stands in our documents of the one that CKAN has
     */
    record Target(List<String> properties, boolean words, boolean date, UnaryOperator<String> value) {
        static Target exact(String... properties) {
            return new Target(List.of(properties), false, false, UnaryOperator.identity());
        }

        static Target words(String... properties) {
            return new Target(List.of(properties), true, false, UnaryOperator.identity());
        }

        static Target date(String property) {
            return new Target(List.of(property), false, true, UnaryOperator.identity());
        }
    }

    /** Where words are looked for that name no field. */
    static final Target TEXT = Target.words(
            "name", "nameEn", "description", "descriptionEn", "keywords", "keywordsEn", "publisher", "publisherEn");

    private static final Map<String, Target> TARGETS = Map.ofEntries(
            Map.entry("id", Target.exact("id")),
            Map.entry("name", Target.exact("id")),
            Map.entry("title", Target.words("name", "nameEn")),
            Map.entry("title_string", Target.exact("name", "nameEn")),
            Map.entry("notes", Target.words("description", "descriptionEn")),
            Map.entry("text", TEXT),
            Map.entry("organization", Target.exact("publisherId")),
            Map.entry("owner_org", Target.exact("publisherId")),
            Map.entry("groups", new Target(List.of("themes"), false, false, SolrFields::theme)),
            Map.entry("tags", Target.exact("keywords", "keywordsEn")),
            Map.entry(
                    "res_format",
                    new Target(
                            List.of("formats"),
                            false,
                            false,
                            name -> FileType.of(name).name())),
            Map.entry("license_id", Target.exact("license")),
            Map.entry("license", Target.exact("license")),
            Map.entry("author", Target.words("publisher", "publisherEn")),
            Map.entry("maintainer", Target.words("contactName")),
            Map.entry("maintainer_email", Target.exact("contactEmail")),
            Map.entry("metadata_created", Target.date("metadataCreated")),
            Map.entry("metadata_modified", Target.date("metadataModified")));

    /** The one value that these have in every data set here. */
    private static final Map<String, Set<String>> FIXED = Map.of(
            "state", Set.of("active"),
            "type", Set.of("dataset"),
            "dataset_type", Set.of("dataset"),
            "entity_type", Set.of("package"),
            "private", Set.of("false"),
            "capacity", Set.of("public"),
            "permission_labels", Set.of("public"));

    private SolrFields() {}

    private static String theme(String code) {
        return Theme.findByCode(code).map(Theme::uri).orElse(code);
    }

    static boolean isFixed(String field) {
        return FIXED.containsKey(field);
    }

    static boolean fixedIs(String field, String value) {
        return FIXED.getOrDefault(field, Set.of()).contains(value.toLowerCase(Locale.ROOT));
    }

    /** @throws SolrException when the search index has no such field */
    static Target get(String field) {
        Target target = TARGETS.get(field);
        if (target == null) {
            throw new SolrException("undefined field " + field);
        }
        return target;
    }
}
