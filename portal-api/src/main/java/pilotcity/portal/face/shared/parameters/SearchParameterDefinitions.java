package pilotcity.portal.face.shared.parameters;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;

/** What each parameter of a search is and how it is read; {@link SearchParameters} makes a query of them. */
public final class SearchParameterDefinitions {
    /** Words to find. */
    public static final OperationParameter<String> Q = OperationParameter.text(
                    "q", "检索词，中文、英文或拼音；每个词都须出现", "Words in Chinese, English or pinyin; every one has to be found")
            .example("广州", "smart city");

    /** A change token to wait for. */
    public static final OperationParameter<ChangeToken> AT_LEAST = OperationParameter.of(
            "atLeast",
            SchemaBuilder.pattern(ChangeToken.PATTERN),
            ChangeToken::parse,
            "变更令牌：等到索引已包含这次写入",
            "A change token: wait until the index has got that far");

    /** Whether documents that their kind sets aside are found: so far only simulated ones are. */
    public static final OperationParameter<String> SIMULATED = OperationParameter.choice(
                    SearchParameters.SIMULATED,
                    List.of("exclude", "include", "only"),
                    "演示数据：不含、包含、仅含",
                    "Documents of a demonstration: without them, with them, or only them")
            .orElse("exclude")
            .example("include");

    public static final OperationParameter<String> FILTER = OperationParameter.text(
                    "filter",
                    "CQL2 条件；各种类的字段见 /api/kinds",
                    "A condition in CQL2 (OGC 21-065r2) on the fields that /api/kinds lists")
            .example("batch = 2013 AND level = 'new-area'");

    /** How a filter is written. */
    public static final OperationParameter<String> FILTER_LANG = OperationParameter.choice(
                    "filter-lang",
                    List.of("cql2-text", "cql2-json"),
                    "条件的写法；不写则自动判断",
                    "How the condition is written; guessed when missing")
            .example("cql2-text");

    /** A box. */
    public static final OperationParameter<double[]> BBOX = OperationParameter.numbers(
                    "bbox",
                    Set.of(4, 6),
                    "西,南,东,北（WGS84 度）；六个数时含高度，高度不计",
                    "west,south,east,north in degrees of WGS84; of six numbers the heights do not count")
            .example("112.9,22.5,114.1,23.6");

    static final OperationParameter<Geometry> WITHIN = OperationParameter.of(
                    "within",
                    SchemaBuilder.text(),
                    SearchParameterDefinitions::geometry,
                    "WKT 或 GeoJSON 图形，经度在前",
                    "A shape as WKT or GeoJSON, longitude first")
            .example("POLYGON((112.9 22.5,114.1 22.5,114.1 23.6,112.9 23.6,112.9 22.5))");

    static final OperationParameter<double[]> NEAR = OperationParameter.numbers(
                    "near", Set.of(2), "经度,纬度（WGS84 度）", "lon,lat in degrees of WGS84")
            .example("113.324,23.106");

    static final OperationParameter<Double> RADIUS =
            OperationParameter.number("radius", 0, 20_100_000, "离 near 的距离（米）", "Metres from near; needs it");

    /** A moment, a day or an interval. */
    public static final OperationParameter<Filter> DATETIME = OperationParameter.of(
                    "datetime",
                    SchemaBuilder.text(),
                    DatetimeParameter::read,
                    "一个时刻或日期，或以 / 隔开的一段；一端可为 .. 或 ISO 8601 时长；日期按门户的时区计，其他系统的记录按其来源的时区",
                    "A day or an instant of RFC 3339, or two with / between them; either end may be .. or an ISO 8601"
                            + " duration. Days are those of the portal's time zone, of another system's records those of"
                            + " its own")
            .example("2013-01-01/..");

    static final OperationParameter<List<FacetRequest>> FACETS = OperationParameter.list(
                    "facets",
                    SchemaBuilder.text(),
                    SearchParameterDefinitions::facet,
                    "按这些字段计数；字段:n 为前 n 个值",
                    "Fields to count by, each with :n for the n most frequent values")
            .example("kind", "province:3,batch");

    static final OperationParameter<List<SortStep>> SORT = OperationParameter.list(
                    "sort",
                    SchemaBuilder.text(),
                    SearchParameterDefinitions::sort,
                    "排序字段；前加 - 为从大到小。distance 需要 near",
                    "Fields to order by, with - in front for descending; distance needs near")
            .example("-score", "id");

    static final OperationParameter<Boolean> HIGHLIGHT = OperationParameter.flag(
                    "highlight", "标出找到的词", "Marks the words that were found")
            .orElse(false)
            .example("true");

    static final OperationParameter<Integer> LIMIT = OperationParameter.integer(
                    "limit", 0, SearchQuery.MAX_LIMIT, "每页条数", "How many documents a page has")
            .orElse(20)
            .example("5");

    static final OperationParameter<String> CURSOR =
            OperationParameter.text("cursor", "从上一页的 next 继续", "Where to read on: next of the page before");

    private static final int FACET_LIMIT = 50;
    private static final Pattern FACET_COUNT = Pattern.compile("[1-9][0-9]{0,3}");
    private static final String KIND_NAME = "kind";

    private SearchParameterDefinitions() {}

    /** Kinds, singular or plural. */
    public static OperationParameter<List<String>> kind(Kinds kinds) {
        List<String> names = kinds.list().stream()
                .flatMap(kind -> List.of(kind.name(), kind.plural()).stream())
                .distinct()
                .toList();
        return OperationParameter.list(
                        KIND_NAME,
                        SchemaBuilder.choice(names),
                        name -> kindName(kinds, name),
                        "种类，单数或复数；不写则全部",
                        "Kinds, singular or plural; all when missing")
                .example(names.getFirst());
    }

    private static String kindName(Kinds kinds, String name) {
        return kinds.find(name)
                .map(Kind::name)
                .orElseThrow(() -> Problem.field(
                        KIND_NAME, "no kind '" + name + "'; there are " + String.join(", ", kinds.names())));
    }

    /** Every parameter of a search, with the fields that {@code kinds} have. */
    static List<OperationParameter<?>> list(Kinds kinds) {
        return List.of(
                Q,
                kind(kinds),
                FILTER,
                FILTER_LANG,
                BBOX,
                WITHIN,
                NEAR,
                RADIUS,
                DATETIME,
                FACETS.withSchema(items("^(kind|" + names(kinds, Field::facetable) + ")(:[1-9][0-9]{0,3})?$")),
                SORT.withSchema(items("^[-+]?(score|distance|id|" + names(kinds, Field::sortable) + ")$")),
                HIGHLIGHT,
                SIMULATED,
                LIMIT,
                CURSOR,
                AT_LEAST);
    }

    private static JsonObject items(String pattern) {
        return SchemaBuilder.list(SchemaBuilder.pattern(pattern)).put("minItems", 1);
    }

    private static String names(Kinds kinds, Predicate<Field<?>> which) {
        return kinds.fieldNames().stream()
                .filter(name -> kinds.list().stream()
                        .flatMap(kind -> kind.findField(name).stream())
                        .anyMatch(which))
                .collect(Collectors.joining("|"));
    }

    private static Geometry geometry(String text) {
        boolean json = text.stripLeading().startsWith("{");
        return Geometries.requireValid(json ? GeoJson.read(text) : Geometries.readWkt(text));
    }

    /** {@code -announced,name}: descending with a minus; the score alone is best first. */
    private static SortStep sort(String step) {
        boolean minus = step.startsWith("-");
        String field = minus || step.startsWith("+") ? step.substring(1) : step;
        return new SortStep(field, field.equals(SortStep.SCORE) || minus);
    }

    /** {@code province,level:10}: with the number of values wanted. */
    private static FacetRequest facet(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length == 1) {
            return new FacetRequest(text, FACET_LIMIT);
        }
        if (!FACET_COUNT.matcher(parts[1]).matches()) {
            throw Problem.field("facets", "the number of values must be from 1 to 9999, not '" + parts[1] + "'");
        }
        return new FacetRequest(parts[0], Integer.parseInt(parts[1]));
    }
}
