package pilotcity.portal.face.graphql.suggestion;

import graphql.Scalars;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;
import pilotcity.portal.suggestion.place.NamePart;
import pilotcity.portal.suggestion.place.PlaceSuggestion;

/** The types of what is looked up for words: places, and records that may mean the same. */
record FoundTypes(SchemaDraft draft) {
    static final String PLACE = "SuggestedPlace";
    static final String DUPLICATE = "SuggestedDuplicate";

    private static final GraphQLOutputType TEXT = SchemaTypes.required(Scalars.GraphQLString);

    /** A place with the documents that it names. */
    record Place(PlaceSuggestion suggestion, @Nullable Document place, List<LoadedDocument> landmarks) {
        static Place of(Index index, PlaceSuggestion suggestion) {
            String code = suggestion.place();
            return new Place(
                    suggestion,
                    code == null ? null : index.find("place", code).orElse(null),
                    suggestion.landmarks().stream()
                            .flatMap(id -> index.find("landmark", id).stream())
                            .map(LoadedDocument::new)
                            .toList());
        }

        @Nullable
        LoadedDocument loaded() {
            return place == null ? null : new LoadedDocument(place);
        }

        @Nullable
        Double degrees(ToDoubleFunction<Point> axis) {
            Point point = suggestion.point();
            return point == null ? null : axis.applyAsDouble(point);
        }
    }

    /** A record that may mean the same, as it is told in one language. */
    record Duplicate(PossibleDuplicate found, Language language) {}

    void add() {
        draft.object(PLACE, SchemaNames.text("Where it may be, as the words say", "话里说的地点"), all(named(), located()));
        draft.object(
                DUPLICATE,
                SchemaNames.text("A record that may mean the same", "可能是同一件事的记录"),
                all(likelihood(), reasons()));
    }

    private static List<SchemaField> all(List<SchemaField> first, List<SchemaField> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static SchemaField place(
            String name, GraphQLOutputType type, String en, String zh, Function<Place, @Nullable Object> read) {
        return SuggestedTypes.value(name, type, en, zh, Place.class, read);
    }

    private static List<SchemaField> named() {
        return List.of(
                place("place", SchemaTypes.ref("Place"), "The smallest place that is named", "所说的最小区划", Place::loaded),
                place(
                        "landmarks",
                        SchemaTypes.many(SchemaTypes.ref("Landmark")),
                        "The landmarks that are named",
                        "所说的地标",
                        Place::landmarks),
                place(
                        "relation",
                        TEXT,
                        "in, near, opposite, between or corner",
                        "关系",
                        each -> each.suggestion().relation().name().toLowerCase(Locale.ROOT)),
                place(
                        "address",
                        Scalars.GraphQLString,
                        "Road and house number",
                        "路名与门牌",
                        each -> each.suggestion().address()),
                place(
                        "read",
                        SchemaTypes.many(Scalars.GraphQLString),
                        "The words that it was read from",
                        "从中读出地点的字句",
                        each -> each.suggestion().parts().stream()
                                .map(NamePart::text)
                                .toList()));
    }

    private static List<SchemaField> located() {
        return List.of(
                place("lon", Scalars.GraphQLFloat, "Degrees east, WGS84", "经度", each -> each.degrees(Point::getX)),
                place("lat", Scalars.GraphQLFloat, "Degrees north, WGS84", "纬度", each -> each.degrees(Point::getY)),
                place(
                        "precision",
                        Scalars.GraphQLInt,
                        "Metres by which the point may be off",
                        "点位可能偏离的米数",
                        each -> each.suggestion().precision()),
                place(
                        "probability",
                        SchemaTypes.required(Scalars.GraphQLFloat),
                        "That the place is right, calibrated",
                        "地点正确的概率",
                        each -> each.suggestion().probability()));
    }

    private static SchemaField duplicate(
            String name, GraphQLOutputType type, String en, String zh, Function<Duplicate, @Nullable Object> read) {
        return SuggestedTypes.value(name, type, en, zh, Duplicate.class, read);
    }

    private static List<SchemaField> likelihood() {
        return List.of(
                duplicate(
                        "record",
                        SchemaTypes.required(SchemaTypes.ref("Record")),
                        "The record",
                        "记录",
                        each -> new LoadedDocument(each.found().document())),
                duplicate(
                        "probability",
                        SchemaTypes.required(Scalars.GraphQLFloat),
                        "That both mean the same thing",
                        "是同一件事的概率",
                        each -> each.found().probability()),
                duplicate(
                        "likelihood",
                        TEXT,
                        "The same in words, as a code",
                        "概率的档次",
                        each -> each.found().likelihood().code()),
                duplicate(
                        "label",
                        TEXT,
                        "The same in words",
                        "概率的说法",
                        each -> each.language().of(each.found().likelihood().label())));
    }

    private static List<SchemaField> reasons() {
        return List.of(
                duplicate(
                        "metres",
                        Scalars.GraphQLFloat,
                        "How far away; null where the points do not say",
                        "相距米数；点位说不清时为空",
                        each -> each.found().metres()),
                duplicate(
                        "closed",
                        SchemaTypes.required(Scalars.GraphQLBoolean),
                        "Whether it is closed already",
                        "是否已办结",
                        each -> each.found().closed()),
                duplicate(
                        "reasons",
                        SchemaTypes.many(Scalars.GraphQLString),
                        "What speaks for it, the most telling first",
                        "依据，最有力的在前",
                        each -> each.found().reasons().stream()
                                .map(each.language()::of)
                                .toList()));
    }
}
